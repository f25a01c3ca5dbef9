"""The settings' updates: what is in use, what a taken update says, what a refused one says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sitting_facts import facts_with

from xatre import resources
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.updates_pane import UpdatesPane
from xatre.desk.widgets.text import Words
from xatre.errors import XatreError
from xatre.exchange.update import UnknownPublisher
from xatre.work.updates import kept, taking


class AtOnce:
    """Does a job where it stands, without a book, and writes down what the window was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.faults: list[Exception] = []
        self.session = None

    def submit(
        self,
        job: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            answer = job(self)
        except XatreError as fault:
            assert failed is not None
            failed(fault)
        else:
            assert done is not None
            done(answer)

    def tell(self, message: Any) -> None:
        self.told.append(message.fact)

    def fault(self, error: Exception) -> None:
        self.faults.append(error)


@pytest.fixture
def window() -> AtOnce:
    return AtOnce()


@pytest.fixture
def pane(
    qtbot: QtBot, window: AtOnce, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> UpdatesPane:
    monkeypatch.setenv("XATRE_HOME", str(tmp_path))
    facts = facts_with("read", officer_role="administrator")
    made = UpdatesPane(Seat(window, facts, window))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.came()
    return made


def words_of(pane: UpdatesPane) -> str:
    return " ".join(label.text() for label in pane.findChildren(Words))


def test_it_shows_what_is_in_use(pane: UpdatesPane) -> None:
    shown = words_of(pane)
    assert resources.data_versions()["codes"] in shown
    assert "đi kèm chương trình" in shown
    pane.came()


def test_whose_signature_is_said(pane: UpdatesPane, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        kept.Laid("codes", "2099.1", "", "publisher"),
        kept.Laid("plans", "2099.2", "", "12@2025"),
    ]
    monkeypatch.setattr(kept, "laid", lambda: found)
    pane.came()
    assert "nơi phát hành ký" in words_of(pane)
    assert "Lai Châu ký" in words_of(pane)


def test_it_says_whose_updates_it_takes(pane: UpdatesPane, monkeypatch: pytest.MonkeyPatch) -> None:
    for keys, words in (
        ({}, "chưa có khóa nào trong bản này"),
        ({b"1" * 32: resources.TRIAL_PUBLISHER}, "làm để thử, đừng dùng cho hồ sơ thật"),
        ({b"1" * 32: "Cục A"}, "Cục A, khóa 3131313131313131…"),
    ):
        monkeypatch.setattr(resources, "publisher_keys", lambda keys=keys: keys)
        pane.came()
        assert words in words_of(pane)


def test_a_taken_list_is_told(
    pane: UpdatesPane, window: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = taking.TakenUpdate("codes", "2099.1", "Danh mục")
    monkeypatch.setattr(taking, "take_update", lambda file, session: taken)
    pane.take_file(Path("x.xatre"))
    assert window.told == [taken.words]
    assert pane.take.isEnabled()


def test_a_refusal_goes_through_the_one_door(
    pane: UpdatesPane, window: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path, session: object) -> None:
        raise UnknownPublisher(file=file.name)

    monkeypatch.setattr(taking, "take_update", refuse)
    pane.take_file(Path("la.xatre"))
    assert [type(fault) for fault in window.faults] == [UnknownPublisher]
    assert pane.take.isEnabled()
