"""The desk itself: from a key stroke to painted rows, and what it keeps in memory.

Each figure comes from a process of its own, so that nothing of the bench is counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import crowd
from bench.figure import Figure, percentile_95
from xatre.work import preferences

STEPS = 500
SOURCE = (sys.executable, "-m", "bench.sitting")


def figures(scale: float, keep: Path | None) -> list[Figure]:
    """Search to painted rows on a million children, memory on 30,000, at full scale."""
    with tempfile.TemporaryDirectory() as name:
        folder, count = Path(name), int(1_000_000 * scale)
        with crowd.crowded(count, keep) as session:
            book = session.book.folder
            preferences.lock_after(session, preferences.LONGEST_IDLE)
            session.close()
            typing = _typing(folder, book, count)
        return [typing, _memory(folder, scale)]


def _typing(folder: Path, book: Path, count: int) -> Figure:
    found = sit(SOURCE, folder, book, "type", 40)
    times = [float(one) for one in found["times"]]
    return Figure(
        f"search as you type to painted rows, {count:,} names, 95th percentile",
        percentile_95(times), "ms", "≤ 50 ms to painted rows", 50,
        note=f"{len(times)} key strokes, worst {max(times):.1f} ms",
    )  # fmt: skip


def _memory(folder: Path, scale: float) -> Figure:
    children = int(30_000 * scale)
    book = folder / "memory"
    crowd.make_session(book, children).close()
    found = sit(SOURCE, folder, book, "live", STEPS)
    return Figure(
        f"memory of the desk on {children:,} children, after {found['steps']} scripted steps",
        found["resident"], "MB", "≤ 160 MB", 160,
        note=f"peak at unlock {found['unlock_peak']:.0f} MB, opened {found['opened']:.0f} MB, "
             f"peak of all {found['peak']:.0f} MB",
    )  # fmt: skip


def sit(officer: Sequence[str], folder: Path, book: Path, what: str, steps: int) -> dict[str, Any]:
    """Run the officer, from source or frozen, in a process of its own; what it tells."""
    environment = dict(os.environ) | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XATRE_HOME": str(folder / "profile"),
        "PYTHONPATH": os.pathsep.join(sys.path[:2]),
    }
    command = [*officer, str(book), what, str(steps)]
    run = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer
