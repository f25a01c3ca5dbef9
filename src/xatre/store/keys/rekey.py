"""A new data key for the book, so made that a kill at any instant leaves a book that opens.

New and old key are in every slot before SQLCipher begins; it changes the file in one transaction
of a rollback journal; only then does the old key leave the slots. Opening tries both keys and
finishes what was begun.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xatre.store import settings
from xatre.store.faults import told_plainly
from xatre.store.keys import key_list
from xatre.store.keys import slots as keys

if TYPE_CHECKING:
    from xatre.store.book import Book

NEEDED = "rekey needed"
"""The setting that stands from the dropping of an officer until the new key is in place."""


def _nothing(step: str) -> None:
    """No one watches."""


def rekey(book: Book, watch: Callable[[str], None] = _nothing) -> None:
    """Change the data key. `watch` is told each step that is over, in order: "both keys in the
    slots", "rollback journal", "file changed", "old key gone".

    Slots the list inside the book does not know are left out. Raises InsideTransaction,
    DiskError; the book then still opens with the key it had.
    """
    book.require_quiet()
    new = keys.new_data_key()
    strange, _ = key_list.not_in_list(book.db, book.slots)
    trusted = book.slots.without(strange)
    book.put_slots(trusted.sealed_to_all([book.data_key(), new]))
    watch("both keys in the slots")
    try:
        with told_plainly():
            book.db.conn.execute("PRAGMA journal_mode = DELETE")
            watch("rollback journal")
            book.db.conn.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
            book.db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        book.db.close()
        book.reopen_file()
        book.put_slots(trusted.sealed_to_all([book.data_key()]))
        raise
    watch("file changed")
    book.put_data_key(new)
    book.put_slots(trusted.sealed_to_all([new]))
    watch("old key gone")
    settings.put(book.db, NEEDED, "")
    if not book.facts.portable:
        book.db.conn.execute("PRAGMA journal_mode = WAL")


def finish(book: Book) -> None:
    """After opening: settle on the key that opened, and do a rekey that is still owed."""
    if any(len(slot.sealed) > 1 for slot in book.slots.slots):
        strange, _ = key_list.not_in_list(book.db, book.slots)
        book.put_slots(book.slots.without(strange).sealed_to_all([book.data_key()]))
    if settings.get(book.db, NEEDED):
        rekey(book)
