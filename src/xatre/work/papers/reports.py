"""Every report and list that can be asked for, and how one leaves: with its number, written down
first; nameless unless a reason is written.
"""

from __future__ import annotations

from pathlib import Path

from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.work.papers import files_out, marking
from xatre.work.papers.birth_report import BIRTHS
from xatre.work.papers.injury_report import INJURIES
from xatre.work.papers.number_report import NUMBERS
from xatre.work.papers.report import Offer, Report, read_span
from xatre.work.papers.sheet_files import require_place
from xatre.work.session import Session

OFFERS: dict[str, Offer] = {offer.name: offer for offer in (INJURIES, *NUMBERS, *BIRTHS)}


class UnknownReport(UseError):
    """There is no report of that name."""

    code = "XT-281"
    sentence = "Không có báo cáo tên {asked}."
    remedy = "Các báo cáo có: {names}."


def make_report(
    session: Session, name: str, first: str = "", last: str = "", reason: str = ""
) -> Report:
    """The report of that name. `first` and `last` are days as stored or typed, both in the
    span; a report that asks for no days is as of today. With a `reason` people are named. Raises
    UnknownReport, BadSpan, NoRight, ReasonTooLong."""
    offer = OFFERS.get(name)
    if offer is None:
        raise UnknownReport(asked=name[:40], names=", ".join(OFFERS))
    reason = marking.accepted(session, reason)
    if offer.make_for is not None:
        return offer.make_for(session, reason, read_span(first, last, session.today))
    assert offer.make is not None
    return offer.make(session, reason)


def note_report(session: Session, report: Report, act: str, to: str = "") -> int:
    """Write down that a report leaves, before it does ("printed" for paper, "exported" for a
    workbook); its number. Raises DiskError."""
    return files_out.note(session, act, report.what, to, report.reason)


def write_workbook_of(
    session: Session, report: Report, out: Path, *, replacing: bool = False
) -> Path:
    """Write the report as .xlsx; it is written down first. `replacing`: the person was asked about
    a file that lies there. Raises NoRight, NameTaken, DiskError."""
    session.require("exchange")
    require_place(out, replacing=replacing)
    from xatre.exchange.workbook import write_workbook

    content = write_workbook(report.pages)
    note_report(session, report, "exported", out.name)
    return delivery.write(out.parent, out.name, content, replacing=replacing)
