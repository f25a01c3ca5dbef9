"""Which lines of a record one package brought: told from those that were here before it.

Knows the numbers of packages and lines, nothing of what a line says.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.store.connection import Database
from xatre.store.register.line_copies import package_number
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table


def brought_only_by(db: Database, package: str, record: str) -> set[str]:
    """Names of the lines of `record` that only this incoming package carries, and that were not
    written in this book. Raises UnknownPackage."""
    rows = db.conn.execute(
        "SELECT name FROM revisions AS r WHERE record = ?1 AND own = 0 AND EXISTS "
        "(SELECT 1 FROM package_lines WHERE revision = r.number AND package = ?2) AND NOT EXISTS "
        "(SELECT 1 FROM package_lines WHERE revision = r.number AND package <> ?2)",
        (record, package_number(db, package)),
    )
    return {name for (name,) in rows}


def waiting_lines(db: Database, kind: str, records: Collection[str]) -> int:
    """How many lines of these records wait for ancestors that are not here."""
    name, ids = table(db, kind).name, in_list(records)
    row = db.conn.execute(
        f'SELECT (SELECT ifnull(sum(waiting), 0) FROM "{name}" '
        "WHERE id IN (SELECT value FROM json_each(?1))) + (SELECT count(*) FROM revisions "
        "WHERE record IN (SELECT value FROM json_each(?1)) "
        f'AND record NOT IN (SELECT id FROM "{name}"))',
        (ids,),
    ).fetchone()
    return int(row[0])


def brought_by(db: Database, name: str) -> list[str]:
    """The incoming packages that carry the line of that name, by sha256."""
    rows = db.conn.execute(
        "SELECT sha256 FROM incoming JOIN package_lines ON package = incoming.number "
        "JOIN revisions ON revisions.number = revision WHERE name = ? ORDER BY incoming.number",
        (name,),
    )
    return [sha256 for (sha256,) in rows]
