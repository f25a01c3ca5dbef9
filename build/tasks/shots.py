"""`make.py shots [PART…]`: the real window under Xvfb, through every page and state.

Pictures go to `.out/shots/NN-name.png`; demo books with a fixed seed and day to `.out/shots-books`.
Parts: entry, lists, cases, figures, exchange, office, settings, rare, importing, typing,
large (125 %), larger (150 %). Fails if a page raised.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from shots import display

PARTS = ("entry", "lists", "cases", "figures", "exchange", "office", "settings", "rare",
         "importing", "typing")  # fmt: skip
SMALL, FULL = (1366, 768), (1920, 1080)
SCALED = {"large": ("1.25", SMALL), "larger": ("1.5", FULL)}
"""The parts played at another scale, each on the screen on which Windows offers it."""


def run(root: Path, words: list[str]) -> int:
    """Play the named parts, or all of them; 0 when no page raised."""
    reader = argparse.ArgumentParser(prog="make.py shots")
    reader.add_argument("parts", nargs="*", choices=[*PARTS, *SCALED, []])
    chosen = reader.parse_args(words).parts or [*PARTS, *SCALED]
    missing = display.missing()
    if missing:
        print(f"Chưa chụp được, máy còn thiếu: {missing}", file=sys.stderr)
        return 1
    pictures, books = root / ".out" / "shots", root / ".out" / "shots-books"
    if len(chosen) == len(PARTS) + len(SCALED):
        shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(books, ignore_errors=True)
    failed = False
    for part in chosen:
        scale, size = SCALED.get(part, ("1", SMALL))
        with display.screen(*size) as name:
            environment = dict(os.environ) | {
                "DISPLAY": name,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": scale,
                "XATRE_HOME": str(books / f"profile-{part}"),
                "TZ": "Asia/Ho_Chi_Minh",
                "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root / "build"))),
            }
            command = [sys.executable, "-m", "shots.play", part, str(pictures), str(books / part)]
            failed = subprocess.run(command, env=environment, cwd=root).returncode != 0 or failed
    count = len(list(pictures.glob("*.png")))
    print(f"{count} hình ở {pictures.relative_to(root)}")
    return 1 if failed else 0
