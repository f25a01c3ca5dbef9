"""Lists of one kind: filtered, ordered, paged by key, in SQL and never in the desk.

A list in an indexed order is walked from remembered anchors; one in another order is sorted once
and its row numbers remembered. Both are forgotten at the next write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from xatre.model.record import Clash
from xatre.store.connection import Database
from xatre.store.lists import words
from xatre.store.lists.filters import Filter, plan
from xatre.store.lists.paging import Paging, paging
from xatre.store.lists.search import why
from xatre.store.register.kind_table import KindTable
from xatre.store.register.stored_lines import in_list
from xatre.store.register.views import read_clashes
from xatre.store.schema import table, tables


@dataclass(frozen=True)
class Query:
    """What a list shows.

    text        words typed; the first found are shown, those written so first
    filters     field → value, tuple of values, Between, or None for "not written"
    order       a sortable field, "code" or "title"; "" for the kind's own order
    states      "draft", "complete", "void"; () for all but voided
    """

    kind: str
    text: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    states: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.kind, self.text, tuple(sorted(self.filters.items(), key=str)),
                     self.order, self.descending, self.states))  # fmt: skip


class Row(NamedTuple):
    """One row of a list. `cells` holds the stored values of the list's columns, `named` the
    titles of the records that its references name, by field, `found_by` what the text was found
    by where the title does not say: ("mẹ", her name)."""

    id: str
    kind: str
    state: str
    code: str
    title: str
    cells: dict[str, Any]
    named: dict[str, str]
    unit: str
    revision: str
    clashes: tuple[Clash, ...]
    waiting: bool
    has_draft: bool
    found_by: tuple[str, str] = ("", "")


def count(db: Database, query: Query) -> int:
    """How many rows the list has; with a text, at most as many as are looked through.

    Raises NotInTheTable for a filter or an order that is not declared.
    """
    return _paging(db, query).count()


def page(db: Database, query: Query, offset: int, limit: int) -> list[Row]:
    """Rows `offset` to `offset + limit` of the list. Raises NotInTheTable."""
    rows = _paging(db, query).rows(offset, limit)
    return _read(db, table(db, query.kind), rows, query.text)


def position(db: Database, query: Query, id: str) -> int | None:
    """The place of a record in the list, from 0; None where it is not in it."""
    of = table(db, query.kind)
    row = db.conn.execute(f'SELECT row FROM "{of.name}" WHERE id = ?', (id,)).fetchone()
    return _paging(db, query).position(row[0]) if row else None


def _paging(db: Database, query: Query) -> Paging:
    of = table(db, query.kind)
    return paging(
        db, query, lambda: plan(of, query.filters, query.order, query.descending, query.states)
    )


def _read(db: Database, of: KindTable, rows: list[int], typed: str = "") -> list[Row]:
    if not rows:
        return []
    listed = [*of.kind.list_fields]
    told = [*of.searched.told_by] if typed else []
    columns = ["row", "id", "state", "ifnull(f_code, '')", "title", "unit", "revision", "open",
               "waiting", "has_draft", *(f"f_{one.name}" for one in listed),
               *(f"f_{name}" for name in told)]  # fmt: skip
    found = db.conn.execute(
        f'SELECT {", ".join(columns)} FROM "{of.name}" WHERE row IN ({", ".join(map(str, rows))})'
    ).fetchall()
    cells = {
        row[0]: {
            one.name: orjson.loads(value) if one.name in of.structured else value
            for one, value in zip(listed, row[10 : 10 + len(listed)], strict=True)
            if value is not None
        }
        for row in found
    }
    named = _named(db, of, cells)
    telling = words.Telling(typed)
    made = {
        row[0]: Row(
            row[1], of.kind.name, row[2], row[3], row[4], cells[row[0]], named.get(row[0], {}),
            row[5], row[6], read_clashes(row[7]), bool(row[8]), bool(row[9]),
            why(of, telling, row[4], row[3], row[10 + len(listed) :]) if told else ("", ""),
        )
        for row in found
    }  # fmt: skip
    return [made[row] for row in rows if row in made]


def _named(
    db: Database, of: KindTable, cells: dict[int, dict[str, Any]]
) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for name, to in of.references.items():
        other = tables(db).get(to)
        if other is None or other.kind.guarded:
            continue
        ids = {row[name] for row in cells.values() if name in row}
        titles = dict(
            db.conn.execute(
                f'SELECT id, title FROM "{other.name}" '
                "WHERE id IN (SELECT value FROM json_each(?))",
                (in_list(ids),),
            ).fetchall()
        )
        for row, values in cells.items():
            if values.get(name) in titles:
                found.setdefault(row, {})[name] = titles[values[name]]
    return found
