"""The desk of `tests/desk/pages`, for this folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pages"))

from at_desk import Desk


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path) -> Iterator[Desk]:
    """An officer with case rights at a commune's book."""
    made = Desk(qtbot, tmp_path / "so", "03562@2025", "commune", {"case_rights": True})
    yield made
    made.window.close()
    made.worker.close(lambda task: task.session.close())


@pytest.fixture
def wait(desk: Desk) -> Callable[..., None]:
    """Wait until the sheet in front has its answer."""

    def until(kind: str = "child") -> None:
        page = desk.page(kind)
        parts = [*page._sheets.values()]
        desk.qtbot.waitUntil(lambda: all(part._task is None for part in parts), timeout=60_000)
        desk.settle()

    return until
