"""What was sealed for the office before it began again with a new book: to a key that is lost, so
that nobody there can open it any more; and what was given to it then and it has not now.

Knows numbers of packages and of files that came, never their bytes.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.store import settings
from xatre.store.connection import Database
from xatre.store.register.stored_lines import in_list

SETTING = "office.begun_again_after"


def note(db: Database) -> None:
    """The office begins again: what was sealed for it until now, its new book has not. Raises
    DiskError."""
    out, back = (
        db.conn.execute(f"SELECT ifnull(max(number), 0) FROM {table}").fetchone()[0]
        for table in ("outgoing", "incoming")
    )
    settings.put(db, SETTING, f"{out} {back}")


def sealed_before(db: Database, unit: str) -> set[str]:
    """The sha256 of the packages sealed for the unit before its office began again."""
    out, _ = _after(db)
    rows = db.conn.execute(
        "SELECT sha256 FROM outgoing WHERE recipient = ? AND number <= ?", (unit, out)
    )
    return {sha256 for (sha256,) in rows}


def not_taken_since(db: Database, units: Collection[str], office: str) -> dict[str, str]:
    """Record → kind of what these units gave to the office, and of which no return of its new book
    has brought a line; none where it never began again."""
    if not settings.get(db, SETTING):
        return {}
    back = last_file_before(db)
    rows = db.conn.execute(
        "SELECT DISTINCT record, kind FROM hand_over_statements AS said WHERE to_unit = ?1 "
        "AND from_unit IN (SELECT value FROM json_each(?2)) AND NOT EXISTS ("
        "SELECT 1 FROM revisions AS r JOIN package_lines AS p ON p.revision = r.number "
        "JOIN incoming ON incoming.number = p.package WHERE r.record = said.record "
        "AND incoming.number > ?3 AND incoming.outcome = 'return' AND incoming.unit = ?1)",
        (office, in_list(units), back),
    )
    return dict(rows.fetchall())


def last_file_before(db: Database) -> int:
    """The number of the last file that had come when an office last began again; 0 where none
    did."""
    return _after(db)[1]


def _after(db: Database) -> tuple[int, int]:
    """The numbers of the last package sealed here, and of the last file that had come, then."""
    out, _, back = settings.get(db, SETTING, "0 0").partition(" ")
    return int(out), int(back or 0)
