"""Records of one kind that a Unique rule takes for the same: for a list a person looks through.

Compares the keys kept in the rows; reads no record.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from xatre.store.connection import Database
from xatre.store.lists.list_indexes import LIVE
from xatre.store.register.kind_table import NotInTheTable, same_column
from xatre.store.register.stored_lines import in_list
from xatre.store.schema import table


def doubles(db: Database, kind: str, names: tuple[str, ...]) -> list[str]:
    """Ids of records, not voided, that agree with another in all the fields of a Unique rule and
    for which nobody wrote why both are kept; those alike stand together.

    Raises NotInTheTable where no Unique rule names those fields.
    """
    of = table(db, kind)
    if names not in of.same:
        raise NotInTheTable(field=", ".join(names)[:60])
    column = same_column(names)
    # Counted here: the same grouping in SQL takes ten times as long in an encrypted book.
    keys = db.conn.execute(
        f'SELECT {column} FROM "{of.name}" WHERE {column} IS NOT NULL ORDER BY {column}'
    ).fetchall()
    repeated = {one for (one,), (other,) in pairwise(keys) if one == other}
    rows = db.conn.execute(
        f"""SELECT {column}, id, json_extract(f_doubt_reasons, '$.{names[0]}."+"') """
        f'FROM "{of.name}" WHERE {column} IN (SELECT value FROM json_each(?)) AND {LIVE} '
        f"AND {column} IS NOT NULL ORDER BY {column}, id",
        (in_list(repeated),),
    ).fetchall()
    alike = Counter(key for key, _, _ in rows)
    return [id for key, id, kept in rows if alike[key] > 1 and kept is None]
