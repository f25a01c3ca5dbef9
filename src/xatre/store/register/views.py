"""The rows of the kind tables, computed from revisions and drafts, and nothing else.

A record has a row where some line of it stands, or where it has a draft. Every change of a row
goes through here, so that search, filters on several values and sort keys follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from xatre.model import merge
from xatre.model.ownership import owner
from xatre.model.record import Clash
from xatre.model.values import Fields
from xatre.store.connection import Database
from xatre.store.register.kind_table import Facts, KindTable
from xatre.store.register.stored_lines import StoredLine, in_list, of_records, with_present_names
from xatre.store.schema import has_column, table, tables

AT_ONCE = 500
"""Records computed in one go."""


@dataclass
class Refreshed:
    """Record ids by what their rows became."""

    new: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    clashing: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)


Draft = tuple[str, Fields]
"""Unit and fields of a draft."""


def write_clashes(clashes: Iterable[Clash]) -> str | None:
    """The `open` column: `[[path, [[value or null, [names]], …]], …]`, or None."""
    found = [
        [clash.path, [[value, sorted(names)] for value, names in clash.values.items()]]
        for clash in sorted(clashes, key=lambda clash: clash.path)
    ]
    for _, values in found:
        values.sort(key=lambda pair: (pair[0] is not None, pair[0]))  # type: ignore[attr-defined]
    return orjson.dumps(found).decode() if found else None


def read_clashes(stored: str | None) -> tuple[Clash, ...]:
    """The clashes of an `open` column."""
    if not stored:
        return ()
    return tuple(
        Clash(path, {value: tuple(names) for value, names in values})
        for path, values in orjson.loads(stored)
    )


def compute(
    db: Database, of: KindTable, id: str, row: int, lines: Sequence[StoredLine], draft: Draft | None
) -> tuple[Facts, Fields] | None:
    """What a record's row must say, from its lines and its draft; None for no row."""
    revisions = [with_present_names(db, line.read()) for line in lines]
    view = merge.view(revisions, of.kind.merge == "whole") if revisions else None
    waiting = len(view.waiting) if view else len(lines)
    if view is None:
        if draft is None:
            return None
        return Facts(row, id, draft[0], "draft", "", None, waiting, "", 1), draft[1]
    heads = [line for line in lines if line.name in view.heads]
    facts = Facts(
        row=row,
        id=id,
        unit=owner({line.name: line for line in revisions}, view.heads),
        state=view.state,
        revision=view.revision,
        open=write_clashes(view.clashes),
        waiting=waiting,
        cut=max(line.cut for line in heads),
        has_draft=int(draft is not None),
    )
    return facts, view.fields


def title_keys(db: Database, of: KindTable, fields: Iterable[Fields]) -> dict[str, str]:
    """The title keys of the records that in-list references of these fields name."""
    found: dict[str, str] = {}
    if not of.references:
        return found
    rows = list(fields)
    for name, to in of.references.items():
        if to not in tables(db):
            continue
        ids = {str(row[name]) for row in rows if name in row}
        found.update(
            db.conn.execute(
                f'SELECT id, k_title FROM "{table(db, to).name}" '
                "WHERE id IN (SELECT value FROM json_each(?))",
                (in_list(ids),),
            )
        )
    return found


def drafts_of(db: Database, ids: Iterable[str]) -> dict[str, Draft]:
    """The drafts of those records."""
    rows = db.conn.execute(
        "SELECT id, unit, fields FROM drafts WHERE id IN (SELECT value FROM json_each(?))",
        (in_list(ids),),
    )
    return {id: (unit, orjson.loads(fields)) for id, unit, fields in rows}


def next_row(db: Database, of: KindTable) -> int:
    """The number of the next new row."""
    (last,) = db.conn.execute(f'SELECT ifnull(max(row), 0) FROM "{of.name}"').fetchone()
    return int(last) + 1


def refresh(
    db: Database, kind: str, ids: Iterable[str], result: Refreshed | None = None
) -> Refreshed:
    """Compute the rows of these records again, and add what became of them to `result`. Call it
    inside the transaction of the change."""
    of, result = table(db, kind), Refreshed() if result is None else result
    wanted = list(ids)
    for start in range(0, len(wanted), AT_ONCE):
        _refresh_some(db, of, wanted[start : start + AT_ONCE], result)
    return result


def _refresh_some(db: Database, of: KindTable, ids: list[str], result: Refreshed) -> None:
    lines, drafts = of_records(db, of.kind.name, ids), drafts_of(db, ids)
    present = {
        id: (row, words, key)
        for id, row, words, key in db.conn.execute(
            f'SELECT id, row, words, k_title FROM "{of.name}" '
            "WHERE id IN (SELECT value FROM json_each(?))",
            (in_list(ids),),
        )
    }
    made: list[tuple[Facts, Fields]] = []
    gone: set[str] = set()
    number = next_row(db, of)
    for id in ids:
        row = present[id][0] if id in present else number
        computed = compute(db, of, id, row, lines.get(id, ()), drafts.get(id))
        if computed is None:
            if id in present:
                gone.add(id)
            if id in lines:
                result.waiting.add(id)
            continue
        number += id not in present
        made.append(computed)
        (result.updated if id in present else result.new).add(id)
        if computed[0].open:
            result.clashing.add(id)
        if computed[0].waiting:
            result.waiting.add(id)
    result.gone |= gone
    _replace(db, of, made, present, gone)


def _replace(
    db: Database,
    of: KindTable,
    made: list[tuple[Facts, Fields]],
    present: Mapping[str, tuple[int, str, str]],
    gone: set[str],
) -> None:
    fields = [values for _, values in made]
    titles = title_keys(db, of, fields)
    rows = [of.make_row(facts, values, titles) for facts, values in made]
    words_place, key_place = of.columns.index("words"), of.columns.index("k_title")
    reworded = {
        row[1] for row in rows if row[1] in present and present[row[1]][1] != row[words_place]
    }
    new = {row[1] for row in rows if row[1] not in present}
    retitled = {
        row[1] for row in rows if row[1] in present and present[row[1]][2] != row[key_place]
    }
    if of.member_filters and present:
        db.conn.executemany(
            f'DELETE FROM "{of.members}" WHERE row = ?', [(row,) for row, _, _ in present.values()]
        )
    unindexed = [(present[id][0],) for id in reworded | gone if present[id][1]]
    if unindexed:
        db.conn.executemany(f'DELETE FROM "{of.search}" WHERE rowid = ?', unindexed)
    if gone:
        leaving = [(present[id][0],) for id in gone]
        db.conn.executemany(f'DELETE FROM "{of.name}" WHERE row = ?', leaving)
    db.conn.executemany(of.replace, rows)
    add_beside(db, of, rows, fields, reworded | new)
    retitle(db, of, [*(new | retitled | gone)])


def add_rows(db: Database, of: KindTable, made: Sequence[tuple[Facts, Fields]]) -> None:
    """Insert rows of records that have none yet: the fast way in."""
    fill_rows(db, of, made)
    retitle(db, of, [facts.id for facts, _ in made])


def fill_rows(db: Database, of: KindTable, made: Sequence[tuple[Facts, Fields]]) -> None:
    """As `add_rows`, but lists that sort by a reference to these records are left as they are."""
    fields = [values for _, values in made]
    titles = title_keys(db, of, fields)
    make = of.make_row
    rows = [make(facts, values, titles) for facts, values in made]
    db.conn.executemany(of.insert, rows)
    add_beside(db, of, rows, fields, None)


def add_beside(
    db: Database,
    of: KindTable,
    rows: Sequence[tuple[Any, ...]],
    fields: Sequence[Fields],
    only: set[str] | None,
) -> None:
    """Fill search (of the ids `only`, or all) and the filters on several values for `rows`."""
    words_place = of.columns.index("words")
    found = [
        (row[0], row[words_place])
        for row in rows
        if row[words_place] and (only is None or row[1] in only)
    ]
    if found:
        db.conn.executemany(f'INSERT INTO "{of.search}" (rowid, words) VALUES (?, ?)', found)
    if of.member_filters:
        members = [
            (name, value, of.default_key_of(row), row[0])
            for row, values in zip(rows, fields, strict=True)
            if row[3] != "void"
            for name, value in of.member_values(values)
        ]
        db.conn.executemany(
            f'INSERT INTO "{of.members}" (filter, value, key, row) VALUES (?, ?, ?, ?)', members
        )


def retitle(db: Database, of: KindTable, ids: Sequence[str]) -> None:
    """Give the lists that sort by a reference to these records their present title keys."""
    for other in tables(db).values():
        for name, to in other.references.items():
            if to != of.kind.name or not ids:
                continue
            if db.conn.execute(f'SELECT 1 FROM "{other.name}" LIMIT 1').fetchone() is None:
                continue
            db.conn.execute(
                f'UPDATE "{other.name}" SET k_{name} = ifnull((SELECT k_title FROM "{of.name}" '
                f"AS named WHERE named.id = f_{name}), '') "
                f"WHERE f_{name} IN (SELECT value FROM json_each(?))",
                (in_list(ids),),
            )


def retitle_all(db: Database, of: KindTable) -> None:
    """Give every list that sorts by a reference to this kind the present title keys. A list whose
    own rows are still to be made again takes them then."""
    for other in tables(db).values():
        for name, to in other.references.items():
            if to == of.kind.name and has_column(db, other, f"k_{name}"):
                present = (
                    f'ifnull((SELECT k_title FROM "{of.name}" AS named '
                    f"WHERE named.id = f_{name}), '')"
                )
                db.conn.execute(
                    f'UPDATE "{other.name}" SET k_{name} = {present} '
                    f"WHERE f_{name} IS NOT NULL AND k_{name} <> {present}"
                )


def every_id(db: Database, kind: str) -> Iterator[str]:
    """Ids of all records of a kind that have a line or a draft."""
    rows = db.conn.execute(
        "SELECT record FROM revisions WHERE kind = ? UNION SELECT id FROM drafts WHERE kind = ? "
        "ORDER BY 1",
        (kind, kind),
    )
    return (id for (id,) in rows.fetchall())
