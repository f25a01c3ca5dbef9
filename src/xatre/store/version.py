"""The version of a book's tables, kept in `user_version` as major.minor, and the way up to ours.

A newer minor version only added columns, which are kept untouched; a newer major is refused.
The steps in `migrations/` are frozen: they never import a live declaration.
"""

from __future__ import annotations

from xatre.store.connection import Database, transaction
from xatre.store.faults import BookDamaged, BookNewer
from xatre.store.migrations import STEPS

Version = tuple[int, int]
CURRENT: Version = STEPS[-1].TO


def packed(version: Version) -> int:
    """The number SQLite keeps: the major part above sixteen bits of minor."""
    return version[0] << 16 | version[1]


def found(db: Database) -> Version:
    """The version of the open book; (0, 0) for one just made."""
    number = db.conn.execute("PRAGMA user_version").fetchone()[0]
    return number >> 16, number & 0xFFFF


def gate(db: Database) -> Version:
    """The book's version. Raises BookNewer for a newer major one, BookDamaged for nonsense."""
    version = found(db)
    if version[0] > CURRENT[0]:
        raise BookNewer(version=f"{version[0]}.{version[1]}")
    if version[0] < 0 or (version == (0, 0) and db.table_names()):
        raise BookDamaged("không đọc được phiên bản sổ")
    return version


def needs_steps(db: Database) -> bool:
    """Whether `climb` would change an existing book."""
    return (0, 0) != gate(db) < CURRENT


def climb(db: Database) -> None:
    """Run the steps this book has not had, all in one transaction. Raises BookNewer."""
    version = gate(db)
    if version >= CURRENT:
        return
    with transaction(db):
        for step in STEPS:
            if version < step.TO:
                step.run(db)
        db.conn.execute(f"PRAGMA user_version = {packed(CURRENT)}")
