"""What was doubtful in a row when it was finished and let through, kept beside the record for the
sheet of the day: looking for doubles of every row again would take the book for seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.work.session import Session

DOUBTFUL = "doubtful."
"""Begins the name under which the book keeps it."""


def keep_doubts(session: Session, saved: Record, found: Sequence[Problem]) -> None:
    """Keep what nobody answered, in place of what was kept before. Raises DiskError."""
    told = [[one.path, one.code, one.text] for one in found if not one.answered]
    words = orjson.dumps([saved.revision, told]).decode() if told else ""
    if session.book.setting(DOUBTFUL + saved.id) != words:
        session.book.set_setting(DOUBTFUL + saved.id, words)


def doubts_of(session: Session, record: Record) -> tuple[Problem, ...]:
    """What was doubtful when the row was finished; nothing once the record is another."""
    kept = session.book.setting(DOUBTFUL + record.id)
    revision, told = orjson.loads(kept) if kept else ("", [])
    if revision != record.revision:
        return ()
    return tuple(Problem(record.id, path, "doubt", code, text) for path, code, text in told)
