"""How a book is made, opened by a password, and opened by its recovery code.

The order is fixed: moved or missing, the lock, the wait after wrong passwords, the slots, the
file, its version, the list of keys inside, a rekey left unfinished, warnings, the journal.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from xatre.errors import XatreError
from xatre.store import durable, settings, version
from xatre.store.book import FILE, FOLDERS, ROLES, Book
from xatre.store.connection import Database, check_engine, connect, transaction
from xatre.store.faults import (
    BookDamaged,
    BookMissing,
    ClockBehind,
    CopiedBook,
    KeyListChanged,
    NotInKeyList,
    NotThisOfficer,
    RecoveryCodeUnseen,
    WhichOfficer,
    WrongPassword,
    told_plainly,
)
from xatre.store.identifiers import new_id
from xatre.store.keys import delay, device, key_list, new_code, officers, passwords, rekey
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import RECOVERY, Cost, Slot, Slots
from xatre.store.lock import Lock, this_computer
from xatre.store.safety import backup, journal, marks, moving

PLACE = "place"
SLOWEST = timedelta(days=1)
"""How far a clock may stand before the last line of a book without a word."""


def install_kinds(db: Database) -> None:
    """Make or complete the tables of every declared kind."""
    from xatre.kinds import KINDS
    from xatre.store import schema

    schema.install(db, KINDS.values())


def create(
    folder: Path,
    *,
    unit: str,
    role: str,
    officer_name: str,
    password: str,
    demo: bool,
    portable: bool,
    cost: Cost,
    now: datetime,
) -> tuple[Book, str]:
    """See Book.create."""
    check_engine()
    if role not in ROLES:
        raise ValueError(role)
    good, name = passwords.require_good(password, portable), officers.clean_name(officer_name)
    if not 1 <= len(name) <= 60:
        raise NotThisOfficer(what="tên cán bộ cần từ 1 đến 60 ký tự")
    durable.require_empty(folder)
    book_id, key, code = new_id(now), keys.new_data_key(), passwords.new_recovery_code()
    own, secret = keys.make_slot(book_id, new_id(now), "officer", name, good, [key], cost)
    spare, _ = keys.make_slot(book_id, new_id(now), RECOVERY, "", code, [key], cost)
    slots = Slots(book_id, portable, False, (own, spare))
    with told_plainly():
        folder.mkdir(parents=True, exist_ok=True)
    lock = Lock.take(folder, now)
    try:
        with told_plainly():
            for part in FOLDERS:
                (folder / part).mkdir(exist_ok=True)
        db = connect(folder / FILE, key, portable=portable)
        version.climb(db)
        install_kinds(db)
        with transaction(db):
            for setting, value in (
                ("book.unit", unit),
                ("book.role", role),
                ("book.demo", "yes" if demo else ""),
                ("book.created", journal.utc(now)),
                (PLACE, place_of(folder)),
            ):
                settings.put(db, setting, value)
            officers.enter(db, own, "administrator", True, passwords.is_five_words(good), now)
            officers.enter(db, spare, "", False, True, now)
            device.begin(db, now)
        # Last: a folder without slots is not a book yet.
        keys.write(folder, slots)
        book = Book(folder, db, lock, slots, key, own.id, secret)
        journal.write(book, "created", "", now)
        marks.leave(book_id, db, book.device, now)
    except BaseException:
        with suppress(XatreError):
            lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return book, code


def by_password(
    folder: Path, *, password: str, officer: str, take_over: bool, now: datetime
) -> Book:
    """See Book.open."""
    lock, slots = approach(folder, take_over, now)
    with let_go_unless_opened(folder, lock), told_plainly():
        slot = slot_of(slots, officer)
        tries = delay.admit(folder, now, slot.id)
        secret = slot.unwrap(slots.book, passwords.normal(password))
        if secret is None:
            raise WrongPassword(left=tries.left(), wait=delay.words(tries.next_wait()))
        delay.forgive(folder, slot.id)
        return _settled(enter(folder, lock, slots, slot, secret, now), now)


@contextmanager
def let_go_unless_opened(folder: Path, lock: Lock) -> Iterator[None]:
    """What fails inside lets the book go; of a damaged one its newest good backup is named."""
    try:
        yield
    except BookDamaged as error:
        lock.release()
        raise with_backup(error, folder) from error
    except BaseException:
        lock.release()
        raise


def require_book(folder: Path) -> None:
    with told_plainly():
        moving.require_not_moved(folder)
        if (folder / keys.FILE).is_file():
            return
        if not (folder / FILE).is_file():
            raise BookMissing(folder=folder.name)
    raise with_backup(BookDamaged("mất tệp khóa (slots.json)"), folder)


def approach(folder: Path, take_over: bool, now: datetime) -> tuple[Lock, Slots]:
    check_engine()
    require_book(folder)
    lock = Lock.take(folder, now, take_over)
    with let_go_unless_opened(folder, lock):
        if not (folder / FILE).is_file():
            raise BookDamaged("mất tệp sổ (book.db)")
        return lock, keys.read(folder)


def slot_of(slots: Slots, name: str) -> Slot:
    known = slots.officers()
    found = [slot for slot in known if officers.same_name(slot.name, name)] if name else known
    if len(found) != 1:
        raise WhichOfficer(names=", ".join(slot.name for slot in known))
    return found[0]


def enter(folder: Path, lock: Lock, slots: Slots, slot: Slot, secret: bytes, now: datetime) -> Book:
    """Open the file with whichever key of the slot fits, bring it to this program's version."""
    db, key = _fitting(folder, slots, slot.open_keys(secret))
    try:
        if version.needs_steps(db):
            backup.copy_out(db, key, folder, folder / "backups", now)
        version.climb(db)
        install_kinds(db)
        if key_list.listed(db).get(slot.id) != slot.public:
            raise NotInKeyList()
        return Book(folder, db, lock, slots, key, slot.id, secret)
    except BaseException:
        db.close()
        raise


def _fitting(folder: Path, slots: Slots, data_keys: list[bytes]) -> tuple[Database, bytes]:
    fault = BookDamaged("không khóa nào mở được tệp sổ")
    for key in data_keys:
        try:
            return connect(folder / FILE, key, portable=slots.portable), key
        except BookDamaged as error:
            fault = error
    raise fault


def _settled(book: Book, now: datetime) -> Book:
    """Finish what an earlier run left, begin a new stream where one is due, collect warnings."""
    try:
        new_code.settle(book.db, book.slots, now)
        strange, lost = key_list.not_in_list(book.db, book.slots)
        owed = settings.get(book.db, rekey.NEEDED)
        if settings.get(book.db, officers.CODE_UNSEEN):
            book.warnings.append(RecoveryCodeUnseen())
        if strange and not owed:
            book.warnings.append(
                KeyListChanged(what=f"có {len(strange)} khóa lạ, sẽ không được dùng")
            )
        if lost:
            names = ", ".join(name or "mã khôi phục" for name in lost)
            book.warnings.append(KeyListChanged(what=f"thiếu khóa của {names}"))
        rekey.finish(book)
        if book.slots.new_stream:
            book.begin_new_stream(now)
            journal.write(book, "restored", book.device.continues_head, now)
            book.put_slots(replace(book.slots, new_stream=False))
            settings.put(book.db, PLACE, place_of(book.folder))
        older = marks.older_copy(book.facts.book, book.db, book.device)
        if older:
            book.warnings.append(older)
        if not book.facts.portable and settings.get(book.db, PLACE) != place_of(book.folder):
            book.warnings.append(CopiedBook())
            settings.put(book.db, PLACE, place_of(book.folder))
        behind = _clock_behind(book, now)
        if behind:
            book.warnings.append(behind)
        journal.write(book, "opened", "", now)
        marks.leave(book.facts.book, book.db, book.device, now)
        return book
    except BaseException:
        book.let_go()
        raise


def _clock_behind(book: Book, now: datetime) -> ClockBehind | None:
    """The warning, where the clock stands more than a day before the last line of the journal.
    A demo book is made at any day."""
    last = journal.last_moment(book.db)
    if book.facts.demo or last is None or last - now < SLOWEST:
        return None
    today, then = (one.astimezone().strftime("%d/%m/%Y") for one in (now, last))
    return ClockBehind(now=today, last=then)


def place_of(folder: Path) -> str:
    """What the book remembers of where it lies: a hash, so that no path is kept."""
    where = f"{this_computer()}\0{folder.resolve()}"
    return hashlib.sha256(where.encode()).hexdigest()[:32]


def with_backup(error: BookDamaged, folder: Path) -> BookDamaged:
    good = backup.newest_good(folder / "backups")
    return BookDamaged(str(error.facts["what"]), str(good or ""))
