"""Which lines of a record one package brought: told from those that were here before it.

Knows the numbers of packages and lines, nothing of what a line says.
"""

from __future__ import annotations

from xatre.store.connection import Database
from xatre.store.register.line_copies import package_number


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


def brought_by(db: Database, name: str) -> list[str]:
    """The incoming packages that carry the line of that name, by sha256."""
    rows = db.conn.execute(
        "SELECT sha256 FROM incoming JOIN package_lines ON package = incoming.number "
        "JOIN revisions ON revisions.number = revision WHERE name = ? ORDER BY incoming.number",
        (name,),
    )
    return [sha256 for (sha256,) in rows]
