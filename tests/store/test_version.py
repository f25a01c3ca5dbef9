from __future__ import annotations

import ast
from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD

from xatre.store import faults, migrations, version
from xatre.store.book import Book
from xatre.store.safety import backup


def stamp(book: Book, number: tuple[int, int]) -> None:
    book.db.conn.execute(f"PRAGMA user_version = {version.packed(number)}")
    book.close()


def test_a_new_book_has_this_programs_version(book: Book) -> None:
    assert version.found(book.db) == version.CURRENT
    assert not version.needs_steps(book.db)


def test_a_newer_major_version_is_refused_and_nothing_is_changed(book: Book) -> None:
    stamp(book, (version.CURRENT[0] + 1, 3))
    before = book.file.read_bytes()
    with pytest.raises(faults.BookNewer, match=rf"XT-504.*{version.CURRENT[0] + 1}\.3"):
        Book.open(book.folder, password=PASSWORD, now=NOW)
    assert book.file.read_bytes() == before


def test_a_newer_minor_version_opens_and_keeps_its_columns(book: Book) -> None:
    book.db.conn.execute("ALTER TABLE settings ADD COLUMN colour TEXT NOT NULL DEFAULT 'xanh'")
    newer = (version.CURRENT[0], version.CURRENT[1] + 1)
    stamp(book, newer)
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        again.set_setting("label", "x")
        assert {row["colour"] for row in again.db["settings"].rows} == {"xanh"}
        assert version.found(again.db) == newer


def test_tables_without_a_version_are_damage(book: Book) -> None:
    stamp(book, (0, 0))
    with pytest.raises(faults.BookDamaged):
        Book.open(book.folder, password=PASSWORD, now=NOW)


def test_a_step_runs_once_after_a_backup(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.close()

    class Step:
        TO = (version.CURRENT[0], version.CURRENT[1] + 1)

        @staticmethod
        def run(db: object) -> None:
            db.conn.execute("ALTER TABLE settings ADD COLUMN note TEXT")  # type: ignore[attr-defined]

    monkeypatch.setattr(version, "STEPS", (*migrations.STEPS, Step))
    monkeypatch.setattr(version, "CURRENT", Step.TO)
    for _ in range(2):
        with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
            assert version.found(again.db) == Step.TO
    assert len(backup.listing(book.folder / "backups")) == 1


def test_steps_are_frozen_and_in_order() -> None:
    numbers = [step.TO for step in migrations.STEPS]
    assert numbers == sorted(set(numbers))
    folder = Path(migrations.__file__).parent
    for path in folder.glob("step_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [name for name in names if name.startswith("xatre")]
