from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD, SECOND, WORDS, killed_at, process
from nacl.signing import VerifyKey

from xatre.store import faults, lock, opening
from xatre.store.book import Book
from xatre.store.connection import dbapi
from xatre.store.keys import officers
from xatre.store.keys.passwords import WeakPassword
from xatre.store.keys.slots import Cost
from xatre.store.safety import backup, journal, marks

Make = Callable[..., tuple[Book, str]]


def test_a_book_is_a_folder(book: Book) -> None:
    names = {path.name for path in book.folder.iterdir()}
    assert {"book.db", "slots.json", "lock", "attachments", "backups", "outbox"} <= names
    assert (book.facts.unit, book.facts.role) == ("03562@2025", "commune")
    assert (book.facts.demo, book.facts.created) == (False, "2026-11-20T02:41:07Z")
    assert (book.officer.role, book.officer.case_rights) == ("administrator", True)
    assert book.device.letter == ""
    assert book.warnings == []


def test_it_opens_again_with_what_was_put_in(book: Book) -> None:
    book.set_setting("label", "Sở Y tế")
    device, stream = book.device.id, book.facts.stream
    book.close()
    book.close()
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert again.setting("label") == "Sở Y tế"
        assert (again.device.id, again.facts.stream) == (device, stream)
        assert again.warnings == []
        again.set_setting("label", "")
        assert again.setting("label", "chưa đặt") == "chưa đặt"


def test_device_keys_sign(book: Book) -> None:
    VerifyKey(book.device.signing_key).verify(b"words", book.device.sign(b"words"))
    assert book.device.sealing_key.startswith("age1")
    assert book.device.age_identities == (book.device.age_identity,)
    assert book.device.age_identity not in repr(book.device)


def test_wrong_password_then_wait(book: Book) -> None:
    book.close()
    for left in (2, 1, 0):
        with pytest.raises(faults.WrongPassword) as wrong:
            Book.open(book.folder, password="sai hẳn rồi nhé bạn", now=NOW)
        assert (wrong.value.code, wrong.value.facts["left"]) == ("XT-501", left)
    with pytest.raises(faults.MustWait, match="XT-507"):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    Book.open(book.folder, password=PASSWORD, now=NOW + timedelta(minutes=1)).close()
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_missing(profile: Path, tmp_path: Path) -> None:
    with pytest.raises(faults.BookMissing, match="XT-502"):
        Book.open(tmp_path / "nowhere", password=PASSWORD)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_files_is_not_taken(new_book: Make, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "letter.txt").write_text("giấy tờ")
    with pytest.raises(faults.PlaceTaken):
        new_book()
    assert (tmp_path / "book" / "letter.txt").read_text() == "giấy tờ"


def test_a_weak_password_makes_no_book(new_book: Make, tmp_path: Path) -> None:
    with pytest.raises(WeakPassword):
        new_book(password="ngắn")
    assert not (tmp_path / "book").exists()


def test_in_use_in_this_process_and_in_another(book: Book) -> None:
    with pytest.raises(faults.BookInUse, match="XT-503"):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    book.close()
    opening_elsewhere = (
        "from pathlib import Path; import sys; from book_samples import *\n"
        "from xatre.store.book import Book\n"
        f"book = Book.open(Path({str(book.folder)!r}), password=PASSWORD, now=NOW)\n"
        "print('open', flush=True); sys.stdin.read()\n"
    )
    other = process(opening_elsewhere)
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "open"
    with pytest.raises(faults.BookInUse) as caught:
        Book.open(book.folder, password=PASSWORD, now=NOW)
    assert "máy này" in str(caught.value.facts["where"])
    assert "20/11/2026" in str(caught.value.facts["since"])
    other.kill()
    other.communicate()
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_killed_in_mid_transaction_nothing_acknowledged_is_lost(book: Book) -> None:
    book.close()
    killed_at(
        "from pathlib import Path; import time; from book_samples import *\n"
        "from xatre.store.book import Book\n"
        f"book = Book.open(Path({str(book.folder)!r}), password=PASSWORD, now=NOW)\n"
        "book.set_setting('saved', 'yes')\n"
        "with book.transaction():\n"
        "    book.set_setting('half', 'yes')\n"
        "    print('half', flush=True); time.sleep(60)\n",
        "half",
    )
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert (again.setting("saved"), again.setting("half")) == ("yes", "")
        assert again.warnings == []


def test_damaged_book_names_its_newest_good_backup(book: Book) -> None:
    good = backup.write(book, now=NOW)
    later = backup.write(book, now=NOW + timedelta(hours=1))
    later.write_bytes(later.read_bytes()[:-2000])
    book.close()
    for path in book.folder.glob("book.db-*"):
        path.unlink()
    content = bytearray(book.file.read_bytes())
    content[2000:2100] = bytes(100)
    book.file.write_bytes(content)
    with pytest.raises(faults.BookDamaged, match="XT-505") as caught:
        Book.open(book.folder, password=PASSWORD, now=NOW)
    assert caught.value.facts["backup"] == str(good)
    book.file.unlink()
    with pytest.raises(faults.BookDamaged, match=r"book\.db"):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    book.file.write_bytes(content)
    (book.folder / "slots.json").unlink()
    with pytest.raises(faults.BookDamaged, match=r"slots\.json") as caught:
        Book.open(book.folder, password=PASSWORD, now=NOW)
    assert caught.value.facts["backup"] == str(good)


def test_damage_met_while_opening_is_said_and_leaves_the_book_closed(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()

    def malformed(*_: object) -> None:
        raise dbapi.DatabaseError("malformed")

    with monkeypatch.context() as patch:
        patch.setattr(dbapi.DatabaseError, "sqlite_errorcode", 11, raising=False)
        patch.setattr(opening.rekey, "finish", malformed)
        with pytest.raises(faults.BookDamaged):
            Book.open(book.folder, password=PASSWORD, now=NOW)
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_recovery(book: Book, new_book: Make, tmp_path: Path) -> None:
    book.close()
    book, code = new_book(tmp_path / "second")
    book.close()
    with pytest.raises(faults.WrongRecoveryCode):
        Book.recover(book.folder, code="AAAA-BBBB", new_password=SECOND, now=NOW)
    typed = code.lower().replace("-", "")
    book, fresh = Book.recover(
        book.folder, code=typed, new_password=SECOND, cost=Cost.test(), now=NOW
    )
    assert fresh != code
    acts = [entry.act for entry in journal.entries(book.db, book.device.id)]
    assert acts == ["created", "recovered by code", "opened"]
    assert book.warnings == []
    book.close()
    with pytest.raises(faults.WrongRecoveryCode):
        Book.recover(book.folder, code=code, new_password=PASSWORD, now=NOW)
    with pytest.raises(faults.WrongPassword):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    Book.open(book.folder, password=SECOND, now=NOW).close()
    again, _ = Book.recover(
        book.folder, code=fresh, new_password=PASSWORD, cost=Cost.test(), now=NOW
    )
    again.close()


def test_recovery_killed_before_the_slots_leaves_the_old_code(
    new_book: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, code = new_book()
    book.close()

    def stop(self: Book, slots: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Book, "put_slots", stop)
        with pytest.raises(KeyboardInterrupt):
            Book.recover(book.folder, code=code, new_password=SECOND, cost=Cost.test(), now=NOW)
    book, _ = Book.recover(book.folder, code=code, new_password=SECOND, cost=Cost.test(), now=NOW)
    book.close()


def test_older_copy_is_said_aloud_once(book: Book, tmp_path: Path) -> None:
    book.close()
    shutil.copytree(book.folder, tmp_path / "old")
    with Book.open(book.folder, password=PASSWORD, now=NOW) as newer:
        journal.write(newer, "printed", "child/x")
    shutil.rmtree(book.folder)
    shutil.copytree(tmp_path / "old", book.folder)
    with Book.open(book.folder, password=PASSWORD, now=NOW) as old:
        assert [warning.code for warning in old.warnings] == ["XT-506"]
    with Book.open(book.folder, password=PASSWORD, now=NOW) as old:
        assert old.warnings == []


def test_two_copies_used_in_turn_are_noticed(book: Book, tmp_path: Path) -> None:
    book.close()
    shutil.copytree(book.folder, tmp_path / "copy")
    Book.open(book.folder, password=PASSWORD, now=NOW).close()
    with Book.open(tmp_path / "copy", password=PASSWORD, now=NOW + timedelta(days=1)) as copy:
        codes = {warning.code for warning in copy.warnings}
        assert codes == {"XT-506", "XT-509"}
        before = copy.device
        copy.begin_new_stream(NOW)
        assert copy.device.letter == "B"
        assert copy.facts.stream != before.stream
        assert copy.device.continues_device == before.id
        assert copy.device.continues_length == 2
        assert before.age_identity in copy.device.age_identities


def test_a_profile_that_cannot_be_written_is_no_reason_not_to_open(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book.close()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "file"))
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_sealed_to_named_officers_only(book: Book) -> None:
    other = officers.add(book, "Vàng A", "entry", SECOND, cost=Cost.test(), now=NOW)
    both = book.seal_to([book.officer.id, other.id], "người báo tin".encode())
    own = book.seal_to([book.officer.id], b"only mine")
    theirs = book.seal_to([other.id], b"only theirs")
    assert book.unseal(both).decode() == "người báo tin"
    assert book.unseal(own) == b"only mine"
    for text in (theirs, "", "AAAA", own[:-8], own[8:]):
        with pytest.raises(faults.CannotUnseal, match="XT-233"):
            book.unseal(text)
    with pytest.raises(faults.CannotUnseal):
        book.seal_to(["nobody"], b"x")
    with pytest.raises(faults.CannotUnseal):
        book.seal_to([], b"x")
    book.close()
    with Book.open(book.folder, password=SECOND, officer="vàng a", now=NOW) as again:
        assert again.unseal(theirs) == b"only theirs"
        with pytest.raises(faults.CannotUnseal):
            again.unseal(own)


def test_a_portable_book_wants_five_words_and_remembers(new_book: Make) -> None:
    with pytest.raises(WeakPassword):
        new_book(portable=True)
    book, _ = new_book(portable=True, password=WORDS)
    assert book.db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    book.close()
    with Book.open(book.folder, password=WORDS.upper(), now=NOW) as again:
        assert again.facts.portable
        assert again.db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_a_read_only_folder_is_said(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.close()

    def refused(*_: object) -> int:
        raise OSError(30, "read-only")

    with monkeypatch.context() as patch:
        patch.setattr(lock.os, "open", refused)
        with pytest.raises(faults.DiskReadOnly, match="XT-610"):
            Book.open(book.folder, password=PASSWORD, now=NOW)
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_a_stick_pulled_while_open_still_wipes_the_keys(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(5, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(marks, "leave", gone)
        with pytest.raises(faults.DiskGone, match="XT-601"):
            book.close()
    assert book.data_key() == bytes(32)
    Book.open(book.folder, password=PASSWORD, now=NOW).close()


def test_a_name_leaves_no_trace_outside_the_encryption(
    book: Book, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Half-killed, backed up and closed: the marker is in no byte on disk."""
    marker = "Mã Thị Dấu Vết"
    book.set_setting("kept", marker)
    book.db["people"].insert_all(
        ({"id": str(number), "name": f"{marker} {number}"} for number in range(3000)), pk="id"
    )
    book.db.conn.execute("SELECT name FROM people ORDER BY name DESC").fetchall()
    backup.write(book, now=NOW)
    book.close()
    killed_at(
        "from pathlib import Path; import time; from book_samples import *\n"
        "from xatre.store.book import Book\n"
        f"book = Book.open(Path({str(book.folder)!r}), password=PASSWORD, now=NOW)\n"
        "with book.transaction():\n"
        f"    book.set_setting('half', {marker!r} * 5000)\n"
        "    print('half', flush=True); time.sleep(60)\n",
        "half",
    )
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) >= 5
    assert not [path.name for path in written if marker.encode() in path.read_bytes()]
    out, err = capfd.readouterr()
    assert marker not in out + err


def test_keys_are_wiped_on_closing(book: Book) -> None:
    book.close()
    assert book.data_key() == bytes(32)
    assert book.secret() == bytes(32)
