"""Which database engine this program carries, asked of an open book."""

from __future__ import annotations

from sqlite_utils import Database


def engine(db: Database) -> tuple[str, str]:
    """The versions of SQLCipher and of the SQLite in it, `("4.19.0 community", "3.53.4")`; the
    first is empty where the engine does not encrypt."""
    cipher = db.conn.execute("PRAGMA cipher_version").fetchone()
    (sqlite,) = db.conn.execute("SELECT sqlite_version()").fetchone()
    return (cipher[0] if cipher else "", sqlite)
