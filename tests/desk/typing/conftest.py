"""The desk of `tests/desk/pages`, for this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pages"))

from at_desk import Desk


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path) -> Iterator[Desk]:
    """An officer with case rights at a commune's book with two villages."""
    made = Desk(qtbot, tmp_path / "so", "03562@2025", "commune", {"case_rights": True})
    made.window.resize(1366, 768)
    for name in ("Sì Choang", "Nậm Sỏ"):
        made.add("village", {"village_kind": "ban", "name": name})
    yield made
    made.window.close()
    made.worker.close(lambda task: task.session.close())
