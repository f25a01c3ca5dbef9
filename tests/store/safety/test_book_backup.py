from __future__ import annotations

import errno
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from book_samples import NOW, PASSWORD, SECOND

from xatre.store import faults
from xatre.store.book import Book
from xatre.store.keys import officers
from xatre.store.keys.slots import Cost
from xatre.store.register import attachments
from xatre.store.safety import backup, journal

Make = Callable[..., tuple[Book, str]]
HOUR = timedelta(hours=1)


def test_a_backup_is_one_encrypted_file(book: Book, tmp_path: Path) -> None:
    book.set_setting("label", "Nguyễn Thị Đào")
    path = backup.write(book, tmp_path / "stick", NOW)
    assert path.name == "so-20261120-024107.xtbackup"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert backup.is_whole(path)
    assert "Đào".encode() not in path.read_bytes()
    assert b"SQLite format" not in path.read_bytes()
    assert backup.write(book, tmp_path / "stick", NOW).name == "so-20261120-024107-1.xtbackup"


def test_restoring_is_a_new_stream_that_names_its_head(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        attachments.pictures, "shape", lambda content: attachments.pictures.Shape("png", 1, 1)
    )
    picture = attachments.add(book, b"a picture", lambda content, sort: content, NOW)
    book.set_setting("label", "x")
    old, head = book.device, journal.head(book)
    path = backup.write(book, tmp_path / "stick", NOW)
    book.close()
    with backup.restore(path, tmp_path / "restored", password=PASSWORD, now=NOW) as again:
        assert again.warnings == []
        assert again.setting("label") == "x"
        assert attachments.read(again, picture.id) == b"a picture"
        assert again.device.id != old.id
        assert again.device.signing_key != old.signing_key
        assert again.facts.stream != old.stream
        assert again.facts.device_letter == "B"
        assert (again.device.continues_length, again.device.continues_head) == head
        acts = [entry.act for entry in journal.entries(again.db, again.device.id)]
        assert acts == ["restored", "opened"]
        stream = again.facts.stream
    with Book.open(tmp_path / "restored", password=PASSWORD, now=NOW) as again:
        assert (again.facts.stream, again.warnings) == (stream, [])


def test_restoring_where_something_lies_or_with_a_wrong_password(
    book: Book, tmp_path: Path
) -> None:
    path = backup.write(book, now=NOW)
    with pytest.raises(faults.PlaceTaken):
        backup.restore(path, book.folder, password=PASSWORD, now=NOW)
    with pytest.raises(faults.WrongPassword):
        backup.restore(path, tmp_path / "restored", password=SECOND, now=NOW)
    assert not (tmp_path / "restored").exists()


def test_restoring_by_recovery_code(new_book: Make, tmp_path: Path) -> None:
    book, code = new_book()
    path = backup.write(book, now=NOW)
    backup.unpack(path, tmp_path / "restored")
    again, _ = Book.recover(
        tmp_path / "restored", code=code, new_password=SECOND, cost=Cost.test(), now=NOW
    )
    assert again.device.letter == "B"
    again.close()


def test_a_backup_from_before_a_rekey_opens_with_its_own_slots(book: Book, tmp_path: Path) -> None:
    officers.add(book, "Vàng A", "entry", SECOND, cost=Cost.test(), now=NOW)
    path = backup.write(book, tmp_path, NOW)
    officers.drop(book, "Vàng A", now=NOW)
    backup.restore(
        path, tmp_path / "restored", password=PASSWORD, officer="Lò Thị Mai", now=NOW
    ).close()


@pytest.mark.parametrize("where", [0.1, 0.5, 0.98])
def test_a_flipped_byte_or_a_cut_is_noticed(book: Book, tmp_path: Path, where: float) -> None:
    path = backup.write(book, tmp_path / "stick", NOW)
    content = bytearray(path.read_bytes())
    content[int(len(content) * where)] ^= 1
    path.write_bytes(content)
    assert not backup.is_whole(path)
    with pytest.raises(backup.BackupDamaged, match="XT-410"):
        backup.restore(path, tmp_path / "restored", password=PASSWORD, now=NOW)
    path.write_bytes(content[: len(content) // 2])
    assert not backup.is_whole(path)
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("name", ["../evil", "attachments/../../evil", "/evil", "a\\b", "C:x"])
def test_names_that_lead_elsewhere_are_refused(book: Book, tmp_path: Path, name: str) -> None:
    path = backup.write(book, tmp_path / "stick", NOW)
    with zipfile.ZipFile(path, "a") as pack:
        pack.writestr(name, "x")
    assert not backup.is_whole(path)


def test_not_in_the_middle_of_a_write(book: Book) -> None:
    with book.transaction(), pytest.raises(faults.InsideTransaction):
        backup.write(book)


def test_a_full_disk_leaves_no_half_backup(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(backup, "_pack", full)
    with pytest.raises(faults.DiskFull):
        backup.write(book, tmp_path / "stick", NOW)
    assert list((tmp_path / "stick").iterdir()) == []


def test_newest_good(book: Book, tmp_path: Path) -> None:
    assert backup.newest_good(tmp_path / "nowhere") is None
    first = backup.write(book, tmp_path, NOW)
    shutil.copy(first, tmp_path / "so-20261121-000000.xtbackup")
    (tmp_path / "so-20261122-000000.xtbackup").write_bytes(b"PK nonsense")
    assert backup.newest_good(tmp_path) == tmp_path / "so-20261121-000000.xtbackup"


def test_a_copy_that_finds_the_disk_full_says_so_and_leaves_nothing(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup.raw_connection

    def small(path: Path, key: bytes) -> Any:
        opened = real(path, key)
        opened.execute("PRAGMA max_page_count = 4")
        return opened

    monkeypatch.setattr(backup, "raw_connection", small)
    with pytest.raises(faults.DiskFull):
        backup.write(book, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_restoring_that_finds_the_disk_full_leaves_nothing(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backup.write(book, tmp_path / "usb")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(backup.shutil, "copyfileobj", full)
    with pytest.raises(faults.DiskFull):
        backup.restore(path, tmp_path / "again", password=PASSWORD)
    assert not (tmp_path / "again").exists()
