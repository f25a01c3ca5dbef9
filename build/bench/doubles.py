"""Doubles: of one typed child, over the whole register, and how many are found and right."""

from __future__ import annotations

import gc
import resource
from pathlib import Path

from bench import crowd, double_truth
from bench.figure import Figure, percentile_95, seconds
from xatre.model.record import Record
from xatre.store.register import records
from xatre.work.doubles import finding
from xatre.work.doubles.blocks import Register
from xatre.work.session import Session


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(1_000_000 * scale)
    truth = _truth(max(2_000, int(200_000 * scale)))
    with crowd.crowded(count, keep) as session:
        return [*truth, _typed(session, count), *_everywhere(session, count)]


def _truth(families: int) -> list[Figure]:
    rows, truth = double_truth.register(families, families // 20)
    register = Register()
    register.add(tuple(row) for row in rows)
    found = {frozenset((one.id, other.id)) for one, other, _ in register.pairs()}
    right = len(found & truth)
    note = f"own truth set, {len(rows)} children, {len(truth)} doubles"
    return [
        Figure("doubles not found", 1 - right / len(truth), "share", "≤ 0.03", 0.03, note=note),
        Figure("found that are none", 1 - right / max(1, len(found)), "share", "≤ 0.10", 0.10,
               note=note),
    ]  # fmt: skip


def _typed(session: Session, count: int) -> Figure:
    db = session.book.db
    ids = [
        id for (id,) in db.conn.execute("SELECT id FROM kind_child WHERE row % 4999 = 1 LIMIT 60")
    ]
    held = [found for id in ids if (found := records.get(db, "child", id)) is not None]
    times = []
    for number, record in enumerate(held):
        fields = dict(record.fields)
        if number % 2:
            fields["full_name"] = f"{fields['full_name']}h"
            fields.pop("personal_number", None)
        typed = Record("", "child", record.unit, fields=fields)
        finding.like(session, typed)
        times.append(seconds(lambda typed=typed: finding.like(session, typed)) * 1000)  # type: ignore[misc]
    what = f"doubles of one typed child among {count:,}, 95th percentile"
    return Figure(what, percentile_95(times), "ms", "≤ 30 ms", 30)


def _everywhere(session: Session, count: int) -> list[Figure]:
    gc.collect()
    took = seconds(lambda: finding.everywhere(session))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure(f"doubles over {count:,} children", took, "s", "≤ 60 s", 60),
        Figure("memory of it, the program's peak", peak, "MB", "≤ 1,024 MB", 1024),
    ]
