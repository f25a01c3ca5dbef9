"""The lists of births a person must still do something about, as reports as of today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from xatre.exchange.sheet import Sheet as Page
from xatre.reports.birth_list import SHEET_HEADS, Line, birth_list, sheet_rows
from xatre.reports.wording import initials
from xatre.work.figures.birth_lists import LISTS, birth_rows
from xatre.work.papers import marking
from xatre.work.papers.report import Offer, Report
from xatre.work.session import Session


def _make(name: str, title: str, session: Session, reason: str) -> Report:
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


BIRTHS = tuple(
    Offer(f"births-{name.replace('_', '-')}", title, "birth", partial(_make, name, title))
    for name, (title, *_) in LISTS.items()
)
