"""Which papers a made-up case has, written in order. What each says is in `case_urgent.py` and
`case_work.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from xatre.work.demo import case_urgent, case_work
from xatre.work.demo.case_file import CaseFile
from xatre.work.demo.town import Town, before_weekend

WRITERS: dict[str, Callable[[CaseFile, date], None]] = {
    writer.__name__: writer
    for writer in (
        case_urgent.urgent,
        case_urgent.calm,
        case_urgent.emergency,
        case_urgent.separation,
        case_urgent.separation_ended,
        case_urgent.placed,
        case_work.specific,
        case_work.meeting,
        case_work.plan,
        case_work.refusal,
        case_work.approval,
        case_work.close,
        case_work.follow_up,
        case_work.after_close,
        case_work.review_close,
        case_work.review_continue,
    )
}


def write(town: Town, case: str, papers: tuple[tuple[str, int], ...], received: date) -> None:
    """The papers in order, each so many days after the report."""
    about = CaseFile(town, case, received)
    for name, after in papers:
        on = received + timedelta(days=after)
        if after:
            on = max(before_weekend(on), received)
        WRITERS[name](about, min(on, town.today))
