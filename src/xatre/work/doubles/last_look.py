"""What the last look over the whole register found, kept in the book with its day, so that the
first page can tell it without looking again. Ids only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from xatre.model.values import rows_in
from xatre.store import settings
from xatre.store.lists import query
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.session import Session

_NAME = "doubles/last_look"
DISTINCT = "distinct_from"
MOST_KEPT = 2000
"""Pairs, the likeliest first: more than a person looks through."""


@dataclass(frozen=True)
class LastLook:
    """The day of the look, the pairs of it that still stand, and how many children are in the
    register now that were not then."""

    day: str
    pairs: tuple[tuple[str, str], ...]
    more: int


def note(session: Session, pairs: Sequence[tuple[str, str]], many: int) -> None:
    """Keep what a look over `many` children found; who may only read leaves what was kept."""
    if not session.may("write"):
        return
    kept = {"day": session.today.isoformat(), "many": many, "pairs": pairs[:MOST_KEPT]}
    settings.put(session.book.db, _NAME, orjson.dumps(kept).decode())


def last(session: Session) -> LastLook | None:
    """The last look; None where there was none. What was settled since is left out."""
    db = session.book.db
    if not (kept := settings.get(db, _NAME)):
        return None
    found = orjson.loads(kept)
    held = records.get_many(db, "child", {id for pair in found["pairs"] for id in pair})

    def stands(one: str, other: str) -> bool:
        mine, theirs = held.get(one), held.get(other)
        if mine is None or theirs is None or "void" in (mine.state, theirs.state):
            return False
        return (
            other not in rows_in(mine.fields.get(DISTINCT))
            and one not in rows_in(theirs.fields.get(DISTINCT))
        )  # fmt: skip

    pairs = tuple((one, other) for one, other in found["pairs"] if stands(one, other))
    # Of the list, which the rail counts too: counted once.
    more = query.count(db, Query("child")) - found["many"]
    return LastLook(found["day"], pairs, max(0, more))
