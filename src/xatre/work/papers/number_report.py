"""The lists of personal numbers that are wrong or awaited, for the police (2513/LĐTBXH-TTTT)."""

from __future__ import annotations

from functools import partial

from xatre.reports.cleaning_list import cleaning_list
from xatre.work.cleaning import list_out
from xatre.work.cleaning.list_out import Which
from xatre.work.papers import marking
from xatre.work.papers.report import Offer, Report
from xatre.work.session import Session


def _make(which: Which, session: Session, reason: str) -> Report:
    today, title = session.today, list_out.LISTS[which]
    made = list_out.make_list(session, which, reason)
    said = marking.printing(session, reason, owner=session.unit)
    html = cleaning_list(title, today, made.lines, list_out.summary(made.counts), said)
    what = f"{title} ({made.rows} dòng)"
    return Report(html, made.pages, f"so-dinh-danh-{which}-{today:%Y%m%d}", what, reason)


def _offer(name: str, which: Which) -> Offer:
    return Offer(name, list_out.LISTS[which], "child", partial(_make, which), aside=True)


NUMBERS = (_offer("cleaning", "cleaning"), _offer("cleaning-waiting", "waiting"))
