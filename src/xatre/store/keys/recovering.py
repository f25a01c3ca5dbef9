"""Opening by the recovery code: a new password, a new code, a line in the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xatre.store import opening
from xatre.store.book import Book
from xatre.store.faults import (
    BookDamaged,
    NotThisOfficer,
    WrongRecoveryCode,
    told_plainly,
)
from xatre.store.keys import delay, key_list, officers, passwords
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import RECOVERY, Cost, Slot
from xatre.store.safety import journal


def recover(
    folder: Path,
    *,
    code: str,
    new_password: str,
    officer: str,
    take_over: bool,
    cost: Cost,
    now: datetime,
) -> tuple[Book, str]:
    """See Book.recover."""
    lock, slots = opening.approach(folder, take_over, now)
    try:
        with told_plainly():
            owner, spare = opening.slot_of(slots, officer), slots.recovery()
            good = passwords.require_good(new_password, slots.portable)
            if spare is None:
                raise BookDamaged("tệp khóa không có phần khôi phục")
            tries = delay.admit(folder, now, spare.id, delay.RECOVERY_FILE)
            secret = spare.unwrap(slots.book, passwords.read_recovery_code(code))
            if secret is None:
                raise WrongRecoveryCode(left=tries.left(), wait=delay.words(tries.next_wait()))
            delay.forgive(folder, spare.id, delay.RECOVERY_FILE)
            delay.forgive(folder, owner.id)
            book = opening.enter(folder, lock, slots, spare, secret, now)
            try:
                fresh_code = _new_ways_in(book, owner, spare, secret, good, cost, now)
            finally:
                book.let_go()
    except BookDamaged as error:
        lock.release()
        raise opening.with_backup(error, folder) from error
    except BaseException:
        lock.release()
        raise
    opened = opening.by_password(
        folder, password=good, officer=owner.name, take_over=take_over, now=now
    )
    return opened, fresh_code


def _new_ways_in(
    book: Book, owner: Slot, spare: Slot, secret: bytes, good: str, cost: Cost, now: datetime
) -> str:
    """New password and new code. The list is written first, the slots in one stroke after it, so
    that until then the old code still opens."""
    code, book_id, key = passwords.new_recovery_code(), book.facts.book, [book.data_key()]
    slot, _ = keys.make_slot(book_id, owner.id, owner.sort, owner.name, good, key, cost)
    fresh, _ = keys.make_slot(book_id, spare.id, RECOVERY, "", code, key, cost, secret)
    five = passwords.is_five_words(good)
    with book.transaction():
        if owner.id not in key_list.listed(book.db):
            raise NotThisOfficer(what="cán bộ này đã bị bớt khỏi sổ")
        officers.enter(book.db, slot, "", False, five, now)
        journal.append(
            book.db, book.device.id, owner.id, "recovered by code", owner.id, journal.utc(now)
        )
    book.put_slots(book.slots.with_slot(slot).with_slot(fresh))
    return code
