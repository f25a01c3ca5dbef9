"""Opening a book that lies where nothing can be written, to look into it: a share without the right
to write, a stick with its lock on.

SQLite reads the file as one that nobody changes (`immutable`): that holds while nobody has the book
open, and only where all that was written is in the file itself. Nothing is brought to this
program's shape, no try is counted, no line goes into the journal; so nothing that must be written
down may be done with such a book.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from xatre.errors import BookError
from xatre.store import schema, version
from xatre.store.book import FILE, Book
from xatre.store.connection import Database, connect_to_look
from xatre.store.faults import (
    BookDamaged,
    DiskReadOnly,
    MustWait,
    NotInKeyList,
    WrongPassword,
    told_plainly,
)
from xatre.store.keys import delay, key_list, passwords
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import Slots
from xatre.store.lock import Lock
from xatre.store.opening import let_go_unless_opened, require_book, slot_of
from xatre.store.safety import marks

UNWRITTEN = (f"{FILE}-wal", f"{FILE}-journal")
"""What lies beside the file while something is still to be written into it."""
_TABLE = re.compile(r"CREATE TABLE IF NOT EXISTS (\w+)")


class CannotLook(DiskReadOnly):
    """XT-611: nothing may be written there, and looking would need it; `why` says what for."""

    code = "XT-611"
    sentence = "Sổ nằm ở nơi chỉ đọc mà {why}, nên chưa xem được. Sổ không đổi."
    remedy = "Cho ghi vào nơi ấy (khóa chống ghi của USB, quyền ở thư mục chung) rồi mở sổ một lần."


class LookingOnly(BookError):
    """XT-516, a warning: the book was opened where nothing may be written."""

    code = "XT-516"
    sentence = "Sổ nằm ở nơi chỉ đọc: chỉ xem được, không ghi gì vào sổ, kể cả nhật ký."
    remedy = "Muốn nhận gói, gửi hay sửa: cho ghi vào nơi ấy rồi mở lại."


def look(folder: Path, *, password: str, officer: str, now: datetime) -> Book:
    """The book in `folder`, which nothing can be written into.

    Raises CannotLook, BookMissing, BookMoved, BookInUse, MustWait, WhichOfficer, WrongPassword,
    BookNewer, BookDamaged, NotInKeyList, DiskError.
    """
    require_book(folder)
    lock = Lock.look(folder)
    with let_go_unless_opened(folder, lock), told_plainly():
        return _entered(folder, lock, password, officer, now)


def _entered(folder: Path, lock: Lock, password: str, officer: str, now: datetime) -> Book:
    _require_whole(folder)
    slots = keys.read(folder)
    if slots.new_stream:
        raise CannotLook(why="sổ vừa dựng lại từ bản sao lưu hoặc vừa chuyển, chưa mở lần nào")
    slot = slot_of(slots, officer)
    tries = delay.read(folder, slot.id)
    if now < tries.last + tries.wait():
        raise MustWait(wait=delay.words(tries.last + tries.wait() - now))
    secret = slot.unwrap(slots.book, passwords.normal(password))
    if secret is None:
        raise WrongPassword(left=tries.left(), wait="")
    db, key = _fitting(folder, slots, slot.open_keys(secret))
    try:
        if version.needs_steps(db) or not _has_our_shape(db):
            raise CannotLook(why="bản chương trình này cần đổi dạng sổ trước")
        if key_list.listed(db).get(slot.id) != slot.public:
            raise NotInKeyList()
        book = Book(folder, db, lock, slots, key, slot.id, secret)
    except BaseException:
        db.close()
        raise
    older = marks.older_copy(book.facts.book, db, book.device)
    book.warnings += [older] if older else []
    book.warnings.append(LookingOnly())
    return book


def _require_whole(folder: Path) -> None:
    if not (folder / FILE).is_file():
        raise BookDamaged("mất tệp sổ (book.db)")
    beside = (folder / name for name in UNWRITTEN)
    if any(file.is_file() and file.stat().st_size for file in beside):
        raise CannotLook(why="lần trước sổ chưa đóng trọn")


def _fitting(folder: Path, slots: Slots, data_keys: list[bytes]) -> tuple[Database, bytes]:
    fault = BookDamaged("không khóa nào mở được tệp sổ")
    for key in data_keys:
        try:
            return connect_to_look(folder / FILE, key), key
        except BookDamaged as error:
            fault = error
    raise fault


def _has_our_shape(db: Database) -> bool:
    """Whether this program would change no table of the book."""
    from xatre.kinds import KINDS

    there = set(db.table_names())
    fixed = {name for text in schema.FIXED for name in _TABLE.findall(text)}
    return fixed <= there and schema.recognise(db, KINDS.values())
