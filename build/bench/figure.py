"""One measured figure and how it is told."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """`measured` in `unit`; `reference` is the same unit, measured in the same run, or None where
    the goal is a plain number. `within` says whether the goal is reached; `slowest` names the
    slowest of many, in the JSON only."""

    what: str
    measured: float
    unit: str
    goal: str
    limit: float
    reference: float | None = None
    note: str = ""
    slowest: Mapping[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return self.measured / self.reference if self.reference else None

    @property
    def within(self) -> bool:
        return (self.ratio if self.ratio is not None else self.measured) <= self.limit


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_pairs(
    work: Callable[[], float], reference: Callable[[], float], times: int
) -> tuple[float, float]:
    """Medians of interleaved pairs, so that what else the machine does falls on both."""
    pairs = [(work(), reference()) for _ in range(times)]
    return statistics.median(one for one, _ in pairs), statistics.median(one for _, one in pairs)


def percentile_95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| what | measured | reference | ratio | goal | reached |",
        "|---|---|---|---|---|---|",
    ]
    for one in figures:
        reference = f"{one.reference:.4g} {one.unit}" if one.reference is not None else "–"
        ratio = f"{one.ratio:.2f}" if one.ratio is not None else "–"
        note = f" ({one.note})" if one.note else ""
        lines.append(
            f"| {one.what}{note} | {one.measured:.4g} {one.unit} | {reference} | {ratio} "
            f"| {one.goal} | {'yes' if one.within else 'NO'} |"
        )
    return "\n".join(lines)


def keep(figures: Sequence[Figure], file: Path) -> None:
    """Write the figures as JSON, with the machine they were measured on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        "figures": [asdict(one) | {"ratio": one.ratio, "within": one.within} for one in figures],
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
