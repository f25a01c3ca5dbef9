"""The outbox of a book: sealed files, written before they are noted, noted before they leave.

A file that is there but not noted is what a kill left half-way: it never left the book, so its
number is given again and the file replaced.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from xatre.exchange import delivery
from xatre.store.traffic import packages, returns
from xatre.work.session import Session


def put(session: Session, name: str, data: bytes) -> Path:
    """Write a sealed file into the outbox, in place of one of that name that was never noted.

    Raises NameTaken for a file that was noted, DiskError.
    """
    folder = session.book.folder / "outbox"
    folder.mkdir(exist_ok=True)
    file = folder / name
    if file.exists() and f"outbox/{name}" not in _noted(session):
        file.unlink()
    return delivery.write(folder, name, data)


def _noted(session: Session) -> Collection[str]:
    db = session.book.db
    return {one.path for one in packages.sent(db)} | returns.paths(db)
