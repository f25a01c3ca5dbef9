"""Whether the book's rows say what its revisions say: everything computed again and compared.

Knows nothing of repairing. What it reports names kinds and record ids, never a value.
"""

from __future__ import annotations

from collections.abc import Iterable

from xatre.model.kind import Kind
from xatre.model.line_form import LineError
from xatre.store.connection import Database
from xatre.store.register.kind_table import KindTable
from xatre.store.register.stored_lines import StoredLine, in_list, of_records
from xatre.store.register.views import AT_ONCE, compute, drafts_of, every_id, title_keys
from xatre.store.schema import tables

_MOST = 100
"""So many faults of one kind are named; the rest is only counted."""


def recompute_check(db: Database, kinds: Iterable[Kind]) -> list[str]:
    """Sentences, one a fault: lines whose name does not prove, rows that are missing, too many or
    different, search and filters that do not follow the rows."""
    found: list[str] = []
    for kind in kinds:
        of = tables(db).get(kind.name)
        if of is None:
            found.append(f"Loại hồ sơ {kind.name} chưa có bảng trong sổ.")
            continue
        faults = [*_rows(db, of), *_beside(db, of)]
        found += faults[:_MOST]
        if len(faults) > _MOST:
            found.append(f"{kind.name}: còn {len(faults) - _MOST} chỗ khác chưa kể ra.")
    return found


def _rows(db: Database, of: KindTable) -> Iterable[str]:
    kind, ids = of.kind.name, list(every_id(db, of.kind.name))
    ignored = {of.columns.index(name) for name in ("row",)}
    seen = 0
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        lines, drafts = of_records(db, kind, some), drafts_of(db, some)
        stored = {
            row[1]: row
            for row in db.conn.execute(
                f'SELECT {", ".join(of.columns)} FROM "{of.name}" '
                "WHERE id IN (SELECT value FROM json_each(?))",
                (in_list(some),),
            )
        }
        seen += len(stored)
        for id in some:
            yield from _lines(kind, id, lines.get(id, ()))
            made = compute(db, of, id, 0, lines.get(id, ()), drafts.get(id))
            row = stored.get(id)
            if made is None or row is None:
                if (made is None) != (row is None):
                    yield f"{kind}: dòng của hồ sơ {id} thiếu hoặc thừa."
                continue
            wanted = of.make_row(*made, title_keys(db, of, (made[1],)))
            if any(one != other for place, (one, other) in enumerate(zip(row, wanted, strict=True))
                   if place not in ignored):  # fmt: skip
                yield f"{kind}: dòng của hồ sơ {id} khác với các lần ghi của nó."
    (rows,) = db.conn.execute(f'SELECT count(*) FROM "{of.name}"').fetchone()
    if rows != seen:
        yield f"{kind}: {rows - seen} dòng không có lần ghi nào."


def _lines(kind: str, id: str, lines: Iterable[StoredLine]) -> Iterable[str]:
    for line in lines:
        try:
            good = line.read_strictly().name == line.name
        except LineError:
            good = False
        if not good:
            yield f"{kind}: một lần ghi của hồ sơ {id} đã bị đổi."


def _beside(db: Database, of: KindTable) -> Iterable[str]:
    kind = of.kind.name
    (worded,) = db.conn.execute(f"SELECT count(*) FROM \"{of.name}\" WHERE words <> ''").fetchone()
    (indexed,) = db.conn.execute(f'SELECT count(*) FROM "{of.search}_docsize"').fetchone()
    if worded != indexed:
        yield f"{kind}: mục lục tìm kiếm có {indexed} hồ sơ, đáng lẽ {worded}."
    columns = ", ".join(of.columns)
    members = {
        (name, value, of.default_key_of(row), row[0])
        for row in db.conn.execute(f"SELECT {columns} FROM \"{of.name}\" WHERE state <> 'void'")
        for name, value in of.member_values(of.read_fields(dict(zip(of.columns, row, strict=True))))
    } if of.member_filters else set()  # fmt: skip
    stored = set(db.conn.execute(f'SELECT filter, value, key, row FROM "{of.members}"'))
    if members != stored:
        yield f"{kind}: bộ lọc theo nhóm không khớp với các hồ sơ."
