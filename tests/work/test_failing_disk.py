"""A disk that is full or pulled, at each of its steps: it is said in words, no half file is left,
the book is whole, and the same act done again succeeds."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from xatre.errors import DiskError
from xatre.store.safety import backup
from xatre.store.traffic import packages
from xatre.work import keeping
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}
STEPS = ("open", "fsync", "replace")
"""What the file layer asks of the system, in os."""


@contextmanager
def failing(number: int, at: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The `at`-th step of the file layer fails with error `number`, and all after it where the
    stick was pulled. Yields the steps asked for."""
    asked: list[str] = []

    def faulty(name: str) -> Callable[..., Any]:
        honest = getattr(os, name)

        def step(*given: Any, **named: Any) -> Any:
            asked.append(name)
            if len(asked) == at or (number == errno.EIO and len(asked) > at):
                raise OSError(number, os.strerror(number))
            return honest(*given, **named)

        return step

    with monkeypatch.context() as patched:
        for name in STEPS:
            patched.setattr(os, name, faulty(name))
        yield asked


def left_over(*folders: Path) -> list[str]:
    return [
        file.name
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix in (".part", ".copy", ".new")
    ]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["full", "pulled"])
def test_sending_to_a_disk_that_fails_at_any_step(
    pair: tuple[Session, Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    commune, office = pair
    usb, at, codes = tmp_path / "usb", 1, list[str]()
    while True:
        (id,) = save.add_records(commune, "child", [CHILD | {"full_name": f"Vàng {at}"}]).saved
        try:
            with failing(number, at, monkeypatch) as asked:
                sent = export_package(commune, usb)
        except DiskError as fault:
            codes.append(fault.code)
        else:
            if len(asked) < at:
                break
        if number == errno.ENOSPC:
            assert left_over(usb, commune.book.folder) == []
        assert browse.record(commune, "child", id).state == "complete"
        at += 1
    assert len(codes) >= 5
    assert set(codes) <= {"XT-601", "XT-602"}
    assert keeping.check_book(commune) == []
    sent = export_package(commune, usb, full=True)
    (taken,) = receive_files(office, [sent.file])
    assert taken.outcome == "taken"
    assert digest(office, "02788") == digest(commune)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["full", "pulled"])
def test_copying_the_book_to_a_disk_that_fails_at_any_step(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    to, at, codes = tmp_path / "usb", 1, list[str]()
    while True:
        try:
            with failing(number, at, monkeypatch) as asked:
                keeping.back_up(commune, to)
        except DiskError as fault:
            codes.append(fault.code)
        else:
            if len(asked) < at:
                break
        assert all(backup.is_whole(file) for file in backup.listing(to))
        at += 1
    assert codes
    assert set(codes) <= {"XT-601", "XT-602"}
    assert left_over(to) == []
    assert keeping.check_book(commune) == []


@contextmanager
def no_room(session: Session) -> Iterator[None]:
    """The book's file may not grow by a page."""
    conn = session.book.db.conn
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        conn.execute("PRAGMA max_page_count = 1073741823")


def test_a_book_with_no_room_to_grow_keeps_what_it_has(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    many = [CHILD | {"full_name": f"Giàng Thị {number}"} for number in range(200)]
    before = digest(commune)
    with no_room(commune), pytest.raises(DiskError) as full:
        save.add_records(commune, "child", many)
    assert full.value.code == "XT-602"
    assert digest(commune) == before
    assert keeping.check_book(commune) == []
    assert len(save.add_records(commune, "child", many).saved) == 200

    sent = export_package(commune, tmp_path / "usb")
    with no_room(office), pytest.raises(DiskError) as full:
        receive_files(office, [sent.file])
    assert full.value.code == "XT-602"
    assert packages.received(office.book.db) == []
    assert digest(office).records == 0
    assert keeping.check_book(office) == []
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.new) == ("taken", 200)
