"""Lines that came and failed the checks: kept aside, named in the return with the reason.

Knows their bytes and why; whether a line is good is judged in `work/`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from xatre.store.connection import Database
from xatre.store.register.line_copies import package_number
from xatre.store.register.stored_lines import in_list


class Quarantined(NamedTuple):
    """A line that failed the checks, kept at the office, named in the return."""

    name: str
    record: str
    kind: str
    code: str
    text: str
    nonce: bytes
    line: bytes


def keep_aside(db: Database, package: str, lines: Iterable[Quarantined]) -> None:
    """Keep the lines of an incoming package that failed the checks. Raises UnknownPackage."""
    number = package_number(db, package)
    db.conn.executemany(
        "INSERT OR REPLACE INTO quarantine (package, name, record, kind, code, text, nonce, line) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *line) for line in lines],
    )


def kept_aside(db: Database, unit: str = "") -> list[tuple[str, Quarantined]]:
    """`(package, line)` for every line in quarantine, of one unit's packages or of all."""
    rows = db.conn.execute(
        "SELECT sha256, name, record, kind, code, text, nonce, line FROM quarantine "
        "JOIN incoming ON number = package WHERE unit = ?1 OR ?1 = '' ORDER BY package, name",
        (unit,),
    )
    return [(row[0], Quarantined(*row[1:])) for row in rows]


def kept_aside_of(db: Database, records: Collection[str]) -> list[tuple[str, Quarantined]]:
    """As `kept_aside`, for these records, whichever packages brought the lines."""
    if db.conn.execute("SELECT 1 FROM quarantine LIMIT 1").fetchone() is None:
        return []
    rows = db.conn.execute(
        "SELECT sha256, name, record, kind, code, text, nonce, line FROM quarantine "
        "JOIN incoming ON number = package "
        "WHERE record IN (SELECT value FROM json_each(?)) ORDER BY package, name",
        (in_list(records),),
    )
    return [(row[0], Quarantined(*row[1:])) for row in rows]


def kept_aside_from(db: Database, package: str) -> list[Quarantined]:
    """The lines of one incoming package in quarantine."""
    rows = db.conn.execute(
        "SELECT name, record, kind, code, text, nonce, line FROM quarantine "
        "JOIN incoming ON number = package WHERE sha256 = ? ORDER BY name",
        (package,),
    )
    return [Quarantined(*row) for row in rows]


def release_here(db: Database, records: Collection[str], code: str) -> None:
    """The lines of these records that were refused so are kept aside no more where another package
    has brought them."""
    db.conn.execute(
        "DELETE FROM quarantine WHERE code = ?2 "
        "AND record IN (SELECT value FROM json_each(?1)) "
        "AND EXISTS (SELECT 1 FROM revisions WHERE revisions.name = quarantine.name "
        "AND revisions.record = quarantine.record)",
        (in_list(records), code),
    )


def release_of(db: Database, package: str, names: Collection[str]) -> None:
    """These lines of one incoming package are kept aside no more."""
    db.conn.execute(
        "DELETE FROM quarantine WHERE package = ? AND name IN (SELECT value FROM json_each(?))",
        (package_number(db, package), in_list(names)),
    )


def release(db: Database, names: Collection[str]) -> None:
    """These lines are kept aside no more."""
    db.conn.execute(
        "DELETE FROM quarantine WHERE name IN (SELECT value FROM json_each(?))", (in_list(names),)
    )
