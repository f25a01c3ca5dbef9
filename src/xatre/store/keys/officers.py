"""The people of a book: who may open it, in what role, and the list that says so inside it.

The list in the book is the truth. It is written before the slots file when someone is added, so
that a kill leaves at worst a name without a slot; a slot that is not in the list is never given a
new data key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from xatre.store import settings
from xatre.store.connection import Database
from xatre.store.faults import NotAllowed, NotThisOfficer, WrongPassword
from xatre.store.identifiers import new_id
from xatre.store.keys import delay, passwords, rekey
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import RECOVERY, Cost, Slot
from xatre.store.safety import journal

if TYPE_CHECKING:
    from xatre.store.book import Book

Role = Literal["entry", "approver", "viewer", "administrator"]
ROLES: tuple[str, ...] = ("entry", "approver", "viewer", "administrator")

CODE_UNSEEN = "recovery code unseen"
"""The setting that stands while a recovery code is in the slots that nobody has been shown."""


@dataclass(frozen=True)
class Officer:
    """Someone who may open the book. `case_rights`: may know of cases and hidden codes."""

    id: str
    name: str
    role: Role
    case_rights: bool


def clean_name(name: str) -> str:
    """An officer's name as kept: NFC, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def same_name(one: str, other: str) -> bool:
    return clean_name(one).casefold() == clean_name(other).casefold()


def everyone(db: Database) -> list[Officer]:
    """Those who may open the book now, in the order they were added."""
    rows = db.conn.execute(
        "SELECT id, name, role, case_rights FROM officers"
        " WHERE sort = 'officer' AND dropped = '' ORDER BY rowid"
    )
    return [Officer(row[0], row[1], row[2], bool(row[3])) for row in rows]


def enter(
    db: Database, slot: Slot, role: str, case_rights: bool, five_words: bool, now: datetime
) -> None:
    """Write a slot's owner into the list, or its new public half. Inside a transaction."""
    db.conn.execute(
        "INSERT INTO officers (id, sort, name, role, case_rights, five_words, public, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET public = excluded.public, five_words = excluded.five_words",
        (
            slot.id,
            RECOVERY if slot.sort == RECOVERY else "officer",
            slot.name,
            role,
            int(case_rights),
            int(five_words),
            slot.public,
            journal.utc(now),
        ),
    )


def _require_administrator(book: Book, deed: str) -> None:
    if book.officer.role != "administrator":
        raise NotAllowed(who="quản trị sổ", deed=deed)


def _named(book: Book, name: str) -> Officer:
    found = [officer for officer in everyone(book.db) if same_name(officer.name, name)]
    if not found:
        raise NotThisOfficer(what=f"không có cán bộ tên {clean_name(name)[:60]}")
    return found[0]


def add(
    book: Book,
    name: str,
    role: str,
    password: str,
    *,
    case_rights: bool = False,
    cost: Cost | None = None,
    now: datetime | None = None,
) -> Officer:
    """Give someone a way in. Only an administrator may.

    Raises NotAllowed, NotThisOfficer (name taken or empty, unknown role), WeakPassword,
    DiskError.
    """
    _require_administrator(book, "thêm cán bộ")
    moment, name = now or datetime.now(UTC), clean_name(name)
    if not name or len(name) > 60:
        raise NotThisOfficer(what="tên cán bộ cần từ 1 đến 60 ký tự")
    if role not in ROLES:
        raise NotThisOfficer(what=f"không có vai trò {role[:20]}")
    if any(same_name(other.name, name) for other in everyone(book.db)):
        raise NotThisOfficer(what=f"đã có cán bộ tên {name}")
    good = passwords.require_good(password, book.facts.portable)
    slot, _ = keys.make_slot(
        book.facts.book,
        new_id(moment),
        "officer",
        name,
        good,
        [book.data_key()],
        cost or Cost.standard(),
    )
    with book.transaction():
        enter(book.db, slot, role, case_rights, passwords.is_five_words(good), moment)
        journal.write(book, "officer added", slot.id, moment)
    book.put_slots(book.slots.with_slot(slot))
    return _named(book, name)


def drop(
    book: Book,
    name: str,
    *,
    cost: Cost | None = None,
    now: datetime | None = None,
    with_it: Callable[[], object] | None = None,
) -> str:
    """Take someone's way in, and change what they may have kept: the data key and the recovery
    code. The new code, which is never shown again. `with_it` runs in the same transaction.

    Raises NotAllowed, NotThisOfficer (unknown, oneself, the last administrator), DiskError.
    """
    officer, moment = to_drop(book, name), now or datetime.now(UTC)
    code = passwords.new_recovery_code()
    spare, _ = keys.make_slot(
        book.facts.book,
        recovery_id(book.db),
        RECOVERY,
        "",
        code,
        [book.data_key()],
        cost or Cost.standard(),
    )
    with book.transaction():
        book.db.conn.execute(
            "UPDATE officers SET dropped = ? WHERE id = ?", (journal.utc(moment), officer.id)
        )
        enter(book.db, spare, "", False, True, moment)
        settings.put(book.db, rekey.NEEDED, "yes")
        settings.put(book.db, CODE_UNSEEN, "yes")
        journal.write(book, "officer dropped", officer.id, moment)
        if with_it is not None:
            with_it()
    book.put_slots(book.slots.with_slot(spare))
    rekey.rekey(book)
    settings.put(book.db, CODE_UNSEEN, "")
    return code


def to_drop(book: Book, name: str) -> Officer:
    """Who would be dropped; nothing is done. Raises as `drop`."""
    _require_administrator(book, "bớt cán bộ")
    book.require_quiet()
    officer = _named(book, name)
    if officer.id == book.officer.id:
        raise NotThisOfficer(what="không tự bớt chính mình được")
    return officer


def recovery_id(db: Database) -> str:
    """The id of the recovery code's slot."""
    row = db.conn.execute(
        "SELECT id FROM officers WHERE sort = ? AND dropped = ''", (RECOVERY,)
    ).fetchone()
    return str(row[0])


def change(
    book: Book,
    name: str,
    *,
    role: str | None = None,
    case_rights: bool | None = None,
    now: datetime | None = None,
) -> Officer:
    """Change someone's role or case rights. Raises NotAllowed, NotThisOfficer, DiskError."""
    _require_administrator(book, "đổi vai trò cán bộ")
    officer = _named(book, name)
    if role is not None and role not in ROLES:
        raise NotThisOfficer(what=f"không có vai trò {role[:20]}")
    if officer.id == book.officer.id and role not in (None, "administrator"):
        raise NotThisOfficer(what="không tự bỏ quyền quản trị của chính mình được")
    with book.transaction():
        book.db.conn.execute(
            "UPDATE officers SET role = ?, case_rights = ? WHERE id = ?",
            (
                role or officer.role,
                int(officer.case_rights if case_rights is None else case_rights),
                officer.id,
            ),
        )
        journal.write(book, "officer changed", officer.id, now)
    return _named(book, name)


def require_own_password(book: Book, password: str, now: datetime) -> Slot:
    """The slot of the officer at the book, whose password it is. A wrong one counts as at opening.
    Raises WrongPassword, MustWait."""
    slot = next(slot for slot in book.slots.slots if slot.id == book.officer.id)
    tries = delay.admit(book.folder, now, slot.id)
    if slot.unwrap(book.facts.book, passwords.normal(password)) is None:
        raise WrongPassword(left=tries.left(), wait=delay.words(tries.next_wait()))
    delay.forgive(book.folder, slot.id)
    return slot


def change_password(
    book: Book, current: str, new: str, *, cost: Cost | None = None, now: datetime | None = None
) -> None:
    """The officer at the book changes their own password; their key pair stays. A wrong one counts
    as at opening.

    Raises WrongPassword, MustWait, WeakPassword, DiskError.
    """
    moment = now or datetime.now(UTC)
    slot = require_own_password(book, current, moment)
    good = passwords.require_good(new, book.facts.portable)
    _put_password(book, slot, good, book.secret(), cost, moment)


def reset_password(
    book: Book, name: str, new: str, *, cost: Cost | None = None, now: datetime | None = None
) -> None:
    """An administrator gives someone a new password, and so a new key pair: what was sealed to
    them alone stays shut for ever. Raises NotAllowed, NotThisOfficer, WeakPassword, DiskError."""
    _require_administrator(book, "đặt lại mật khẩu cho người khác")
    officer = _named(book, name)
    if officer.id == book.officer.id:
        raise NotThisOfficer(what="đổi mật khẩu của chính mình cần mật khẩu đang dùng")
    good = passwords.require_good(new, book.facts.portable)
    old = next((slot for slot in book.slots.slots if slot.id == officer.id), None)
    bare = old or Slot(officer.id, "officer", officer.name, b"", Cost.standard(), b"", b"", b"")
    _put_password(book, bare, good, None, cost, now)


def _put_password(
    book: Book, old: Slot, good: str, secret: bytes | None, cost: Cost | None, now: datetime | None
) -> None:
    moment = now or datetime.now(UTC)
    slot, _ = keys.make_slot(
        book.facts.book,
        old.id,
        old.sort,
        old.name,
        good,
        [book.data_key()],
        cost or old.cost,
        secret,
    )
    with book.transaction():
        enter(book.db, slot, "", False, passwords.is_five_words(good), moment)
        journal.write(book, "password changed", slot.id, moment)
    book.put_slots(book.slots.with_slot(slot))
