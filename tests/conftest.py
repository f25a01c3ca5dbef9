"""What every test stands on: no display, a profile folder of its own, a clock that stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("XATRE_HOME", str(home))
    monkeypatch.delenv("XATRE_PASSWORD", raising=False)
