"""Exporting and taking in a hundred thousand records."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import orjson
import pyrage
import zstandard

from bench import crowd
from bench.figure import Figure, in_pairs, seconds
from xatre.store.book import Book
from xatre.store.connection import roomy
from xatre.store.traffic import packages
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(100_000 * scale)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commune = crowd.make_session(folder / "xa", count)
        office = crowd.make_session(folder / "so", unit="12@2025", role="office")
        for one, other in ((commune, office), (office, commune)):
            card = cards.write_card(one, folder / f"{one.book.facts.role}.xatre")
            cards.enrol(other, card.file, card.fingerprint)
        found = [_export(commune, folder, count), _take_in(commune, office, folder, count)]
        commune.close()
        return found


def _export(commune: Session, folder: Path, count: int) -> Figure:
    number = iter(range(100))
    rows = list(packages.lines_to_send(commune.book.db, [commune.unit], ["child"], full=True))
    contents = [orjson.loads(row.line) for row in rows]
    recipient = pyrage.x25519.Recipient.from_str(commune.book.device.sealing_key)

    def ours() -> float:
        out = folder / f"out{next(number)}"
        return seconds(lambda: export_package(commune, out, full=True))

    def bare() -> float:
        def work() -> None:
            parts = []
            for row, content in zip(rows, contents, strict=True):
                line = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
                hashlib.sha256(row.nonce + line).digest()
                parts.append(line)
            packed = zstandard.ZstdCompressor(level=3).compress(b"\n".join(parts))
            pyrage.encrypt(packed, [recipient])

        return seconds(work)

    measured, reference = in_pairs(ours, bare, 3)
    return Figure(
        f"export {count:,} records", measured, "s",
        "≤ 2.5 × serialise + hash + zstd + age done bare", 2.5, reference,
    )  # fmt: skip


def _take_in(commune: Session, office: Session, folder: Path, count: int) -> Figure:
    sent = export_package(commune, folder / "stick", full=True)
    office.close()
    empty = folder / "so-empty"
    shutil.copytree(folder / "so", empty)
    filled = folder / "so-filled"
    tables: dict[str, list[tuple[object, ...]]] = {}

    def fresh(name: str) -> Session:
        from xatre import resources

        target = folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(empty, target)
        return Session(Book.open(target, password=crowd.PASSWORD), resources.codes())

    def ours() -> float:
        session = fresh(filled.name)
        taken = seconds(lambda: receive_files(session, [sent.file]))
        if not tables:
            tables.update(_rows(session.book))
        session.close()
        return taken

    def bare() -> float:
        session = fresh("so-bare")
        _empty(session.book)
        taken = seconds(lambda: _insert(session.book, tables))
        session.close()
        return taken

    measured, reference = in_pairs(ours, bare, 3)
    return Figure(
        f"take in {count:,} records, all checks on", measured, "s",
        "≤ 2.5 × a bare executemany of the same bytes into the same tables", 2.5, reference,
    )  # fmt: skip


COPIED = ("revisions", "package_lines", "kind_child", "kind_child_members")


def _rows(book: Book) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = {
        name: [tuple(row) for row in book.db.conn.execute(f'SELECT * FROM "{name}"')]
        for name in COPIED
    }
    found["kind_child_search"] = [
        tuple(row) for row in book.db.conn.execute("SELECT row, words FROM kind_child")
    ]
    return found


def _empty(book: Book) -> None:
    for name in COPIED:
        book.db.conn.execute(f'DELETE FROM "{name}"')


def _insert(book: Book, tables: dict[str, list[tuple[object, ...]]]) -> None:
    """With the same room for pages as taking in has."""
    with roomy(book.db), book.transaction():
        for name, rows in tables.items():
            if name == "kind_child_search":
                book.db.conn.executemany(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", rows)
            elif rows:
                marks = ", ".join("?" * len(rows[0]))
                book.db.conn.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
