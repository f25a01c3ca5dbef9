"""Moving a book to another disk or stick: copied, compared, and the old place closed for good.

Until the new place is whole the old one is the book; a kill between the two leaves both, never
none, and then the second to be opened says so.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xatre import whole_files
from xatre.store import durable, settings
from xatre.store.faults import BookDamaged, BookMoved, PlaceTaken, told_plainly
from xatre.store.keys import slots as keys
from xatre.store.keys.passwords import WeakPassword
from xatre.store.safety import journal

if TYPE_CHECKING:
    from xatre.store.book import Book

MARK = "moved.json"
_LEFT_BEHIND = {
    "lock",
    "lock.new",
    "unlock.json",
    "recovery.json",
    "book.db-wal",
    "book.db-shm",
    MARK,
}


def require_not_moved(folder: Path) -> None:
    """Raise BookMoved where the book of this folder went elsewhere."""
    mark = folder / MARK
    if not mark.exists():
        return
    try:
        words = json.loads(mark.read_bytes())
        to, when = str(words["to"]), str(words["when"])
    except (ValueError, KeyError, TypeError):
        to, when = "nơi khác", "không rõ"
    raise BookMoved(to=to, when=when)


def move(
    book: Book, to_folder: Path, *, portable: bool | None = None, now: datetime | None = None
) -> Path:
    """Copy the book to an absent or empty folder, compare every byte, close the old place.

    The book is closed; open it at the path returned. It stays the same device and stream.
    `portable` says that the new place is a stick (or no longer one).

    Raises InsideTransaction, PlaceTaken, WeakPassword (someone's password is not five words),
    DiskError, BookDamaged; the old place is then still the book, and open.
    """
    book.require_quiet()
    to_folder, moment = Path(to_folder), now or datetime.now(UTC)
    stick = book.facts.portable if portable is None else portable
    _require_five_words(book, stick)
    part = to_folder.with_name(to_folder.name + ".part")
    if book.folder.resolve() in to_folder.resolve().parents:
        raise PlaceTaken(folder=to_folder.name)
    durable.require_empty(to_folder)
    durable.require_empty(part)
    with told_plainly():
        if part.exists():
            part.rmdir()
        if to_folder.exists():
            to_folder.rmdir()
    from xatre.store.opening import PLACE, place_of

    with book.transaction():
        settings.put(book.db, PLACE, place_of(to_folder))
        journal.write(book, "moved", "", moment)
    try:
        with told_plainly():
            book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            _copy(book.folder, part)
            keys.write(part, replace(book.slots, portable=stick))
            part.replace(to_folder)
            whole_files.flush_folder(to_folder.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        with book.transaction():
            settings.put(book.db, PLACE, place_of(book.folder))
        raise
    words = {"to": str(to_folder), "when": moment.astimezone().strftime("%d/%m/%Y")}
    durable.write_whole(book.folder / MARK, json.dumps(words, ensure_ascii=False).encode())
    book.close(moment)
    return to_folder


def _require_five_words(book: Book, stick: bool) -> None:
    if not stick or book.facts.portable:
        return
    weak = book.db.conn.execute(
        "SELECT name FROM officers WHERE dropped = '' AND five_words = 0"
    ).fetchall()
    if weak:
        names = ", ".join(row[0] for row in weak)
        raise WeakPassword(why=f"sổ ở USB cần năm từ do chương trình đề nghị; {names} chưa đổi")


def _copy(folder: Path, part: Path) -> None:
    shutil.copytree(folder, part, ignore=lambda _, names: _LEFT_BEHIND.intersection(names))
    for path in sorted(part.rglob("*")):
        if path.is_file() and _sha256(path) != _sha256(folder / path.relative_to(part)):
            raise BookDamaged("bản chép sang nơi mới không giống bản gốc")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
