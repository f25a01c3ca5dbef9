"""Single records: reading one, its neighbours and its look-alikes, and completing it.

Records come from the rows; what made them is in `revisions.py`, drafts are in `drafts.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from xatre.model.purposes import RESTORE
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.model.values import Value
from xatre.store.connection import Database, transaction
from xatre.store.faults import NotInTheTable
from xatre.store.lists.sort_keys import same_column, same_key
from xatre.store.register.kind_table import KindTable
from xatre.store.register.revisions import add_lines
from xatre.store.register.stored_lines import in_list
from xatre.store.register.views import read_clashes
from xatre.store.schema import table

_WIDTH, _WIDTH_BY_YEAR = 5, 3


def get(db: Database, kind: str, id: str) -> Record | None:
    """The record as its revisions say; a record with only a draft is that draft."""
    of = table(db, kind)
    return next(_read(db, of, "id = ?", (id,)), None)


def get_many(db: Database, kind: str, ids: Collection[str]) -> dict[str, Record]:
    """The records of those ids that exist, by id."""
    where = "id IN (SELECT value FROM json_each(?))"
    return {record.id: record for record in _read(db, table(db, kind), where, (in_list(ids),))}


def title(db: Database, kind: str, id: str) -> str:
    """The title kept for a record; "" where there is none."""
    row = db.conn.execute(
        f'SELECT title FROM "{table(db, kind).name}" WHERE id = ?', (id,)
    ).fetchone()
    return row[0] if row else ""


def kind_of(db: Database, id: str) -> str:
    """The kind of the record of that id, a draft too; "" where there is none."""
    row = db.conn.execute(
        "SELECT kind FROM revisions WHERE record = ?1 UNION ALL "
        "SELECT kind FROM drafts WHERE id = ?1 LIMIT 1",
        (id,),
    ).fetchone()
    return row[0] if row else ""


def every(
    db: Database, kind: str, units: Collection[str] = (), *, drafts: bool = False
) -> Iterator[Record]:
    """All records of a kind in the order of their ids, of those units where any are given.

    Without `drafts`, only what some revision says.
    """
    where = "1"
    values: tuple[str, ...] = ()
    if units:
        where = "unit IN (SELECT value FROM json_each(?))"
        values = (in_list(units),)
    if not drafts:
        where += " AND revision <> ''"
    return _read(db, table(db, kind), f"{where} ORDER BY id", values)


def with_field(db: Database, kind: str, name: str) -> Iterator[Record]:
    """Records of a kind, not voided, in which a field is written. Raises NotInTheTable."""
    of = table(db, kind)
    if name not in of.kind.fields:
        raise NotInTheTable(field=name[:60])
    return _read(db, of, f"f_{name} IS NOT NULL AND state <> 'void' ORDER BY id", ())


def children(db: Database, kind: str, reference_field: str, id: str) -> list[Record]:
    """Records of `kind` whose reference names `id`, oldest first. Raises NotInTheTable."""
    of = table(db, kind)
    if reference_field not in of.kind.fields:
        raise NotInTheTable(field=reference_field[:60])
    column = f"f_{reference_field}"
    where = f"{column} IS NOT NULL AND {column} = ? ORDER BY id"
    return list(_read(db, of, where, (id,)))


def children_of_many(
    db: Database, kind: str, reference_field: str, ids: Collection[str]
) -> dict[str, list[Record]]:
    """The children of each of these records that has any, oldest first. Raises NotInTheTable."""
    of = table(db, kind)
    if reference_field not in of.kind.fields:
        raise NotInTheTable(field=reference_field[:60])
    column = f"f_{reference_field}"
    where = f"{column} IS NOT NULL AND {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
    found: dict[str, list[Record]] = {}
    for record in _read(db, of, where, (in_list(ids),)):
        found.setdefault(str(record.fields[reference_field]), []).append(record)
    return found


def exists(db: Database, kind: str, fields: Mapping[str, str], other_than: str = "") -> list[str]:
    """Ids of records, not voided, that agree in all of these fields but for `other_than`.

    Fields that a Unique rule names are compared folded; others as they are. Raises NotInTheTable.
    """
    of = table(db, kind)
    names = next((names for names in of.same if set(names) == fields.keys()), None)
    if names:
        others = exists_many(db, kind, names, {other_than: fields})
        return others.get(other_than, [])
    for name in fields:
        if name not in of.kind.fields:
            raise NotInTheTable(field=name[:60])
    where = " AND ".join(f"f_{name} = ?" for name in fields)
    rows = db.conn.execute(
        f"SELECT id FROM \"{of.name}\" WHERE {where} AND state <> 'void' AND id <> ? ORDER BY id",
        (*fields.values(), other_than),
    )
    return [id for (id,) in rows]


def exists_many(
    db: Database, kind: str, names: tuple[str, ...], records: Mapping[str, Mapping[str, Value]]
) -> dict[str, list[str]]:
    """For each record id, the ids of others, not voided, that agree in all the fields `names` of
    a Unique rule: one look-up for many. Ids without such others are left out.

    Raises NotInTheTable where no Unique rule names those fields.
    """
    of = table(db, kind)
    if names not in of.same:
        raise NotInTheTable(field=", ".join(names)[:60])
    if db.conn.execute(f'SELECT 1 FROM "{of.name}" LIMIT 1').fetchone() is None:
        return {}
    keys = {id: same_key(names, fields) for id, fields in records.items()}
    column = same_column(names)
    alike: dict[str, list[str]] = {}
    for key, id in db.conn.execute(
        f'SELECT {column}, id FROM "{of.name}" WHERE {column} IS NOT NULL '
        f"AND {column} IN (SELECT value FROM json_each(?)) AND state <> 'void' ORDER BY id",
        (in_list(key for key in keys.values() if key),),
    ):
        alike.setdefault(key, []).append(id)
    found = {id: [other for other in alike.get(key or "", ()) if other != id]
             for id, key in keys.items()}  # fmt: skip
    return {id: others for id, others in found.items() if others}


def ids_of_units(db: Database, kind: str, units: Collection[str]) -> list[str]:
    """Ids of the records of these units that some revision says."""
    rows = db.conn.execute(
        f"SELECT id FROM \"{table(db, kind).name}\" WHERE revision <> '' "
        "AND unit IN (SELECT value FROM json_each(?)) ORDER BY id",
        (in_list(units),),
    )
    return [id for (id,) in rows]


def was_given_back(db: Database, id: str) -> bool:
    """Whether an office gave lines of this record back after a PC was lost."""
    row = db.conn.execute(
        "SELECT 1 FROM revisions AS r JOIN package_lines AS p ON p.revision = r.number "
        "JOIN incoming ON incoming.number = p.package WHERE r.record = ? "
        f"AND json_extract(incoming.header, '$.purpose') = '{RESTORE}' LIMIT 1",
        (id,),
    ).fetchone()
    return row is not None


def handed_to(db: Database, id: str) -> str:
    """The unit this one handed a record over to and that accepted it; "" for none."""
    row = db.conn.execute(
        "SELECT to_unit FROM handovers WHERE record = ? AND confirmed_at IS NOT NULL", (id,)
    ).fetchone()
    return row[0] if row else ""


def on_its_way_to(db: Database, ids: Collection[str], own: Collection[str]) -> str:
    """The unit, none of our `own`, that one of these records was given to and that has not accepted
    it yet; "" for none."""
    row = db.conn.execute(
        "SELECT to_unit FROM handovers WHERE record IN (SELECT value FROM json_each(?)) "
        "AND to_unit NOT IN (SELECT value FROM json_each(?)) AND confirmed_at IS NULL LIMIT 1",
        (in_list(ids), in_list(own)),
    ).fetchone()
    return row[0] if row else ""


def complete(db: Database, revision: Revision) -> None:
    """Keep a new line of this book: set, row and search in one transaction; its draft goes."""
    with transaction(db):
        db.conn.execute("DELETE FROM drafts WHERE id = ?", (revision.id,))
        add_lines(db, (revision,))


def next_code(db: Database, kind: str, letter: str, year: int) -> str:
    """The next free record code of this device: `TE-00389`, `VV-2026-014`; `letter` tells the
    devices of a unit apart, `TE-B00389`."""
    of = table(db, kind)
    by_year = of.kind.code_by_year
    start = f"{of.kind.prefix}-{year}-{letter}" if by_year else f"{of.kind.prefix}-{letter}"
    width, last = (_WIDTH_BY_YEAR if by_year else _WIDTH), 0
    first = "0" * width
    while True:
        row = db.conn.execute(
            f'SELECT f_code FROM "{of.name}" WHERE f_code BETWEEN ? AND ? AND f_code GLOB ? '
            "ORDER BY f_code DESC LIMIT 1",
            (start + first, start + "9" * width, start + "[0-9]" * width),
        ).fetchone()
        last = int(row[0][len(start) :]) if row else last
        if last < 10**width - 1:
            return f"{start}{last + 1:0{width}}"
        width += 1
        first = "1" + "0" * (width - 1)


def _read(db: Database, of: KindTable, where: str, values: tuple[Any, ...]) -> Iterator[Record]:
    cursor = db.conn.execute(f'SELECT * FROM "{of.name}" WHERE {where}', values)
    names = [column[0] for column in cursor.description]
    for found in cursor:
        row = dict(zip(names, found, strict=True))
        yield Record(
            id=row["id"],
            kind=of.kind.name,
            unit=row["unit"],
            state=row["state"],
            fields=of.read_fields(row),
            revision=row["revision"],
            clashes=read_clashes(row["open"]),
            waiting=bool(row["waiting"]),
            cut=row["cut"],
        )
