"""Two PCs of a commune, its neighbour and the office, in any order: everything written is kept,
every difference surfaces, and in the end all books say the same."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, take, trust
from xatre.model.record import Record
from xatre.store.register import records, revisions
from xatre.store.safety import backup
from xatre.store.traffic import statements
from xatre.work.people import cards, senders
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.undo import undo_package
from xatre.work.records import browse, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.hand_over import NothingToHandOver
from xatre.work.session import Session

STEPS = 28
HISTORIES = int(os.environ.get("XATRE_BOOK_HISTORIES", "3"))
"""Each opens real books and takes seconds; `tests/model` runs thousands without."""
LOST_WITNESS = (12, 36, 39, 47)
"""In these a PC gives a record away and is lost before its sibling hears of it; without the
office's word the unit's books kept the record for ever. `receiving/test_lost_witness.py` tells the
story."""
LATE_WITNESS = (228,)
"""Here the giver renewed its keys before the office heard of the hand-over, and the PC that took it
was lost: the office has to believe the unit that was given to."""
BACK_WITNESS = (398,)
"""The office gives records back to a restored PC, and then withdraws the package of the lost one by
which it had them: they go again."""
WITHOUT_RESTORES = frozenset((*LOST_WITNESS, *LATE_WITNESS))
"""No PC is restored in these, nothing passed on by the office alone: they stay what they were."""
WITNESSES = (*LOST_WITNESS, *LATE_WITNESS, *BACK_WITNESS)
NAMES = ("Ánh", "Bích", "Cúc", "Dung")


class World:
    """The books, and the files that lie about on sticks."""

    def __init__(
        self, seed: int, books: dict[str, Session], stick: Path, make: Callable[..., Session],
        again: Callable[[Path, str], Session],
    ) -> None:  # fmt: skip
        self.make, self.again = make, again
        self.lost: list[Session] = []
        self.restoring = None if seed in WITHOUT_RESTORES else random.Random(f"restores {seed}")
        self.backups: dict[str, Path] = {}
        self.restored: set[str] = set()
        self.undone = 0
        self.random = random.Random(seed)
        self.books = books
        self.stick = stick
        self.files: list[tuple[tuple[str, ...], Path]] = []
        self.written: dict[str, set[str]] = {}
        self.clashes = 0
        self.given = 0

    @property
    def communes(self) -> list[Session]:
        return [self.books[name] for name in ("one", "two", "neighbour")]

    def step(self) -> None:
        acts = (self.write, self.edit, self.edit, self.edit, self.up, self.aside, self.give)
        rare = (self.undo, self.lose_pc, self.begin_again) if self.random.random() < 0.2 else ()
        self.random.choice((*acts, self.deliver, self.deliver, self.deliver, *rare))()
        if self.restoring and self.restoring.random() < 0.15:
            self.restoring.choice((self.back_up, self.restore))()

    def write(self) -> None:
        session = self.random.choice(self.communes)
        id = add(session, "child", **CHILD | {"full_name": f"Giàng {self.random.random()}"})
        self.written[id] = {line.name for line in revisions.history(session.book.db, id)}

    def edit(self) -> None:
        session = self.random.choice(self.communes)
        mine = self.mine(session)
        if not mine:
            return
        found = self.random.choice(mine)
        words = {"id": found.id, "revision": found.revision}
        name = self.random.choice(NAMES)
        given = [words | {self.random.choice(("other_names", "address")): name}]
        before = {line.name for line in revisions.history(session.book.db, found.id)}
        save.add_records(session, "child", given)
        lines = {line.name for line in revisions.history(session.book.db, found.id)}
        self.written[found.id] |= lines - before
        self.clashes += bool(browse.record(session, "child", found.id).clashes)

    def mine(self, session: Session) -> list[Record]:
        """In the order they were written: their ids are drawn anew each time."""
        found = {one.id: one for one in records.every(session.book.db, "child")}
        return [one for id in self.written if (one := found.get(id)) and session.owns(one.unit)]

    def up(self) -> None:
        session = self.random.choice(self.communes)
        self.files.append((("office",), export_package(session, self.stick).file))

    def aside(self) -> None:
        name = self.random.choice(("one", "two"))
        sent = export_package(self.books[name], self.stick, to="02788")
        self.files.append((("one", "two"), sent.file))

    def give(self) -> None:
        session = self.random.choice(self.communes)
        mine = self.mine(session)
        if mine:
            self.hand(session, self.random.choice(mine).id)

    def hand(self, session: Session, id: str) -> None:
        is_neighbour = session is self.books["neighbour"]
        to, names = ("02788", ("one", "two")) if is_neighbour else ("03562", ("neighbour",))
        with suppress(NothingToHandOver):
            self.files.append((names, export_package(session, self.stick, to=to, record=id).file))
            self.given += 1

    def undo(self) -> None:
        """The office withdraws a package; the unit hears of it and sends its lines anew."""
        office = self.books["office"]
        kept = [one for one in senders.taken_packages(office) if not one.withdrawn_at]
        if kept:
            undo_package(office, self.random.choice(kept).sha256)
            self.undone += 1
            for book in self.communes:
                take_all(book, write_return(office, book.unit))
            if self.restored:
                self.forget_what_is_gone()

    def begin_again(self) -> None:
        """A commune's PC gets new keys, as once a year or when someone is dropped."""
        name = self.random.choice(("one", "two", "neighbour"))
        renew_keys(self.books[name])
        self.introduce(name)

    def lose_pc(self) -> None:
        """The second PC is lost after it sent what it had: revoked, and a new book instead, which
        gets the unit's records back from the office and its sibling."""
        lost = self.books["two"]
        self.bring("office", export_package(lost, self.stick).file)
        revoke(self.books["office"], cards.own_card(lost).fingerprint)
        self.books["two"] = self.make(f"hai-{len(self.lost)}")
        self.lost.append(lost)
        self.introduce("two")
        back = export_package(self.books["office"], self.stick, full=True, to="02788")
        take(self.books["two"], back.file)

    def back_up(self) -> None:
        assert self.restoring
        name = self.restoring.choice(("one", "two", "neighbour"))
        to = self.stick / f"sao-luu-{name}"
        self.backups[name] = backup.write(self.books[name].book, to, self.books[name].clock())

    def restore(self) -> None:
        """A PC is lost, mostly with something that it never sent; its backup on another one."""
        assert self.restoring
        if not self.backups:
            return
        name = self.restoring.choice(sorted(self.backups))
        lost, kept = self.books[name], self.backups.pop(name)
        self.books[name] = self.again(kept, f"{name}-{len(self.lost)}")
        self.lost.append(lost)
        self.restored.add(name)
        if self.restoring.random() < 0.3 or self.gave_unheard(lost):
            self.bring("office", export_package(lost, self.stick).file)
        self.forget_what_is_gone()
        revoke(self.books["office"], cards.own_card(lost).fingerprint)
        self.introduce(name)
        if self.restoring.random() < 0.5:
            self.ask_for_the_records(name)

    def gave_unheard(self, lost: Session) -> bool:
        """Whether it gave something away of which only it and the other unit know: what its key
        states is believed no more, and nobody else can state it."""
        heard = {
            one.sha256
            for book in self.books.values()
            if book.at_office or book.unit == lost.unit
            for one in statements.of_records(book.book.db, list(self.written))
        }
        gave = statements.of_records(lost.book.db, list(self.written))
        return any(one.from_unit == lost.unit and one.sha256 not in heard for one in gave)

    def ask_for_the_records(self, name: str) -> None:
        """As a restored book's officer is told to."""
        unit = self.books[name].unit
        back = export_package(self.books["office"], self.stick, full=True, to=unit)
        take(self.books[name], back.file)

    def forget_what_is_gone(self) -> None:
        """What no book holds any more was lost with its PC."""
        for id, names in list(self.written.items()):
            names &= {
                line.name
                for book in self.books.values()
                for line in revisions.history(book.book.db, id)
            }
            if not names:
                del self.written[id]

    def introduce(self, name: str) -> None:
        """A new card: trusted by the office and by those who hand records over."""
        session, office = self.books[name], self.books["office"]
        others = ("one", "two") if name == "neighbour" else ("neighbour",)
        for other in (office, *(self.books[one] for one in others)):
            trust(session, other, self.stick)
        told = export_package(office, self.stick, to=session.unit).file
        for one in self.communes:
            if one.unit == session.unit:
                take(one, told)

    def deliver(self) -> None:
        if self.files:
            names, file = self.random.choice(self.files)
            self.bring(self.random.choice(names), file)

    def bring(self, name: str, file: Path) -> None:
        for outcome in take_all(self.books[name], file):
            if outcome.return_file is not None:
                back = [other for other, book in self.books.items() if book.unit == outcome.unit]
                for other in back:
                    take_all(self.books[other], outcome.return_file)

    def settle(self) -> None:
        """Everything that lies about arrives, and each tells the others what they lack. What was
        written beside a hand-over its officer hands over, or the office passes it on by itself."""
        late = self.restoring is None or self.restoring.random() < 0.3
        for name in sorted(self.restored):
            self.ask_for_the_records(name)
        for _ in range(3):
            for session in self.communes if late else ():
                for id in self.written:
                    self.hand_late(session, id)
            for name in ("one", "two", "one"):
                self.aside_of(name)
            while self.files:
                names, file = self.files.pop()
                for name in names:
                    self.bring(name, file)
            if self.restoring:
                self.all_up()
        self.all_up()
        if self.restoring:
            self.all_up()

    def all_up(self) -> None:
        for session in self.communes:
            self.bring("office", export_package(session, self.stick).file)

    def hand_late(self, session: Session, id: str) -> None:
        found = records.get(session.book.db, "child", id)
        if found is not None and not session.owns(found.unit):
            self.hand(session, id)

    def aside_of(self, name: str) -> None:
        sent = export_package(self.books[name], self.stick, to="02788")
        self.files.append((("one", "two"), sent.file))


GONE = ("XT-302", "XT-304", "XT-311", "XT-321")
"""What was sealed to a PC that is lost, or sent by one: nobody opens it, knows its
sender or believes it any more; what it held comes in other files, as the end shows."""


def take_all(session: Session, file: Path) -> list[Outcome]:
    """Own files are passed over, as in a folder; what a lost PC had to do with may be refused."""
    short = session.book.facts.device[-6:]
    if f"-{short}-" in file.name:
        return []
    outcomes = receive_files(session, [file])
    assert all(one.fault is None or one.fault.code in GONE for one in outcomes), outcomes
    return [one for one in outcomes if one.fault is None]


@pytest.mark.parametrize("seed", sorted({*range(1, HISTORIES + 1), *WITNESSES}))
def test_any_order_ends_in_the_same_books(
    seed: int, make_session: Callable[..., Session], office: Session, tmp_path: Path,
    restore: Callable[[Path, str], Session],
) -> None:  # fmt: skip
    books = {
        "one": make_session("mot"),
        "two": make_session("hai"),
        "neighbour": make_session("ben", "03562@2025"),
        "office": office,
    }
    for name in ("one", "two", "neighbour"):
        trust(books[name], office, tmp_path)
    for name in ("one", "two"):
        trust(books[name], books["neighbour"], tmp_path)
        take(books[name], export_package(office, tmp_path, to="02788").file)
    told = export_package(office, tmp_path, to="02788").file
    for name in ("one", "two"):
        take(books[name], told)
    world = World(seed, books, tmp_path, make_session, restore)
    for _ in range(3):
        world.write()
    for _ in range(STEPS):
        world.step()
    world.settle()
    one, two, neighbour = world.communes
    assert digest(one) == digest(two)
    assert digest(office, one.unit) == digest(one)
    assert digest(office, neighbour.unit) == digest(neighbour)
    for id, names in world.written.items():
        assert names <= {line.name for line in revisions.history(office.book.db, id)}
