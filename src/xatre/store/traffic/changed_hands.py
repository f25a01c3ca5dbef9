"""Records that changed hands, as an office looks for what the units concerned may not know.

Knows statements and which units' packages carried which lines; what follows is decided in `work/`.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.store.connection import Database
from xatre.store.register.stored_lines import COLUMNS, StoredLine, in_list
from xatre.store.schema import table
from xatre.store.traffic.statements import CANCELLED, Stated, stated


def given_by(db: Database, units: Collection[str]) -> list[Stated]:
    """What these units stated to give, in the order it came."""
    return stated(db, "from_unit IN (SELECT value FROM json_each(?))", in_list(units))


def given_to(db: Database, units: Collection[str]) -> list[Stated]:
    """What others stated to give to these units, in the order it came."""
    return stated(db, "to_unit IN (SELECT value FROM json_each(?))", in_list(units))


def not_confirmed(db: Database, unit: str) -> list[Stated]:
    """What this unit stated to give and of which the office has not said that it was taken over."""
    return stated(db, f"from_unit = ? AND accepted IN ('', '{CANCELLED}')", unit)


def units_now(db: Database, kind: str, ids: Collection[str]) -> dict[str, str]:
    """Id → unit, of those records of a kind that some line says."""
    rows = db.conn.execute(
        f"SELECT id, unit FROM \"{table(db, kind).name}\" WHERE revision <> '' "
        "AND id IN (SELECT value FROM json_each(?))",
        (in_list(ids),),
    )
    return dict(rows.fetchall())


def not_from(db: Database, units: Collection[str]) -> list[StoredLine]:
    """The whole lines of records given to these units that no package of theirs carried."""
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions AS r WHERE record IN (SELECT record "
        "FROM hand_over_statements WHERE to_unit IN (SELECT value FROM json_each(?1))) "
        "AND cut = '' AND own = 0 AND NOT EXISTS (SELECT 1 FROM package_lines AS p "
        "JOIN incoming ON incoming.number = p.package WHERE p.revision = r.number "
        "AND incoming.unit IN (SELECT value FROM json_each(?1)) "
        "AND incoming.withdrawn_at IS NULL) ORDER BY r.number",
        (in_list(units),),
    )
    return [StoredLine(*row) for row in rows]


def note_heard(db: Database, stated: Stated, line: str, at: str) -> None:
    """The office says that `line` took over what this statement of ours gives: so it is also where
    we had taken it back, or never knew of it."""
    db.conn.execute(
        f"UPDATE hand_over_statements SET accepted = ? WHERE sha256 = ? "
        f"AND accepted IN ('', '{CANCELLED}')",
        (line, stated.sha256),
    )
    db.conn.execute(
        "INSERT INTO handovers VALUES (?, ?, ?, ?, ?, '', ?) ON CONFLICT (record) DO NOTHING",
        (stated.record, stated.kind, stated.from_unit, stated.to_unit, stated.sha256, at),
    )
