"""Which records were typed on the row page, by whom, on which day, in which order. What the rows
say is in the records and drafts themselves.
"""

from __future__ import annotations

from typing import NamedTuple

from xatre.store.connection import Database, transaction


class TypedRow(NamedTuple):
    """One row: its number among all that were ever typed here, and its record."""

    number: int
    record: str
    officer: str
    day: str


def note(db: Database, record: str, officer: str, day: str) -> None:
    """Remember a row where it is new; its place is the next one. Raises DiskError."""
    with transaction(db):
        db.conn.execute(
            "INSERT INTO typed_rows (record, officer, day) VALUES (?, ?, ?) "
            "ON CONFLICT (record) DO NOTHING",
            (record, officer, day),
        )


def forget(db: Database, record: str) -> None:
    """Take a row out of the sheet. Raises DiskError."""
    with transaction(db):
        db.conn.execute("DELETE FROM typed_rows WHERE record = ?", (record,))


def of_day(db: Database, officer: str, day: str) -> list[TypedRow]:
    """The rows of one officer's day, as they were typed."""
    rows = db.conn.execute(
        "SELECT number, record, officer, day FROM typed_rows WHERE officer = ? AND day = ? "
        "ORDER BY number",
        (officer, day),
    )
    return [TypedRow(*row) for row in rows.fetchall()]


def last_of(db: Database, officer: str) -> str:
    """The record typed last by an officer; "" for none."""
    row = db.conn.execute(
        "SELECT record FROM typed_rows WHERE officer = ? ORDER BY number DESC LIMIT 1", (officer,)
    ).fetchone()
    return row[0] if row else ""


def places(db: Database, record: str) -> tuple[str, int, str]:
    """The day a record was typed as a row, its place on that officer's sheet of the day, and the
    officer; ("", 0, "") where it was not."""
    row = db.conn.execute(
        "SELECT t.day, (SELECT count(*) FROM typed_rows AS o WHERE o.officer = t.officer "
        "AND o.day = t.day AND o.number <= t.number), t.officer "
        "FROM typed_rows AS t WHERE t.record = ?",
        (record,),
    ).fetchone()
    return (row[0], row[1], row[2]) if row else ("", 0, "")
