"""The journal: numbered, hash-chained rows of who opened, read in full, printed, exported, decided.

Each device has its own chain; a restored book begins a new one whose first row names the head it
continues. A row holds kinds, ids and file names, never a name or a value. It knows no record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xatre.store.connection import Database, transaction

if TYPE_CHECKING:
    from xatre.store.book import Book


@dataclass(frozen=True)
class Entry:
    """One row. `hash` covers everything before it by `previous`."""

    device: str
    number: int
    moment: str
    officer: str
    act: str
    subject: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """Hex sha256 over the JSON list of the other columns, `number` as text."""
        parts = [self.device, str(self.number), self.moment, self.officer]
        parts += [self.act, self.subject, self.previous]
        words = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(words.encode()).hexdigest()


def utc(moment: datetime | None = None) -> str:
    """`2026-11-20T02:41:07Z` for `moment`, or for now."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(book: Book, act: str, subject: str = "", now: datetime | None = None) -> Entry:
    """Add a row by the officer at the book. `act` is a program word ("opened", "printed"),
    `subject` a kind and id, a file name or a package hash. Raises DiskError."""
    return append(book.db, book.device.id, book.officer.id, act, subject, utc(now))


def append(db: Database, device: str, officer: str, act: str, subject: str, moment: str) -> Entry:
    """Add a row to a device's chain. Raises DiskError."""
    with transaction(db):
        length, previous = _head(db, device)
        bare = Entry(device, length + 1, moment, officer, act, subject, previous, "")
        entry = Entry(**{**bare.__dict__, "hash": bare.expected_hash()})
        db.conn.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", tuple(entry.__dict__.values())
        )
    return entry


def last_moment(db: Database, since: str = "") -> datetime | None:
    """The moment of the latest row of any device, by its own clock; None before the first. Rows
    before a device's last one of the act `since` do not count."""
    (moment,) = db.conn.execute(
        "SELECT max(moment) FROM journal AS row LEFT JOIN (SELECT device, max(number) AS number "
        "FROM journal WHERE act = ? GROUP BY device) AS mark ON mark.device = row.device "
        "WHERE row.number >= ifnull(mark.number, 0)",
        (since,),
    ).fetchone()
    return datetime.fromisoformat(moment) if moment else None


def head(book: Book) -> tuple[int, str]:
    """How long this device's journal is and the hash of its last row ("" when empty)."""
    return _head(book.db, book.device.id)


def _head(db: Database, device: str) -> tuple[int, str]:
    row = db.conn.execute(
        "SELECT number, hash FROM journal WHERE device = ? ORDER BY number DESC LIMIT 1", (device,)
    ).fetchone()
    if row:
        return row[0], row[1]
    start = db.conn.execute("SELECT continues_head FROM devices WHERE id = ?", (device,)).fetchone()
    return 0, start[0] if start else ""


def hash_at(db: Database, device: str, number: int) -> str:
    """The hash of row `number`, or "" where there is none."""
    row = db.conn.execute(
        "SELECT hash FROM journal WHERE device = ? AND number = ?", (device, number)
    ).fetchone()
    return row[0] if row else ""


def entries(db: Database, device: str, after: int = 0) -> Iterator[Entry]:
    """A device's rows in order, those beyond number `after`."""
    for row in db.conn.execute(
        "SELECT device, number, moment, officer, act, subject, previous, hash"
        " FROM journal WHERE device = ? AND number > ? ORDER BY number",
        (device, after),
    ):
        yield Entry(*row)


def of_acts(db: Database, acts: Sequence[str], most: int) -> list[Entry]:
    """The last `most` rows of these acts, of every device, the newest first."""
    marks = ", ".join("?" * len(acts))
    return [
        Entry(*row)
        for row in db.conn.execute(
            "SELECT device, number, moment, officer, act, subject, previous, hash FROM journal"
            f" WHERE act IN ({marks}) ORDER BY moment DESC, number DESC LIMIT ?",
            (*acts, most),
        )
    ]


def beginning(db: Database, act: str) -> Iterator[Entry]:
    """The rows of every device whose act begins with these words."""
    for row in db.conn.execute(
        "SELECT device, number, moment, officer, act, subject, previous, hash FROM journal"
        " WHERE act >= ? AND act < ? ORDER BY moment, number",
        (act, act + "\U0010ffff"),
    ):
        yield Entry(*row)


def devices_before(db: Database, device: str) -> list[str]:
    """The device, and those this book has been before it, the last first."""
    rows = db.conn.execute(
        "WITH RECURSIVE been (id, at) AS (VALUES (?1, 0) UNION SELECT continues_device, at + 1 "
        "FROM devices JOIN been USING (id) WHERE continues_device <> '' AND at < 1000) "
        "SELECT id FROM been ORDER BY at",
        (device,),
    )
    return [id for (id,) in rows]


def vouched(db: Database, device: str) -> tuple[int, int]:
    """Up to which row the chain holds, and the number of the last row there is.

    A tail cut off cannot be seen from inside: the head signed into the last package shows it.
    """
    start = db.conn.execute("SELECT continues_head FROM devices WHERE id = ?", (device,)).fetchone()
    previous, good, last = (start[0] if start else ""), 0, 0
    whole = True
    for entry in entries(db, device):
        last = entry.number
        whole = (
            whole
            and entry.number == good + 1
            and entry.previous == previous
            and entry.hash == entry.expected_hash()
        )
        if whole:
            good, previous = entry.number, entry.hash
    return good, last
