"""An open book: its facts, the officer at it, its device, and its one connection.

How a book is made, opened and recovered is in `opening`; the book itself only holds what an open
one has, and forgets the keys when it is closed.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from xatre.errors import BookError
from xatre.store import settings
from xatre.store.connection import Database, connect, transaction
from xatre.store.faults import BookReadOnly, DiskReadOnly, InsideTransaction, told_plainly
from xatre.store.keys import device, key_list, officers, sealed
from xatre.store.keys import slots as keys
from xatre.store.keys.device import DeviceKeys
from xatre.store.keys.officers import Officer
from xatre.store.keys.slots import Cost, Slots
from xatre.store.lock import Lock
from xatre.store.register.letters_in_use import letters_in_use
from xatre.store.safety import marks

FILE = "book.db"
FOLDERS = ("attachments", "backups", "outbox")
ROLES = ("commune", "office")


@dataclass(frozen=True)
class BookFacts:
    """What does not change while a book is open. `device` and `book` are ids; `created` is a
    UTC moment."""

    unit: str
    role: Literal["commune", "office"]
    device: str
    device_letter: str
    stream: str
    demo: bool
    created: str
    book: str
    portable: bool


class Book:
    """One open book. Use it from one thread, close it, or leave its `with` block."""

    def __init__(
        self,
        folder: Path,
        db: Database,
        lock: Lock,
        slots: Slots,
        data_key: bytes,
        slot_id: str,
        secret: bytes,
    ) -> None:
        self.folder = folder
        self.db = db
        self.slots = slots
        self.warnings: list[BookError] = []
        """What a person must be told now that it is open: an older copy, a changed key list."""
        self._lock = lock
        self._data_key = bytearray(data_key)
        self._secret = bytearray(secret)
        self._open = True
        self.device: DeviceKeys = device.current(db)
        self.facts = self._facts()
        self.officer: Officer = next(
            (one for one in officers.everyone(db) if one.id == slot_id),
            Officer(slot_id, "", "viewer", False),
        )

    def _facts(self) -> BookFacts:
        kept = settings.everything(self.db, "book.")
        return BookFacts(
            unit=kept["book.unit"],
            role="office" if kept["book.role"] == "office" else "commune",
            device=self.device.id,
            device_letter=self.device.letter,
            stream=self.device.stream,
            demo=kept.get("book.demo") == "yes",
            created=kept["book.created"],
            book=self.slots.book,
            portable=self.slots.portable,
        )

    # --- making and opening -----------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        unit: str,
        role: str,
        officer_name: str,
        password: str,
        demo: bool = False,
        portable: bool = False,
        cost: Cost | None = None,
        now: datetime | None = None,
    ) -> tuple[Book, str]:
        """A new book and its recovery code, which is never shown again; the officer is its
        administrator. Raises PlaceTaken, WeakPassword, NotThisOfficer, DiskError."""
        from xatre.store import opening

        return opening.create(
            Path(folder),
            unit=unit,
            role=role,
            officer_name=officer_name,
            password=password,
            demo=demo,
            portable=portable,
            cost=cost or Cost.standard(),
            now=now or datetime.now(UTC),
        )

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        password: str,
        officer: str = "",
        take_over: bool = False,
        now: datetime | None = None,
    ) -> Book:
        """Open the book; `officer` may be left out where there is one. `take_over` opens a book
        that another PC left locked. `warnings` says what a person must hear.

        Raises BookMissing, BookMoved, BookInUse, MustWait, WhichOfficer, WrongPassword,
        BookNewer, BookDamaged, NotInKeyList, BookReadOnly, DiskError.
        """
        from xatre.store import opening

        folder = Path(folder)
        try:
            return opening.by_password(
                folder,
                password=password,
                officer=officer,
                take_over=take_over,
                now=now or datetime.now(UTC),
            )
        except DiskReadOnly as fault:
            raise BookReadOnly(folder=folder.name) from fault

    @classmethod
    def recover(
        cls,
        folder: Path,
        *,
        code: str,
        new_password: str,
        officer: str = "",
        take_over: bool = False,
        cost: Cost | None = None,
        now: datetime | None = None,
    ) -> tuple[Book, str]:
        """Open the book by its recovery code, give the officer a new password and the book a new
        code. It is written into the journal. Raises as `open` does, WrongRecoveryCode and
        WeakPassword."""
        from xatre.store.keys import recovering

        return recovering.recover(
            Path(folder),
            code=code,
            new_password=new_password,
            officer=officer,
            take_over=take_over,
            cost=cost or Cost.standard(),
            now=now or datetime.now(UTC),
        )

    # --- writing ----------------------------------------------------------------------------

    @property
    def file(self) -> Path:
        """The encrypted database."""
        return self.folder / FILE

    def transaction(self) -> AbstractContextManager[None]:
        """All of the block or nothing; blocks nest. Raises DiskError, BookDamaged."""
        return transaction(self.db)

    def require_quiet(self) -> None:
        """Raise InsideTransaction while a write is open."""
        if self.db.conn.in_transaction:
            raise InsideTransaction()

    def setting(self, name: str, otherwise: str = "") -> str:
        """A named text kept in the book."""
        return settings.get(self.db, name, otherwise)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a named text; an empty one is taken away. Raises DiskError."""
        settings.put(self.db, name, value)

    def officers(self) -> list[Officer]:
        """Those who may open the book."""
        return officers.everyone(self.db)

    # --- keys -------------------------------------------------------------------------------

    def data_key(self) -> bytes:
        """The key of the book; store only."""
        return bytes(self._data_key)

    def reopen_file(self) -> None:
        """Open the file afresh with the key there is, after a rekey that failed; store only."""
        from xatre.store.opening import install_kinds

        self.db = connect(self.file, self.data_key(), portable=self.facts.portable)
        install_kinds(self.db)

    def put_data_key(self, key: bytes) -> None:
        """After a rekey; store only."""
        self._data_key[:] = key

    def secret(self) -> bytes:
        """The secret half of the officer at the book; store only."""
        return bytes(self._secret)

    def put_slots(self, slots: Slots) -> None:
        """Write the slots file. Raises DiskError."""
        keys.write(self.folder, slots)
        self.slots = slots

    def begin_new_stream(self, now: datetime | None = None) -> None:
        """Become a new device with a new stream, as a restored or copied book must: new keys, a
        letter that nobody has, sequence 1, naming the head it continues. Raises DiskError."""
        device.begin(self.db, now or datetime.now(UTC), letters_in_use(self.db, self.facts.unit))
        self.device = device.current(self.db)
        self.facts = self._facts()

    def put_unit(self, unit: str) -> None:
        """The unit whose book this is from now on. Raises DiskError."""
        settings.put(self.db, "book.unit", unit)
        self.facts = self._facts()

    def put_letter(self, letter: str) -> None:
        """What tells this device's record codes from those of the unit's others, from now on."""
        device.put_letter(self.db, letter)
        self.device = device.current(self.db)
        self.facts = self._facts()

    def seal_to(self, officer_ids: list[str], content: bytes) -> str:
        """`content` sealed so that only the named officers can open it, as base64 text.

        Raises CannotUnseal where a named officer is not in the list.
        """
        return sealed.seal(content, key_list.listed(self.db), officer_ids)

    def unseal(self, text: str) -> bytes:
        """What was sealed to the officer at the book. Raises CannotUnseal."""
        return sealed.unseal(text, self.officer.id, self.secret())

    # --- closing ----------------------------------------------------------------------------

    def close(self, now: datetime | None = None) -> None:
        """Close the file, let go of the lock, wipe the keys. Closing twice does nothing more.

        Raises DiskError where the disk is gone; the keys are wiped all the same.
        """
        if not self._open:
            return
        try:
            with told_plainly():
                marks.leave(self.facts.book, self.db, self.device, now or datetime.now(UTC))
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Wipe the keys, close the file and the lock, leave no mark: after a failed opening."""
        self._open = False
        self._data_key[:] = bytes(len(self._data_key))
        self._secret[:] = bytes(len(self._secret))
        try:
            with told_plainly():
                self.db.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
