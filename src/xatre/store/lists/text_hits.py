"""A list narrowed by a text: the search index and the list's conditions together.

So many hits are looked through and so many of them sorted: a common word has a hundred thousand.
"""

from __future__ import annotations

from typing import Any

from xatre.store.connection import Database
from xatre.store.lists import words
from xatre.store.lists.filters import Plan
from xatre.store.lists.list_indexes import LIVE
from xatre.store.lists.search import rows_found

LOOKED_THROUGH = 1000
SORTED = 50


def rows_with_text(
    db: Database,
    plan: Plan,
    typed: str,
    few: tuple[str, str, tuple[Any, ...]] | None,
    among: tuple[str, str, tuple[Any, ...]] | None,
    most: int = LOOKED_THROUGH,
) -> list[int]:
    """Row numbers of the first hits in a list, best first as `words.asked` has them, the first of
    them sorted.

    `few` is FROM, WHERE and values of the list's rows where they are few: these are then tested
    one by one, rather than all hits of the text. `among` is the same for rows that an index finds
    by itself, among which all hits must be.
    `most` is SORTED where nothing but the sorted beginning is wanted.
    """
    asked = words.asked(typed, of_others=plan.of.searched.has_others)
    if not asked.own_folded:
        return []
    ranks: dict[int, int] = {}
    if few is not None:
        ranks = _tested(db, typed, few)
    else:
        for rank, queries in enumerate(asked):
            if queries and len(ranks) < most:
                for row in _matching(db, plan, queries, among, most):
                    ranks.setdefault(row, rank)
    rows = list(ranks)[:most]
    beginning = ", ".join(map(str, rows[:SORTED]))
    telling = words.Telling(typed)
    sorted_rows = db.conn.execute(
        f'SELECT t.row, t.title FROM "{plan.of.name}" AS t WHERE t.row IN ({beginning}) '
        f"ORDER BY {plan.order_by}"
    )
    best = {row: words.better(ranks[row], telling, title) for row, title in sorted_rows}
    first = sorted(best, key=best.__getitem__)
    return first + rows[SORTED:]


def _matching(
    db: Database,
    plan: Plan,
    queries: tuple[str, ...],
    among: tuple[str, str, tuple[Any, ...]] | None,
    most: int,
) -> list[int]:
    if not plan.conditions and not plan.live:
        return rows_found(db, plan.of, queries, most)
    search, table = f'"{plan.of.search}"', f'"{plan.of.name}"'
    facets, values, tests = "", tuple[Any, ...](), [f"{search} MATCH ?"]
    if among:
        source, inside, bound = among
        # The plus keeps SQLite from asking the search index once for each of them.
        tests.append(f"+found.rowid IN (SELECT t.row FROM {source} WHERE {inside})")
        values += bound
    if plan.live:
        # Hits come in the order of rows, and so do the facets in an index of theirs.
        facets = (
            f'CROSS JOIN {table} AS q INDEXED BY "{plan.of.name}_facets" ON q.row = found.rowid '
        )
        tests.append("q." + LIVE)
        for one in plan.conditions:
            if one.quick:
                tests.append(one.quick.replace("t.facets", "q.facets"))
                values += one.quick_values
    if plan.conditions:
        facets += f"CROSS JOIN {table} AS t ON t.row = found.rowid"
        for one in plan.conditions:
            tests.append(one.test)
            values += one.values
    found: dict[int, None] = {}
    for query in queries:
        rows = db.conn.execute(
            f"SELECT found.rowid FROM {search} AS found {facets} "
            f"WHERE {' AND '.join(tests)} LIMIT ?",
            (query, *values, most),
        )
        found.update(dict.fromkeys(row for (row,) in rows))
        if len(found) >= most:
            break
    return list(found)[:most]


def _tested(db: Database, typed: str, few: tuple[str, str, tuple[Any, ...]]) -> dict[int, int]:
    source, tests, values = few
    found: dict[int, int] = {}
    for row, indexed in db.conn.execute(
        f"SELECT t.row, t.words FROM {source} WHERE {tests}", values
    ):
        rank = words.rank(indexed, typed)
        if rank is not None:
            found[row] = rank
    return dict(sorted(found.items(), key=lambda one: one[1]))
