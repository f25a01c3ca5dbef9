"""Drafts: what is typed and not yet completed. Overwritten in place; they never travel.

A new record's draft has a row of its own with the state `draft`; the draft of an edit only marks
the row of its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from xatre.model.values import Fields, Value
from xatre.store.connection import Database, transaction
from xatre.store.register.views import refresh
from xatre.store.schema import table


@dataclass(frozen=True)
class Draft:
    """One draft. `base` is the revision it edits, "" for a new record."""

    id: str
    kind: str
    unit: str
    base: str
    fields: Fields
    saved_at: str


def save_draft(
    db: Database,
    kind: str,
    id: str,
    unit: str,
    fields: Mapping[str, Value],
    base: str = "",
    *,
    saved_at: str,
) -> None:
    """Keep what is typed, in place of an earlier draft of the record."""
    of = table(db, kind)
    with transaction(db):
        db.conn.execute(
            "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "base = excluded.base, fields = excluded.fields, saved_at = excluded.saved_at",
            (id, kind, unit, base, orjson.dumps(fields).decode(), saved_at),
        )
        row = db.conn.execute(
            f'SELECT has_draft, revision FROM "{of.name}" WHERE id = ?', (id,)
        ).fetchone()
        if row is None or not row[0] or not row[1]:
            refresh(db, kind, [id])


def draft(db: Database, id: str) -> Draft | None:
    """The draft of a record, or None."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM drafts WHERE id = ?", (id,)).fetchone()
    return _read(row) if row else None


def drafts(db: Database, kind: str = "") -> list[Draft]:
    """All drafts, or those of one kind, the last saved first."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM drafts WHERE kind = ? OR ? = '' ORDER BY saved_at DESC, id",
        (kind, kind),
    )
    return [_read(row) for row in rows]


def discard_draft(db: Database, id: str) -> None:
    """Drop a draft; a record that had nothing else is gone."""
    with transaction(db):
        row = db.conn.execute("DELETE FROM drafts WHERE id = ? RETURNING kind", (id,)).fetchone()
        if row:
            refresh(db, row[0], [id])


_COLUMNS = "id, kind, unit, base, fields, saved_at"


def _read(row: tuple[str, ...]) -> Draft:
    id, kind, unit, base, fields, saved_at = row
    return Draft(id, kind, unit, base, orjson.loads(fields), saved_at)
