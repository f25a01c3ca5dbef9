"""Children whose standing a person should look at: who turned 16, who has had no news for a year,
who is away, moved or died. Each list is a question to the store, shown where it has anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from xatre.store.lists import query
from xatre.store.lists.filters import IDS, Between
from xatre.store.lists.query import Query
from xatre.store.register.quiet import quiet
from xatre.work.figures.birth_lists import under
from xatre.work.session import Session

CHILD_UNTIL = 16
"""A child is a person under 16 (Luật Trẻ em 102/2016/QH13 Điều 1)."""

PRESENT = ("here", "away")
NO_NEWS_DAYS = 365


@dataclass(frozen=True)
class StandingList:
    """One list: its name for commands, its label, an icon, how many, and what opens it."""

    name: str
    label: str
    icon: str
    count: int
    query: Query


def standing_lists(session: Session, today: date) -> list[StandingList]:
    """The lists, each with its number. Raises NoRight."""
    session.require("read")
    return [
        StandingList(name, label, icon, query.count(session.book.db, wanted), wanted)
        for name, label, icon, wanted in _queries(session, today)
    ]


def _queries(session: Session, today: date) -> Iterator[tuple[str, str, str, Query]]:
    of_age = date.fromisoformat(under(CHILD_UNTIL, today).low) - timedelta(days=1)
    born = Between("", of_age.isoformat())
    yield (
        "of_age",
        "Trẻ đã đủ 16 tuổi, còn theo dõi",
        "calendar",
        Query("child", filters={"born_on": born, "standing": PRESENT}),
    )
    ids = quiet(session.book.db, "child", "standing", PRESENT, _year_before(session, today))
    yield (
        "no_news",
        "Trẻ hơn một năm chưa có tin mới",
        "history",
        Query("child", filters={IDS: tuple(ids)}),
    )
    for standing, label, icon in (
        ("away", "Trẻ đi vắng, cần hỏi lại", "footprints"),
        ("moved", "Trẻ đã chuyển đi, hồ sơ còn ở xã", "log-out"),
        ("died", "Trẻ đã mất, xem khai tử", "file-x"),
    ):
        yield standing, label, icon, Query("child", filters={"standing": standing})


def _year_before(session: Session, today: date) -> str:
    """A year before the local midnight that begins today, as lines write moments."""
    begins = datetime.combine(today - timedelta(days=NO_NEWS_DAYS), time())
    local = begins.replace(tzinfo=session.clock().astimezone().tzinfo)
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
