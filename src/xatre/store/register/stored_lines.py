"""Reading revisions back from their table. The bytes of a line are given as they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import orjson

from xatre.model.revision import NONCE_SIZE, Revision, read_revision
from xatre.model.values import Fields
from xatre.store.connection import Database
from xatre.store.schema import tables

COLUMNS = "number, name, record, kind, unit, own, cut, nonce, line"


class StoredLine(NamedTuple):
    """One row of `revisions`. `cut` is the profile that cut the line: its name then is that of
    the whole line, which these bytes cannot prove. `own` is 1 for a line written in this book."""

    number: int
    name: str
    record: str
    kind: str
    unit: str
    own: int
    cut: str
    nonce: bytes
    line: bytes

    def read(self) -> Revision:
        """The line, trusted: the book's encryption vouches for it."""
        content = orjson.loads(self.line)
        return Revision(
            name=self.name,
            nonce=self.nonce,
            line=self.line,
            id=self.record,
            kind=self.kind,
            unit=self.unit,
            parents=frozenset(content.get("parents", ())),
            state=content["state"],
            fields=content.get("fields", {}),
            open=frozenset(content.get("open", ())),
            who=content["who"],
            when=content["when"],
            device=content["device"],
        )

    def read_strictly(self) -> Revision:
        """The line with every check of `read_revision`. Raises LineError."""
        revision = read_revision(self.nonce or bytes(NONCE_SIZE), self.line)
        return replace(revision, name=self.name) if self.cut else revision


def in_list(values: Iterable[str]) -> str:
    """Texts as the JSON that `json_each(?)` takes apart."""
    return orjson.dumps(list(values)).decode()


def of_records(db: Database, kind: str, ids: Iterable[str]) -> dict[str, list[StoredLine]]:
    """The lines of each of the records, in the order they came."""
    found: dict[str, list[StoredLine]] = defaultdict(list)
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions WHERE record IN (SELECT value FROM json_each(?)) "
        "AND kind = ? ORDER BY number",
        (in_list(ids), kind),
    )
    for row in rows:
        line = StoredLine(*row)
        found[line.record].append(line)
    return found


def named(db: Database, names: Iterable[str]) -> dict[str, StoredLine]:
    """The lines of those names that the book holds."""
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions WHERE name IN (SELECT value FROM json_each(?))",
        (in_list(names),),
    )
    return {row[1]: StoredLine(*row) for row in rows}


def with_present_names(db: Database, revision: Revision) -> Revision:
    """The revision with fields renamed since it was written, so that old and new lines merge."""
    table = tables(db).get(revision.kind)
    if table is None or not table.kind.renamed:
        return revision
    fields: Fields = table.renamed(revision.fields)
    present = table.kind.renamed
    undecided = frozenset(_renamed_path(path, present) for path in revision.open)
    return replace(revision, fields=fields, open=undecided)


def _renamed_path(path: str, present: object) -> str:
    assert isinstance(present, dict)
    outer, slash, inner = path.partition("/")
    return f"{present.get(outer, outer)}{slash}{inner}"


def history_order(revisions: Sequence[Revision]) -> list[Revision]:
    """Parents before children, otherwise as given. Lines mostly come so: one pass then does."""
    waiting = {revision.name: revision for revision in revisions}
    ordered: list[Revision] = []
    while waiting:
        before = len(ordered)
        for line in list(waiting.values()):
            if waiting.keys().isdisjoint(line.parents):
                ordered.append(waiting.pop(line.name))
        if len(ordered) == before:  # lines that name each other: no hash allows it
            ordered += waiting.values()
            break
    return ordered


def number_of(db: Database, name: str) -> int:
    """The number of the line of that name, in the order in which lines came; 0 for none."""
    row = db.conn.execute("SELECT number FROM revisions WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0
