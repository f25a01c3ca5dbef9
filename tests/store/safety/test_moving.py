from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD, WORDS

from xatre.store import faults
from xatre.store.book import Book
from xatre.store.keys.passwords import WeakPassword
from xatre.store.safety import backup, moving

Make = Callable[..., tuple[Book, str]]


def test_the_new_place_opens_and_the_old_one_says_where_it_went(book: Book, tmp_path: Path) -> None:
    book.set_setting("label", "x")
    backup.write(book, now=NOW)
    stream = book.facts.stream
    assert moving.move(book, tmp_path / "new", now=NOW) == tmp_path / "new"
    with Book.open(tmp_path / "new", password=PASSWORD, now=NOW) as moved:
        assert moved.setting("label") == "x"
        assert moved.facts.stream == stream
        assert moved.warnings == []
        assert len(backup.listing(moved.folder / "backups")) == 1
    with pytest.raises(faults.BookMoved, match=r"XT-508.*20/11/2026"):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "new", "profile"]


def test_to_a_stick_only_with_five_words(new_book: Make, tmp_path: Path) -> None:
    book, _ = new_book()
    with pytest.raises(WeakPassword, match="Lò Thị Mai"):
        moving.move(book, tmp_path / "stick", portable=True, now=NOW)
    book.close()
    book, _ = new_book(tmp_path / "second", password=WORDS)
    moving.move(book, tmp_path / "stick", portable=True, now=NOW)
    with Book.open(tmp_path / "stick", password=WORDS, now=NOW) as moved:
        assert moved.facts.portable
        assert moved.warnings == []


def test_a_taken_place_and_a_full_disk_leave_the_old_place_the_book(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("")
    with pytest.raises(faults.PlaceTaken):
        moving.move(book, tmp_path / "taken", now=NOW)
    with pytest.raises(faults.PlaceTaken):
        moving.move(book, book.folder / "backups" / "inside", now=NOW)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", full)
        with pytest.raises(faults.DiskFull):
            moving.move(book, tmp_path / "new", now=NOW)
    book.set_setting("still", "here")
    book.close()
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert again.warnings == []
        assert again.setting("still") == "here"
    assert not (tmp_path / "new").exists()


def test_killed_before_the_old_place_is_closed_both_open_and_one_says_so(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving.durable, "write_whole", stop)

        with pytest.raises(KeyboardInterrupt):
            moving.move(book, tmp_path / "new", now=NOW)
    book.close()
    with Book.open(tmp_path / "new", password=PASSWORD, now=NOW) as moved:
        assert moved.warnings == []
    with Book.open(book.folder, password=PASSWORD, now=NOW) as old:
        assert {"XT-506", "XT-509"} == {warning.code for warning in old.warnings}
