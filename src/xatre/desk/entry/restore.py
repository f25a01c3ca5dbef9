"""Bringing a book back from a backup: which file, into which empty folder. Opening comes after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xatre import paths
from xatre.desk import last_place
from xatre.desk.entry.parts import EntryPage, FieldNote
from xatre.desk.entry.places import FolderLine, free_folder
from xatre.desk.widgets.buttons import Button
from xatre.errors import XatreError
from xatre.work.keeping import AFTER_RESTORING

ENDING = ".xtbackup"


class RestorePage(EntryPage):
    """`asked(backup, folder)` when both are chosen."""

    asked = Signal(str, str)

    def __init__(
        self, backup: str = "", book_folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Khôi phục từ bản sao lưu",
            "Sổ được dựng lại ở một thư mục mới; sổ cũ và bản sao lưu không bị đụng tới. Mở bằng "
            f"mật khẩu hoặc mã khôi phục lúc sao lưu. {AFTER_RESTORING}",
            parent,
        )
        self._start = str(Path(book_folder) / "backups") if book_folder else str(Path.home())
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = QLineEdit(backup, self)
        self.file.setAccessibleName("Bản sao lưu")
        choose = Button("Chọn…", "secondary", "folder-open", self)
        choose.setAccessibleName("Chọn bản sao lưu")
        choose.clicked.connect(self._choose)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self.label(f"Bản sao lưu (tệp {ENDING})")
        self.body.addLayout(row)
        self.file_note = FieldNote(self)
        self.body.addWidget(self.file_note)
        name = Path(book_folder).name if book_folder else "so"
        beside = Path(book_folder).parent if book_folder else paths.books()
        place = free_folder(beside / f"{name}-khoi-phuc-{date.today():%Y%m%d}")
        self.label("Dựng lại vào thư mục")
        self.folder = FolderLine("Dựng lại vào thư mục", place, self)
        self.body.addWidget(self.folder)
        self.note = FieldNote(self)
        self.body.addWidget(self.note)
        self.body.addSpacing(6)
        self.next.say("Khôi phục sổ")
        self.next.clicked.connect(self._go)

    def seen(self) -> None:
        (self.next if self.file.text() else self.file).setFocus()

    def _choose(self) -> None:
        file = last_place.open_name(
            self, "Chọn bản sao lưu", self._start, f"Bản sao lưu (*{ENDING})"
        )
        if file:
            self.file.setText(file)
            self.file_note.say("")

    def _go(self) -> None:
        there = Path(self.file.text().strip()).is_file() if self.file.text().strip() else False
        self.file_note.say("" if there else "Chưa chọn bản sao lưu, hoặc tệp không còn ở đó.")
        if there and self.folder.check():
            self.set_busy(True)
            self.asked.emit(self.file.text().strip(), str(self.folder.folder))

    def set_busy(self, on: bool) -> None:
        """While the backup is unpacked."""
        for widget in (self.next, self.back, self.file, self.folder):
            widget.setEnabled(not on)
        self.next.say("Đang khôi phục…" if on else "Khôi phục sổ")

    def show_fault(self, error: XatreError) -> None:
        """It could not be restored; nothing was left behind."""
        self.set_busy(False)
        self.note.say(f"{error.happened} {error.to_do} ({error.code})")
