"""The official reports and lists: made for a span of days, as paper or as a workbook.

Nameless unless a reason is written. Each report leaves with its number, written down first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.exchange.sheet import CellValue
from xatre.exchange.sheet import Sheet as Page
from xatre.model import days
from xatre.model.record import Record
from xatre.reports.birth_list import SHEET_HEADS, Line, birth_list, sheet_rows
from xatre.reports.cleaning_list import cleaning_list
from xatre.reports.injury_report import injury_report, notes, report_rows
from xatre.reports.wording import initials
from xatre.store.lists import query
from xatre.store.lists.filters import Between
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.cases import access
from xatre.work.cleaning import list_out
from xatre.work.cleaning.list_out import Which
from xatre.work.figures.birth_lists import LISTS, birth_rows
from xatre.work.figures.injuries import injury_figures
from xatre.work.papers import files_out, marking
from xatre.work.session import Session

INJURIES = "injuries"
PREFIX = "births-"
CLEANING: dict[str, Which] = {"cleaning": "cleaning", "cleaning-waiting": "waiting"}
MOST = 100_000


class UnknownReport(UseError):
    """There is no report of that name."""

    code = "XT-281"
    sentence = "Không có báo cáo tên {asked}."
    remedy = "Các báo cáo có: {names}."


class BadSpan(UseError):
    """The span of a report is none."""

    code = "XT-282"
    sentence = "Khoảng ngày của báo cáo chưa đúng: {what}."
    remedy = "Ghi đủ ngày, tháng, năm, ví dụ từ 1/7/2026 đến 30/9/2026."


@dataclass(frozen=True)
class Report:
    """A report ready to leave. `name` is a file name without its ending, telling of nobody;
    `what` what the journal calls it; `pages` the sheets of its workbook."""

    html: str
    pages: tuple[Page, ...]
    name: str
    what: str
    reason: str = ""

    @property
    def named(self) -> bool:
        return bool(self.reason)


def report_names() -> dict[str, str]:
    """Every report: name and title."""
    found = {INJURIES: "Báo cáo tình hình tai nạn thương tích trẻ em (Phụ lục 1)"}
    found |= {name: list_out.LISTS[which] for name, which in CLEANING.items()}
    return found | {
        f"{PREFIX}{name.replace('_', '-')}": label for name, (label, *_) in LISTS.items()
    }


def make_report(
    session: Session, name: str, first: str = "", last: str = "", reason: str = ""
) -> Report:
    """The report of that name. `first` and `last` are days as stored or typed, both in the
    span; a list of births is as of today. With a `reason` people are named. Raises UnknownReport,
    BadSpan, NoRight, ReasonTooLong."""
    names = report_names()
    if name not in names:
        raise UnknownReport(asked=name[:40], names=", ".join(names))
    reason = marking.accepted(session, reason)
    if name == INJURIES:
        return _injuries(session, *_span(first, last, session.today), reason)
    if name in CLEANING:
        return _cleaning(session, CLEANING[name], reason)
    return _births(session, name.removeprefix(PREFIX).replace("-", "_"), names[name], reason)


def note_report(session: Session, report: Report, act: str, to: str = "") -> int:
    """Write down that a report leaves, before it does ("printed" for paper, "exported" for a
    workbook); its number. Raises DiskError."""
    return files_out.note(session, act, report.what, to, report.reason)


def write_workbook_of(session: Session, report: Report, out: Path) -> Path:
    """Write the report as .xlsx; it is written down first. Raises NoRight, DiskError."""
    session.require("exchange")
    from xatre.exchange.workbook import write_workbook

    content = write_workbook(report.pages)
    note_report(session, report, "exported", out.name)
    return delivery.write(out.parent, out.name, content)


def _span(first: str, last: str, today: date) -> tuple[date, date]:
    one, other = _day(first, "đầu", today), _day(last, "cuối", today)
    if one > other:
        raise BadSpan(what="ngày đầu sau ngày cuối")
    return one, other


def _day(said: str, which: str, today: date) -> date:
    """A whole day as stored or as typed. Raises BadSpan."""
    try:
        stored = days.read(said, today)
    except days.DayError as fault:
        raise BadSpan(what=f"ngày {which} chưa đọc được. {fault.happened}".rstrip(".")) from None
    if not stored:
        raise BadSpan(what=f"chưa có ngày {which}")
    whole = days.whole_day(stored)
    if whole is None:
        raise BadSpan(what=f"ngày {which} thiếu ngày hoặc tháng")
    return whole


def _injuries(session: Session, first: date, last: date, reason: str) -> Report:
    figures = injury_figures(session, first, last)
    owner = "" if session.at_office else session.unit
    said = marking.printing(
        session, reason, owner=owner, scope="báo cáo thống kê; không có tên trẻ"
    )
    html = injury_report(figures, session.codes, said)
    top = marking.table_marks(session, reason, "báo cáo thống kê; không có tên trẻ")
    heads, rows = report_rows(figures, session.codes)
    told = [["", line] for line in notes(figures)]
    span = f"{days.show(figures.first)} - {days.show(figures.last)}"
    summary: list[Sequence[CellValue]] = [
        ["Kỳ báo cáo", span],
        ["Tổng số trẻ mắc", figures.total("all")[0]],
        ["Tổng số trẻ tử vong", figures.total("all")[1]],
        ["Tổng số trẻ khuyết tật vì tai nạn thương tích", figures.disabled],
        ["Tổng số trẻ em", figures.children],
        ["Số xã báo cáo", figures.units],
        ["Bản nháp trong kỳ, không tính", figures.drafts],
        *told,
    ]
    pages = (
        Page("Phụ lục 1", heads, rows, [6, 28, *[10] * (len(heads) - 2)], top),
        Page("Tổng hợp", ["Mục", "Giá trị"], summary, [44, 60], top),
        _details(session, first, last, reason, top),
    )
    name = f"bao-cao-tntt-{first:%Y%m%d}-{last:%Y%m%d}"
    return Report(html, pages, name, f"báo cáo TNTT {span}", reason)


def _details(session: Session, first: date, last: date, reason: str, top: str) -> Page:
    """Each injury in a row, with its ICD-10 blocks; named only with a reason."""
    span = Between(first.isoformat(), last.isoformat())
    wanted = Query("injury", filters={"happened_on": span}, states=("complete",))
    listed = query.page(session.book.db, access.without_closed(session, wanted), 0, MOST)
    found = records.get_many(session.book.db, "injury", [row.id for row in listed])
    titles = {row.id: row.named.get("child", "") for row in listed}
    heads = [
        *("Mã hồ sơ", "Ngày xảy ra", "Mã nguyên nhân", "Nguyên nhân", "Nhóm ICD-10", "Giới tính"),
        *("Tuổi", "Địa điểm", "Kết quả", "Ngày tử vong"),
    ]
    rows = [_detail(session, found[row.id]) for row in listed if row.id in found]
    if reason:
        heads.append("Trẻ")
        rows = [
            [*cells, str(found[row.id].fields.get("full_name") or titles[row.id])]
            for cells, row in zip(rows, [r for r in listed if r.id in found], strict=True)
        ]
    return Page("Từng trường hợp", heads, rows, [14, 13, 10, 24, 22, 11, 8, 14, 14, 13, 28], top)


def _detail(session: Session, injury: Record) -> list[CellValue]:
    fields = session.kinds["injury"].fields
    cells: list[CellValue] = []
    for name in ("code", "happened_on", "cause", "cause", "icd10", "sex", "age", "place",
                 "outcome", "died_on"):  # fmt: skip
        value = injury.fields.get(name)
        if value is None:
            cells.append("")
        elif name == "cause" and len(cells) == 2:
            cells.append(str(value))
        else:
            cells.append(fields[name].cell(value, session.codes))
    return cells


def _births(session: Session, name: str, title: str, reason: str) -> Report:
    today = session.today
    shown: Callable[[str], str] = str if reason else initials
    lines = [
        Line(
            (
                *(row.code, shown(row.name), row.sex, row.born_on, row.due_on, row.left),
                *(row.village, row.reasons, row.note, row.next_visit_on),
            )
        )
        for row in birth_rows(session, name, today)
    ]
    said = marking.printing(session, reason, owner=session.unit)
    html = birth_list(title, today, lines, said)
    top = marking.table_marks(session, reason)
    widths = [14, 28, 10, 13, 13, 16, 20, 40, 40, 13]
    page = Page(title[:31], SHEET_HEADS, sheet_rows(lines), widths, top)
    what = f"danh sách {title.lower()}"
    return Report(html, (page,), f"khai-sinh-{name.replace('_', '-')}-{today:%Y%m%d}", what, reason)


def _cleaning(session: Session, which: Which, reason: str) -> Report:
    today, title = session.today, list_out.LISTS[which]
    made = list_out.make_list(session, which, reason)
    said = marking.printing(session, reason, owner=session.unit)
    html = cleaning_list(title, today, made.lines, list_out.summary(made.counts), said)
    what = f"{title} ({made.rows} dòng)"
    return Report(html, made.pages, f"so-dinh-danh-{which}-{today:%Y%m%d}", what, reason)
