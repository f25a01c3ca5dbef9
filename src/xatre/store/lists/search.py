"""Search as you type over all kinds: hits on a record's own names first, as written before those
without accents, then hits on names of others in it.

Hidden and sealed fields are not in the index; a guarded kind is there by its code alone and is
answered only to those with case rights (NĐ 56/2017 Đ33).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xatre.store.connection import Database
from xatre.store.lists import words
from xatre.store.register.kind_table import KindTable
from xatre.store.schema import tables


class Hit(NamedTuple):
    """One record found. `found_by` and `found_text` say by what, where the title does not:
    "mẹ" and her name."""

    kind: str
    id: str
    code: str
    title: str
    state: str
    found_by: str = ""
    found_text: str = ""


Made = tuple[KindTable, Hit, list[object]]
FOUND = ("found_by", "found_text")


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
    if not words.asked(typed, of_others=False).own_folded:
        return []
    telling = words.Telling(typed)
    first: list[tuple[tuple[int, bool, str], Made]] = []
    for name, of in tables(db).items():
        if (wanted and name not in wanted) or (of.kind.guarded and not case_rights):
            continue
        ranks: dict[int, int] = {}
        for rank, queries in enumerate(words.asked(typed, of_others=of.searched.has_others)):
            if queries and len(ranks) < limit:
                for row in rows_found(db, of, queries, limit):
                    ranks.setdefault(row, rank)
        first += _hits(db, of, ranks, telling)
    first.sort(key=lambda pair: pair[0])
    return [
        hit._replace(**dict(zip(FOUND, why(of, telling, hit.title, hit.code, told), strict=True)))
        for _, (of, hit, told) in first[:limit]
    ]


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
    db: Database, of: KindTable, ranks: dict[int, int], telling: words.Telling
) -> list[tuple[tuple[int, bool, str], Made]]:
    if not ranks:
        return []
    others = "".join(f", f_{name}" for name in of.searched.told_by)
    rows = db.conn.execute(
        f"SELECT row, id, ifnull(f_code, ''), title, state, k_title{others} FROM \"{of.name}\" "
        f"WHERE row IN ({', '.join(map(str, ranks))})"
    )
    name = of.kind.name
    return [
        (
            (words.better(ranks[row], telling, title), state == "void", key),
            (of, Hit(name, id, code, title, state), told),
        )
        for row, id, code, title, state, key, *told in rows
    ]


def why(
    of: KindTable, telling: words.Telling, title: str, code: str, told: Sequence[object]
) -> tuple[str, str]:
    """What a hit was found by where its title does not say: ("mẹ", "Lý Thị Na"). `told` are the
    values of `of.searched.told_by`, in that order."""
    labels = of.searched.told_by
    name, text = telling.told_by(f"{title} {code}", zip(labels, told, strict=True))
    return labels.get(name, ""), text
