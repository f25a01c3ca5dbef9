"""The one place that opens SQLCipher. It knows keys and pragmas, not what the tables mean.

sqlite-utils takes `pysqlite3` where there is one, so both its names are made to mean sqlcipher3
before its first import: its own `except` clauses then catch the right classes. Every module that
wants `Database` imports it from here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

from sqlite_utils import Database  # noqa: E402

from xatre.store.faults import EngineTooOld, told_plainly  # noqa: E402

__all__ = [
    "Database", "DatabaseFault", "connect", "connect_to_look", "joining", "raw_connection", "roomy",
    "transaction",
]  # fmt: skip

DatabaseFault: type[Exception] = dbapi.Error

# Without an adapter each None and each bytes that is bound is asked for `__adapt__` and
# `__conform__`, which it lacks. Measured: 20,000 rows of 30 columns, half of them None, 0.13 s
# instead of 0.83. Both give back what they are given.
dbapi.register_adapter(type(None), {}.get)
dbapi.register_adapter(bytes, bytes)

NEEDED = (3, 53, 2)
"""Older SQLite carries the WAL-reset bug (3.51.2) or CVE-2026-11822 (3.53.1)."""
KEY_BYTES = 32
ROOM = 64 * 1024
"""Kilobytes of pages held while many lines come in: they touch every index at random, and a page
that was let go is decrypted again."""


def check_engine(found: tuple[int, ...] = dbapi.sqlite_version_info) -> None:
    """Raise EngineTooOld below SQLite 3.53.2."""
    if found < NEEDED:
        raise EngineTooOld(
            found=".".join(map(str, found)), needed=".".join(str(part) for part in NEEDED)
        )


def raw_connection(path: Path, key: bytes, *, to_look: bool = False) -> dbapi.Connection:
    """A keyed connection without any promise that the key fits: the first read tells. `to_look`
    takes the file for one that nobody changes."""
    check_engine()
    if len(key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    name = _to_look(path.absolute()) if to_look else str(path)
    connection = dbapi.connect(name, isolation_level=None, uri=to_look)
    connection.enable_load_extension(False)
    # First of all, or a wrong key is written to standard error.
    connection.execute("PRAGMA cipher_log = off")
    # SQLCipher locks its own keys in memory always. This would lock every page it holds too:
    # measured 6 times slower on inserting (one system call an allocation), while the same words
    # lie in Python's and Qt's ordinary memory anyway.
    connection.execute("PRAGMA cipher_memory_security = off")
    connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
    return connection


def _to_look(path: PurePath) -> str:
    """The URI of a file that nobody changes. SQLite knows no hosts: of a share, `//pc/share/…`, the
    host stands in the path."""
    plain = path.as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain)}?immutable=1"


def connect(path: Path, key: bytes, *, portable: bool = False) -> Database:
    """Open or make the database at `path` with the raw 32-byte `key`.

    An acknowledged save survives a power cut: FULL in both journal modes. Sorting never spills to
    a temporary file, which would be in plain.

    Raises BookDamaged where the key does not fit or the file is not whole, DiskError.
    """
    with told_plainly():
        connection = raw_connection(path, key)
        try:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if portable else 'WAL'}")
            for pragma in (
                "synchronous = FULL",
                "foreign_keys = ON",
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "secure_delete = ON",
                "busy_timeout = 5000",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return Database(connection, execute_plugins=False, strict=True)


def connect_to_look(path: Path, key: bytes) -> Database:
    """The database at `path`, which nobody changes meanwhile; it cannot be written. Raises as
    `connect`."""
    with told_plainly():
        connection = raw_connection(path, key, to_look=True)
        try:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return Database(connection, execute_plugins=False, strict=True)


@contextmanager
def roomy(db: Database, kilobytes: int = ROOM) -> Iterator[None]:
    """More room for pages while the block works on much of the book."""
    (before,) = db.conn.execute("PRAGMA cache_size").fetchone()
    db.conn.execute(f"PRAGMA cache_size = -{kilobytes}")
    try:
        yield
    finally:
        db.conn.execute(f"PRAGMA cache_size = {before}")


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All of the block or nothing of it. Blocks nest: an inner one that fails undoes its own
    writes only. Raises DiskError or BookDamaged for what the disk does."""
    with told_plainly():
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise


@contextmanager
def joining(db: Database) -> Iterator[None]:
    """Part of the transaction there is, which ends with this block where it fails; one of its own
    where there is none.

    For many lines: a block that nests keeps in memory, until it ends, every page it changes as it
    was. That was 40 MB for 2,000 children among 30,000, and more as the book grows.
    """
    if db.conn.in_transaction:
        with told_plainly():
            yield
        return
    with transaction(db):
        yield
