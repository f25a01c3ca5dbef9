"""`make.py bench [--scale 0.1] [--large [N] [--minutes M]] [--keep DIR] [SUBJECT…]`

The speed and memory table. Prints a Markdown table and writes `.out/bench.json`. Subjects: start,
book, lists, packages, office_day, doubles, importing, tables_out, desk, paper, row_typing.
`--large`: office_day with 150 packages of 20,000, or with N, or as many as are taken in M minutes.
`--truth`: doubles also on sets made by others, in a folder (`bench/others_truth.py` says which).
`--keep` leaves the book of the lists in a folder and uses it again: making it takes minutes.
"""

from __future__ import annotations

import argparse
import importlib
import os
from pathlib import Path

SUBJECTS = (
    *("start", "book", "packages", "office_day", "lists", "doubles", "importing", "desk", "paper"),
    *("tables_out", "row_typing"),
)


def run(root: Path, words: list[str]) -> int:
    """Measure the named subjects, or all of them."""
    reader = argparse.ArgumentParser(prog="make.py bench")
    reader.add_argument("--scale", type=float, default=1.0, help="share of the full amounts")
    reader.add_argument("--keep", type=Path, help="folder for books that are slow to make")
    reader.add_argument(
        "--large", type=int, nargs="?", const=150, help="office_day: 150 × 20,000, or N × 20,000"
    )
    reader.add_argument("--truth", type=Path, help="doubles: folder of sets made by others")
    reader.add_argument("--minutes", type=float, help="no package is begun after so many")
    reader.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []])
    chosen = reader.parse_args(words)
    if chosen.large:
        os.environ["XATRE_BENCH_LARGE"] = str(chosen.large)
    if chosen.minutes:
        os.environ["XATRE_BENCH_MINUTES"] = str(chosen.minutes)
    if chosen.truth:
        os.environ["XATRE_BENCH_TRUTH"] = str(chosen.truth)
    from bench.figure import keep, table

    figures = []
    for name in chosen.subjects or SUBJECTS:
        print(f"… {name}", flush=True)
        figures += importlib.import_module(f"bench.{name}").figures(chosen.scale, chosen.keep)
    print(table(figures))
    keep(figures, root / ".out" / "bench.json")
    return 0
