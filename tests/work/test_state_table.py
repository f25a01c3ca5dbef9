"""The state table: what may have befallen a commune's book or its office's, against what comes
next. Every cell ends alike: the book opens, its check is clean, the office accepts, and both say
the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from first_books import OFFICE, PASSWORD, Clock
from work_samples import add

from two_books import CHILD, edit, enrol, send, take, trust
from xatre import resources
from xatre.store.book import Book
from xatre.store.keys import officers as stored
from xatre.store.keys.slots import Cost
from xatre.store.safety import backup
from xatre.work import keeping
from xatre.work.people import cards, officers, renewing
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

OTHER = "mật khẩu của người khác"
NAME = "Lò Thị Ngọc Ưng"


class World:
    """A commune and its office that have exchanged one package; a second is on its way, late."""

    def __init__(self, make: Callable[..., Session], folder: Path, clock: Clock) -> None:
        self.make, self.folder, self.clock = make, folder, clock
        book, self.code = Book.create(
            folder / "xa",
            unit="02788@2025",
            role="commune",
            officer_name=NAME,
            password=PASSWORD,
            cost=Cost.test(),
            now=clock(),
        )
        self.opened: list[Session] = []
        self.commune = self.session(book)
        self.office = make("so", OFFICE, "office")
        trust(self.commune, self.office, folder)
        self.first_id = add(self.commune, "child", **CHILD)
        self.first = export_package(self.commune, folder).file
        (taken,) = take(self.office, self.first)
        assert taken.return_file is not None
        take(self.commune, taken.return_file)
        self.kept = backup.write(self.commune.book, folder / "sao-luu", clock())
        self.late_id = add(self.commune, "child", **CHILD | {"full_name": "Giàng Muộn"})
        self.late = export_package(self.commune, folder).file

    def session(self, book: Book) -> Session:
        self.opened.append(Session(book, resources.codes(), self.clock))
        return self.opened[-1]

    def reopen(self, password: str = PASSWORD) -> None:
        self.commune = self.session(
            Book.open(self.commune.book.folder, password=password, officer=NAME, now=self.clock())
        )

    def add_officer(self) -> None:
        officers.add_officer(
            self.commune, "Vàng A", role="entry", password=OTHER, case_rights=False,
            cost=Cost.test(),
        )  # fmt: skip

    def close(self) -> None:
        for one in self.opened:
            one.close()


# --- what may have befallen the books -----------------------------------------------------------


def new(world: World) -> None:
    """Nothing."""


def officer_added(world: World) -> None:
    world.add_officer()
    world.commune.close()
    world.commune = world.session(
        Book.open(world.commune.book.folder, password=OTHER, officer="Vàng A", now=world.clock())
    )


def officer_dropped(world: World) -> None:
    world.add_officer()
    officers.drop_officer(world.commune, "Vàng A", cost=Cost.test())
    enrol(world.commune, world.office, world.folder)


def rekey_killed(world: World) -> None:
    world.add_officer()
    book = world.commune.book

    def killed(slots: object) -> None:
        raise KeyboardInterrupt

    book.put_slots = killed  # type: ignore[assignment,method-assign]
    with pytest.raises(KeyboardInterrupt):
        stored.drop(
            book, "Vàng A", cost=Cost.test(), now=world.clock(),
            with_it=lambda: renewing.begin_again(world.commune),
        )  # fmt: skip
    world.commune.close()
    world.reopen()
    assert len(world.commune.book.officers()) == 1
    assert "XT-514" in [one.code for one in world.commune.book.warnings]
    fresh = officers.draw_recovery_code(world.commune, PASSWORD)
    officers.put_recovery_code(world.commune, fresh, Cost.test())
    enrol(world.commune, world.office, world.folder)


def recovered(world: World) -> None:
    world.commune.close()
    officers.recover(world.commune.book.folder, code=world.code, password=OTHER, cost=Cost.test())
    world.reopen(OTHER)


def restored(world: World) -> None:
    """The PC lost, a backup older than the last package kept."""
    old = cards.own_card(world.commune).fingerprint
    world.commune.close()
    world.commune = world.session(
        backup.restore(
            world.kept, world.folder / "xa-khoi-phuc", password=PASSWORD, now=world.clock()
        )
    )
    renewing.revoke(world.office, old)
    enrol(world.commune, world.office, world.folder)


def folder_copied(world: World) -> None:
    world.commune.close()
    shutil.copytree(world.commune.book.folder, world.folder / "xa-chep")
    world.commune = world.session(
        Book.open(world.folder / "xa-chep", password=PASSWORD, now=world.clock())
    )
    assert [one.code for one in world.commune.book.warnings] == ["XT-509"]


def both_used(world: World) -> None:
    """The folder was copied and both went on: the office sees a fork and asks; the copy then
    becomes a device of its own."""
    original = world.commune
    original.close()
    shutil.copytree(original.book.folder, world.folder / "xa-chep")
    world.reopen()
    original = world.commune
    copy = world.session(Book.open(world.folder / "xa-chep", password=PASSWORD, now=world.clock()))
    for session in (original, copy):
        add(session, "child", **CHILD | {"full_name": f"Giàng {session.book.folder.name}"})
    one, other = (
        export_package(session, world.folder / session.book.folder.name).file
        for session in (original, copy)
    )
    assert receive_files(world.office, [one])[0].outcome == "taken"
    assert receive_files(world.office, [other])[0].outcome == "fork"
    assert receive_files(world.office, [other], accept_fork=True)[0].outcome == "taken"
    original.close()
    world.commune = copy
    renewing.renew_keys(copy)
    enrol(copy, world.office, world.folder)


def lost_without_backup(world: World) -> None:
    old = cards.own_card(world.commune).fingerprint
    world.commune.close()
    world.commune = world.make("xa-moi")
    renewing.revoke(world.office, old)
    trust(world.commune, world.office, world.folder)


def office_lost(world: World) -> None:
    world.office = world.make("so-moi", OFFICE, "office")
    trust(world.commune, world.office, world.folder)


def keys_renewed(world: World) -> None:
    for one, other in ((world.commune, world.office), (world.office, world.commune)):
        renewing.renew_keys(one)
        enrol(one, other, world.folder)


STATES = (
    new, officer_added, officer_dropped, rekey_killed, recovered, restored, folder_copied,
    both_used, lost_without_backup, office_lost, keys_renewed,
)  # fmt: skip


# --- what comes next ----------------------------------------------------------------------------


def a_new_child(world: World) -> None:
    add(world.commune, "child", **CHILD | {"full_name": "Giàng Mới"})


def an_edit(world: World) -> None:
    here = [
        one
        for one in (world.first_id, world.late_id)
        if browse.find(world.commune, "Giàng")[0]
        and any(hit.id == one for hit in browse.find(world.commune, "Giàng")[0])
    ]
    for id in here:
        edit(world.commune, "child", id, other_names="Ánh")


def what_was_late(world: World) -> None:
    outcome = arrived(world, world.late)
    assert outcome.outcome == "taken" or outcome.fault is not None


def the_first_again(world: World) -> None:
    assert arrived(world, world.first).outcome in ("already", "refused")


def an_undo(world: World) -> None:
    add(world.commune, "child", **CHILD | {"full_name": "Giàng Rút"})
    sent = export_package(world.commune, world.folder)
    (taken,) = receive_files(world.office, [sent.file])
    assert taken.outcome == "taken"
    undone = undo_package(world.office, sent.sha256)
    (back,) = undone.return_files
    take(world.commune, back)


def a_kill_before_it_was_noted(world: World) -> None:
    """Sealed into the outbox, and killed: the number is given again."""
    add(world.commune, "child", **CHILD | {"full_name": "Giàng Dở"})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("xatre.store.traffic.packages.note_outgoing", _killed)
        with pytest.raises(KeyboardInterrupt):
            export_package(world.commune, world.folder / "usb-dut")


EVENTS = (
    a_new_child, an_edit, what_was_late, the_first_again, an_undo, a_kill_before_it_was_noted,
)  # fmt: skip


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def arrived(world: World, file: Path) -> Outcome:
    (outcome,) = receive_files(world.office, [file])
    if outcome.return_file is not None:
        receive_files(world.commune, [outcome.return_file])
    return outcome


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_the_book_opens_and_the_office_accepts(
    state: Callable[[World], None],
    event: Callable[[World], None],
    make_session: Callable[..., Session],
    tmp_path: Path,
    clock: Clock,
) -> None:
    world = World(make_session, tmp_path, clock)
    try:
        state(world)
        event(world)
        outcome = send(world.commune, world.office, tmp_path / "usb")
        assert (outcome.outcome, outcome.rejected) == ("taken", 0)
        back = export_package(world.office, tmp_path, full=True, to="02788")
        take(world.commune, back.file)
        assert digest(world.office, world.commune.unit) == digest(world.commune)
        found = keeping.check_book(world.commune)
        assert all("chép làm hai" in one for one in found), found
        assert bool(found) is (state is both_used), "the copying is told, nothing else"
        assert keeping.check_book(world.office) == []
        assert export_package(world.commune, tmp_path).counts == {}
    finally:
        world.close()
