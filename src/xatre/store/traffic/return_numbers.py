"""The number by which both sides call a return: that in its header and file name, where a device
counts all its returns. Which of a unit's returns is the highest is asked in `returns.py`.
"""

from __future__ import annotations

from xatre.store.connection import Database


def last_return_number(db: Database, direction: str, unit: str) -> int:
    """The number that stands on the highest return in that direction; 0 for none."""
    row = db.conn.execute(
        "SELECT ifnull(json_extract(header, '$.sequence'), number) FROM returns "
        "WHERE direction = ? AND unit = ? ORDER BY number DESC LIMIT 1",
        (direction, unit),
    ).fetchone()
    return int(row[0]) if row else 0
