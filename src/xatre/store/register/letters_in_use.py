"""Which letters of record codes are taken, as far as this book knows.

A book that begins again must give no child a code that another device of its unit gave or gives.
Knows the devices it was, what the office or cards said of others, and the codes in its own tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xatre.store.connection import Database
from xatre.store.schema import tables

_LETTER = re.compile(r"-([B-Z]{1,3})")


def letters_in_use(db: Database, unit: str) -> list[str]:
    """The letters of every device this book was, of the others of `unit` that it was told of, and
    of every record code in it; "" is that of a unit's first device."""
    said = db.conn.execute(
        "SELECT letter FROM devices UNION SELECT letter FROM device_letters WHERE unit = ?", (unit,)
    )
    return sorted({*(letter for (letter,) in said), *letters_in_codes(db)})


def letters_in_codes(db: Database, unit: str = "") -> Iterator[str]:
    """The letters in the codes of a unit's records, or of all, whoever owns them now: a record that
    another unit gave or got keeps its code."""
    for table in tables(db).values():
        if "code" not in table.fields:
            continue
        # TE-B00002 → TE-B and VV-2026-B014 → VV-2026-B; without a letter a "-" is the last.
        starts = db.conn.execute(
            f"SELECT DISTINCT rtrim(f_code, '0123456789') FROM \"{table.name}\" "
            "WHERE ?1 IN ('', unit)",
            (unit,),
        )
        for (start,) in starts:
            if found := _LETTER.search(start or "", max(0, (start or "").rfind("-"))):
                yield found[1]
