"""Samples of records that are typed a second time: which records, what the second typing says so
far, how each difference was settled. The second typing never is a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import orjson

from xatre.model.values import Fields, Value
from xatre.store.connection import Database, transaction
from xatre.store.register.quiet import first_since
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table


class Sample(NamedTuple):
    """One sample: of what was typed since a day, chosen by a rule that gives the same again."""

    number: int
    since: str
    rule: str
    officer: str
    made_at: str


class SampleRow(NamedTuple):
    """One record of a sample, as it was at `revision`. `again` and `unread` are the second typing;
    `typed_at` is "" until it is finished; `settled` says which side was kept, by column."""

    sample: int
    place: int
    record: str
    revision: str
    again: Fields
    unread: dict[str, str]
    typist: str
    typed_at: str
    settled: dict[str, str]


def make(
    db: Database, since: str, rule: str, officer: str, at: str, chosen: Sequence[tuple[str, str]]
) -> int:
    """Keep a new sample of these (record, revision), in order; its number. Raises DiskError."""
    with transaction(db):
        cursor = db.conn.execute(
            "INSERT INTO samples (since, rule, officer, made_at) VALUES (?, ?, ?, ?)",
            (since, rule, officer, at),
        )
        number = int(cursor.lastrowid or 0)
        db.conn.executemany(
            "INSERT INTO sample_rows (sample, place, record, revision) VALUES (?, ?, ?, ?)",
            [(number, place, *row) for place, row in enumerate(chosen, 1)],
        )
    return number


def all_samples(db: Database) -> list[Sample]:
    """Every sample, the newest first."""
    rows = db.conn.execute(
        "SELECT number, since, rule, officer, made_at FROM samples ORDER BY number DESC"
    )
    return [Sample(*row) for row in rows.fetchall()]


def rows_of(db: Database, number: int) -> list[SampleRow]:
    """The rows of a sample in their order."""
    rows = db.conn.execute(
        "SELECT sample, place, record, revision, again, unread, typist, typed_at, settled "
        "FROM sample_rows WHERE sample = ? ORDER BY place",
        (number,),
    )
    return [
        SampleRow(
            *(sample, place, record, revision),
            *(orjson.loads(again), orjson.loads(unread)),
            *(typist, typed_at, orjson.loads(settled)),
        )
        for sample, place, record, revision, again, unread, typist, typed_at, settled in rows
    ]


def keep_again(
    db: Database,
    row: tuple[int, int],
    fields: Mapping[str, Value],
    unread: Mapping[str, str],
    typist: str,
    typed_at: str,
) -> None:
    """Keep the second typing of a row (sample, place); `typed_at` "" while it is not finished.
    Raises DiskError."""
    with transaction(db):
        db.conn.execute(
            "UPDATE sample_rows SET again = ?, unread = ?, typist = ?, typed_at = ? "
            "WHERE sample = ? AND place = ?",
            (_text(dict(fields)), _text(dict(unread)), typist, typed_at, *row),
        )


def keep_settled(db: Database, row: tuple[int, int], settled: Mapping[str, str]) -> None:
    """Keep how the differences of a row were settled. Raises DiskError."""
    with transaction(db):
        db.conn.execute(
            "UPDATE sample_rows SET settled = ? WHERE sample = ? AND place = ?",
            (_text(dict(settled)), *row),
        )


def begun_since(db: Database, kind: str, moment: str, units: Sequence[str]) -> list[str]:
    """Ids of completed records of these units that were first written at `moment` (UTC, as lines
    write it) or later and did not come from a table, in the order they were written."""
    of = table(db, kind)
    rows = db.conn.execute(
        f'SELECT t.id, min(r.number) AS first FROM "{of.name}" AS t '
        "JOIN revisions AS r ON r.record = t.id AND r.kind = ? AND r.own = 1 "
        "WHERE t.state = 'complete' AND t.unit IN (SELECT value FROM json_each(?)) "
        "AND t.id NOT IN (SELECT record FROM import_rows) "
        "GROUP BY t.id HAVING first >= ? ORDER BY first",
        (kind, in_list(units), first_since(db, moment)),
    )
    return [row[0] for row in rows.fetchall()]


def _text(value: object) -> str:
    return orjson.dumps(value).decode()
