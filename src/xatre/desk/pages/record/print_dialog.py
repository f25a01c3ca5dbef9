"""Printing a record: as which form, how it looks, whether names are in and why; to a printer or a
PDF.

It asks the book for the sheet; that it was printed is written down before it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from xatre.desk import last_place, paper
from xatre.desk.pages.record.paper_dialog import Paper, PaperDialog
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.errors import XatreError
from xatre.work.records import print_record
from xatre.work.records.print_record import SHEET, PrintedSheet
from xatre.work.session import Session


class PrintDialog(PaperDialog):
    """The sheet of a record as it will be, as one of the forms that are filled from it."""

    def __init__(self, seat: Seat, kind: str, id: str, parent: QWidget | None = None) -> None:
        self.kind, self.id = kind, id
        self.sheet: PrintedSheet | None = None
        super().__init__(seat, "In phiếu", "In theo mẫu", parent)
        self._turned(False)
        self.offer([(SHEET, "Phiếu hồ sơ")])
        seat.ask(lambda session: print_record.forms_offered(session, kind), self._offered)

    def _offered(self, forms: dict[str, str]) -> None:
        self.offer(list(forms.items()))

    @property
    def form(self) -> str:
        return self.choice.value or SHEET

    def making(self) -> Callable[[Session], Paper] | None:
        kind, id, reason, form = self.kind, self.id, self.reason, self.form
        return lambda session: print_record.make_sheet(session, kind, id, reason, form)

    def show_paper(self, made: Paper) -> None:
        if isinstance(made, PrintedSheet):
            self.sheet = made
        super().show_paper(made)


def print_record_of(
    seat: Seat, kind: str, id: str, parent: QWidget, tell: Callable[[Message], None]
) -> None:
    """Ask how, then print the record or write its PDF."""
    dialog = PrintDialog(seat, kind, id, parent)
    answer = dialog.ask()
    reason, form = dialog.reason, dialog.form
    if answer == "save":
        name = dialog.sheet.name if dialog.sheet else "phieu.pdf"
        chosen = last_place.save_name(parent, "Lưu phiếu", name, "PDF (*.pdf)")
        if chosen:
            save_sheet(seat, kind, id, reason, Path(chosen), tell, form)
    elif answer == "print":
        printer = paper.choose_printer(parent)
        if printer is not None:

            def send(sheet: PrintedSheet) -> None:
                paper.print_on(printer, sheet.html)
                tell(Message("success", "Đã gửi phiếu tới máy in.", ""))

            _noted(seat, kind, id, reason, form, "", send)


def save_sheet(
    seat: Seat,
    kind: str,
    id: str,
    reason: str,
    file: Path,
    tell: Callable[[Message], None],
    form: str = SHEET,
) -> None:
    """Write the PDF to `file`, once it stands in the journal."""

    def write(sheet: PrintedSheet) -> None:
        write_paper(seat, sheet.html, file, bool(reason), tell)

    _noted(seat, kind, id, reason, form, file.name, write)


def write_paper(
    seat: Seat, html: str, file: Path, named: bool, tell: Callable[[Message], None]
) -> None:
    """Write a PDF that is written down already, and say so."""
    try:
        paper.write_pdf(html, file)
    except XatreError as error:
        seat.navigator.fault(error)
        return
    rest = "Tệp này ngoài sổ, không có mật khẩu: in hoặc gửi xong thì xóa." if named else ""
    tell(Message("success", f"Đã lưu {file.name}.", rest))


def _noted(
    seat: Seat,
    kind: str,
    id: str,
    reason: str,
    form: str,
    to: str,
    then: Callable[[PrintedSheet], None],
) -> None:
    def job(session: Session) -> PrintedSheet:
        sheet = print_record.make_sheet(session, kind, id, reason, form)
        print_record.note_printed(session, sheet, to)
        return sheet

    seat.ask(job, then, seat.navigator.fault)
