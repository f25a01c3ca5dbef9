"""The compiled windows are what compiling gives now."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_form_is_stale(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "build"), *sys.path])
    from tasks import forms

    assert forms.targets(ROOT)
    assert forms.stale(ROOT) == []
