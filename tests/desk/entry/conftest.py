"""The whole desk at a small book, with cheap passwords and nothing shown that waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_samples import OFFICER, PASSWORD, UNIT
from PySide6.QtWidgets import QApplication

from xatre.desk.application import Desk
from xatre.desk.widgets.dialog import Dialog
from xatre.store.book import Book
from xatre.store.keys.slots import Cost


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching a password costs next to nothing; the hook of errors is put back."""
    monkeypatch.setattr(Cost, "standard", classmethod(lambda cls: cls.test()))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed book of one officer."""
    place = tmp_path / "so"
    book, _ = Book.create(place, unit=UNIT, role="commune", officer_name=OFFICER, password=PASSWORD)
    book.close()
    return place


@pytest.fixture
def faults() -> list[str]:
    """Titles of the dialogs the one door showed."""
    return []


@pytest.fixture
def make_desk(
    qapp: QApplication, qtbot: object, faults: list[str]
) -> Iterator[Callable[[Path | None], Desk]]:
    """Starts a desk at a book, or at the first book's pages; ends it after the test."""
    made: list[Desk] = []

    def make(book: Path | None) -> Desk:
        desk = Desk(qapp, str(book) if book else None)

        def tell(dialog: Dialog) -> None:
            faults.append(dialog.windowTitle())
            dialog.deleteLater()

        desk.tell_fault = tell
        desk.start()
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.end()
        desk.entry.close()
        if desk.sitting is not None:
            desk.sitting.window.close()


@pytest.fixture
def still(qtbot: object) -> Callable[[Desk], None]:
    """Waits until the worker has nothing to do."""

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(lambda: not desk.worker.is_busy, timeout=20000)  # type: ignore[attr-defined]

    return wait
