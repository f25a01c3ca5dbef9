"""Officers at small real books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from at_desk import Desk

from xatre.desk.pages.case import step_dialogs
from xatre.desk.pages.case.step_dialogs import StepDialog
from xatre.kinds.case_questions import SCAN


@pytest.fixture
def make_desk(qtbot: Any, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """`make_desk(unit, role, **changes of the officer)`."""
    made: list[Desk] = []

    def make(unit: str = "03562@2025", role: str = "commune", **changes: Any) -> Desk:
        desk = Desk(qtbot, tmp_path / f"so{len(made)}", unit, role, changes)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.window.close()
        desk.worker.close(lambda task: task.session.close())


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An officer with case rights at a commune's book."""
    return make_desk(case_rights=True)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> list[tuple[str, dict[str, str], str]]:
    """What the short questions are answered, in order: which way, what is typed, the title it was
    asked under."""
    waiting: list[tuple[str, dict[str, str], str]] = []

    def ask(
        title: str, about: str, asked: Any, shut: Any, parent: Any, sheet: str = "",
        context: Any = None,
    ) -> Any:  # fmt: skip
        way, typed, seen = waiting.pop(0)
        assert seen in sheet
        dialog = StepDialog(
            title, about, asked, shut=shut, sheet=sheet, context=context, parent=parent
        )
        for name, words in typed.items():
            if name != SCAN:
                dialog.lines[name].setText(words)
        if SCAN in typed:
            assert dialog.scans is not None
            dialog.scans.add_file(Path(typed[SCAN]))
            qtbot.waitUntil(lambda: dialog.scans.value() is not None)
        assert dialog.ways[way].isEnabled(), dialog.ways[way].toolTip()
        given = dialog.given(way)
        dialog.deleteLater()
        return given

    monkeypatch.setattr(step_dialogs, "ask", ask)
    return waiting
