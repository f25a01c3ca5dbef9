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
from xatre.store.connection import Database, roomy
from xatre.store.traffic import packages
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package
from xatre.work.session import Session

Tables = dict[str, list[tuple[object, ...]]]


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
    tables: Tables = {}

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
            tables.update(rows_after(session.book.db))
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
SEARCH = "kind_child_search"


def rows_after(db: Database, line: int = 0, row: int = 0) -> Tables:
    """What taking children in wrote after that line and that row, by table."""
    asked = (
        ("revisions", 'SELECT * FROM "revisions" WHERE number > ?', line),
        ("package_lines", 'SELECT * FROM "package_lines" WHERE revision > ?', line),
        ("kind_child", 'SELECT * FROM "kind_child" WHERE row > ?', row),
        ("kind_child_members", 'SELECT * FROM "kind_child_members" WHERE row > ?', row),
        (SEARCH, "SELECT row, words FROM kind_child WHERE row > ?", row),
    )
    return {
        name: [tuple(found) for found in db.conn.execute(words, (after,))]
        for name, words, after in asked
    }


def _empty(book: Book) -> None:
    for name in COPIED:
        book.db.conn.execute(f'DELETE FROM "{name}"')


def _insert(book: Book, tables: Tables) -> None:
    """With the same room for pages as taking in has."""
    with roomy(book.db), book.transaction():
        insert(book.db, tables)


def insert(db: Database, tables: Tables) -> None:
    """The rows into their tables, one executemany each."""
    for name, rows in tables.items():
        if name == SEARCH:
            db.conn.executemany(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", rows)
        elif rows:
            marks = ", ".join("?" * len(rows[0]))
            db.conn.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
