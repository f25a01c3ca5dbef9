"""Walking a list by key. A list whose order an index gives is walked from anchors, every
thousandth place, found as they are needed and remembered until the next write; any other is
sorted once and its row numbers remembered.

Measured on 1,000,000 rows: OFFSET costs 42 ns a row and, in an encrypted book, the decryption of
the pages passed over; from an anchor a jump passes over a thousand rows at most.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from xatre.store.connection import Database
from xatre.store.lists import first_pages
from xatre.store.lists.filters import Condition, Plan, rows_from, where
from xatre.store.lists.text_hits import LOOKED_THROUGH, SORTED, rows_with_text

STEP = 1000
MANY = 8000
"""More rows than that are looked for in the indexes alone."""
REMEMBERED = 12

_remembered: WeakKeyDictionary[Database, tuple[int, OrderedDict[Hashable, Paging]]] = (
    WeakKeyDictionary()
)


class Asked(Protocol):
    """The part of a query that paging reads."""

    @property
    def text(self) -> str: ...

    def __hash__(self) -> int: ...


def paging(db: Database, query: Asked, make: Callable[[], Plan]) -> Paging:
    """The paging of a query, remembered while nothing is written."""
    changes = db.conn.total_changes
    kept = _remembered.get(db)
    if kept is None or kept[0] != changes:
        kept = (changes, OrderedDict())
        _remembered[db] = kept
    lists = kept[1]
    if query not in lists:
        lists[query] = Paging(db, make(), query.text)
        if len(lists) > REMEMBERED:
            lists.popitem(last=False)
    lists.move_to_end(query)
    return lists[query]


class Paging:
    """One list, ready to be counted, paged and searched for a record's place."""

    def __init__(self, db: Database, plan: Plan, typed: str = "") -> None:
        self._db, self._plan, self._typed = db, plan, typed.strip()
        self._table = f'"{plan.of.name}"'
        self._best = self._most_selective()
        self._total: int | None = None
        self._sorted: array[int] | None = None
        self._anchors: dict[bool, list[tuple[Any, int]]] = {True: [], False: []}
        rest = [one for one in plan.conditions if one is not self._best]
        self._walks = not self._typed and not rest and (
            (self._best is None and plan.live)
            or (self._best is not None and self._best.ordered and plan.own_order)
        )  # fmt: skip

    # --- what a list is asked -----------------------------------------------------------------

    def count(self) -> int:
        """How many rows there are."""
        if self._sorted is not None or self._typed:
            return len(self._all())
        if len(self._plan.conditions) > 1 and self._indexed_rows() is not None:
            return len(self._all())
        if self._total is None:
            source, tests, values = self._source()
            (self._total,) = self._one(f"SELECT count(*) FROM {source} WHERE {tests}", values)
        return int(self._total or 0)

    def rows(self, offset: int, limit: int) -> list[int]:
        """Row numbers of a stretch of the list."""
        offset = max(offset, 0)
        if self._walks:
            return self._walk(offset, limit)
        if self._sorted is None and self._typed and offset + limit <= SORTED:
            return self._with_text(SORTED)[offset : offset + limit]
        if self._sorted is None and not self._typed and offset + limit <= 200:
            first = first_pages.rows(self._db, self._plan, self._best, offset, limit)
            if first is not None:
                return first
        return list(self._all()[offset : offset + limit])

    def position(self, row: int) -> int | None:
        """The place of a row, from 0, or None."""
        if not self._walks:
            try:
                return self._all().index(row)
            except ValueError:
                return None
        source, tests, values = self._source()
        found = self._one(
            f"SELECT {self._key} FROM {source} WHERE {tests} AND {self._row} = ?", (*values, row)
        )
        if found is None:
            return None
        before = 0
        for half, bound in self._beyond(found[0], row, backwards=True):
            (some,) = self._one(
                f"SELECT count(*) FROM {source} WHERE {tests} AND {half}", (*values, *bound)
            ) or (0,)
            before += some
        return before if not self._plan.descending else self.count() - before - 1

    # --- from anchors -------------------------------------------------------------------------

    def _walk(self, offset: int, limit: int) -> list[int]:
        total = self.count() if offset > STEP * 4 else None
        if total is not None and offset > total // 2:
            limit = min(limit, total - offset)
            if limit <= 0:
                return []
            return self._stretch(total - offset - limit, limit, not self._plan.descending)[::-1]
        return self._stretch(offset, limit, self._plan.descending)

    def _stretch(self, offset: int, limit: int, backwards: bool) -> list[int]:
        anchors = self._anchors[backwards]
        while len(anchors) < offset // STEP:
            found = self._after(anchors[-1] if anchors else None, STEP, 1, backwards)
            if not found:
                return []
            anchors.append(found[0])
        place = offset // STEP
        anchor = anchors[place - 1] if place else None
        return [row for _, row in self._after(anchor, offset - place * STEP, limit, backwards)]

    def _after(
        self, anchor: tuple[Any, int] | None, skipped: int, limit: int, backwards: bool
    ) -> list[tuple[Any, int]]:
        source, tests, values = self._source()
        way = " DESC" if backwards else ""
        select = f"SELECT {self._key} AS key, {self._row} AS row FROM {source} WHERE {tests}"
        if anchor is None:
            halves = [f"{select} ORDER BY 1{way}, 2{way} LIMIT ? OFFSET ?"]
            bound: tuple[Any, ...] = (*values, limit, skipped)
            return self._db.conn.execute(halves[0], bound).fetchall()
        key, row = anchor
        less = "<" if backwards else ">"
        # Two searches, because SQLite seeks by the first part of a row value only: a thousand
        # rows of one name, or half the book of one sex, would be passed over one by one.
        return self._db.conn.execute(
            f"SELECT key, row FROM ({select} AND {self._key} = ? AND {self._row} {less}= ? "
            f"ORDER BY 2{way} LIMIT -1) UNION ALL "
            f"SELECT key, row FROM ({select} AND {self._key} {less} ? "
            f"ORDER BY 1{way}, 2{way} LIMIT -1) LIMIT ? OFFSET ?",
            (*values, key, row, *values, key, limit, skipped),
        ).fetchall()

    def _beyond(
        self, key: Any, row: int, *, backwards: bool
    ) -> Iterable[tuple[str, tuple[Any, ...]]]:
        less = "<" if backwards else ">"
        yield f"{self._key} {less} ?", (key,)
        yield f"{self._key} = ? AND {self._row} {less} ?", (key, row)

    # --- sorted once --------------------------------------------------------------------------

    def _all(self) -> array[int]:
        if self._sorted is None and self._typed:
            self._sorted = array("q", self._with_text(LOOKED_THROUGH))
        if self._sorted is None:
            source, tests, values = self._source()
            among = self._indexed_rows()
            if among is not None:
                tests, values = where(replace(self._plan, conditions=()))
                index = f'INDEXED BY "{self._plan.of.name}_by_{self._plan.order}"'
                source = f"{self._table} AS t {index}"
            rows = self._db.conn.execute(
                f"SELECT t.row FROM {source} WHERE {tests} ORDER BY {self._plan.order_by}", values
            )
            self._sorted = array("q", (row for (row,) in rows if among is None or row in among))
        return self._sorted

    def _indexed_rows(self) -> set[int] | None:
        """Where there are many and indexes answer every condition, the rows that meet them all:
        the list is then the order's index without the others, and no row is read."""
        plan = self._plan
        if not (plan.live and plan.conditions and all(one.index for one in plan.conditions)):
            return None
        if not self._is_many():
            return None
        among: set[int] | None = None
        for one in plan.conditions:
            source, tests, values = rows_from(
                replace(plan, conditions=(one,)), one, own_table=False
            )
            row = "m.row" if one.member else "t.row"
            some = {
                row
                for (row,) in self._db.conn.execute(
                    f"SELECT {row} FROM {source} WHERE {tests}", values
                )
            }
            among = some if among is None else among & some
        return among

    def _with_text(self, most: int) -> list[int]:
        best, few, among = self._best, None, None
        if best and not self._is_many(first_pages.FEW):
            few = self._source()
        elif best and not best.member and not self._is_many():
            tests, values = where(replace(self._plan, conditions=(best,)), found=best)
            among = f'{self._table} AS t INDEXED BY "{best.index}"', tests, values
        return rows_with_text(self._db, self._plan, self._typed, few, among, most)

    def _is_many(self, most: int | None = None) -> bool:
        most = MANY if most is None else most
        source, tests, values = self._source(alone=True)
        (some,) = self._one(
            f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {tests} LIMIT {most + 1})", values
        ) or (0,)
        return bool(some > most)

    # --- SQL ----------------------------------------------------------------------------------

    def _most_selective(self) -> Condition | None:
        indexed = [one for one in self._plan.conditions if one.index]
        if len(indexed) < 2:
            return indexed[0] if indexed else None
        return min(indexed, key=self._few)

    def _few(self, condition: Condition) -> int:
        plan = replace(self._plan, conditions=(condition,))
        source, tests, values = rows_from(plan, condition, own_table=False)
        (some,) = self._one(
            f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {tests} "
            f"LIMIT {first_pages.LOOKED_AT})",
            values,
        ) or (0,)
        return int(some)

    def _source(self, alone: bool = False) -> tuple[str, str, tuple[Any, ...]]:
        plan = self._plan
        if alone and self._best is not None:
            plan = replace(plan, conditions=(self._best,))
        if self._best is None and not self._typed and plan.live and not plan.conditions:
            tests, values = where(plan)
            index = f'INDEXED BY "{plan.of.name}_by_{plan.order}"'
            return f"{self._table} AS t {index}", tests, values
        return rows_from(plan, self._best, own_table=not (alone or self._walks))

    @property
    def _members_alone(self) -> bool:
        return bool(self._walks and self._best and self._best.member)

    @property
    def _key(self) -> str:
        return "m.key" if self._members_alone else self._plan.key

    @property
    def _row(self) -> str:
        return "m.row" if self._members_alone else "t.row"

    def _one(self, sql: str, values: tuple[Any, ...]) -> Any:
        return self._db.conn.execute(sql, values).fetchone()
