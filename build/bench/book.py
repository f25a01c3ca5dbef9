"""Opening a book and saving one record."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random

from bench import crowd
from bench.figure import Figure, in_pairs, seconds
from xatre.store import schema
from xatre.store.book import Book
from xatre.store.connection import connect
from xatre.work.records import save
from xatre.work.session import Session

SAVES = 60


def figures(scale: float, keep: Path | None) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        children = int(30_000 * scale)
        session = crowd.make_session(Path(folder) / "book", children)
        session.close()
        opening = _open(Path(folder) / "book", children)
        return [opening, _save(Path(folder) / "book", children)]


def _open(folder: Path, children: int) -> Figure:
    """From the derived key on: the file, the version gate, the tables, the facts."""
    book = Book.open(folder, password=crowd.PASSWORD)
    key, slots = book.data_key(), book.slots
    book.close()

    def once() -> float:
        def work() -> None:
            db = connect(folder / "book.db", key, portable=slots.portable)
            from xatre.kinds import KINDS

            schema.install(db, KINDS.values())
            db.conn.execute("SELECT count(*) FROM kind_child").fetchone()
            db.close()

        return seconds(work)

    milliseconds = sorted(once() for _ in range(9))[4] * 1000
    return Figure(
        f"open after the password, key derivation aside, {children:,} children",
        milliseconds, "ms", "≤ 100 ms", 100,
    )  # fmt: skip


def _save(folder: Path, children: int) -> Figure:
    book = Book.open(folder, password=crowd.PASSWORD)
    from xatre import resources

    session = Session(book, resources.codes())
    random = Random(7)
    given = [_given(random, number) for number in range(SAVES * 2)]
    tables = [name for (name,) in book.db.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search\\_%' "
        "ESCAPE '\\' AND name NOT LIKE 'sqlite_%'"
    )]  # fmt: skip

    def saved() -> float:
        total = 0.0
        for _ in range(SAVES // 3):
            one = given.pop()
            record = save.start(session, "child", one)  # type: ignore[arg-type]
            total += seconds(partial(save.complete, session, record))
        return total

    def bare() -> float:
        """The same bytes into the same tables: what saving a record wrote, written again."""
        total = 0.0
        for _ in range(SAVES // 3):
            before = {name: _top(book, name) for name in tables}
            record = save.start(session, "child", given.pop())  # type: ignore[arg-type]
            save.complete(session, record)
            rows = {name: _after(book, name, before[name]) for name in tables}
            rows = {name: found for name, found in rows.items() if found}
            total += seconds(partial(_write, book, rows))
        return total

    measured, reference = in_pairs(saved, bare, 2)
    session.close()
    each = SAVES // 3
    return Figure(
        "save one record (checks, revision, row, search, journal)",
        measured / each * 1000, "ms", "≤ 3 × a bare commit of the same bytes", 3,
        reference / each * 1000, f"{children:,} children",
    )  # fmt: skip


def _given(random: Random, number: int) -> dict[str, object]:
    from xatre.kinds import KINDS

    fields = crowd.child(random, 500_000 + number)
    fields.pop("code")
    return {key: value for key, value in fields.items() if key in KINDS["child"].fields}


def _top(book: Book, name: str) -> int:
    try:
        row = book.db.conn.execute(f'SELECT max(rowid) FROM "{name}"').fetchone()
    except Exception as fault:  # a table without rowid
        if "rowid" not in str(fault):
            raise
        return -1
    return row[0] or 0


def _after(book: Book, name: str, top: int) -> list[Sequence[object]]:
    if top < 0:
        return []
    if name.endswith("_search"):
        kind = name.removesuffix("_search")
        rows = book.db.conn.execute(f'SELECT row, words FROM "{kind}" WHERE row > ?', (top,))
        return [tuple(row) for row in rows]
    columns = [row[1] for row in book.db.conn.execute(f'PRAGMA table_info("{name}")')]
    quoted = ", ".join(f'"{column}"' for column in columns)
    rows = book.db.conn.execute(f'SELECT {quoted} FROM "{name}" WHERE rowid > ?', (top,))
    return [tuple(row) for row in rows]


def _write(book: Book, rows: dict[str, list[Sequence[object]]]) -> None:
    """Take the rows out and put them in again, timed as one commit."""
    with book.transaction():
        for name, found in rows.items():
            if name.endswith("_search"):
                for row, words in found:
                    book.db.conn.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row,))
                    book.db.conn.execute(
                        f'INSERT INTO "{name}" (rowid, words) VALUES (?, ?)', (row, words)
                    )
            else:
                marks = ", ".join("?" * len(found[0]))
                book.db.conn.executemany(f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})', found)
