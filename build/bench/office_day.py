"""An office's day: many packages at one go with flat memory, known records in a new package, and
what verifying and unsealing cost beside the bare primitives.

15 packages of 2,000 records; with `--large` 150 of 20,000.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median

import pyrage
import zstandard
from nacl.signing import VerifyKey

from bench import crowd, packages
from bench.figure import Figure, in_pairs, seconds
from xatre import resources
from xatre.exchange.package import _pieces, open_sealed
from xatre.kinds import KINDS
from xatre.model.revision import Revision, make_revision
from xatre.store.book import Book
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session

LARGE = "XATRE_BENCH_LARGE"
MEGABYTES = 300


def figures(scale: float, keep: Path | None) -> list[Figure]:
    many, each = (150, 20_000) if os.environ.get(LARGE) else (15, 2_000)
    count = max(100, int(each * scale))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [
            *_day(folder, many, count, 1 if os.environ.get(LARGE) else 3),
            *_opening(folder, max(200, int(100_000 * scale))),
        ]


def _day(folder: Path, many: int, count: int, times: int) -> list[Figure]:
    """So many packages taken in a process, and bare inserts of the same rows, one after the other
    `times` times: medians."""
    files = _packages(folder, many, count)
    days: list[dict[str, float]] = []
    bare: list[float] = []
    for _ in range(times):
        for name in ("so-day", "so-bare"):
            shutil.rmtree(folder / name, ignore_errors=True)
            shutil.copytree(folder / "so", folder / name)
        days.append(_in_a_process(folder / "so-day", files))
        bare.append(_bare(folder / "so-bare", folder / "so-day"))
    peak = max(day["peak"] for day in days)
    return [
        Figure(
            f"{many} packages of {count:,} records at one go",
            median(day["seconds"] for day in days), "s",
            "≤ 2.5 × a bare executemany of the same bytes", 2.5, median(bare),
        ),
        Figure(
            "memory of that process at its highest", peak, "MB", f"≤ {MEGABYTES} MB",
            MEGABYTES, note=f"{days[0]['first']:.0f} MB after the first package",
        ),
    ]  # fmt: skip


def _packages(folder: Path, many: int, count: int) -> list[Path]:
    """Packages of `count` children, each from a device of its own that the office knows."""
    office = crowd.make_session(folder / "so", unit="12@2025", role="office")
    units = [row.value for row in resources.codes().units.within("12@2025")]
    files = []
    for number in range(many):
        commune = crowd.make_session(folder / "xa", unit=units[number % len(units)])
        revisions.add_lines(commune.book.db, _children(commune, count, number * count))
        _trust(folder, commune, office)
        files.append(export_package(commune, folder / "usb").file)
        commune.close()
        shutil.rmtree(folder / "xa")
    office.close()
    return files


def _children(session: Session, count: int, start: int) -> list[Revision]:
    random, known = Random(start), KINDS["child"].fields.keys() - {"village", "standing_unit"}
    made = []
    for number in range(start + 1, start + count + 1):
        fields = {key: value for key, value in crowd.child(random, number).items() if key in known}
        if fields["standing"] == "moved":
            fields["standing"] = "away"
        made.append(
            make_revision(
                id=new_id(crowd.WRITTEN),
                kind="child",
                unit=session.unit,
                who="Người đo",
                when="2026-11-20T02:41:07Z",
                device=session.book.facts.device,
                fields=fields,
            )
        )
    return made


def _trust(folder: Path, one: Session, other: Session) -> None:
    for mine, theirs in ((one, other), (other, one)):
        card = cards.write_card(mine, folder / f"{mine.book.facts.device[:12]}.xatre")
        cards.enrol(theirs, card.file, card.fingerprint)


_DAY = """
import json, sys, time
from pathlib import Path
from xatre import resources
from xatre.store.book import Book
from xatre.work.receiving.receive import receive_files
from xatre.work.session import Session

def peak():
    # getrusage would count what the parent held when it started this process.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

given = json.loads(sys.stdin.read())
session = Session(Book.open(Path(given["book"]), password=given["password"]), resources.codes())
files = [Path(file) for file in given["files"]]
first = []
def watch(done, total):
    if done >= 100 and not first:
        first.append(peak())
begun = time.perf_counter()
outcomes = receive_files(session, files, progress=watch)
took = time.perf_counter() - begun
assert all(one.outcome == "taken" and not one.rejected for one in outcomes), outcomes[0]
session.close()
print(json.dumps({"seconds": took, "peak": peak(), "first": first[0]}))
"""


def _in_a_process(book: Path, files: list[Path]) -> dict[str, float]:
    """In a process of its own, so that its memory is its own."""
    given = {"book": str(book), "password": crowd.PASSWORD, "files": [str(one) for one in files]}
    done = subprocess.run(
        [sys.executable, "-c", _DAY],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def _bare(empty: Path, filled: Path) -> float:
    """The same rows into the same tables of an empty office."""
    with Book.open(filled, password=crowd.PASSWORD) as book:
        tables = packages._rows(book)
    with Book.open(empty, password=crowd.PASSWORD) as book:
        return seconds(lambda: packages._insert(book, tables))


def _opening(folder: Path, count: int) -> list[Figure]:
    """A package opened, taken, and its records again in a new package."""
    office = crowd.make_session(folder / "so-mo", unit="12@2025", role="office")
    commune = crowd.make_session(folder / "xa-mo")
    revisions.add_lines(commune.book.db, _children(commune, count, 0))
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
