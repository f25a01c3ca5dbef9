"""A new recovery code for the open book, so made that a kill at any instant leaves one that holds.

The code is drawn first and nothing is written: until it was read back from its paper the old one
opens the book. Then the list inside the book knows both, the slots file changes from the old to
the new in one stroke, and the list lets the other go; opening finishes what was begun.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xatre.store import settings
from xatre.store.connection import Database
from xatre.store.faults import NotAllowed
from xatre.store.identifiers import new_id
from xatre.store.keys import officers, passwords
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import RECOVERY, Cost, Slots
from xatre.store.safety import journal

if TYPE_CHECKING:
    from xatre.store.book import Book


def draw_code(book: Book, password: str, now: datetime | None = None) -> str:
    """A code that opens nothing yet. Only an administrator may, with their own password.

    Raises NotAllowed, WrongPassword, MustWait.
    """
    _require_administrator(book)
    officers.require_own_password(book, password, now or datetime.now(UTC))
    return passwords.new_recovery_code()


def put_in_force(
    book: Book, code: str, *, cost: Cost | None = None, now: datetime | None = None
) -> None:
    """`code` opens the book from now on, the old one no longer. Raises NotAllowed, DiskError."""
    _require_administrator(book)
    moment = now or datetime.now(UTC)
    fresh, _ = keys.make_slot(
        book.facts.book,
        new_id(moment),
        RECOVERY,
        "",
        passwords.read_recovery_code(code),
        [book.data_key()],
        cost or Cost.standard(),
    )
    before = [slot.id for slot in book.slots.slots if slot.sort == RECOVERY]
    with book.transaction():
        officers.enter(book.db, fresh, "", False, True, moment)
        journal.write(book, "recovery code changed", "", moment)
    book.put_slots(book.slots.without(before).with_slot(fresh))
    settle(book.db, book.slots, moment)
    settings.put(book.db, officers.CODE_UNSEEN, "")


def settle(db: Database, slots: Slots, now: datetime) -> None:
    """Where the list knows two codes, let go the one that the slots file has not."""
    rows = db.conn.execute(
        "SELECT id, public FROM officers WHERE sort = ? AND dropped = ''", (RECOVERY,)
    ).fetchall()
    here = {slot.id: slot.public for slot in slots.slots}
    gone = [row[0] for row in rows if here.get(row[0]) != bytes(row[1])]
    if len(rows) < 2 or len(gone) == len(rows):
        return
    db.conn.executemany(
        "UPDATE officers SET dropped = ? WHERE id = ?", [(journal.utc(now), id) for id in gone]
    )


def _require_administrator(book: Book) -> None:
    if book.officer.role != "administrator":
        raise NotAllowed(who="quản trị sổ", deed="đặt mã khôi phục mới")
