"""What every test stands on: no display, a profile folder of its own, a clock that stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy or old machine is no fault: what is tried counts, not how long making it up takes.
settings.register_profile("xatre", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xatre")


@pytest.fixture(autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("XATRE_HOME", str(home))
    monkeypatch.delenv("XATRE_PASSWORD", raising=False)
