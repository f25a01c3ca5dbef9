"""A sheet made ready: printed, or kept as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from xatre.desk import last_place, paper
from xatre.desk.widgets.dialog import Dialog


class SheetDialog(Dialog):
    """What the sheet holds, and the two ways it becomes paper."""

    PRINT, KEEP = "print", "keep"

    def __init__(self, title: str, words: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(title, words, level="info", parent=parent)
        self.html, self._title = html, title
        self.add_button("stop", "Thôi", "quiet")
        self.add_button(self.PRINT, "In…", "secondary", "printer")
        self.add_button(self.KEEP, "Lưu PDF…", "primary", "save", safe=True)

    def put_out(self) -> Path | None:
        """Ask, then print or keep it; the file where one was written. Raises PaperNotWritten."""
        chosen = self.ask()
        if chosen == self.PRINT:
            paper.print_html(self.html, self.parentWidget())
        if chosen == self.KEEP:
            name = last_place.save_name(
                self.parentWidget(), "Lưu PDF", f"{self._title}.pdf", "PDF (*.pdf)"
            )
            if name:
                return paper.write_pdf(self.html, Path(name), self._title)
        return None
