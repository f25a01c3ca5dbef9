"""Search as you type over all kinds: hits as written first, then hits without accents.

Hidden and sealed fields are not in the index; a guarded kind is there by its code alone and is
answered only to those with case rights (NĐ 56/2017 Đ33).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xatre.store.connection import Database
from xatre.store.lists import words
from xatre.store.register.kind_table import KindTable
from xatre.store.schema import tables


class Hit(NamedTuple):
    """One record found."""

    kind: str
    id: str
    code: str
    title: str
    state: str


def find(
    db: Database,
    typed: str,
    kinds: Iterable[str] = (),
    limit: int = 50,
    *,
    case_rights: bool = False,
) -> list[Hit]:
    """Records with words that begin with each word typed, of `kinds` or of all.

    The first `limit` found of a kind are sorted, not all there are; a voided one comes last.
    """
    wanted = set(kinds)
    marked, plain = words.asked(typed)
    if not plain:
        return []
    first: list[tuple[tuple[int, bool, str], Hit]] = []
    for name, of in tables(db).items():
        if (wanted and name not in wanted) or (of.kind.guarded and not case_rights):
            continue
        exact = rows_found(db, of, marked, limit)
        others = rows_found(db, of, plain, limit) if len(exact) < limit else []
        ranks = dict.fromkeys(others, 1) | dict.fromkeys(exact, 0)
        first += _hits(db, of, ranks)
    first.sort(key=lambda pair: pair[0])
    return [hit for _, hit in first[:limit]]


def rows_found(db: Database, of: KindTable, queries: Iterable[str], limit: int) -> list[int]:
    """The first rows of a kind that the FTS5 queries of `words.asked` find, one after another."""
    found: dict[int, None] = {}
    for query in queries:
        rows = db.conn.execute(
            f'SELECT rowid FROM "{of.search}" WHERE "{of.search}" MATCH ? LIMIT ?', (query, limit)
        )
        found.update(dict.fromkeys(row for (row,) in rows))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _hits(
    db: Database, of: KindTable, ranks: dict[int, int]
) -> list[tuple[tuple[int, bool, str], Hit]]:
    if not ranks:
        return []
    rows = db.conn.execute(
        f"SELECT row, id, ifnull(f_code, ''), title, state, k_title FROM \"{of.name}\" "
        f"WHERE row IN ({', '.join(map(str, ranks))})"
    )
    return [
        ((ranks[row], state == "void", key), Hit(of.kind.name, id, code, title, state))
        for row, id, code, title, state, key in rows
    ]
