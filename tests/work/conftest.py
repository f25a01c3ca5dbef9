"""An open commune book and an office book, made once a test with a cheap key derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from first_books import COMMUNE, OFFICE, PASSWORD, Clock

from two_books import trust
from xatre import resources
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.store.safety import backup
from xatre.work.session import Session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_session(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Session]]:
    """Makes a book and opens it: `make_session("xa", unit, role)`."""
    opened: list[Session] = []

    def make(name: str, unit: str = COMMUNE, role: str = "commune") -> Session:
        book, _ = Book.create(
            tmp_path / name,
            unit=unit,
            role=role,
            officer_name="Lò Thị Ngọc Ưng",
            password=PASSWORD,
            cost=Cost.test(),
            now=clock(),
        )
        session = Session(book, resources.codes(), clock)
        opened.append(session)
        return session

    yield make
    for session in opened:
        session.close()


@pytest.fixture
def restore(tmp_path: Path, clock: Clock) -> Iterator[Callable[[Path, str], Session]]:
    """Makes a book again from a backup and opens it: `restore(file, "xa-cu")`."""
    opened: list[Session] = []

    def make(kept: Path, name: str) -> Session:
        book = backup.restore(kept, tmp_path / name, password=PASSWORD, now=clock())
        opened.append(Session(book, resources.codes(), clock))
        return opened[-1]

    yield make
    for session in opened:
        session.close()


@pytest.fixture
def commune(make_session: Callable[..., Session]) -> Session:
    return make_session("xa")


@pytest.fixture
def office(make_session: Callable[..., Session]) -> Session:
    return make_session("so", OFFICE, "office")


@pytest.fixture
def pair(commune: Session, office: Session, tmp_path: Path) -> tuple[Session, Session]:
    """A commune and an office that trust each other."""
    trust(commune, office, tmp_path)
    return commune, office
