"""A book on a share or a stick where nothing can be written: what only looks works and leaves no
trace, the rest says that it is the book that cannot be written, and what to do."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from command import PASSWORD, new_book, trust, xatre
from xatre.store.book import Book

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@contextmanager
def nothing_written(folder: Path, number: int = errno.EROFS) -> Iterator[None]:
    """Nothing under `folder` can be opened for writing, as on a share without that right; whoever
    runs the tests may have every right."""
    honest = os.open

    def refusing(path: Any, flags: int, *given: Any, **named: Any) -> int:
        if flags & WRITING and Path(os.fsdecode(path)).is_relative_to(folder):
            raise OSError(number, os.strerror(number))
        return honest(path, flags, *given, **named)

    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    with mock.patch.object(os, "open", refusing):
        yield
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office that has taken a package in, which lies in `usb`."""
    commune, book = new_book(tmp_path / "xa"), new_book(tmp_path / "so", "12@2025", "office")
    trust(commune, book, tmp_path)
    assert xatre("add", commune, "child", given=CHILD).code == 0
    xatre("export", commune, "--out", tmp_path / "usb")
    assert xatre("receive", book, tmp_path / "usb").code == 0
    return book


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_what_only_looks_works_and_leaves_no_trace(
    office: Path, tmp_path: Path, number: int
) -> None:
    (file,) = (tmp_path / "usb").iterdir()
    asked = (
        ("status", office), ("hash", office), ("hash", office, "--unit", "02788"),
        ("check", office), ("verify", file, "--book", office),
    )  # fmt: skip
    for words in asked:
        before = xatre(*words, "--json")
        with nothing_written(office, number):
            ran = xatre(*words, "--json")
        assert (ran.code, "XT-516" in ran.words) == (0, True), ran.words
        ours, theirs = json.loads(ran.out), json.loads(before.out)
        for told in (ours, theirs):
            told.pop("journal", None)  # the line of each opening
        assert ours == theirs


def test_what_writes_says_that_the_book_cannot_be_written(office: Path, tmp_path: Path) -> None:
    (file,) = (tmp_path / "usb").iterdir()
    for words in (
        ("receive", office, file),
        ("find", office, "anh"),
        ("export", office, "--to", "02788", "--out", tmp_path / "ra"),
        ("verify", file, "--book", office, "--names"),
    ):
        with nothing_written(office):
            ran = xatre(*words)
        assert (ran.code, "XT-610: Sổ so nằm ở nơi chỉ đọc" in ran.words) == (6, True), ran.words
        assert "gạt khóa chống ghi" in ran.words
        assert "xin quyền ghi" in ran.words


def test_a_wrong_password_is_wrong_and_counts_nothing(office: Path) -> None:
    for _ in range(5):
        with nothing_written(office):
            ran = xatre("status", office, password="mật khẩu nào đó")
        assert (ran.code, "XT-501" in ran.words, "phải chờ" in ran.words) == (5, True, False)
    xatre("status", office, password="mật khẩu nào đó")
    for _ in range(2):
        xatre("status", office, password="mật khẩu nào đó")
    with nothing_written(office):
        ran = xatre("status", office)
    assert (ran.code, "XT-507" in ran.words) == (5, True)


def test_a_book_that_is_open_elsewhere_is_not_looked_into(office: Path) -> None:
    with Book.open(office, password=PASSWORD), nothing_written(office):
        ran = xatre("status", office)
        assert (ran.code, "XT-503" in ran.words) == (5, True)
    (office / "lock").write_text('{"computer": "MAY-KHAC", "since": ""}')
    with nothing_written(office):
        ran = xatre("status", office)
    assert (ran.code, "MAY-KHAC" in ran.words) == (5, True)


def test_what_is_not_whole_is_not_looked_into(office: Path) -> None:
    (office / "book.db-wal").write_bytes(b"x" * 100)
    with nothing_written(office):
        ran = xatre("status", office)
    assert (ran.code, "XT-611" in ran.words, "chưa đóng trọn" in ran.words) == (6, True, True)
    (office / "book.db-wal").unlink()
    with Book.open(office, password=PASSWORD) as book:
        book.db.conn.execute("DROP TABLE sealed_elsewhere")
    with nothing_written(office):
        ran = xatre("hash", office)
    assert (ran.code, "cần đổi dạng sổ" in ran.words) == (6, True)
    assert xatre("hash", office).code == 0
    with nothing_written(office):
        assert xatre("hash", office).code == 0


def test_nothing_can_be_written_through_a_book_that_is_looked_into(office: Path) -> None:
    from xatre.errors import DiskError
    from xatre.work.looking import open_to_look

    with nothing_written(office):
        session = open_to_look(office, PASSWORD)
        with pytest.raises(DiskError):
            session.note("printed")
        with pytest.raises(DiskError):
            session.book.set_setting("a", "b")
        session.close()
