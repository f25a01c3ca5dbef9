"""An office's day: many packages at one go with flat memory, known records in a new package, and
what verifying and unsealing cost beside the bare primitives.

15 packages of 2,000 records; with `--large` 150 of 20,000, or as many as were named and as can be
taken in the minutes given.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pyrage
import zstandard
from nacl.signing import VerifyKey

from bench import commune_packages, crowd, packages
from bench.figure import Figure, in_pairs, seconds
from xatre.exchange.package import _pieces, open_sealed
from xatre.store.book import Book
from xatre.store.connection import connect, roomy, transaction
from xatre.store.register import revisions
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session

LARGE, MINUTES = "XATRE_BENCH_LARGE", "XATRE_BENCH_MINUTES"
MEGABYTES = 300
PAIRS = 15
"""At least so many packages are inserted bare too."""


@dataclass(frozen=True)
class Step:
    """One package taken in: seconds since the first, the process's memory now and at its highest;
    the seconds of those packages whose rows were inserted bare too, and of these inserts."""

    package: int
    seconds: float
    memory: float
    peak: float
    paired: float
    bare: float

    @property
    def all_bare(self) -> float:
        """What bare inserts of all rows would have taken, by those that were made."""
        return self.bare * self.seconds / self.paired


def figures(scale: float, keep: Path | None) -> list[Figure]:
    large = int(os.environ.get(LARGE, 0))
    many, each = (large, 20_000) if large else (15, 2_000)
    count = max(100, int(each * scale))
    with tempfile.TemporaryDirectory(dir=keep) as name:
        folder = Path(name)
        return [
            *_day(folder, many, count, 1 if large else 3),
            *_opening(folder, max(200, int(100_000 * scale))),
        ]


def _day(folder: Path, many: int, count: int, times: int) -> list[Figure]:
    """So many packages taken in at one go by a process, which waits after each while its rows, or
    those of every tenth, are inserted bare: what else the machine does falls on both. All `times`
    times: medians."""
    files = commune_packages.make(folder, many, count)
    days: list[list[Step]] = []
    for _ in range(times):
        for name in ("so-day", "so-bare"):
            shutil.rmtree(folder / name, ignore_errors=True)
            shutil.copytree(folder / "so", folder / name)
        days.append(list(_steps(folder, files, told=times == 1)))
    last = [day[-1] for day in days]
    return [
        Figure(
            f"{last[0].package} packages of {count:,} records at one go",
            median(one.seconds for one in last), "s",
            "≤ 2.5 × a bare executemany of the same bytes", 2.5,
            median(one.all_bare for one in last),
        ),
        Figure(
            "memory of that process at its highest", max(one.peak for one in last), "MB",
            f"≤ {MEGABYTES} MB", MEGABYTES,
            note=f"{days[0][0].peak:.0f} MB after the first package",
        ),
    ]  # fmt: skip


def _steps(folder: Path, files: list[Path], *, told: bool) -> Iterator[Step]:
    """The day, package by package, and once more at its end, when the returns are written."""
    minutes = float(os.environ.get(MINUTES, 0))
    until = time.monotonic() + minutes * 60 if minutes else float("inf")
    given = {"book": str(folder / "so-day"), "files": [str(one) for one in files]}
    day = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("office_process.py")), json.dumps(given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))},
    )
    assert day.stdin
    assert day.stdout
    with closing(_Bare(folder, max(1, len(files) // PAIRS))) as bare:
        for line in day.stdout:
            told_by_it = json.loads(line)
            bare.follow(told_by_it["package"], told_by_it["seconds"])
            step = Step(**told_by_it, paired=bare.paired, bare=bare.seconds)
            if told:
                print(
                    f"{time.strftime('%H:%M:%S')} {step.package} of {len(files)}: "
                    f"{step.seconds:.0f} s, "
                    f"{step.paired:.0f} of them beside {step.bare:.0f} s bare, "
                    f"{step.memory:.0f} MB, at most {step.peak:.0f}",
                    flush=True,
                )
            yield step
            day.stdin.write("go on\n" if time.monotonic() < until else "stop\n")
            day.stdin.flush()
    if day.wait():
        raise SystemExit("the office's process failed")


class _Bare:
    """The rows of each package, or of one in so many, inserted bare where they came in: into a
    copy of the book as it was before."""

    def __init__(self, folder: Path, every: int) -> None:
        self._day, self._own, self._every = folder / "so-day", folder / "so-bare", every
        with Book.open(self._own, password=crowd.PASSWORD) as book:
            self._key = book.data_key()
        self._from = connect(self._day / "book.db", self._key)
        self._into = connect(self._own / "book.db", self._key)
        self._packages, self._line, self._row, self._before = 0, 0, 0, 0.0
        self.paired = self.seconds = 0.0

    def follow(self, package: int, taken: float) -> None:
        """So many packages are in, after so many seconds."""
        if package > self._packages:
            if self._is_paired(package):
                self._insert(taken - self._before)
            if self._is_paired(package + 1) and not self._is_paired(package):
                self._copy()
        self._packages, self._before = package, taken

    def _is_paired(self, package: int) -> bool:
        return (package - 1) % self._every == 0

    def _insert(self, taken: float) -> None:
        rows = packages.rows_after(self._from, self._line, self._row)
        self._line, self._row = rows["revisions"][-1][0], rows["kind_child"][-1][0]  # type: ignore[assignment]

        def work() -> None:
            with roomy(self._into), transaction(self._into):
                packages.insert(self._into, rows)

        self.paired += taken
        self.seconds += seconds(work)

    def _copy(self) -> None:
        self._into.close()
        for name in ("book.db", "book.db-wal"):
            shutil.copyfile(self._day / name, self._own / name)
        self._into = connect(self._own / "book.db", self._key)
        self._line, self._row = self._into.conn.execute(
            "SELECT (SELECT max(number) FROM revisions), (SELECT max(row) FROM kind_child)"
        ).fetchone()

    def close(self) -> None:
        """Let go of both books."""
        self._from.close()
        self._into.close()


def _opening(folder: Path, count: int) -> list[Figure]:
    """A package opened, taken, and its records again in a new package."""
    office = crowd.make_session(folder / "so-mo", unit="12@2025", role="office")
    commune = crowd.make_session(folder / "xa-mo")
    revisions.add_lines(commune.book.db, commune_packages.children(commune, count, 0))
    _trust(folder, commune, office)
    first = export_package(commune, folder / "usb-mo").file
    again = export_package(commune, folder / "usb-mo", full=True).file
    signing = commune.book.device.signing_key
    identities = office.book.device.age_identities

    def ours() -> float:
        def work() -> None:
            opened = open_sealed(first, signing_key=signing, identities=identities)
            for _ in _pieces(opened._compressed, first.name):
                pass

        return seconds(work)

    def bare() -> float:
        return seconds(lambda: _bare_opening(first, signing, identities[0]))

    measured, reference = in_pairs(ours, bare, 5)
    took = seconds(lambda: receive_files(office, [first]))
    repeated = seconds(lambda: receive_files(office, [again]))
    office.close()
    commune.close()
    return [
        Figure(
            f"verify and unseal {count:,} records", measured, "s",
            "≤ 1.3 × bare Ed25519 + hash + age + zstd", 1.3, reference,
        ),
        Figure(
            f"take the same {count:,} records again, in a new package", repeated, "s",
            "≤ 0.5 × its first time", 0.5, took,
        ),
    ]  # fmt: skip


def _trust(folder: Path, one: Session, other: Session) -> None:
    for mine, theirs in ((one, other), (other, one)):
        card = cards.write_card(mine, folder / f"{mine.book.facts.device[:12]}.xatre")
        cards.enrol(theirs, card.file, card.fingerprint)


def _bare_opening(file: Path, signing: bytes, identity: str) -> None:
    content = file.read_bytes()
    end = 12 + int.from_bytes(content[8:12], "big")
    header, signature, payload = content[12:end], content[end : end + 64], content[end + 64 :]
    VerifyKey(signing).verify(b"xatre/1/package\0" + header, signature)
    hashlib.sha256(payload).digest()
    plain = pyrage.decrypt(payload, [pyrage.x25519.Identity.from_str(identity)])
    length = int.from_bytes(plain[:8], "big")
    reader = zstandard.ZstdDecompressor().stream_reader(
        plain[8 : 8 + length], read_across_frames=True
    )
    while reader.read(1 << 20):
        pass
