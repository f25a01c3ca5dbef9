"""Doubles: of one typed child, over the whole register, and how many are found and right."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from bench import crowd, double_truth, others_truth
from bench.figure import Figure, percentile_95, seconds
from xatre.model.doubles import FIELDS
from xatre.model.record import Record
from xatre.model.revision import Revision, make_revision
from xatre.model.values import Value
from xatre.store.identifiers import new_id
from xatre.store.register import records, revisions
from xatre.work.doubles import finding
from xatre.work.doubles.blocks import Register, pack
from xatre.work.session import Session


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(1_000_000 * scale)
    truth = [*_truth(max(2_000, int(200_000 * scale))), *_truth(20_000, parents=False)]
    if folder := os.environ.get("XATRE_BENCH_TRUTH"):
        truth += others_truth.figures(Path(folder))
    with crowd.crowded(count, keep) as session:
        return [*truth, _typed_truth(), _typed(session, count), *_everywhere(session, count)]


def _truth(families: int, parents: bool = True) -> list[Figure]:
    rows, truth = double_truth.register(families, families // 20)
    if not parents:
        rows = double_truth.without_parents(rows)
    register = Register()
    register.add(map(pack, rows))
    found = {frozenset((one.id, other.id)) for one, other, _ in register.pairs()}
    right = len(found & truth)
    note = f"own truth set, {len(rows)} children, {len(truth)} doubles"
    note += "" if parents else ", by names, days, sex and village alone"
    missed, goal = 1 - right / len(truth), 0.03 if parents else 0.10
    return [
        Figure("doubles not found", missed, "share", f"≤ {goal:.2f}", goal, note=note),
        Figure("found that are none", 1 - right / max(1, len(found)), "share", "≤ 0.10", 0.10,
               note=note),
    ]  # fmt: skip


def _typed_truth(families: int = 2_000) -> Figure:
    """Of children written down twice, how many are not found when the second is typed."""
    rows, truth = double_truth.register(families, families // 10)
    held = {row[0]: row for row in rows}
    again = {id for pair in truth for id in pair if id.startswith("x")}
    found = 0
    with TemporaryDirectory() as folder:
        session = crowd.make_session(Path(folder) / "truth")
        ids = {row[0]: new_id(crowd.WRITTEN) for row in rows}
        revisions.add_lines(
            session.book.db,
            [_line(ids[row[0]], row) for row in rows if row[0] not in again],
        )
        for pair in truth:
            second, first = sorted(pair, key=lambda id: id not in again)
            typed = Record("", "child", crowd.UNIT, fields=_fields(held[second]))
            found += ids[first] in {one.other for one in finding.like(session, typed)}
        session.close()
    note = f"own truth set, {len(rows)} children, {len(truth)} doubles typed"
    missed = 1 - found / len(truth)
    return Figure("doubles not found while typing", missed, "share", "≤ 0.03", 0.03, note=note)


def _fields(row: list[str]) -> dict[str, Value]:
    return {name: value for name, value in zip(FIELDS, row[1:], strict=True) if value}


def _line(id: str, row: list[str]) -> Revision:
    return make_revision(
        id=id, kind="child", unit=crowd.UNIT, who="Người đo", when="2026-11-20T02:41:07Z",
        device="0" * 32, fields=_fields(row),
    )  # fmt: skip


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
    _forget_the_peak()
    with _Second() as second:
        took = seconds(lambda: finding.everywhere(session))
    peak = _peak("self") + second.peak
    return [
        Figure(f"doubles over {count:,} children", took, "s", "≤ 60 s", 60),
        Figure("memory of it, the peaks of both processes", peak, "MB", "≤ 1,024 MB", 1024),
    ]


class _Second:
    """The highest memory, in megabytes, of the processes started meanwhile. What the system says of
    ended ones counts in what this process held when it started them."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        started = Path(f"/proc/self/task/{os.getpid()}/children")
        while not self._over.wait(0.2):
            for process in started.read_text().split():
                self.peak = max(self.peak, _peak(process))


def _peak(process: str) -> float:
    """VmHWM of a process in megabytes; 0 where it has just ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _forget_the_peak() -> None:
    """Give back what making the book held (a gigabyte of its pages) and count the peak anew."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
