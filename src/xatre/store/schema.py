"""The tables of a book: the fixed ones, and one made from each kind's declaration.

Columns are only ever added here; renames and changes of sort are steps of `migrations/`. When the
shape of a kind has changed since the book was last opened, its rows are made again from its
revisions. Which kinds a database was installed with is remembered for the other modules.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

import orjson

from xatre.errors import DataError
from xatre.model.computed import record_title
from xatre.model.fields import Text
from xatre.model.kind import Kind
from xatre.store.connection import Database, transaction
from xatre.store.lists.words import PREFIXES
from xatre.store.register.kind_table import KindTable, Title

FIXED = (
    """CREATE TABLE IF NOT EXISTS kind_shapes (
        kind TEXT PRIMARY KEY, shape TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS revisions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE, record TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL,
        own INTEGER NOT NULL, cut TEXT NOT NULL, nonce BLOB NOT NULL, line BLOB NOT NULL) STRICT""",
    "DROP INDEX IF EXISTS revisions_record",
    # Whose a line is and of what kind, so that counting what is unsent reads no line.
    "CREATE INDEX IF NOT EXISTS revisions_of ON revisions (record, kind, unit)",
    """CREATE TABLE IF NOT EXISTS drafts (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, unit TEXT NOT NULL, base TEXT NOT NULL,
        fields TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS incoming (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, device TEXT NOT NULL,
        stream TEXT NOT NULL, sequence INTEGER NOT NULL, header TEXT NOT NULL,
        outcome TEXT NOT NULL, taken_at TEXT NOT NULL, withdrawn_at TEXT) STRICT""",
    "CREATE INDEX IF NOT EXISTS incoming_stream ON incoming (unit, device, stream, sequence)",
    """CREATE TABLE IF NOT EXISTS package_lines (
        package INTEGER NOT NULL, revision INTEGER NOT NULL, cut TEXT, nonce BLOB, line BLOB,
        PRIMARY KEY (package, revision)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS package_lines_revision ON package_lines (revision)",
    """CREATE TABLE IF NOT EXISTS quarantine (
        package INTEGER NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL,
        code TEXT NOT NULL, text TEXT NOT NULL, nonce BLOB NOT NULL, line BLOB NOT NULL,
        PRIMARY KEY (package, name)) STRICT""",
    """CREATE TABLE IF NOT EXISTS outgoing (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        stream TEXT NOT NULL, sequence INTEGER NOT NULL, sha256 TEXT NOT NULL UNIQUE,
        recipient TEXT NOT NULL, purpose TEXT NOT NULL, path TEXT NOT NULL, header TEXT NOT NULL,
        created TEXT NOT NULL, returned_at TEXT, outcome TEXT NOT NULL DEFAULT '',
        UNIQUE (stream, sequence)) STRICT""",
    """CREATE TABLE IF NOT EXISTS outgoing_lines (
        package INTEGER NOT NULL, revision INTEGER NOT NULL,
        PRIMARY KEY (revision, package)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS returns (
        direction TEXT NOT NULL, unit TEXT NOT NULL, number INTEGER NOT NULL,
        sha256 TEXT NOT NULL, path TEXT NOT NULL, header TEXT NOT NULL, created TEXT NOT NULL,
        PRIMARY KEY (direction, unit, number)) STRICT""",
    """CREATE TABLE IF NOT EXISTS returned_lines (
        name TEXT PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL,
        text TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS handovers (
        record TEXT PRIMARY KEY, kind TEXT NOT NULL, from_unit TEXT NOT NULL,
        to_unit TEXT NOT NULL, package TEXT NOT NULL, reason TEXT NOT NULL,
        confirmed_at TEXT) STRICT""",
    """CREATE TABLE IF NOT EXISTS cards (
        fingerprint TEXT PRIMARY KEY, unit TEXT NOT NULL, role TEXT NOT NULL,
        device TEXT NOT NULL, label TEXT NOT NULL, signing_key BLOB NOT NULL UNIQUE,
        sealing_key TEXT NOT NULL, profile TEXT NOT NULL, enrolled_at TEXT NOT NULL,
        revoked_from INTEGER, revoked_hash TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE IF NOT EXISTS expected_units (
        unit TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS hand_over_statements (
        sha256 TEXT PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL,
        from_unit TEXT NOT NULL, to_unit TEXT NOT NULL, body BLOB NOT NULL,
        accepted TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX IF NOT EXISTS hand_over_statements_record ON hand_over_statements (record)",
    """CREATE TABLE IF NOT EXISTS sibling_seen (
        sha256 TEXT NOT NULL, device TEXT NOT NULL,
        PRIMARY KEY (sha256, device)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS sealed_elsewhere (
        unit TEXT NOT NULL, stream TEXT NOT NULL, sequence INTEGER NOT NULL,
        PRIMARY KEY (unit, stream, sequence)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS imports (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, officer TEXT NOT NULL,
        taken_at TEXT NOT NULL, undone_at TEXT) STRICT""",
    """CREATE TABLE IF NOT EXISTS import_rows (
        import INTEGER NOT NULL, row INTEGER NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
        record TEXT NOT NULL, revision TEXT NOT NULL,
        PRIMARY KEY (import, row, record)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS import_rows_key ON import_rows (key)",
    """CREATE TABLE IF NOT EXISTS typed_rows (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        record TEXT NOT NULL UNIQUE, officer TEXT NOT NULL, day TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS samples (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        since TEXT NOT NULL, rule TEXT NOT NULL, officer TEXT NOT NULL,
        made_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS sample_rows (
        sample INTEGER NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL,
        revision TEXT NOT NULL, again TEXT NOT NULL DEFAULT '{}',
        unread TEXT NOT NULL DEFAULT '{}', typist TEXT NOT NULL DEFAULT '',
        typed_at TEXT NOT NULL DEFAULT '', settled TEXT NOT NULL DEFAULT '{}',
        PRIMARY KEY (sample, place)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS approval_keys (
        key TEXT PRIMARY KEY, officer TEXT NOT NULL, since TEXT NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS device_letters (
        device TEXT PRIMARY KEY, unit TEXT NOT NULL, letter TEXT NOT NULL) STRICT""",
)

_PREFIXES = " ".join(map(str, PREFIXES))

_installed: WeakKeyDictionary[Database, dict[str, KindTable]] = WeakKeyDictionary()


class UnknownKind(DataError):
    """A kind this book was not installed with."""

    code = "XT-153"
    sentence = "Sổ không có loại hồ sơ {kind}."
    remedy = "Cập nhật chương trình rồi làm lại."


def install(db: Database, kinds: Iterable[Kind], title: Title = record_title) -> list[str]:
    """Make or complete the tables of `kinds` and remember them for this database.

    Called at every opening. Returns the names of the kinds whose tables were made or changed. Each
    of these that has rows has them made again in a transaction of its own: a book that was killed
    meanwhile goes on with those that are left when it is next opened.
    """
    tables = {kind.name: KindTable(kind, title) for kind in kinds}
    _installed[db] = tables
    filled = []
    with transaction(db):
        for statement in FIXED:
            db.conn.execute(statement)
        shapes = dict(db.conn.execute("SELECT kind, shape FROM kind_shapes").fetchall())
        changed = [one for one in tables.values() if shapes.get(one.kind.name) != _shape(one)]
        for one in changed:
            _make(db, one)
        for one in changed:
            if db.conn.execute(f'SELECT 1 FROM "{one.name}" LIMIT 1').fetchone():
                filled.append(one)
            else:
                _bring_to_shape(db, one)
    for one in filled:
        with transaction(db):
            _bring_to_shape(db, one)
    return [one.kind.name for one in changed]


def recognise(db: Database, kinds: Iterable[Kind], title: Title = record_title) -> bool:
    """Remember the tables of `kinds` for a database that cannot be written; whether they all are
    there in the shape that `install` would give them."""
    _installed[db] = tables = {kind.name: KindTable(kind, title) for kind in kinds}
    shapes = dict(db.conn.execute("SELECT kind, shape FROM kind_shapes").fetchall())
    return all(shapes.get(name) == _shape(one) for name, one in tables.items())


def _bring_to_shape(db: Database, table: KindTable) -> None:
    from xatre.store.register.rebuilding import rebuild

    rebuild(db, table)
    db.conn.execute(
        "INSERT INTO kind_shapes VALUES (?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET shape = excluded.shape",
        (table.kind.name, _shape(table)),
    )


def tables(db: Database) -> dict[str, KindTable]:
    """The tables of the kinds this database was installed with, by kind."""
    return _installed[db]


def table(db: Database, kind: str) -> KindTable:
    """The table of one kind. Raises UnknownKind."""
    found = _installed[db].get(kind)
    if found is None:
        raise UnknownKind(kind=kind[:60])
    return found


def _shape(table: KindTable) -> str:
    shape: dict[str, Any] = {
        "columns": {name: type_.__name__ for name, type_ in table.column_types().items()},
        "indexes": table.indexes(),
        "members": table.member_filters,
        "searched": (table.searched.shape, _PREFIXES),
        "titled": (table.kind.title, table.default_order, table.kind.guarded),
    }
    fields = table.kind.fields.items()
    if counted := [name for name, field in fields if isinstance(field, Text) and field.counted]:
        shape["counted"] = counted
    return orjson.dumps(shape, option=orjson.OPT_SORT_KEYS).decode()


def _make(db: Database, table: KindTable) -> None:
    """The table, where there is none yet."""
    if db.table(table.name).exists():
        return
    types = table.column_types()
    needed = {"row", "id", "unit", "state", "revision", "waiting", "has_draft"} | {
        name for name in types if table.missing_value(name) is not None
    }
    db.table(table.name).create(types, pk="row", not_null=needed, strict=True)
    db.conn.execute(f'CREATE UNIQUE INDEX "{table.name}_id" ON "{table.name}" (id)')


def has_column(db: Database, table: KindTable, column: str) -> bool:
    """Whether the table has the column already: not before its kind was brought to its shape."""
    return any(row[1] == column for row in db.conn.execute(f'PRAGMA table_info("{table.name}")'))


def empty(db: Database, table: KindTable) -> None:
    """All columns and no row; no index but that of ids, which `index` makes again; search and
    filters new."""
    found = db.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        (table.name,),
    ).fetchall()
    for (name,) in found:
        if name != f"{table.name}_id":
            db.conn.execute(f'DROP INDEX "{name}"')
    db.conn.execute(f'DELETE FROM "{table.name}"')
    # After the rows: each column that is added to a STRICT table has all of them read.
    present = {row[1] for row in db.conn.execute(f'PRAGMA table_info("{table.name}")')}
    for name, type_ in table.column_types().items():
        if name not in present:
            missing = table.missing_value(name)
            db.table(table.name).add_column(name, type_, not_null_default=missing)
    db.conn.execute(f'DROP TABLE IF EXISTS "{table.search}"')
    db.conn.execute(
        f"CREATE VIRTUAL TABLE \"{table.search}\" USING fts5(words, content='', "
        f"contentless_delete=1, detail=none, prefix='{_PREFIXES}', "
        "tokenize='unicode61 remove_diacritics 0')"
    )
    db.conn.execute(f'DROP TABLE IF EXISTS "{table.members}"')
    db.conn.execute(
        f'CREATE TABLE "{table.members}" (filter TEXT NOT NULL, '
        "value TEXT NOT NULL, key ANY NOT NULL, row INTEGER NOT NULL, "
        "PRIMARY KEY (filter, value, key, row)) STRICT, WITHOUT ROWID"
    )


def index(db: Database, table: KindTable) -> None:
    """The indexes of a table that `empty` took."""
    db.conn.execute(f'CREATE INDEX "{table.members}_row" ON "{table.members}" (row)')
    for name, definition in table.indexes().items():
        db.conn.execute(f'CREATE INDEX "{name}" ON {definition}')
