from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from xatre.errors import DiskError
from xatre.store import connection, faults
from xatre.store.connection import connect, dbapi, transaction

KEY = bytes(range(32))


def pragma(db: connection.Database, name: str) -> object:
    return db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def test_sqlite_utils_runs_over_sqlcipher() -> None:
    import sqlite_utils.db

    assert sqlite_utils.db.sqlite3 is dbapi or sqlite_utils.db.sqlite3.__name__.startswith(
        "sqlcipher3"
    )


def test_pragmas_on_a_local_disk(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    assert pragma(db, "journal_mode") == "wal"
    assert pragma(db, "synchronous") == 2
    assert pragma(db, "temp_store") == 2
    assert pragma(db, "foreign_keys") == 1
    assert pragma(db, "cipher_memory_security") == "0"
    db.close()


def test_a_stick_has_a_rollback_journal(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY, portable=True)
    assert pragma(db, "journal_mode") == "delete"
    assert pragma(db, "synchronous") == 2
    db.close()
    connect(tmp_path / "book.db", KEY).close()
    again = connect(tmp_path / "book.db", KEY, portable=True)
    assert pragma(again, "journal_mode") == "delete"
    again.close()


def test_no_extension_can_be_loaded(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    with pytest.raises(dbapi.OperationalError, match="not authorized"):
        db.conn.execute("SELECT load_extension('anything')")
    db.close()


def test_tables_are_strict_unless_told_otherwise(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    db["thing"].create({"id": str, "count": int}, pk="id")
    with pytest.raises(dbapi.IntegrityError):
        db["thing"].insert({"id": "a", "count": "many"})
    db.close()


def test_wrong_key_is_damage_and_says_nothing_on_standard_error(tmp_path: Path) -> None:
    connect(tmp_path / "book.db", KEY).close()
    code = (
        "from pathlib import Path; from xatre.store.connection import connect\n"
        "from xatre.store.faults import BookDamaged\n"
        f"try: connect(Path({str(tmp_path / 'book.db')!r}), bytes(32))\n"
        "except BookDamaged as error: print(error.code)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("XT-505", "")


def test_nothing_readable_on_disk(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    db["thing"].insert_all({"text": f"Nguyễn Thị Đào {number}"} for number in range(500))
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "Đào".encode() not in raw
    assert b"SQLite format 3" not in raw
    db.close()


def test_old_engine_is_refused() -> None:
    connection.check_engine((3, 53, 2))
    with pytest.raises(faults.EngineTooOld, match="XT-512"):
        connection.check_engine((3, 53, 1))


def insert_and_fail(db: connection.Database, name: str) -> None:
    with transaction(db):
        db["thing"].insert({"id": name})
        raise ZeroDivisionError


def test_transactions_nest(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    db["thing"].create({"id": str}, pk="id")
    with transaction(db):
        db["thing"].insert({"id": "outer"})
        with pytest.raises(ZeroDivisionError):
            insert_and_fail(db, "inner")
        with transaction(db):
            db["thing"].insert({"id": "kept"})
    assert [row["id"] for row in db["thing"].rows] == ["outer", "kept"]
    with pytest.raises(ZeroDivisionError):
        insert_and_fail(db, "gone")
    assert db["thing"].count == 2
    db.close()


def test_full_disk_is_said_and_nothing_half_written(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    db["thing"].create({"text": str})
    pages = pragma(db, "page_count")
    db.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(faults.DiskFull, match="XT-602"), transaction(db):
        db["thing"].insert({"text": "x" * 100_000})
    assert db["thing"].count == 0
    db.close()


def test_read_only_database_is_said(tmp_path: Path) -> None:
    db = connect(tmp_path / "book.db", KEY)
    db["thing"].create({"text": str})
    db.conn.execute("PRAGMA query_only = ON")
    with pytest.raises(faults.DiskReadOnly, match="XT-603"), transaction(db):
        db["thing"].insert({"text": "x"})
    db.close()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (28, faults.DiskFull),
        (30, faults.DiskReadOnly),
        (13, faults.DiskReadOnly),
        (5, faults.DiskGone),
        (19, faults.DiskGone),
    ],
)
def test_system_errors(number: int, expected: type[DiskError]) -> None:
    with pytest.raises(expected), faults.told_plainly():
        raise OSError(number, "as the system says")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/so/sổ 1/book.db"), "file:///so/s%E1%BB%95%201/book.db"),
        (PureWindowsPath("C:/so/book.db"), "file:///C%3A/so/book.db"),
        (PureWindowsPath("//may-chu/chung/book.db"), "file:////may-chu/chung/book.db"),
    ],
)
def test_a_file_that_is_only_looked_into_is_named_without_a_host(path: PurePath, uri: str) -> None:
    assert connection._to_look(path) == f"{uri}?immutable=1"
