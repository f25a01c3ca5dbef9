"""The first page: what runs out, what should be looked through, what is not sent, two charts.

Counts are made in SQL. Officers without case rights see that no case exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from xatre.kinds import KINDS
from xatre.model import days
from xatre.model.clock import left_hours
from xatre.model.purposes import HAND_OVER
from xatre.store.lists import counts, query
from xatre.store.lists.counts import Period
from xatre.store.lists.query import Query
from xatre.store.traffic import packages, peers
from xatre.work.figures import clocks
from xatre.work.figures.due import Due, all_due, next_report
from xatre.work.records.to_review import ToReview, to_review
from xatre.work.sending.for_nobody import for_nobody
from xatre.work.sending.for_nobody import unsent as not_sent
from xatre.work.sending.kept_inside import kept_inside
from xatre.work.sending.profiles import travelling_kinds
from xatre.work.sending.sent import returned_ids
from xatre.work.session import Session

SAID_ALOUD = timedelta(hours=1)
"""A clock that went back by more is told."""


@dataclass(frozen=True)
class Unsent:
    """What no package carries yet. `counts` by kind, the papers of a case under `case`; `last` is
    the number of the last package, 0 before the first, `sent_on` its day, `answered_on` the day
    of the return that names it, `outcome` what that says ("" for nothing yet); `inside` counts
    the packages that were never copied out of this book; `for_nobody` says that the last went to an
    office that is trusted no more."""

    counts: Mapping[str, int]
    last: int = 0
    sent_on: str = ""
    answered_on: str = ""
    outcome: str = ""
    sent_back: int = 0
    inside: int = 0
    for_nobody: bool = False

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class CauseCount:
    """Injuries of one cause in the year, and how many of the children died."""

    code: str
    label: str
    number: int
    deaths: int


@dataclass(frozen=True)
class Overview:
    """What the first page shows.

    due            late, today, within fourteen days
    nothing_until  what comes next, in words, where nothing is due
    unsent         None at an office
    cases          cases taken in by month of `year`, January first, up to this month; None
                   without case rights
    injuries       by cause in `year`, the most first
    notes          what must be said: a clock that went back
    no_villages    a commune's book has no village yet: they are written first
    no_cards       an office's book trusts no commune's card yet: nothing can be taken in
    """

    moment: datetime
    year: int
    due: tuple[Due, ...]
    nothing_until: str
    reviews: tuple[ToReview, ...]
    unsent: Unsent | None
    cases: tuple[int, ...] | None
    injuries: tuple[CauseCount, ...]
    notes: tuple[str, ...] = ()
    no_villages: bool = False
    no_cards: bool = False

    @property
    def late(self) -> int:
        """How many things are late: the red number in the rail."""
        return sum(one.group == "late" for one in self.due)


def overview(session: Session) -> Overview:
    """The first page for this officer."""
    now = clocks.moment(session)
    today = now.date()
    cases = clocks.open_cases(session) if session.sees_cases and not session.at_office else []
    return Overview(
        moment=now,
        year=today.year,
        due=tuple(all_due(session, now, cases)),
        nothing_until=_next(session, now),
        reviews=tuple(to_review(session, today, cases)),
        unsent=None if session.at_office else unsent(session),
        cases=_cases_by_month(session, now) if session.sees_cases else None,
        injuries=_injuries_by_cause(session, today.year),
        notes=_notes(session),
        no_villages=not session.at_office and not query.count(session.book.db, Query("village")),
        no_cards=session.at_office and not _trusts_a_commune(session),
    )


def _trusts_a_commune(session: Session) -> bool:
    return any(one.active for one in peers.enrolled(session.book.db, role="commune"))


def unsent(session: Session) -> Unsent:
    """What no package to the office carries, and what became of the last one."""
    kinds = [name for name in travelling_kinds(session) if name in session.kinds]
    found: dict[str, int] = {}
    for name, number in not_sent(session, kinds).items():
        parent = KINDS[name].parent or name
        found[parent] = found.get(parent, 0) + number
    ordered = {name: found[name] for name in KINDS if name in found}
    stream = session.book.facts.stream
    sent = [
        one
        for one in packages.sent(session.book.db)
        if one.stream == stream and one.purpose != HAND_OVER
    ]
    if not sent:
        return Unsent(ordered)
    nobody = for_nobody(session)
    inside = kept_inside(session.book) - nobody
    last = sent[0]
    return Unsent(
        ordered,
        last.sequence,
        last.created[:10],
        (last.returned_at or "")[:10],
        last.outcome,
        len(returned_ids(session)),
        sum(not one.outcome and one.sha256 in inside for one in sent),
        last.sha256 in nobody,
    )


def _next(session: Session, now: datetime) -> str:
    coming = next_report(session, now.date())
    if coming is None:
        return ""
    day, label = coming
    return f"Hạn gần nhất: {days.show(day.isoformat())}, báo cáo {label}."


def _cases_by_month(session: Session, now: datetime) -> tuple[int, ...]:
    year = now.year
    found = counts.count_by(
        session.book.db,
        "case",
        ["received_on:month"],
        period=Period("received_on", f"{year}-01-01", f"{year}-12-31"),
        states=("complete", "draft"),
    )
    by_month = {one.group[0]: int(one.number) for one in found}
    return tuple(by_month.get(f"{year}-{month:02}", 0) for month in range(1, now.month + 1))


def _injuries_by_cause(session: Session, year: int) -> tuple[CauseCount, ...]:
    found = counts.count_by(
        session.book.db,
        "injury",
        ["cause", "outcome"],
        period=Period("happened_on", f"{year}-01-01", f"{year}-12-31"),
    )
    numbers: dict[str, int] = {}
    deaths: dict[str, int] = {}
    for one in found:
        cause = one.group[0] or ""
        numbers[cause] = numbers.get(cause, 0) + int(one.number)
        deaths[cause] = deaths.get(cause, 0) + int(one.number) * (one.group[1] == "died")
    made = [
        CauseCount(
            code,
            session.codes.label("injury_cause", code) if code else "Chưa ghi nguyên nhân",
            number,
            deaths[code],
        )
        for code, number in numbers.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.number, one.code)))


def _notes(session: Session) -> tuple[str, ...]:
    back = clocks.went_back(session)
    if back < SAID_ALOUD:
        return ()
    words = left_hours(datetime.min + back, datetime.min).removeprefix("còn ")
    return (
        f"Đồng hồ máy chậm hơn lần xem trước {words}. Thời hạn vẫn đếm theo lúc đã xem sau cùng; "
        "chỉnh giờ máy, hoặc xác nhận giờ máy là đúng.",
    )
