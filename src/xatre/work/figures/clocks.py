"""The clocks of the cases in a book, read from their papers, against the latest moment seen.

A machine whose clock goes back shows no more time left than it did before; how far it went back
is said, and a person may say that the present time is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xatre import resources
from xatre.model.case_clocks import OVER, PARTS, case_clocks
from xatre.model.clock import Calendar, Clock
from xatre.model.record import Record
from xatre.store.lists import query
from xatre.store.lists.filters import Between
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.store.safety import journal
from xatre.work.cases import access
from xatre.work.session import Session

LATEST = "clock.latest"
ACCEPTED = "clock accepted"
"""The journal's word for it."""
_STEP = timedelta(minutes=1)
MOST_OPEN = 5000
"""Cases looked at, the ones received last first."""


@dataclass(frozen=True)
class CaseClocks:
    """An open case, its clocks in the order of the law, and the papers they come from, by kind."""

    case: Record
    clocks: tuple[Clock, ...]
    papers: Mapping[str, list[Record]]


def moment(session: Session) -> datetime:
    """This moment on the wall, or the latest one this book has seen where the machine's clock
    went back. Writes the latest moment at most once a minute."""
    now = _wall(session)
    seen = _seen(session)
    if seen is not None and seen > now:
        return seen
    if seen is None or now - seen >= _STEP:
        session.book.set_setting(LATEST, now.isoformat(timespec="seconds"))
    return now


def went_back(session: Session) -> timedelta:
    """By how much the machine's clock is behind the latest moment seen; nothing where it is not."""
    seen = _seen(session)
    return max(timedelta(), seen - _wall(session)) if seen else timedelta()


def latest_day(session: Session) -> date:
    """Today, or the day of the latest moment this book knows where the machine's clock stands
    before it: by its journal since a person last took the clock for right, and by `moment`."""
    written = journal.last_moment(session.book.db, since=ACCEPTED)
    days = [session.today]
    if written is not None:
        days.append(written.astimezone().date())
    seen = _seen(session)
    if seen is not None:
        days.append(seen.date())
    return max(days)


def accept_clock(session: Session) -> None:
    """Take the machine's present time for right, after it went back. Written to the journal."""
    session.require("write")
    with session.book.transaction():
        session.book.set_setting(LATEST, _wall(session).isoformat(timespec="seconds"))
        session.note(ACCEPTED)


def calendar() -> Calendar:
    """The holidays the program knows."""
    years = resources.holiday_years()
    return Calendar({year: resources.holidays(year) for year in years})


def clocks_of(session: Session, case_id: str) -> tuple[Clock, ...]:
    """The five clocks of one case, () where the book has no such case. Raises NoRight for
    officers without case rights."""
    session.kind("case")
    case = records.get(session.book.db, "case", case_id)
    if case is None:
        return ()
    access.require_open(session, case)
    papers = {kind: records.children(session.book.db, kind, "case", case_id) for kind in PARTS}
    return run_clocks(session, case, papers)


def run_clocks(
    session: Session, case: Record, papers: Mapping[str, list[Record]]
) -> tuple[Clock, ...]:
    """The clocks of a case whose papers were read."""
    return case_clocks(case, papers, resources.deadlines(), calendar(), session.owns)


def open_cases(session: Session) -> list[CaseClocks]:
    """Every open case of this book's unit (at an office of every unit), drafts too, and the closed
    ones whose child is placed, with its clocks. Raises NoRight for officers without case rights."""
    session.kind("case")
    db = session.book.db
    open_states = tuple(
        state.code for state in session.codes.offered("case_state") if state.code not in OVER
    )
    wanted = Query(
        "case", filters={"case_state": open_states}, order="received_on", descending=True
    )
    placed = Query("case", filters={"case_state": "closed", "placed_on": Between("1900", "9999")})
    ids = [
        row.id
        for one in (wanted, placed)
        for row in query.page(db, access.without_closed(session, one), 0, MOST_OPEN)
        if session.at_office or session.owns(row.unit)
    ]
    found = records.get_many(db, "case", ids)
    papers = {kind: records.children_of_many(db, kind, "case", ids) for kind in PARTS}
    open_now = []
    for id in ids:
        if id in found:
            own = {kind: papers[kind].get(id, []) for kind in PARTS}
            open_now.append(CaseClocks(found[id], run_clocks(session, found[id], own), own))
    return open_now


def age_band(session: Session, case: Record) -> str:
    """ "10-13 tuổi", from the list of bands; "" where the age is not known."""
    age = case.fields.get("age")
    if not isinstance(age, str) or not age.isdecimal():
        return ""
    for band in session.codes.offered("injury_age_band"):
        low, high = band.facts.get("age_from", ""), band.facts.get("age_to", "")
        if low.isdecimal() and high.isdecimal() and int(low) <= int(age) <= int(high):
            return band.label
    return ""


def whose(session: Session, case: Record) -> str:
    """A case as a list may call it: code, sex, age band; never a name."""
    sex = case.fields.get("sex")
    parts = (
        str(case.fields.get("code", "")) or "Vụ việc mới",
        session.codes.label("sex", sex) if isinstance(sex, str) else "",
        age_band(session, case),
    )
    return " · ".join(filter(None, parts))


def _wall(session: Session) -> datetime:
    return session.clock().astimezone().replace(tzinfo=None, microsecond=0)


def _seen(session: Session) -> datetime | None:
    written = session.book.setting(LATEST)
    return datetime.fromisoformat(written) if written else None
