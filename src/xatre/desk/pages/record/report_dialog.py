"""Reports, work lists, empty forms and tables of one kind of record: shown, printed, saved as PDF
or Excel. What leaves is written down before it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from xatre.desk import last_place, paper
from xatre.desk.pages.record.paper_dialog import Paper, PaperDialog
from xatre.desk.pages.record.print_dialog import write_paper
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.day_box import DayBox
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.text import Words
from xatre.kinds import KINDS
from xatre.model import days
from xatre.reports.paper_forms import FORMS
from xatre.work.papers import reports
from xatre.work.papers.report import Report
from xatre.work.records import print_record, table
from xatre.work.records.browse import Query
from xatre.work.records.print_record import PrintedSheet
from xatre.work.session import Session

TABLE, BLANK = "table", "blank "


@dataclass(frozen=True)
class NoPaper:
    """A table has no paper to look at."""

    name: str
    html: str = ""


def offered(kind: str, label: str) -> list[tuple[str, str]]:
    """What can be made from the list of a kind: value and words."""
    made = [one for one in reports.OFFERS.values() if one.kind == kind]
    found = [(one.name, one.title) for one in made if not one.aside]
    found.append((TABLE, f"Bảng Excel: {label.lower()}, theo danh sách đang xem"))
    found += [(one.name, one.title) for one in made if one.aside]
    for form in FORMS.values():
        if kind in (form.kind, KINDS[form.kind].parent):
            found.append((f"{BLANK}{form.id}", f"Mẫu số {form.id} trống, để ghi tay"))
    return found


class ReportDialog(PaperDialog):
    """What to make, for which days where it asks for days."""

    def __init__(
        self, seat: Seat, kind: str, label: str, query: Query, parent: QWidget | None = None
    ) -> None:
        self.query = query
        self.made: Paper | None = None
        super().__init__(seat, "In, xuất danh sách", "Lập", parent)
        self._turned(False)
        self.offer(offered(kind, label))

    def before_names(self) -> None:
        self.span = QWidget(self)
        row = QHBoxLayout(self.span)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        first, last = last_quarter(self.seat.facts.today)
        self.first, self.last = DayBox(self.span), DayBox(self.span)
        for box, words, day in ((self.first, "Từ ngày", first), (self.last, "Đến ngày", last)):
            row.addWidget(Words(words, "label", self.span))
            box.setAccessibleName(words)
            box.setText(f"{day:%d/%m/%Y}")
            box.look_near(day)
            box.editingFinished.connect(self._chosen)
            box.picked.connect(self._chosen)
            row.addWidget(box)
        row.addStretch(1)
        self.body.addWidget(self.span)

    def further_buttons(self) -> None:
        self.excel_button = self.add_button("excel", "Lưu Excel…", "secondary", "file-spreadsheet")

    @property
    def is_table(self) -> bool:
        return self.choice.value == TABLE

    @property
    def blank_form(self) -> str:
        """The number of the empty form chosen, "" for none."""
        value = self.choice.value
        return value.removeprefix(BLANK) if value.startswith(BLANK) else ""

    @property
    def asks_days(self) -> bool:
        offer = reports.OFFERS.get(self.choice.value)
        return offer is not None and offer.asks_days

    def day(self, box: DayBox) -> str:
        """The stored day in a box, "" for none that is known whole."""
        try:
            read = days.read(box.text(), self.seat.facts.today) or ""
        except days.DayError:
            return ""
        return read if days.whole_day(read) else ""

    def wanted(self) -> tuple[object, ...]:
        return (*super().wanted(), self.day(self.first), self.day(self.last))

    def why_not(self) -> str:
        if self.asks_days:
            first, last = self.day(self.first), self.day(self.last)
            if not first or not last:
                return "Ghi đủ ngày, tháng, năm của kỳ báo cáo"
            if first > last:
                return "Ngày đầu đang sau ngày cuối"
        return "" if self.blank_form else super().why_not()

    def making(self) -> Callable[[Session], Paper] | None:
        name, reason, form = self.choice.value, self.reason, self.blank_form
        first, last = self.day(self.first), self.day(self.last)
        if not name:
            return None
        if self.is_table:
            return lambda session: NoPaper("bang")
        if form:
            return lambda session: print_record.make_blank(session, form)
        return lambda session: reports.make_report(session, name, first, last, reason)

    def show_paper(self, made: Paper) -> None:
        self.made = made
        if made.html:
            super().show_paper(made)
            return
        self._clear()
        words = "Bảng Excel có mỗi hồ sơ một dòng; ngày và số là ngày và số thật."
        self._column.addWidget(QLabel(words, self._pages))

    def _typed(self) -> None:
        super()._typed()
        self.span.setVisible(self.asks_days)
        self.names.setVisible(self.seat.facts.may("exchange") and not self.blank_form)
        if self.is_table:
            for button in (self.save_button, self.print_button):
                button.forbid("Bảng chỉ lưu được ra Excel")
        may = self.seat.facts.may("exchange")
        why = self.why_not() or ("Mẫu trống chỉ in hoặc lưu PDF" if self.blank_form else "")
        self.excel_button.forbid(why if may else "Tài khoản này không có quyền xuất tệp")


def last_quarter(today: date) -> tuple[date, date]:
    """The first and last day of the quarter before this one."""
    begins = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = date.fromordinal(begins.toordinal() - 1)
    return date(last.year, last.month - 2, 1), last


def make_report_of(
    seat: Seat,
    kind: str,
    label: str,
    query: Query,
    parent: QWidget,
    tell: Callable[[Message], None],
) -> None:
    """Ask what, then print it or write the file."""
    dialog = ReportDialog(seat, kind, label, query, parent)
    answer = dialog.ask()
    if answer not in ("save", "print", "excel"):
        return
    ending = "xlsx" if answer == "excel" else "pdf"
    name = (dialog.made.name if dialog.made else "bang").removesuffix(".pdf")
    if answer == "print":
        printer = paper.choose_printer(parent)
        if printer is None:
            return

        def send(made: Paper) -> None:
            paper.print_on(printer, made.html)
            tell(Message("success", "Đã gửi tới máy in.", ""))

        seat.ask(_noted(dialog, ""), send, seat.navigator.fault)
        return
    kinds = "Excel (*.xlsx)" if answer == "excel" else "PDF (*.pdf)"
    chosen = last_place.save_name(parent, "Lưu tệp", f"{name}.{ending}", kinds)
    if not chosen:
        return
    file, named = Path(chosen), bool(dialog.reason)
    if answer == "excel":
        seat.ask(
            _excel(dialog, file),
            lambda written: tell(Message("success", f"Đã lưu {written.name}.", "")),
            seat.navigator.fault,
        )
        return
    seat.ask(
        _noted(dialog, file.name),
        lambda made: write_paper(seat, made.html, file, named, tell),
        seat.navigator.fault,
    )


def _noted(dialog: ReportDialog, to: str) -> Callable[[Session], Paper]:
    making = dialog.making()

    def job(session: Session) -> Paper:
        assert making is not None
        made = making(session)
        if isinstance(made, Report):
            reports.note_report(session, made, "printed", to)
        elif isinstance(made, PrintedSheet):
            print_record.note_printed(session, made, to)
        return made

    return job


def _excel(dialog: ReportDialog, file: Path) -> Callable[[Session], Path]:
    making, query, reason, is_table = (
        dialog.making(), dialog.query, dialog.reason, dialog.is_table,
    )  # fmt: skip

    def job(session: Session) -> Path:
        if is_table:
            return table.write_table(session, query.kind, file, query, reason, replacing=True).file
        assert making is not None
        made = making(session)
        assert isinstance(made, Report)
        return reports.write_workbook_of(session, made, file, replacing=True)

    return job
