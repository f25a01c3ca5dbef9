"""What is counted after a save: the kind alone that was written, all else now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from xatre.desk import catalogue, counting
from xatre.desk.counting import Counting


class Book:
    """Stands for the worker and the session; answers at once."""

    session = "the open book"

    def __init__(self) -> None:
        self.asked: list[object] = []

    def submit(self, job: Callable[[Any], Any], done: Callable[[Any], None], failed: Any) -> None:
        done(job(self))


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Book:
    made = Book()

    def numbers(session: object, kinds: frozenset[str]) -> dict[str, tuple[int, str]]:
        made.asked.append(set(kinds))
        return {kind: (len(made.asked), "") for kind in kinds}

    def everything(session: object) -> dict[str, tuple[int, str]]:
        made.asked.append("all")
        return {"overview": (3, "overdue")}

    monkeypatch.setattr(catalogue, "numbers", numbers)
    monkeypatch.setattr(catalogue, "counts", everything)
    return made


@pytest.fixture
def shown() -> dict[str, tuple[int, str]]:
    return {}


@pytest.fixture
def made(qtbot: QtBot, book: Book, shown: dict[str, tuple[int, str]]) -> Iterator[Counting]:
    def show(page: str, number: int, urgency: str) -> None:
        shown[page] = (number, urgency)

    parent = counting.QObject()
    one = Counting(book, show, lambda error: None, parent)  # type: ignore[arg-type]
    yield one
    one.end()


def test_rows_saved_one_after_the_other_count_their_kind(
    made: Counting, book: Book, shown: dict[str, tuple[int, str]]
) -> None:
    for _ in range(3):
        made.written("child")
    assert (made.soon.interval(), made.seldom.interval()) == (300, 30_000)
    assert book.asked == []
    made.soon.timeout.emit()
    assert book.asked == [{"child"}]
    assert shown == {"child": (1, "")}
    made.written("birth")
    made.soon.timeout.emit()
    assert book.asked == [{"child"}, {"birth"}]


def test_everything_has_its_turn_however_many_rows_are_saved(
    made: Counting, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[str] = []
    monkeypatch.setattr(made.seldom, "start", lambda: starts.append("30 s"))
    monkeypatch.setattr(made.seldom, "isActive", lambda: bool(starts))
    for _ in range(5):
        made.written("child")
    assert starts == ["30 s"], "no save puts it off"
    made.seldom.timeout.emit()
    assert book.asked == ["all"]
    assert not made.soon.isActive(), "the kind was counted with all"


def test_what_names_no_kind_counts_all_soon(
    made: Counting, book: Book, shown: dict[str, tuple[int, str]]
) -> None:
    made.written("child")
    made.everything()
    made.soon.timeout.emit()
    assert book.asked == ["all"]
    assert shown == {"overview": (3, "overdue")}


def test_after_the_end_nothing_is_shown(made: Counting, shown: dict[str, tuple[int, str]]) -> None:
    made.written("child")
    made.end()
    assert not made.soon.isActive()
    assert not made.seldom.isActive()
    made.count_everything()
    assert shown == {}
