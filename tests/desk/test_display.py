"""Windows asked for where none can be shown: a sentence and an exit code, no abort of Qt's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("words", [["view", "tep.xatre"], ["desk"]])
def test_no_screen_is_said_in_words(words: list[str], tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "xatre", *words],
        env=os.environ | {"QT_QPA_PLATFORM": "no-such-screen", "XATRE_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    said = told.stderr.decode()
    assert (told.returncode, said.startswith("XT-271: ")) == (2, True), said
    assert said.count("\n") == 1
