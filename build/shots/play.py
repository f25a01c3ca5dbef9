"""`python -m shots.play PART PICTURES BOOKS`: one part, in a process of its own."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from shots.stage import Stage
from tasks.shots import PARTS, SCALED


def main(words: list[str]) -> int:
    """Play a part; 1 where a page raised."""
    part, pictures, books = words[0], Path(words[1]), Path(words[2])
    stage = Stage(pictures, [*PARTS, *SCALED].index(part) * 100)
    try:
        importlib.import_module(f"shots.{part}").play(stage, books)
        stage.close()
    except Exception as error:
        stage.raised(type(error), error, error.__traceback__)
    for fault in stage.faults:
        print(f"{part}: {fault}", file=sys.stderr)
    return 1 if stage.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
