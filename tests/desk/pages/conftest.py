"""Officers at small real books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from at_desk import Desk


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
