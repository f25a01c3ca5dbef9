"""A list narrowed by a text: the search index and the list's conditions together.

So many hits are looked through and so many of them sorted: a common word has a hundred thousand.
"""

from __future__ import annotations

from typing import Any

from xatre.store import words
from xatre.store.connection import Database
from xatre.store.filters import Plan, where
from xatre.store.search import rows_found

LOOKED_THROUGH = 1000
SORTED = 50


def rows_with_text(
    db: Database,
    plan: Plan,
    typed: str,
    order: str,
    few: tuple[str, str, tuple[Any, ...]] | None,
) -> list[int]:
    """Row numbers of the first hits in a list, those as written first, the first of them sorted.

    `few` is FROM, WHERE and values of the list's rows where they are few: these are then tested
    one by one, rather than all hits of the text.
    """
    marked, plain = words.asked(typed)
    if not plain:
        return []
    if few is not None:
        exact, others = _tested(db, typed, few)
    else:
        exact = _matching(db, plan, marked)
        others = _matching(db, plan, plain) if len(exact) < LOOKED_THROUGH else []
    known = set(exact)
    rows = [*exact, *(row for row in others if row not in known)]
    among = ", ".join(map(str, rows[:SORTED]))
    first = [
        row
        for (row,) in db.conn.execute(
            f'SELECT t.row FROM "{plan.of.name}" AS t WHERE t.row IN ({among}) ORDER BY {order}'
        )
    ]
    first.sort(key=lambda row: row not in known)
    return first + rows[SORTED:]


def _matching(db: Database, plan: Plan, queries: tuple[str, ...]) -> list[int]:
    if not plan.conditions and not plan.live:
        return rows_found(db, plan.of, queries, LOOKED_THROUGH)
    tests, values = where(plan)
    search = f'"{plan.of.search}"'
    found: dict[int, None] = {}
    for query in queries:
        rows = db.conn.execute(
            f'SELECT found.rowid FROM {search} AS found CROSS JOIN "{plan.of.name}" AS t '
            f"ON t.row = found.rowid WHERE {search} MATCH ? AND {tests} LIMIT ?",
            (query, *values, LOOKED_THROUGH),
        )
        found.update(dict.fromkeys(row for (row,) in rows))
        if len(found) >= LOOKED_THROUGH:
            break
    return list(found)[:LOOKED_THROUGH]


def _tested(
    db: Database, typed: str, few: tuple[str, str, tuple[Any, ...]]
) -> tuple[list[int], list[int]]:
    source, tests, values = few
    exact: list[int] = []
    others: list[int] = []
    for row, indexed in db.conn.execute(
        f"SELECT t.row, t.words FROM {source} WHERE {tests}", values
    ):
        if words.answers(indexed, typed, marked=False):
            (exact if words.answers(indexed, typed, marked=True) else others).append(row)
    return exact, others
