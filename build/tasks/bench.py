"""`make.py bench [--scale 0.1] [--keep DIR] [SUBJECT…]`: the speed and memory table.

Prints a Markdown table and writes `.out/bench.json`. Subjects: start, book, lists, packages, doubles, desk.
`--keep` leaves the book of the lists in a folder and uses it again: making it takes minutes.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

SUBJECTS = ("start", "book", "packages", "lists", "doubles", "desk")


def run(root: Path, words: list[str]) -> int:
    """Measure the named subjects, or all of them."""
    reader = argparse.ArgumentParser(prog="make.py bench")
    reader.add_argument("--scale", type=float, default=1.0, help="share of the full amounts")
    reader.add_argument("--keep", type=Path, help="folder for books that are slow to make")
    reader.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []])
    chosen = reader.parse_args(words)
    from bench.figure import keep, table

    figures = []
    for name in chosen.subjects or SUBJECTS:
        print(f"… {name}", flush=True)
        figures += importlib.import_module(f"bench.{name}").figures(chosen.scale, chosen.keep)
    print(table(figures))
    keep(figures, root / ".out" / "bench.json")
    return 0
