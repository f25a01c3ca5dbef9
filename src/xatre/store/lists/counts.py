"""Grouped counts for the overview and the reports: declared fields in, numbers out.

A group or a filter is a field (`sex`), a cell (`special_groups/group`), a field of the record a
reference names (`child.sex`), a part of a day (`happened_on:month`) or an age. Names are looked
up in the declarations before they become SQL; values are bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias
from weakref import WeakSet

from xatre.model import days
from xatre.model.fields import Choices, Day, Reference, Rows
from xatre.store.connection import Database
from xatre.store.faults import NotInTheTable
from xatre.store.lists.filters import OWNER, Between, Filter, plan, where
from xatre.store.register.kind_table import KindTable
from xatre.store.schema import table

_PARTS = {
    "year": "substr({key}, 1, 4)",
    "month": "substr({key}, 1, 7)",
    "quarter": "substr({key}, 1, 4) || '-Q' || ((CAST(substr({key}, 6, 2) AS INTEGER) + 2) / 3)",
}


@dataclass(frozen=True)
class AgeAt:
    """Groups of whole years at a day, at the latest birth day that `born` may mean.

    `day` is a day field, or a fixed day `2026-11-20`. `edges` are the lower ends, ascending; a
    group is named by its lower end, an age below the first edge or unknown is None.
    """

    day: str
    born: str = "born_on"
    edges: tuple[int, ...] = (0, 6, 11, 16)


Group: TypeAlias = "str | AgeAt"


class Period(NamedTuple):
    """A stretch of days, both ends in it; a day counts by its lower bound."""

    field: str
    first: str = ""
    last: str = ""


class Count(NamedTuple):
    """One group: its values in the order asked (None = not written), and the number."""

    group: tuple[str | None, ...]
    number: float


def count_by(
    db: Database,
    kind: str,
    group_fields: Sequence[Group] = (),
    filters: Mapping[str, Filter] | None = None,
    period: Period | None = None,
    states: tuple[str, ...] = ("complete",),
) -> list[Count]:
    """How many records there are in each group. A record with several values counts under each.

    Raises NotInTheTable for what is not declared.
    """
    return _run(db, table(db, kind), "count(*)", group_fields, filters or {}, period, states)


def count(
    db: Database, kind: str, filters: Mapping[str, Filter] | None = None,
    period: Period | None = None, states: tuple[str, ...] = ("complete",),
) -> int:  # fmt: skip
    """How many records there are. Raises NotInTheTable."""
    return int(count_by(db, kind, (), filters, period, states)[0].number)


def _run(
    db: Database,
    of: KindTable,
    aggregate: str,
    groups: Sequence[Group],
    filters: Mapping[str, Filter],
    period: Period | None,
    states: tuple[str, ...],
) -> list[Count]:
    _teach_ages(db)
    making = _Making(db, of)
    columns = [making.group(group) for group in groups]
    given = dict(filters)
    tests, bound = making.filters(given, period, states)
    shown = "".join(f"{column} AS g{place}, " for place, column in enumerate(columns))
    grouped = ", ".join(f"g{place}" for place in range(len(columns)))
    tail = f" GROUP BY {grouped} ORDER BY {grouped}" if columns else ""
    rows = db.conn.execute(
        f'SELECT {shown}{aggregate} FROM "{of.name}" AS t{"".join(making.joins)} '
        f"WHERE {tests}{tail}",
        (*making.bound, *bound),
    )
    return [Count(tuple(row[:-1]), row[-1]) for row in rows]


class _Making:
    """Builds one statement: joins and values bound, in the order they appear."""

    def __init__(self, db: Database, of: KindTable) -> None:
        self.db, self.of = db, of
        self.joins: list[str] = []
        self.bound: list[Any] = []
        self._joined: dict[str, KindTable] = {}

    def group(self, group: Group) -> str:
        if isinstance(group, AgeAt):
            return self._age(group)
        if group == OWNER:
            return "t.unit"
        name, _, part = group.partition(":")
        alias, of, field = self._at(name)
        if part:
            declared = of.kind.fields.get(field)
            if part not in _PARTS or not isinstance(declared, Day):
                raise NotInTheTable(field=group[:60])
            return f"nullif({_PARTS[part].format(key=f'{alias}.f_{field}')}, '')"
        declared = of.filter_field(field)
        if isinstance(declared, Rows):
            raise NotInTheTable(field=group[:60])
        if "/" in field or isinstance(declared, Choices):
            return self._several(alias, field)
        return f"{alias}.f_{field}"

    def _several(self, alias: str, name: str) -> str:
        outer, _, inner = name.partition("/")
        each = f"each{len(self.joins)}"
        self.joins.append(f" LEFT JOIN json_each({alias}.f_{outer}) AS {each} ON 1")
        if not inner:
            return f"{each}.key"
        there = f"""json_extract({each}.value, '$."+"') IS NOT NULL"""
        return f"CASE WHEN {there} THEN json_extract({each}.value, '$.{inner}') END"

    def _age(self, group: AgeAt) -> str:
        born_at, born_of, born = self._at(group.born)
        if not isinstance(born_of.kind.fields.get(born), Day):
            raise NotInTheTable(field=group.born[:60])
        if days.fault(group.day) is None:
            day = f"'{group.day}'"
        else:
            alias, of, name = self._at(group.day)
            if not isinstance(of.kind.fields.get(name), Day):
                raise NotInTheTable(field=group.day[:60])
            day = f"{alias}.f_{name}"
        age = f"xatre_age({born_at}.f_{born}, {day})"
        steps = " ".join(
            f"WHEN {age} >= {int(edge)} THEN '{int(edge)}'" for edge in reversed(group.edges)
        )
        return f"CASE {steps} END"

    def _at(self, name: str) -> tuple[str, KindTable, str]:
        """Alias, table and field of `sex` or `child.sex`."""
        reference, dot, inner = name.partition(".")
        if not dot:
            return "t", self.of, name
        field = self.of.kind.fields.get(reference)
        if not isinstance(field, Reference):
            raise NotInTheTable(field=name[:60])
        alias = f"to_{reference}"
        if alias not in self._joined:
            self._joined[alias] = table(self.db, field.to)
            self.joins.append(
                f' LEFT JOIN "{self._joined[alias].name}" AS {alias} '
                f"ON {alias}.id = t.f_{reference} AND {alias}.state = 'complete'"
            )
        self._joined[alias].filter_field(inner)
        return alias, self._joined[alias], inner

    def filters(
        self, given: dict[str, Filter], period: Period | None, states: tuple[str, ...]
    ) -> tuple[str, tuple[Any, ...]]:
        crossing = {name: value for name, value in given.items() if "." in name}
        own = {name: value for name, value in given.items() if name not in crossing}
        tests, bound = where(plan(self.of, own, states=states))
        if period:
            alias, of, name = self._at(period.field)
            if not isinstance(of.kind.fields.get(name), Day):
                raise NotInTheTable(field=period.field[:60])
            column = f"{alias}.k_{name}" if name in of.keys else f"{alias}.f_{name}"
            tests += f" AND {column} >= ? AND {column} <= ? AND {column} <> ''"
            bound += (period.first, period.last or "~")
        for name, value in crossing.items():
            reference, _, inner = name.partition(".")
            field = self.of.kind.fields.get(reference)
            if not isinstance(field, Reference):
                raise NotInTheTable(field=name[:60])
            other = table(self.db, field.to)
            inside, values = where(plan(other, {inner: value}))
            tests += (
                f' AND t.f_{reference} IN (SELECT t.id FROM "{other.name}" AS t WHERE {inside})'
            )
            bound += values
        return tests, bound


_taught: WeakSet[Database] = WeakSet()


def _teach_ages(db: Database) -> None:
    if db not in _taught:
        db.conn.create_function("xatre_age", 2, _age_on, deterministic=True)
        _taught.add(db)


def _age_on(born: str | None, day: str | None) -> int | None:
    if not born or not day or days.fault(born) or days.fault(day):
        return None
    age = days.age(born, days.bounds(day)[0])
    return age[0] if age else None


__all__ = ["AgeAt", "Between", "Count", "Period", "count", "count_by"]
