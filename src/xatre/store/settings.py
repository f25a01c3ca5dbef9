"""Named texts kept inside the book: its facts and what its people have chosen."""

from __future__ import annotations

from xatre.store.connection import Database, transaction


def get(db: Database, name: str, otherwise: str = "") -> str:
    """The value of a setting, or `otherwise`."""
    row = db.conn.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return row[0] if row else otherwise


def put(db: Database, name: str, value: str) -> None:
    """Write a setting; an empty value takes it away. Raises DiskError."""
    with transaction(db):
        if value:
            db.conn.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )
        else:
            db.conn.execute("DELETE FROM settings WHERE name = ?", (name,))


def everything(db: Database, prefix: str = "") -> dict[str, str]:
    """All settings whose names begin with `prefix`."""
    rows = db.conn.execute(
        "SELECT name, value FROM settings WHERE name >= ? AND name < ? ORDER BY name",
        (prefix, prefix + "\U0010ffff"),
    )
    return dict(rows.fetchall())
