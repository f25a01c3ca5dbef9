"""At 150 %: what a PC of 1920×1080 shows as Windows sets it up."""

from __future__ import annotations

from pathlib import Path

from shots import large
from shots.stage import Stage


def play(stage: Stage, folder: Path) -> None:
    """The same as at 125 %."""
    large.play(stage, folder, 150, (1280, 720))
