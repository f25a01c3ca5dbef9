"""Keeping a book whole: checking it, copying it away, bringing it back, moving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xatre import paths
from xatre.store.faults import BookDamaged
from xatre.store.keys import device
from xatre.store.safety import backup, backup_times, check, journal, moving
from xatre.work.progress import Progress, silent
from xatre.work.receiving import vouching
from xatre.work.session import NoRight, Session

COPIED_OUT = "backed up"
"""The journal's word for a backup written outside the book's folder; its subject is the file."""

AFTER_RESTORING = (
    "Sổ dựng lại là một máy mới: ghi thẻ mới, bên kia đăng ký bằng 40 số vân tay rồi mới nhận gói "
    "của máy này. Hồ sơ đã gửi sau lúc sao lưu thì nơi nhận còn giữ: xin nơi nhận trả lại."
)
"""What is left to do once a backup became a book."""


@dataclass(frozen=True)
class BackupFile:
    """A backup in the book's own folder; `size` in bytes."""

    path: Path
    taken: datetime
    size: int


@dataclass(frozen=True)
class OldBackup:
    """A backup that a key no longer in use opens; `beside` the book, or copied elsewhere."""

    name: str
    taken: str
    beside: bool


def check_book(session: Session, progress: Progress = silent) -> list[str]:
    """What is wrong with the file, the tables, the rows against the revisions and the journal,
    in sentences; empty when nothing is. Up to which journal line it can vouch: `vouched`."""
    problems = check.check(session.book)
    progress(1, 1)
    return [str(problem) for problem in problems]


def vouched(session: Session) -> list[str]:
    """For each device this book has been, up to which line its journal can be vouched for.
    Raises BookDamaged."""
    return vouching.vouched(session)


def damage(session: Session, problems: list[str]) -> BookDamaged:
    """What `check_book` found as one fault, that names the newest good backup beside the book."""
    found = backup.newest_good(session.book.folder / "backups")
    return BookDamaged(what="; ".join(one.rstrip(".") for one in problems), backup=str(found or ""))


def back_up(session: Session, to: Path) -> Path:
    """Write a backup into the folder `to`, read it back, and give its path. Raises NoRight, since
    whoever only reads carries no copy away, and DiskError."""
    session.require("exchange")
    file = backup.write(session.book, to, session.clock())
    session.note(COPIED_OUT, file.name)
    return file


def back_up_here(session: Session) -> Path:
    """Write a backup beside the book now; old ones go by rule. Raises DiskError."""
    return backup_times.before_risk(session.book, session.clock())


def automatic_backup(session: Session) -> Path | None:
    """The backup of the hour, where none was made yet. Raises DiskError."""
    return backup_times.write_if_due(session.book, session.clock())


def list_backups(session: Session) -> list[BackupFile]:
    """The backups beside the book, newest first."""
    return [
        BackupFile(path, backup.taken_at(path), path.stat().st_size)
        for path in backup.listing(session.book.folder / "backups")
        if path.is_file()
    ]


def last_copied_out(session: Session) -> tuple[str, str] | None:
    """The moment and the file of the last backup that a device of this book wrote elsewhere, as
    its journal says; None where none did."""
    db = session.book.db
    copied = [
        (entry.moment, entry.subject)
        for name in device.all_ids(db)
        for entry in journal.entries(db, name)
        if entry.act == COPIED_OUT
    ]
    return max(copied, default=None)


def backups_of_this_key(session: Session) -> list[OldBackup]:
    """The backups that whoever keeps the book's present key can open: those beside the book, and
    those that the journal says were copied elsewhere since the key was last changed."""
    db = session.book.db
    beside = [
        path
        for path in backup.listing(session.book.folder / "backups")
        if backup.opens_with(path, session.book.data_key())
    ]
    elsewhere: list[str] = []
    for name in device.all_ids(db):
        for entry in journal.entries(db, name):
            if entry.act == "officer dropped":
                elsewhere.clear()
            elif entry.act == COPIED_OUT:
                elsewhere.append(entry.subject)
    named = [(path.name, True) for path in beside] + [(name, False) for name in elsewhere[::-1]]
    return [
        OldBackup(name, f"{backup.taken_at(Path(name)).astimezone():%d/%m/%Y %H:%M}", near)
        for name, near in named
    ]


def is_whole(file: Path) -> bool:
    """Whether a backup can be restored. Needs no password."""
    return backup.is_whole(file)


def unpack_backup(file: Path, to: Path) -> Path:
    """Put a backup's book into the absent or empty folder `to`, unopened: whoever opens it, by
    password or recovery code, begins its new stream. Raises BackupDamaged, PlaceTaken,
    DiskError."""
    backup.unpack(file, to)
    return to


def restore_book(file: Path, to: Path, password: str, officer: str = "") -> Path:
    """Make a book again from a backup, as a new stream. Raises BackupDamaged, PlaceTaken,
    WrongPassword, DiskError."""
    with backup.restore(file, to, password=password, officer=officer) as book:
        return book.folder


def move_book(session: Session, to: Path, portable: bool | None = None) -> Path:
    """Move the book to the folder `to` and close the old place; the session is over. Raises
    NoRight: whoever only reads or enters must not close the place where the others work; and what
    `moving.move` raises. `portable` says that the new place is a stick; None looks."""
    if not session.may("officers"):
        raise NoRight(right="chuyển sổ sang chỗ khác")
    stick = paths.is_on_stick(to) if portable is None else portable
    moving.move(session.book, to.absolute(), portable=stick, now=session.clock())
    return to
