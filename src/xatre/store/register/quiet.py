"""Records of which the book has heard nothing since a moment. Lines are numbered as they came, so
the moment is one number, found by halving; no line of a record is read for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from xatre.store.connection import Database
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table


def quiet(db: Database, kind: str, field: str, values: Sequence[str], moment: str) -> list[str]:
    """Ids of completed records of a kind whose `field` is one of `values` and of which no line
    came since `moment` (UTC, as lines write it). Raises NotInTheTable."""
    since = first_since(db, moment)
    if since == 1:
        return []
    of = table(db, kind)
    if field not in of.fields:
        return []
    rows = db.conn.execute(
        f"SELECT t.id FROM \"{of.name}\" AS t WHERE t.state = 'complete' "
        f"AND t.f_{field} IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM "
        "revisions AS r WHERE r.record = t.id AND r.kind = ? AND r.number >= ?) ORDER BY t.id",
        (in_list(values), kind, since),
    )
    return [row[0] for row in rows]


def first_since(db: Database, moment: str) -> int:
    """The number of the first line of this book that was written at `moment` or later; 1 where
    the book is younger, one more than the last where nothing was written since."""
    low, high = 1, _last(db) + 1
    while low < high:
        middle = (low + high) // 2
        row = db.conn.execute(
            "SELECT number, line FROM revisions WHERE number >= ? AND own = 1 "
            "ORDER BY number LIMIT 1",
            (middle,),
        ).fetchone()
        if row is None or orjson.loads(row[1])["when"] >= moment:
            high = middle
        else:
            low = row[0] + 1
    return low


def _last(db: Database) -> int:
    row = db.conn.execute("SELECT max(number) FROM revisions").fetchone()
    return int(row[0] or 0)
