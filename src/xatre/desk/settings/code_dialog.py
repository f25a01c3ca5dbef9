"""A new recovery code while the book is open: shown, and asked back, as with a new book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from xatre.desk.entry.parts import COLUMN
from xatre.desk.entry.recovery_code import AskBackPage, CodePage, NotePaper
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.style import mark
from xatre.reports.letterhead import Printing
from xatre.work.papers.recovery_paper import note_recovery_sheet


class CodeDialog(QDialog):
    """Closes only when the code was typed back: the old one is worth nothing any more."""

    def __init__(
        self, code: str, book_title: str, note_paper: NotePaper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mã khôi phục mới")
        self.setModal(True)
        mark(self, panel="dialog")
        self.resize(COLUMN, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.shown = CodePage(code, book_title, note_paper, self)
        self.asked = AskBackPage(code, self)
        self.stack.addWidget(self.shown)
        self.stack.addWidget(self.asked)
        self.shown.next.clicked.connect(self._ask)
        self.asked.back.clicked.connect(self._again)
        self.asked.confirmed.connect(self._done)
        self._ring = FocusRing(self)

    def _ask(self) -> None:
        self.stack.setCurrentWidget(self.asked)
        self.asked.seen()

    def _again(self) -> None:
        self.stack.setCurrentWidget(self.shown)

    def _done(self) -> None:
        self.shown.forget()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def reject(self) -> None:
        """The window's own cross does nothing before the code was typed back."""


def show_code(seat: Seat, code: str, parent: QWidget) -> None:
    """Show the new code of the book that is open, until it was typed back."""

    def note_paper(
        file: str, take: Callable[[Printing], None], failed: Callable[[Exception], None]
    ) -> None:
        seat.ask(lambda session: note_recovery_sheet(session, file), take, failed)

    CodeDialog(code, f"Sổ của {seat.facts.unit_name}", note_paper, parent).exec()
