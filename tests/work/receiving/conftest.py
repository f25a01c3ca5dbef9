"""Two books that trust each other, and a door where a hostile file must change nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from changed_hands_world import World
from first_books import Clock
from work_samples import CHILD

from xatre.work import keeping
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.records import save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

LONGEST = 20.0
"""Seconds of the processor; every attack here takes a small part of one on an idle machine."""


@pytest.fixture
def trusted(pair: tuple[Session, Session], tmp_path: Path) -> tuple[Session, Session]:
    """A commune and an office that trust each other; the office has one child already."""
    commune, office = pair
    save.add_records(commune, "child", [CHILD])
    (taken,) = receive_files(office, [export_package(commune, tmp_path / "usb").file])
    assert taken.outcome == "taken"
    return commune, office


@pytest.fixture
def world(
    make_session: Callable[..., Session], office: Session, tmp_path: Path,
    restore: Callable[[Path, str], Session], clock: Clock,
) -> World:  # fmt: skip
    """A child of the commune that all but the neighbour know."""
    return World(make_session, office, tmp_path, restore, clock)


@pytest.fixture
def neighbour(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ben", "03562@2025")


@pytest.fixture
def unmoved(trusted: tuple[Session, Session]) -> Iterator[Callable[[Path], Outcome]]:
    """Gives a file to the office; what it says of its records must be what it said before, and
    the book whole."""
    _, office = trusted
    before = digest(office)

    def give(file: Path) -> Outcome:
        begun = time.process_time()
        (outcome,) = receive_files(office, [file])
        assert time.process_time() - begun < LONGEST
        return outcome

    yield give
    assert digest(office) == before
    assert keeping.check_book(office) == []
