"""The injury report of Phụ lục 1 over a span of days, and each injury in a row behind it."""

from __future__ import annotations

from collections.abc import Sequence

from xatre.exchange.sheet import CellValue
from xatre.exchange.sheet import Sheet as Page
from xatre.model import days
from xatre.model.record import Record
from xatre.reports.injury_report import injury_report, notes, report_rows
from xatre.store.lists import query
from xatre.store.lists.filters import Between
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.cases import access
from xatre.work.figures.injuries import injury_figures
from xatre.work.papers import marking
from xatre.work.papers.report import Offer, Report, Span
from xatre.work.session import Session

MOST = 100_000


def _make(session: Session, reason: str, span: Span) -> Report:
    figures = injury_figures(session, span.first, span.last)
    owner = "" if session.at_office else session.unit
    said = marking.printing(
        session, reason, owner=owner, scope="báo cáo thống kê; không có tên trẻ"
    )
    html = injury_report(figures, session.codes, said)
    top = marking.table_marks(session, reason, "báo cáo thống kê; không có tên trẻ")
    heads, rows = report_rows(figures, session.codes)
    told = [["", line] for line in notes(figures)]
    shown = f"{days.show(figures.first)} - {days.show(figures.last)}"
    summary: list[Sequence[CellValue]] = [
        ["Kỳ báo cáo", shown],
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
        _details(session, span, reason, top),
    )
    name = f"bao-cao-tntt-{span.first:%Y%m%d}-{span.last:%Y%m%d}"
    return Report(html, pages, name, f"báo cáo TNTT {shown}", reason)


def _details(session: Session, span: Span, reason: str, top: str) -> Page:
    """Each injury in a row, with its ICD-10 blocks; named only with a reason."""
    happened = Between(span.first.isoformat(), span.last.isoformat())
    wanted = Query("injury", filters={"happened_on": happened}, states=("complete",))
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


INJURIES = Offer(
    "injuries",
    "Báo cáo tình hình tai nạn thương tích trẻ em (Phụ lục 1)",
    "injury",
    make_for=_make,
)
