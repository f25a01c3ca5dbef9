"""What a list's filters and order mean in SQL, from declared fields only.

Every name is looked up in the declaration before it becomes a column; every value is bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from xatre.store.faults import NotInTheTable
from xatre.store.lists.list_indexes import LIVE, RARE
from xatre.store.lists.sort_keys import number_key
from xatre.store.register.kind_table import KindTable
from xatre.store.register.stored_lines import in_list

OWNER, CLASHING, WAITING, WITH_DRAFT = "@unit", "@clashing", "@waiting", "@draft"
"""Filters every kind has: the owning unit, and records that ask for something."""

IDS = "@ids"
"""Filter every kind has: records of these ids, for lists that no field can tell."""

CLOSED = "@closed"
"""Filter of guarded kinds: without these cases and their papers."""


@dataclass(frozen=True)
class Between:
    """Both ends belong to it; "" is open. Days count by their lower bound."""

    low: str = ""
    high: str = ""


Filter: TypeAlias = "str | tuple[str, ...] | Between | None"
"""A value, one of several ("" among them: also what is not written), a span, not written."""


@dataclass(frozen=True)
class Condition:
    """One test on the row `t`. `index` names the index that finds its rows, "" for none;
    `ordered` when those rows come in the kind's own order; `member` for a filter on several
    values, with its name; `rare` for rows of which there are few, whose index holds every key
    that a list sorts by. `quick` is a test on the facets alone, which every index of a list
    holds: it rules rows out before they are read."""

    test: str
    values: tuple[Any, ...]
    index: str = ""
    ordered: bool = False
    member: str = ""
    rare: bool = False
    quick: str = ""
    quick_values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A list: its conditions, whether voided rows are left out, its order as SQL on `t`."""

    of: KindTable
    conditions: tuple[Condition, ...]
    live: bool
    order: str
    descending: bool

    @property
    def own_order(self) -> bool:
        return self.order == self.of.default_order

    @property
    def key(self) -> str:
        return self.of.sorts[self.order]

    @property
    def order_by(self) -> str:
        way = " DESC" if self.descending else ""
        return f"{self.key}{way}, t.row{way}"


def plan(
    of: KindTable,
    filters: Mapping[str, Filter],
    order: str = "",
    descending: bool = False,
    states: tuple[str, ...] = (),
) -> Plan:
    """The plan of a list. Raises NotInTheTable for what is not declared."""
    order = order or of.default_order
    if order not in of.sorts:
        raise NotInTheTable(field=order[:60])
    if _is_one_value(filters.get(order, ())):
        order = of.default_order  # rows of one value are in no order by it
    order, live = of.first_of[of.sorts[order]], "void" not in states
    found = [_condition(of, name, value, live) for name, value in filters.items()]
    if states and set(states) != {"draft", "complete"}:
        found.append(_states(of, states))
    return Plan(of, tuple(found), live, order, descending)


def _states(of: KindTable, states: tuple[str, ...]) -> Condition:
    if states == ("void",):
        return _rare(of, "void")
    if states == ("draft",):
        found = _rare(of, "draft")
        return replace(found, test=f"{found.test} AND t.state = 'draft'")
    return Condition("t.state IN (SELECT value FROM json_each(?))", (in_list(states),))


def _rare(of: KindTable, name: str) -> Condition:
    return Condition(f"t.{RARE[name]}", (), f"{of.name}_{name}", ordered=True, rare=True)


def _is_one_value(value: Filter) -> bool:
    return value is None or isinstance(value, str) or (isinstance(value, tuple) and len(value) == 1)


def _condition(of: KindTable, name: str, value: Filter, live: bool) -> Condition:
    if name in (CLASHING, WAITING, WITH_DRAFT):
        return _rare(of, name.removeprefix("@"))
    if name == IDS:
        ids = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        return Condition("t.id IN (SELECT value FROM json_each(?))", (in_list(ids),))
    if name == CLOSED:
        ids = value if isinstance(value, tuple) else ()
        column = "id" if "case" not in of.kind.fields else "f_case"
        test = f"ifnull(t.{column}, '') NOT IN (SELECT value FROM json_each(?))"
        return Condition(test, (in_list(ids),))
    if name == OWNER:
        found = _compared(of, "unit", value, f"{of.name}_of_owner" if live else "")
        return _quickly(of, "", value, found) if value else found
    if of.is_member_filter(name):
        return _quickly(of, name, value, _member(of, name, value, live))
    if name in of.structured:
        raise NotInTheTable(field=name[:60])
    # Indexes of filters leave voided rows out.
    index = f"{of.name}_of_{name}" if name in of.kind.filters and live else ""
    if isinstance(value, Between):
        found = _between(of, name, value, index)
    else:
        if of.filter_column(name) != f"f_{name}":
            index = ""  # the index is on the day's key, the value is the day as written
        found = _compared(of, f"f_{name}", value, index)
    return _quickly(of, name, value, found) if name in of.kind.filters else found


def _quickly(of: KindTable, name: str, value: Filter, found: Condition) -> Condition:
    """The condition with its test on the facets, where these tell anything."""
    if isinstance(value, Between):
        allowed = of.facets.allowed_between(name, value.low, value.high)
    else:
        values = () if value is None else (value,) if isinstance(value, str) else value
        allowed = of.facets.allowed(name, values)
    if not allowed:
        return found
    test = f"instr(?, substr(t.facets, {of.facets.place(name)}, 1)) > 0"
    return replace(found, quick=test, quick_values=(allowed,))


def _compared(of: KindTable, column: str, value: Filter, index: str) -> Condition:
    if value is None:
        return Condition(f"t.{column} IS NULL", (), index, ordered=bool(index))
    if isinstance(value, str):
        return Condition(f"t.{column} = ?", (value,), index, ordered=bool(index))
    if isinstance(value, Between):
        raise NotInTheTable(field=column)
    if len(value) == 1:
        return _compared(of, column, value[0] or None, index)
    if "" in value:
        test = f"ifnull(t.{column}, '') IN (SELECT value FROM json_each(?))"
        return Condition(test, (in_list(value),))
    return Condition(f"t.{column} IN (SELECT value FROM json_each(?))", (in_list(value),), index)


def _between(of: KindTable, name: str, value: Between, index: str) -> Condition:
    if name not in of.keys:
        raise NotInTheTable(field=name[:60])
    column = f"t.k_{name}"
    if of.keys[name] is number_key:
        low, high = number_key(value.low or "-1e30"), number_key(value.high or "9e99")
        return Condition(f"{column} >= ? AND {column} <= ?", (low, high), index)
    test = f"{column} >= ? AND {column} <= ? AND {column} <> ''"
    return Condition(test, (value.low, value.high or "~"), index)


def _member(of: KindTable, name: str, value: Filter, live: bool) -> Condition:
    if name not in of.member_filters or isinstance(value, Between):
        raise NotInTheTable(field=name[:60])
    values = () if value is None else (value,) if isinstance(value, str) else tuple(value)
    if not live:
        return _member_as_written(of, name, values)
    inside = f'SELECT 1 FROM "{of.members}" INDEXED BY "{of.members}_row" WHERE row = t.row'
    if not values:
        return Condition(f"NOT EXISTS ({inside} AND filter = ?)", (name,))
    one = len(values) == 1
    test = "value = ?" if one else "value IN (SELECT value FROM json_each(?))"
    return Condition(
        f"EXISTS ({inside} AND filter = ? AND {test})",
        (name, values[0] if one else in_list(values)),
        index=of.members,
        ordered=one,
        member=test,
    )


def _member_as_written(of: KindTable, name: str, values: tuple[str, ...]) -> Condition:
    """The same test on the value itself: voided rows are not in the table of members."""
    outer, _, inner = name.partition("/")
    found = "one.key" if not inner else f"json_extract(one.value, '$.{inner}')"
    tests = [f"{found} IS NOT NULL"]
    if inner:
        tests.append("""json_extract(one.value, '$."+"') IS NOT NULL""")
    if values:
        tests.append(f"{found} IN (SELECT value FROM json_each(?))")
    exists = f"EXISTS (SELECT 1 FROM json_each(t.f_{outer}) AS one WHERE {' AND '.join(tests)})"
    return Condition(exists if values else f"NOT {exists}", (in_list(values),) if values else ())


def where(
    plan: Plan, besides: Condition | None = None, found: Condition | None = None
) -> tuple[str, tuple[Any, ...]]:
    """The tests of a plan on `t`, without the condition that an index already answers; `found`
    is tested but not quickly, because an index finds its rows."""
    tests = [LIVE.replace("state", "t.state", 1)] if plan.live else []
    values: tuple[Any, ...] = ()
    others = [one for one in plan.conditions if one is not besides]
    for one in others:
        if one.quick and one is not found:
            tests.append(one.quick)
            values += one.quick_values
    for one in others:
        tests.append(one.test)
        values += one.values
    return " AND ".join(tests) or "1", values


def rows_from(
    plan: Plan, best: Condition | None, *, own_table: bool
) -> tuple[str, str, tuple[Any, ...]]:
    """FROM, WHERE and values that find the rows of a plan through its most selective index."""
    of, table = plan.of, f'"{plan.of.name}" AS t'
    if best is None:
        tests, values = where(plan)
        return table, tests, values
    if not best.member:
        tests, values = where(plan, found=best)
        return f'{table} INDEXED BY "{best.index}"', tests, values
    tests, values = where(plan, besides=best)
    if own_table:
        inside = f'SELECT row FROM "{of.members}" WHERE filter = ? AND {best.member}'
        return table, f"t.row IN ({inside}) AND {tests}", (*best.values, *values)
    return f'"{of.members}" AS m', f"m.filter = ? AND m.{best.member}", best.values
