"""How the program starts itself once more, for work that wants a process of its own.

Knows the words that such a process is started with, not what it does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

READ_TABLE, LOOK_FOR_DOUBLES = "read-table", "look-for-doubles"
"""The hidden first words of the command line."""


def command(word: str) -> list[str]:
    """How this program starts itself: frozen, or by the interpreter."""
    if getattr(sys, "frozen", False):
        # The one with a console has a standard output, the one for the window may have none.
        beside = Path(sys.executable).with_name("xatre.exe")
        return [str(beside if beside.exists() else sys.executable), word]
    # Without the folder one stands in: what lies there is not ours to run.
    return [sys.executable, "-P", "-m", "xatre", word]


def start(word: str, *words: str, source: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """The process, reading `source`, its output in a pipe. The password stays here."""
    safe = {name: value for name, value in os.environ.items() if name != "XATRE_PASSWORD"}
    return subprocess.Popen(
        [*command(word), *words],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=safe,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
