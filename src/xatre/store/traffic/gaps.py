"""Numbers of a stream that did not come: those still to come, and those of which its sender has
said that they are for nobody here. Knows the rows of what came in, never a package's bytes."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from xatre.store.connection import Database

MOST_MISSING = 1000


def note_elsewhere(db: Database, unit: str, stream: str, numbers: Collection[int]) -> None:
    """The unit that sends said that these numbers of a stream of its are not for this book."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO sealed_elsewhere VALUES (?, ?, ?)",
        [(unit, stream, number) for number in numbers],
    )


def missing_sequences(db: Database, unit: str, device: str, stream: str) -> list[int]:
    """Numbers of a stream below the highest seen that have not come and are awaited, the first
    MOST_MISSING of them: a header may name any number, and nobody looks through more."""
    seen = _seen(db, unit, device, stream)
    last, known = max(seen, default=0), seen | _elsewhere(db, unit, stream)
    absent = (number for number in range(1, last) if number not in known)
    return list(islice(absent, MOST_MISSING))


def sequences_elsewhere(db: Database, unit: str, device: str, stream: str) -> list[int]:
    """Numbers of a stream below the highest seen that have not come and are not awaited."""
    seen = _seen(db, unit, device, stream)
    last = max(seen, default=0)
    return sorted(one for one in _elsewhere(db, unit, stream) - seen if one < last)


def _seen(db: Database, unit: str, device: str, stream: str) -> set[int]:
    rows = db.conn.execute(
        "SELECT sequence FROM incoming WHERE unit = ? AND device = ? AND stream = ? "
        "AND outcome NOT IN ('refused', 'return')",
        (unit, device, stream),
    )
    return {sequence for (sequence,) in rows}


def _elsewhere(db: Database, unit: str, stream: str) -> set[int]:
    rows = db.conn.execute(
        "SELECT sequence FROM sealed_elsewhere WHERE unit = ? AND stream = ?", (unit, stream)
    )
    return {sequence for (sequence,) in rows}
