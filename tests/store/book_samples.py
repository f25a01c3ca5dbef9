"""Fixed values for the tests of a book's life, and a way to run a piece of it in a process of its
own, to be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import xatre

NOW = datetime(2026, 11, 20, 2, 41, 7, tzinfo=UTC)
PASSWORD = "Sương mù trên đỉnh đồi"
SECOND = "Nương ngô dưới chân núi"
WORDS = "amuot anhchin anhhong anhmoi anhnon"

_BARE = (
    "from xatre.store import opening, schema\n"
    "opening.install_kinds = lambda db: schema.install(db, ())\n"
)


def process(code: str) -> subprocess.Popen[str]:
    """Start `code` in another Python, with books without record kinds."""
    source = str(Path(xatre.__file__).parent.parent)
    here = str(Path(__file__).parent)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([source, here])}
    return subprocess.Popen(
        [sys.executable, "-c", _BARE + code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def killed_at(code: str, word: str) -> None:
    """Run `code` until it prints `word`, then kill it outright."""
    running = process(code)
    assert running.stdout is not None
    for line in running.stdout:
        if line.strip() == word:
            break
    else:
        raise AssertionError(f"never came to {word!r}")
    running.kill()
    running.communicate()
