"""Books for tests: cheap passwords, a profile of their own, and no record kinds where a test is
about the life of the book alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD

from xatre.store import opening, schema
from xatre.store.book import Book
from xatre.store.keys.slots import Cost


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's profile, away from the real one."""
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "profile"))
    return tmp_path / "profile"


@pytest.fixture
def bare(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Books without record kinds."""
    monkeypatch.setattr(opening, "install_kinds", lambda db: schema.install(db, ()))


@pytest.fixture
def new_book(bare: None, tmp_path: Path) -> Iterator[Callable[..., tuple[Book, str]]]:
    """Makes a bare book in `tmp_path/book` (or elsewhere); closes what is left open."""
    made: list[Book] = []

    def make(folder: Path | None = None, **options: object) -> tuple[Book, str]:
        given: dict[str, object] = {
            "unit": "03562@2025",
            "role": "commune",
            "officer_name": "Lò Thị Mai",
            "password": PASSWORD,
            "cost": Cost.test(),
            "now": NOW,
        }
        book, code = Book.create(folder or tmp_path / "book", **(given | options))  # type: ignore[arg-type]
        made.append(book)
        return book, code

    yield make
    for book in made:
        book.close()


@pytest.fixture
def book(new_book: Callable[..., tuple[Book, str]]) -> Book:
    """One bare open book."""
    return new_book()[0]
