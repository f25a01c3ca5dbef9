"""What was brought in from tables: which file, which row made which revision of which record.

So the same row is known again, and a whole import can be taken back. Knows no file and no cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from xatre.store.connection import Database, transaction
from xatre.store.register.stored_lines import in_list


class Import(NamedTuple):
    """One import. `undone_at` is None while it stands; `rows` counts its revisions of that kind,
    not of villages made beside them, `left` those that its undoing left as they were."""

    number: int
    kind: str
    file: str
    sha256: str
    officer: str
    taken_at: str
    undone_at: str | None
    rows: int
    left: int = 0


_IMPORTS = (
    "SELECT i.number, i.kind, i.file, i.sha256, i.officer, i.taken_at, i.undone_at, "
    "(SELECT count(*) FROM import_rows AS r WHERE r.import = i.number "
    "AND r.kind = i.kind) FROM imports AS i"
)


class ImportRow(NamedTuple):
    """One row of a table and the revision it made. `key` tells its content from all others."""

    row: int
    key: str
    kind: str
    record: str
    revision: str


def note_import(
    db: Database, kind: str, file: str, sha256: str, officer: str, taken_at: str
) -> int:
    """Begin a new import; its number. Raises DiskError."""
    with transaction(db):
        cursor = db.conn.execute(
            "INSERT INTO imports (kind, file, sha256, officer, taken_at) VALUES (?, ?, ?, ?, ?)",
            (kind, file, sha256, officer, taken_at),
        )
    return int(cursor.lastrowid or 0)


def note_rows(db: Database, number: int, rows: Iterable[ImportRow]) -> None:
    """What rows of an import made. Raises DiskError."""
    with transaction(db):
        db.conn.executemany(
            "INSERT OR REPLACE INTO import_rows (import, row, key, kind, record, revision) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in rows],
        )


def note_undone(db: Database, number: int, at: str) -> None:
    """Say that an import was taken back. Raises DiskError."""
    with transaction(db):
        db.conn.execute("UPDATE imports SET undone_at = ? WHERE number = ?", (at, number))


def imports(db: Database, limit: int = 100) -> list[Import]:
    """The last imports, the newest first."""
    rows = db.conn.execute(f"{_IMPORTS} ORDER BY i.number DESC LIMIT ?", (limit,))
    return [Import(*row) for row in rows.fetchall()]


def one(db: Database, number: int) -> Import | None:
    """The import of that number."""
    row = db.conn.execute(f"{_IMPORTS} WHERE i.number = ?", (number,)).fetchone()
    return Import(*row) if row else None


def rows_of(db: Database, number: int) -> list[ImportRow]:
    """What an import made, the last row first."""
    rows = db.conn.execute(
        "SELECT row, key, kind, record, revision FROM import_rows WHERE import = ? "
        "ORDER BY row DESC",
        (number,),
    )
    return [ImportRow(*row) for row in rows.fetchall()]


def numbers_of(db: Database, revisions: Collection[str]) -> dict[str, int]:
    """Of these revisions those that an import made, with its number."""
    rows = db.conn.execute(
        "SELECT revision, import FROM import_rows "
        "WHERE revision IN (SELECT value FROM json_each(?))",
        (in_list(revisions),),
    )
    return dict(rows.fetchall())


def records_of_keys(db: Database, keys: Collection[str]) -> dict[str, str]:
    """The record that a row of this content made, in imports that were not taken back."""
    return {key: record for key, (record, _) in made_of_keys(db, keys).items()}


def made_of_keys(db: Database, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """The record that a row of this content made, and its revision, in imports that were not taken
    back; of several the newest."""
    rows = db.conn.execute(
        "SELECT r.key, r.record, r.revision FROM import_rows AS r "
        "JOIN imports AS i ON i.number = r.import "
        "WHERE i.undone_at IS NULL AND r.key IN (SELECT value FROM json_each(?)) "
        "ORDER BY r.import",
        (in_list(keys),),
    )
    return {key: (record, revision) for key, record, revision in rows}
