"""What comes back: returns given and taken, lines sent back, records handed over to other units.

Knows numbers and hashes; the content of a return file is read in `exchange/`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import orjson

from xatre.model.purposes import HAND_OVER
from xatre.store.connection import Database, transaction
from xatre.store.traffic import begun_again, former_offices


class Returned(NamedTuple):
    """A line of ours that the office sent back, and why."""

    name: str
    record: str
    kind: str
    code: str
    text: str


def note_return(
    db: Database, direction: str, unit: str, number: int, *, sha256: str, path: str = "",
    header: Mapping[str, Any] | None = None, created: str,
) -> None:  # fmt: skip
    """Remember a return `in` from, or `out` to, a unit."""
    db.conn.execute(
        "INSERT OR REPLACE INTO returns (direction, unit, number, sha256, path, header, created) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (direction, unit, number, sha256, path, orjson.dumps(header or {}).decode(), created),
    )


def next_return_sequence(db: Database) -> int:
    """The number in the file name of the next return that goes out, to whichever unit."""
    row = db.conn.execute("SELECT count(*) FROM returns WHERE direction = 'out'").fetchone()
    return int(row[0]) + 1


def sealed_files(db: Database) -> dict[str, str]:
    """Path in the book → sha256, of the returns given."""
    return dict(db.conn.execute("SELECT path, sha256 FROM returns WHERE path <> ''").fetchall())


def last_return(db: Database, direction: str, unit: str) -> tuple[int, str, str] | None:
    """Number, sha256 and path of the highest return in that direction, or None."""
    row: tuple[int, str, str] | None = db.conn.execute(
        "SELECT number, sha256, path FROM returns WHERE direction = ? AND unit = ? "
        "ORDER BY number DESC LIMIT 1",
        (direction, unit),
    ).fetchone()
    return row


def begin_again(db: Database, unit: str) -> None:
    """The unit counts its returns anew; those that came before stay, out of the count. It opens
    nothing that was sealed for it until now. Raises DiskError."""
    begun_again.note(db)
    former_offices.note(db)
    db.conn.execute(
        "UPDATE OR REPLACE returns SET direction = 'before' WHERE direction = 'in' AND unit = ?",
        (unit,),
    )


def acknowledge(
    db: Database,
    outcomes: Mapping[str, str],
    back: Iterable[Returned] | None,
    at: str,
    units: Collection[str] = (),
) -> None:
    """What the highest return of a unit says: the outcome of each package by sha256, and the lines
    sent back. Its packages that it does not name count as not taken; `units` are those it may
    speak of, itself and what it came out of (none speaks of all). Lines sent back are not its to
    speak of where `back` is None. Call it for no older return."""
    to = "(recipient IN (SELECT value FROM json_each(?1)) OR ?1 = '[]')"
    named = orjson.dumps(sorted(units)).decode()
    with transaction(db):
        db.conn.execute(
            f"UPDATE outgoing SET outcome = '', returned_at = NULL WHERE purpose <> ?2 AND {to}",
            (named, HAND_OVER),
        )
        db.conn.executemany(
            f"UPDATE outgoing SET outcome = ?2, returned_at = ?3 WHERE sha256 = ?4 AND {to}",
            [(named, outcome, at, sha256) for sha256, outcome in outcomes.items()],
        )
        if back is None:
            return
        db.conn.execute("DELETE FROM returned_lines")
        db.conn.executemany("INSERT OR REPLACE INTO returned_lines VALUES (?, ?, ?, ?, ?)", back)


def returned(db: Database) -> list[Returned]:
    """The lines of ours that the last return sent back."""
    rows = db.conn.execute(
        "SELECT name, record, kind, code, text FROM returned_lines ORDER BY record, name"
    )
    return [Returned(*row) for row in rows]


# --- hand-overs -------------------------------------------------------------------------------


class Handed(NamedTuple):
    """A record that goes from one unit to another, and why."""

    record: str
    kind: str
    from_unit: str
    to_unit: str
    reason: str


def note_hand_over(db: Database, handed: Handed, *, package: str) -> None:
    """Remember that a record is on its way in the package of that digest; ownership stays until
    confirmed."""
    _note(db, handed, package)


def note_taken_over(db: Database, handed: Handed, *, statement: str) -> None:
    """Remember that a record came to us by the statement of that digest."""
    _note(db, handed, statement)


def _note(db: Database, handed: Handed, known_by: str) -> None:
    """The column `package` holds what the hand-over is known by in this book: at the unit that
    gives the digest of its package, at the one that takes the digest of the statement."""
    one = handed
    db.conn.execute(
        "INSERT OR REPLACE INTO handovers VALUES (?, ?, ?, ?, ?, ?, NULL)",
        (one.record, one.kind, one.from_unit, one.to_unit, known_by, one.reason),
    )
