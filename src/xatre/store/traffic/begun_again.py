"""What was sealed for the office before it began again with a new book: to a key that is lost, so
that nobody there can open it any more.

Knows numbers of packages sealed here, never their bytes.
"""

from __future__ import annotations

from xatre.store import settings
from xatre.store.connection import Database

SETTING = "office.begun_again_after"


def note(db: Database) -> None:
    """The office begins again: what was sealed for it until now, its new book has not. Raises
    DiskError."""
    (last,) = db.conn.execute("SELECT ifnull(max(number), 0) FROM outgoing").fetchone()
    settings.put(db, SETTING, str(last))


def sealed_before(db: Database, unit: str) -> set[str]:
    """The sha256 of the packages sealed for the unit before its office began again."""
    rows = db.conn.execute(
        "SELECT sha256 FROM outgoing WHERE recipient = ? AND number <= ?", (unit, _last(db))
    )
    return {sha256 for (sha256,) in rows}


def _last(db: Database) -> int:
    return int(settings.get(db, SETTING, "0"))
