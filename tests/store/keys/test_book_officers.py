from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD, SECOND, killed_at

from xatre.store import faults
from xatre.store.book import Book
from xatre.store.keys import new_code, officers, rekey
from xatre.store.keys import slots as keys
from xatre.store.keys.passwords import WeakPassword
from xatre.store.keys.slots import Cost
from xatre.store.safety import journal

Make = Callable[..., tuple[Book, str]]
THIRD = "Ruộng bậc thang mùa nước đổ"


@pytest.fixture
def two(book: Book) -> Book:
    """A book with a second officer who enters data."""
    officers.add(book, "Vàng  A ", "entry", SECOND, cost=Cost.test(), now=NOW)
    return book


def opened(folder: Path, name: str, password: str) -> officers.Officer:
    with Book.open(folder, password=password, officer=name, now=NOW) as book:
        assert book.warnings == []
        return book.officer


def test_each_opens_with_their_own_password(two: Book) -> None:
    two.close()
    assert opened(two.folder, "VÀNG A", SECOND).role == "entry"
    assert opened(two.folder, "Lò Thị Mai", PASSWORD).role == "administrator"
    with pytest.raises(faults.WrongPassword):
        opened(two.folder, "Vàng A", PASSWORD)
    with pytest.raises(faults.WhichOfficer, match="Lò Thị Mai, Vàng A"):
        opened(two.folder, "", PASSWORD)
    with pytest.raises(faults.WhichOfficer):
        opened(two.folder, "Người lạ", PASSWORD)


def test_only_an_administrator_adds_and_drops(two: Book) -> None:
    two.close()
    with Book.open(two.folder, password=SECOND, officer="Vàng A", now=NOW) as book:
        with pytest.raises(faults.NotAllowed, match="XT-232"):
            officers.add(book, "Ai", "viewer", THIRD, cost=Cost.test())
        with pytest.raises(faults.NotAllowed):
            officers.drop(book, "Lò Thị Mai")
        with pytest.raises(faults.NotAllowed):
            officers.change(book, "Vàng A", role="administrator")
        with pytest.raises(faults.NotAllowed):
            officers.reset_password(book, "Lò Thị Mai", THIRD)


@pytest.mark.parametrize(
    ("name", "role"), [("vàng a", "viewer"), ("", "viewer"), ("x" * 61, "viewer"), ("Ai", "boss")]
)
def test_what_cannot_be_added(two: Book, name: str, role: str) -> None:
    with pytest.raises(faults.NotThisOfficer, match="XT-234"):
        officers.add(two, name, role, THIRD, cost=Cost.test())
    assert len(two.officers()) == 2


def test_dropping_takes_the_slot_and_changes_the_key(two: Book) -> None:
    old = two.data_key()
    code = officers.drop(two, "Vàng A", cost=Cost.test(), now=NOW)
    assert two.data_key() != old
    assert two.setting(officers.CODE_UNSEEN) == ""
    assert [officer.name for officer in two.officers()] == ["Lò Thị Mai"]
    assert "Vàng A" not in (two.folder / keys.FILE).read_text()
    acts = [entry.act for entry in journal.entries(two.db, two.device.id)]
    assert acts == ["created", "officer added", "officer dropped"]
    two.close()
    opened(two.folder, "", PASSWORD)
    book, again = Book.recover(two.folder, code=code, new_password=THIRD, cost=Cost.test(), now=NOW)
    book.close()
    assert again != code


def test_dropping_ends_the_recovery_code_that_was(new_book: Make) -> None:
    book, code = new_book()
    officers.add(book, "Vàng A", "entry", SECOND, cost=Cost.test(), now=NOW)
    officers.drop(book, "Vàng A", cost=Cost.test(), now=NOW)
    book.close()
    with pytest.raises(faults.WrongRecoveryCode):
        Book.recover(book.folder, code=code, new_password=THIRD, cost=Cost.test(), now=NOW)


def test_a_code_that_nobody_saw_is_told_and_made_anew(
    two: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(slots: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(two, "put_slots", stop)
    with pytest.raises(KeyboardInterrupt):
        officers.drop(two, "Vàng A", cost=Cost.test(), now=NOW)
    two.close()
    with Book.open(two.folder, password=PASSWORD, officer="Lò Thị Mai", now=NOW) as book:
        assert [warning.code for warning in book.warnings] == ["XT-514", "XT-511"]
        assert book.slots.recovery() is None
        code = new_code.draw_code(book, PASSWORD, NOW)
        new_code.put_in_force(book, code, cost=Cost.test(), now=NOW)
    opened(two.folder, "Lò Thị Mai", PASSWORD)
    again, _ = Book.recover(two.folder, code=code, new_password=THIRD, cost=Cost.test(), now=NOW)
    again.close()


def test_a_code_not_read_back_changes_nothing(new_book: Make) -> None:
    book, old = new_book()
    with pytest.raises(faults.WrongPassword):
        new_code.draw_code(book, THIRD, NOW)
    drawn = new_code.draw_code(book, PASSWORD, NOW)
    book.close()
    with pytest.raises(faults.WrongRecoveryCode):
        Book.recover(book.folder, code=drawn, new_password=THIRD, cost=Cost.test(), now=NOW)
    again, _ = Book.recover(book.folder, code=old, new_password=THIRD, cost=Cost.test(), now=NOW)
    again.close()


@pytest.mark.parametrize("slots_written", [False, True])
def test_killed_while_a_code_is_put_in_force_one_holds(
    new_book: Make, monkeypatch: pytest.MonkeyPatch, slots_written: bool
) -> None:
    book, old = new_book()
    code = new_code.draw_code(book, PASSWORD, NOW)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if slots_written:
        monkeypatch.setattr(new_code, "settle", stop)
    else:
        monkeypatch.setattr(book, "put_slots", stop)
    with pytest.raises(KeyboardInterrupt):
        new_code.put_in_force(book, code, cost=Cost.test(), now=NOW)
    monkeypatch.undo()
    book.close()
    holds = code if slots_written else old
    again, _ = Book.recover(book.folder, code=holds, new_password=THIRD, cost=Cost.test(), now=NOW)
    assert again.warnings == []
    again.close()


def test_one_does_not_drop_oneself(two: Book) -> None:
    with pytest.raises(faults.NotThisOfficer):
        officers.drop(two, "Lò Thị Mai")
    with pytest.raises(faults.NotThisOfficer):
        officers.drop(two, "Không có")
    with pytest.raises(faults.NotThisOfficer):
        officers.change(two, "Lò Thị Mai", role="viewer")


def test_a_dropped_officers_old_slots_file_opens_nothing(two: Book) -> None:
    old = keys.read(two.folder)
    officers.drop(two, "Vàng A", now=NOW)
    two.close()
    keys.write(two.folder, old)
    with pytest.raises(faults.BookDamaged):
        opened(two.folder, "Vàng A", SECOND)


def test_a_slot_not_in_the_list_is_refused_and_never_given_a_new_key(two: Book) -> None:
    strange, _ = keys.make_slot(
        two.facts.book, "strange", "officer", "Lạ", THIRD, [two.data_key()], Cost.test()
    )
    keys.write(two.folder, two.slots.with_slot(strange))
    two.close()
    with pytest.raises(faults.NotInKeyList, match="XT-510"):
        opened(two.folder, "Lạ", THIRD)
    with Book.open(two.folder, password=PASSWORD, officer="Lò Thị Mai", now=NOW) as book:
        assert [warning.code for warning in book.warnings] == ["XT-511"]
        rekey.rekey(book)
    assert {slot.name for slot in keys.read(two.folder).officers()} == {"Lò Thị Mai", "Vàng A"}


def test_a_swapped_public_half_is_noticed(two: Book) -> None:
    other = next(slot for slot in two.slots.slots if slot.name == "Vàng A")
    thief, _ = keys.make_slot(two.facts.book, other.id, "officer", "Vàng A", THIRD, [], Cost.test())
    swapped = replace(other, public=thief.public)
    keys.write(two.folder, two.slots.with_slot(swapped))
    two.close()
    with Book.open(two.folder, password=PASSWORD, officer="Lò Thị Mai", now=NOW) as book:
        assert [warning.code for warning in book.warnings] == ["XT-511", "XT-511"]
        rekey.rekey(book)
    assert thief.public not in [slot.public for slot in keys.read(two.folder).slots]


def test_changing_ones_own_password_keeps_what_was_sealed(two: Book) -> None:
    sealed = two.seal_to([two.officer.id], b"kept")
    with pytest.raises(faults.WrongPassword):
        officers.change_password(two, THIRD, THIRD, cost=Cost.test())
    with pytest.raises(WeakPassword):
        officers.change_password(two, PASSWORD, "ngắn", cost=Cost.test())
    officers.change_password(two, PASSWORD, THIRD, cost=Cost.test(), now=NOW)
    two.close()
    with pytest.raises(faults.WrongPassword):
        opened(two.folder, "Lò Thị Mai", PASSWORD)
    with Book.open(two.folder, password=THIRD, officer="Lò Thị Mai", now=NOW) as book:
        assert book.unseal(sealed) == b"kept"


def test_an_administrator_resets_anothers_password_but_gets_nothing_sealed(two: Book) -> None:
    other = two.officers()[1]
    sealed = two.seal_to([other.id], b"theirs")
    officers.reset_password(two, "Vàng A", THIRD, cost=Cost.test(), now=NOW)
    two.close()
    with Book.open(two.folder, password=THIRD, officer="Vàng A", now=NOW) as book:
        assert book.officer == other
        with pytest.raises(faults.CannotUnseal):
            book.unseal(sealed)


def test_role_and_case_rights_change(two: Book) -> None:
    changed = officers.change(two, "Vàng A", role="approver", case_rights=True, now=NOW)
    assert (changed.role, changed.case_rights) == ("approver", True)
    assert officers.change(two, "Vàng A", case_rights=False).role == "approver"


def test_killed_between_list_and_slots_when_adding(
    two: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(slots: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(two, "put_slots", stop)
    with pytest.raises(KeyboardInterrupt):
        officers.add(two, "Giàng B", "viewer", THIRD, cost=Cost.test(), now=NOW)
    two.close()
    with Book.open(two.folder, password=PASSWORD, officer="Lò Thị Mai", now=NOW) as book:
        assert "Giàng B" in book.warnings[0].words
        officers.reset_password(book, "Giàng B", THIRD, cost=Cost.test(), now=NOW)
    assert opened(two.folder, "Giàng B", THIRD).role == "viewer"


STEPS = ("both keys in the slots", "rollback journal", "file changed", "old key gone")


@pytest.mark.parametrize("step", STEPS)
def test_rekey_killed_after_each_step(two: Book, step: str) -> None:
    two.set_setting("kept", "yes")
    two.close()
    killed_at(
        "from pathlib import Path; import time; from book_samples import *\n"
        "from xatre.store.book import Book; from xatre.store.keys import officers, rekey\n"
        "whole = rekey.rekey\n"
        "def watch(step):\n"
        "    print(step, flush=True)\n"
        f"    if step == {step!r}: time.sleep(60)\n"
        "rekey.rekey = lambda book: whole(book, watch)\n"
        f"book = Book.open(Path({str(two.folder)!r}), password=PASSWORD,\n"
        "    officer='Lò Thị Mai', now=NOW)\n"
        "officers.drop(book, 'Vàng A', now=NOW)\n",
        step,
    )
    with Book.open(two.folder, password=PASSWORD, officer="Lò Thị Mai", now=NOW) as book:
        assert [warning.code for warning in book.warnings] == ["XT-514"]
        assert book.setting("kept") == "yes"
        assert book.setting(rekey.NEEDED) == ""
        assert [officer.name for officer in book.officers()] == ["Lò Thị Mai"]
        assert all(len(slot.sealed) == 1 for slot in book.slots.slots)
        assert len(book.slots.officers()) == 1
        assert book.db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    with Book.open(two.folder, password=PASSWORD, now=NOW) as book:
        assert book.setting("kept") == "yes"


@pytest.mark.parametrize("wait", [0.0, 0.01, 0.03, 0.06, 0.1])
def test_rekey_killed_while_the_file_is_changing(book: Book, wait: float) -> None:
    with book.transaction():
        for number in range(60):
            book.set_setting(f"weight {number}", "x" * 200_000)
    book.close()
    from book_samples import process

    running = process(
        "from pathlib import Path; from book_samples import *\n"
        "from xatre.store.book import Book; from xatre.store.keys import rekey\n"
        f"book = Book.open(Path({str(book.folder)!r}), password=PASSWORD, now=NOW)\n"
        "while True: rekey.rekey(book, lambda step: print(step, flush=True))\n"
    )
    assert running.stdout is not None
    while running.stdout.readline().strip() != "rollback journal":
        pass
    import time

    time.sleep(wait)
    running.kill()
    running.communicate()
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert len(again.setting("weight 59")) == 200_000
        assert again.db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert all(len(slot.sealed) == 1 for slot in again.slots.slots)


def test_rekey_that_finds_the_disk_full_leaves_the_old_key(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = book.data_key()

    def watch(step: str) -> None:
        if step == "rollback journal":
            raise OSError(28, "no room")

    with pytest.raises(faults.DiskFull):
        rekey.rekey(book, watch)
    assert book.data_key() == old
    book.set_setting("still", "writes")
    book.close()
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert again.setting("still") == "writes"


def test_no_rekey_inside_a_write(book: Book) -> None:
    with book.transaction(), pytest.raises(faults.InsideTransaction, match="XT-235"):
        rekey.rekey(book)
