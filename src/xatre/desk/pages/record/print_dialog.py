"""Printing a record: how the sheet looks, whether names are in and why; to a printer or a PDF.

It asks the book for the sheet; that it was printed is written down before it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from xatre.desk import paper
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.text import Words
from xatre.errors import XatreError
from xatre.work.records import print_record
from xatre.work.records.print_record import LONGEST_REASON, Sheet
from xatre.work.session import Session

PREVIEW_HEIGHT = 330
PREVIEW_DPI = 60


class PrintDialog(Dialog):
    """The sheet as it will be. With names in, a reason is asked first; `reason` is "" without."""

    def __init__(self, seat: Seat, kind: str, id: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "In phiếu",
            "Bản in không có tên trừ khi ghi lý do; mỗi lần in có tên được ghi vào nhật ký của sổ.",
            level="info",
            parent=parent,
        )
        self.seat, self.kind, self.id = seat, kind, id
        self.sheet: Sheet | None = None
        self.body.addSpacing(8)
        self.names = CheckBox("In cả họ tên và mục riêng tư", self)
        self.names.setVisible(seat.facts.may("exchange"))
        self.names.toggled.connect(self._turned)
        self.body.addWidget(self.names, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked = Words("Lý do in có tên", "label", self)
        asking = QVBoxLayout()
        asking.setSpacing(3)
        asking.addWidget(self._asked)
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Lý do in có tên")
        self.line.setPlaceholderText("Ví dụ: nộp hồ sơ cho Công an xã theo công văn 12")
        self.line.setMaxLength(LONGEST_REASON)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.refresh)
        asking.addWidget(self.line)
        self.body.addLayout(asking)
        self._pages = QWidget(self)
        grounded(self._pages, "rail")
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(8)
        self.preview = QScrollArea(self)
        self.preview.setAccessibleName("Xem trước bản in")
        self.preview.setFixedHeight(PREVIEW_HEIGHT)
        self.preview.setWidgetResizable(True)
        self.preview.setWidget(self._pages)
        self.body.addWidget(self.preview)
        self.add_button("keep", "Không in", "quiet")
        self.save_button = self.add_button("save", "Lưu PDF…", "secondary", "download")
        self.print_button = self.add_button("print", "In…", "primary", "printer")
        self._turned(False)

    @property
    def reason(self) -> str:
        return self.line.text().strip() if self.names.isChecked() else ""

    def refresh(self) -> None:
        """Make the sheet again, as it is now to be."""
        if self.names.isChecked() and not self.reason:
            return
        if self.sheet is not None and self.sheet.reason == self.reason:
            return
        kind, id, reason = self.kind, self.id, self.reason
        self.seat.ask(
            lambda session: print_record.make_sheet(session, kind, id, reason),
            self._show,
            self.seat.navigator.fault,
        )

    def _show(self, sheet: Sheet) -> None:
        if not isValid(self):  # closed before its sheet was made
            return
        self.sheet = sheet
        while self._column.count():
            page = self._column.takeAt(0).widget()
            if page is not None:
                page.deleteLater()
        for number, picture in enumerate(paper.pictures(sheet.html, PREVIEW_DPI), 1):
            page = QLabel(self._pages)
            page.setAccessibleName(f"Trang {number}")
            page.setPixmap(QPixmap.fromImage(picture))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(page)

    def _turned(self, on: bool) -> None:
        self._asked.setVisible(on)
        self.line.setVisible(on)
        self._typed(self.line.text())
        if on:
            self.line.setFocus()
        self.refresh()

    def _typed(self, words: str) -> None:
        missing = self.names.isChecked() and not words.strip()
        for button in (self.save_button, self.print_button):
            button.forbid("Ghi lý do in có tên trước" if missing else "")


def print_record_of(
    seat: Seat, kind: str, id: str, parent: QWidget, tell: Callable[[Message], None]
) -> None:
    """Ask how, then print the record or write its PDF."""
    dialog = PrintDialog(seat, kind, id, parent)
    answer = dialog.ask()
    reason = dialog.reason
    if answer == "save":
        name = dialog.sheet.name if dialog.sheet else "phieu.pdf"
        chosen, _ = QFileDialog.getSaveFileName(parent, "Lưu phiếu", name, "PDF (*.pdf)")
        if chosen:
            save_sheet(seat, kind, id, reason, Path(chosen), tell)
    elif answer == "print":
        printer = paper.choose_printer(parent)
        if printer is not None:

            def send(sheet: Sheet) -> None:
                paper.print_on(printer, sheet.html)
                tell(Message("success", "Đã gửi phiếu tới máy in.", ""))

            _noted(seat, kind, id, reason, "", send)


def save_sheet(
    seat: Seat,
    kind: str,
    id: str,
    reason: str,
    file: Path,
    tell: Callable[[Message], None],
) -> None:
    """Write the PDF to `file`, once it stands in the journal."""

    def write(sheet: Sheet) -> None:
        try:
            paper.write_pdf(sheet.html, file)
        except XatreError as error:
            seat.navigator.fault(error)
            return
        rest = "Tệp này ngoài sổ, không có mật khẩu: in hoặc gửi xong thì xóa." if reason else ""
        tell(Message("success", f"Đã lưu {file.name}.", rest))

    _noted(seat, kind, id, reason, file.name, write)


def _noted(
    seat: Seat, kind: str, id: str, reason: str, to: str, then: Callable[[Sheet], None]
) -> None:
    def job(session: Session) -> Sheet:
        sheet = print_record.make_sheet(session, kind, id, reason)
        print_record.note_printed(session, sheet, to)
        return sheet

    seat.ask(job, then, seat.navigator.fault)
