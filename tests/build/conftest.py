"""Lets the tests import the builder's tasks as `build/make.py` does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
