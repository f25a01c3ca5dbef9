"""Garbage made on the book's thread ends on the window's."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from xatre.desk import garbage


class Ring:
    """Names itself: only a look for garbage ends it."""

    def __init__(self, where: list[threading.Thread]) -> None:
        self.own = self
        weakref.finalize(self, lambda: where.append(threading.current_thread()))


@pytest.fixture
def frozen():
    yield
    gc.unfreeze()


def test_it_is_looked_for_on_the_windows_thread(qtbot: QtBot, frozen: None) -> None:
    timer = garbage.collect_here()
    where: list[threading.Thread] = []
    rings = [Ring(where) for _ in range(2)]
    kept: list[list[int]] = []

    def job() -> None:
        rings.clear()
        kept.extend([number] for number in range(10 * gc.get_threshold()[0]))

    book = threading.Thread(target=job)
    book.start()
    book.join()
    assert where == []
    qtbot.waitUntil(lambda: len(where) == 2)
    timer.stop()
    assert set(where) == {threading.current_thread()}


@pytest.mark.parametrize(
    ("count", "looked"),
    [
        ((700, 0, 0), []),
        ((701, 0, 0), [0]),
        ((701, 10, 10), [0]),
        ((701, 11, 10), [1]),
        ((701, 10, 11), [0]),
        ((701, 11, 11), [2]),
    ],
)
def test_how_far_back_it_looks(
    monkeypatch: pytest.MonkeyPatch, count: tuple[int, int, int], looked: list[int]
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: count)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", seen.append)
    garbage.look()
    monkeypatch.undo()
    assert seen == looked
