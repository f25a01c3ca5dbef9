"""What the frozen desk keeps in memory: the officer of `bench.sitting`, frozen as the program is.

The frozen program runs no script of ours, so the same spec freezes the script: the same modules,
libraries and data, another entry. It is thrown away afterwards.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import crowd, desk

SPEC = "build/xatre.spec"
ENTRY = "XATRE_FROZEN_ENTRY"
"""By this name the spec is told of another entry than the program's own."""


def freeze_sitting(root: Path, place: Path) -> Path:
    """Freeze the officer into the folder `place`; its executable. Raises CalledProcessError."""
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(place), "--workpath", str(place / "work"), str(root / SPEC)),
        ],
        check=True,
        cwd=root,
        env=os.environ
        | {
            ENTRY: str(root / "build" / "bench" / "sitting.py"),
            "PYINSTALLER_CONFIG_DIR": str(place / "cache"),
        },
    )
    return place / "xatre" / "xatre"


def sitting(root: Path, place: Path, children: int, steps: int) -> dict[str, float]:
    """A book of so many children, so many steps of the frozen desk on it: megabytes "resident",
    "unlock_peak", "opened", "peak", and "steps". Raises CalledProcessError."""
    program = freeze_sitting(root, place)
    try:
        with tempfile.TemporaryDirectory() as name:
            book = Path(name) / "memory"
            crowd.make_session(book, children).close()
            found = desk.sit([str(program)], Path(name), book, "live", steps)
    finally:
        shutil.rmtree(place)
    return {key: float(str(value)) for key, value in found.items()}
