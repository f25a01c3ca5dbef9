"""Compiles `ui/*.ui` to `src/xatre/desk/forms/*.py`; reading them late breaks frozen programs.

    python build/make.py forms

A test compiles again and compares, so that a changed window cannot be forgotten.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOL = "import sys; from PySide6.scripts.pyside_tool import uic; sys.exit(uic())"


def compiled(form: Path) -> str:
    """The Python text of one `.ui` file. Raises CalledProcessError where it is not well formed."""
    done = subprocess.run(
        [sys.executable, "-c", TOOL, str(form)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def targets(root: Path) -> dict[Path, Path]:
    """Each `.ui` file and the module it becomes."""
    folder = root / "src" / "xatre" / "desk" / "forms"
    return {form: folder / f"{form.stem}.py" for form in sorted((root / "ui").glob("*.ui"))}


def stale(root: Path) -> list[Path]:
    """The forms whose module is missing or differs from what compiling gives now."""
    return [
        form
        for form, module in targets(root).items()
        if not module.is_file() or module.read_text(encoding="utf-8") != compiled(form)
    ]


def run(root: Path, words: list[str]) -> int:
    """The task: compile every form."""
    for form, module in targets(root).items():
        module.write_text(compiled(form), encoding="utf-8", newline="\n")
        print(f"{form.name} -> {module.relative_to(root)}")
    return 0
