"""Keeping a book whole: checking it, copying it away, bringing it back, moving it."""

from __future__ import annotations

from pathlib import Path

from xatre.store import backup, check, moving
from xatre.work.progress import Progress, silent
from xatre.work.session import Session


def check_book(session: Session, progress: Progress = silent) -> list[str]:
    """What is wrong with the file, the tables, the rows against the revisions and the journal,
    in sentences; empty when nothing is. Also says up to which journal line it can vouch."""
    problems = check.check(session.book)
    progress(1, 1)
    return [str(problem) for problem in problems]


def back_up(session: Session, to: Path) -> Path:
    """Write a backup into the folder `to`, read it back, and give its path. Raises DiskError."""
    return backup.write(session.book, to, session.clock())


def automatic_backup(session: Session) -> Path | None:
    """The backup of the hour, where none was made yet. Raises DiskError."""
    return backup.write_if_due(session.book, session.clock())


def restore_book(file: Path, to: Path, password: str, officer: str = "") -> Path:
    """Make a book again from a backup, as a new stream. Raises BackupDamaged, PlaceTaken,
    WrongPassword, DiskError."""
    with backup.restore(file, to, password=password, officer=officer) as book:
        return book.folder


def move_book(session: Session, to: Path, portable: bool | None = None) -> Path:
    """Move the book to the folder `to` and close the old place; the session is over."""
    return moving.move(session.book, to, portable=portable, now=session.clock())
