"""The lists of births a person must still do something about, as reports as of today."""

from __future__ import annotations

from functools import partial

from xatre.exchange.sheet import Sheet as Page
from xatre.reports.birth_list import SHEET_HEADS, Line, birth_list, sheet_rows
from xatre.reports.wording import initials
from xatre.work.figures.birth_lists import LISTS, BirthRow, birth_rows
from xatre.work.papers import marking
from xatre.work.papers.report import Offer, Report
from xatre.work.session import Session


def _name(row: BirthRow, reason: str) -> str:
    """Whose birth it is; a child of whom no name is known has its code beside."""
    if row.name == row.code:
        return ""
    return row.name if reason else initials(row.name)


def _make(name: str, title: str, session: Session, reason: str) -> Report:
    today = session.today
    lines = [
        Line(
            (
                *(row.code, _name(row, reason), row.sex, row.born_on, row.due_on, row.left),
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


BIRTHS = tuple(
    Offer(f"births-{name.replace('_', '-')}", title, "birth", partial(_make, name, title))
    for name, (title, *_) in LISTS.items()
)
