"""What units have stated of each other's records, and what sibling devices have of each other.

Keeps statements as bytes; their form and their signatures are the business of `exchange/`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from xatre.model.purposes import DEVICES, HAND_OVER
from xatre.store.connection import Database
from xatre.store.register.stored_lines import COLUMNS, StoredLine, in_list
from xatre.store.traffic.packages import TAKEN


class Stated(NamedTuple):
    """A hand-over of one record. `accepted` names the receiver's first line; "" for none yet."""

    sha256: str
    record: str
    kind: str
    from_unit: str
    to_unit: str
    body: bytes
    accepted: str = ""


CANCELLED = "cancelled"
"""Stands for the receiver's line where the giver took a statement back before there was one."""


def keep(db: Database, statement: Stated) -> None:
    """Remember a statement; the same one again changes nothing."""
    db.conn.execute(
        "INSERT OR IGNORE INTO hand_over_statements VALUES (?, ?, ?, ?, ?, ?, ?)", statement
    )


def is_kept(db: Database, sha256: str) -> bool:
    """Whether this statement is remembered here."""
    found = db.conn.execute("SELECT 1 FROM hand_over_statements WHERE sha256 = ?", (sha256,))
    return found.fetchone() is not None


def hold_again(db: Database, sha256: str) -> None:
    """A statement that was taken back is made once more."""
    db.conn.execute(
        "UPDATE hand_over_statements SET accepted = '' WHERE sha256 = ? AND accepted = ?",
        (sha256, CANCELLED),
    )


def on_their_way(db: Database, package: str) -> dict[str, str]:
    """Record → kind of what our hand-over package of that hash carries and nobody accepted yet."""
    rows = db.conn.execute(
        "SELECT record, kind FROM handovers JOIN outgoing ON sha256 = package "
        "WHERE package = ? AND confirmed_at IS NULL ORDER BY record",
        (package,),
    )
    return dict(rows.fetchall())


def cancel(db: Database, package: str, records: Collection[str]) -> None:
    """These records of our hand-over package are on their way no more; a package of which nobody
    has said anything is cancelled itself."""
    ids = in_list(records)
    db.conn.execute(
        "UPDATE outgoing SET outcome = ? WHERE sha256 = ? AND outcome = ''", (CANCELLED, package)
    )
    db.conn.execute(
        "UPDATE hand_over_statements SET accepted = ?1 WHERE accepted = '' AND (record, to_unit) "
        "IN (SELECT record, to_unit FROM handovers WHERE package = ?2 AND record IN "
        "(SELECT value FROM json_each(?3)))",
        (CANCELLED, package, ids),
    )
    db.conn.execute(
        "DELETE FROM handovers WHERE package = ? AND confirmed_at IS NULL "
        "AND record IN (SELECT value FROM json_each(?))",
        (package, ids),
    )


def of_records(db: Database, records: Collection[str]) -> list[Stated]:
    """The statements about these records, in the order they came."""
    return stated(db, "record IN (SELECT value FROM json_each(?))", in_list(records))


def stated(db: Database, where: str, value: str) -> list[Stated]:
    """The statements of which this SQL is true, with one value, in the order they came."""
    rows = db.conn.execute(
        "SELECT sha256, record, kind, from_unit, to_unit, body, accepted "
        f"FROM hand_over_statements AS said WHERE {where} ORDER BY rowid",
        (value,),
    )
    return [Stated(*row) for row in rows]


def given_since_told(db: Database, kinds: Collection[str]) -> set[str]:
    """The records of these kinds in hand-overs sealed here after every package that the office
    named as taken: no package need carry a line of them again."""
    rows = db.conn.execute(
        "SELECT DISTINCT r.record FROM outgoing AS given JOIN outgoing_lines AS o "
        "ON o.package = given.number JOIN revisions AS r ON r.number = o.revision "
        "WHERE given.purpose = ?1 AND r.kind IN (SELECT value FROM json_each(?2)) "
        "AND given.number > (SELECT coalesce(max(number), 0) FROM outgoing "
        f"WHERE purpose NOT IN (?1, '{DEVICES}') "
        "AND outcome IN (SELECT value FROM json_each(?3)))",
        (HAND_OVER, in_list(kinds), in_list(TAKEN)),
    )
    return {record for (record,) in rows}


def of_ended_devices(db: Database, from_unit: str) -> list[Stated]:
    """What devices of a unit that are trusted no more have stated of its records: their siblings
    may never hear it from them."""
    is_over = (
        "EXISTS (SELECT 1 FROM cards WHERE revoked_from IS NOT NULL AND "
        "lower(hex(signing_key)) = json_extract(CAST(said.body AS TEXT), '$.signing'))"
    )
    return stated(db, f"from_unit = ? AND {is_over}", from_unit)


def accept(db: Database, sha256: str, line: str) -> None:
    """The receiver's own line stands on what the statement gives."""
    db.conn.execute("UPDATE hand_over_statements SET accepted = ? WHERE sha256 = ?", (line, sha256))


def accepted_from(db: Database, from_unit: str, to_unit: str) -> list[Stated]:
    """The statements by which `from_unit` gave what `to_unit` accepted, in the order it did."""
    rows = db.conn.execute(
        "SELECT sha256, said.record, said.kind, from_unit, to_unit, body, accepted "
        "FROM hand_over_statements AS said JOIN revisions AS r ON accepted = r.name "
        "WHERE from_unit = ? AND to_unit = ? ORDER BY r.number, sha256",
        (from_unit, to_unit),
    )
    return [Stated(*row) for row in rows]


def accepted_by(db: Database, unit: str) -> set[str]:
    """The records that were handed over to a unit and accepted in this book."""
    rows = db.conn.execute(
        "SELECT DISTINCT record FROM hand_over_statements WHERE to_unit = ? "
        f"AND accepted NOT IN ('', '{CANCELLED}')",
        (unit,),
    )
    return {record for (record,) in rows}


def is_taken_over(db: Database, record: str, units: Collection[str]) -> bool:
    """Whether this book has accepted the record by a statement that gives it to these units."""
    found = db.conn.execute(
        "SELECT 1 FROM hand_over_statements WHERE record = ?1 "
        "AND to_unit IN (SELECT value FROM json_each(?2)) "
        f"AND accepted NOT IN ('', '{CANCELLED}')",
        (record, in_list(units)),
    )
    return found.fetchone() is not None


def given(db: Database, from_unit: str, to_unit: str) -> dict[str, str]:
    """Record → kind of what one unit has handed over to the other and not accepted back since; what
    is stated anew stands where it was stated first."""
    rows = db.conn.execute(
        "SELECT record, kind FROM hand_over_statements AS gave WHERE from_unit = ?1 "
        "AND to_unit = ?2 AND NOT EXISTS (SELECT 1 FROM hand_over_statements AS back "
        "WHERE back.record = gave.record AND back.to_unit = ?1 "
        f"AND back.accepted NOT IN ('', '{CANCELLED}') "
        "AND back.rowid > (SELECT min(same.rowid) FROM hand_over_statements AS same "
        "WHERE same.record = gave.record AND same.from_unit = ?1 AND same.to_unit = ?2 "
        "AND json_extract(CAST(same.body AS TEXT), '$.lines') = "
        "json_extract(CAST(gave.body AS TEXT), '$.lines')))",
        (from_unit, to_unit),
    )
    return dict(rows.fetchall())


def with_lines_not_given(db: Database, units: Collection[str]) -> list[tuple[str, str, str]]:
    """`(record, kind, to)` of what these units handed over to `to` and of which they have lines
    that no statement to it names, but for those that were taken back."""
    return db.conn.execute(
        "SELECT DISTINCT said.record, said.kind, said.to_unit FROM hand_over_statements AS said "
        "JOIN revisions AS r ON r.record = said.record "
        "WHERE said.from_unit IN (SELECT value FROM json_each(?1)) "
        "AND r.unit IN (SELECT value FROM json_each(?1)) AND NOT EXISTS ("
        f"SELECT 1 {_NAMED} AND gave.record = said.record AND gave.to_unit = said.to_unit "
        "AND line.key = r.name)",
        (in_list(units),),
    ).fetchall()


def names_given(db: Database, units: Collection[str], record: str, to_unit: str) -> set[str]:
    """The lines of a record that these units gave to `to_unit` and did not take back."""
    rows = db.conn.execute(
        f"SELECT line.key {_NAMED} AND gave.record = ?2 AND gave.to_unit = ?3",
        (in_list(units), record, to_unit),
    )
    return {name for (name,) in rows}


def waits(db: Database, record: str, to_unit: str) -> bool:
    """Whether a hand-over of the record to that unit is on its way from here."""
    found = db.conn.execute(
        "SELECT 1 FROM handovers WHERE record = ? AND to_unit = ? AND confirmed_at IS NULL",
        (record, to_unit),
    )
    return found.fetchone() is not None


_NAMED = (
    "FROM hand_over_statements AS gave, json_each(CAST(gave.body AS TEXT), '$.lines') AS line "
    f"WHERE gave.accepted <> '{CANCELLED}' "
    "AND gave.from_unit IN (SELECT value FROM json_each(?1))"
)


def confirm(db: Database, to_unit: str, records: Collection[str], at: str) -> None:
    """The receiver's lines came: these records belong to `to_unit` now."""
    db.conn.execute(
        "UPDATE handovers SET confirmed_at = ? WHERE to_unit = ? AND confirmed_at IS NULL "
        "AND record IN (SELECT value FROM json_each(?))",
        (at, to_unit, in_list(records)),
    )


# --- several devices of one unit ------------------------------------------------------------------


def note_seen(db: Database, device: str, packages: Iterable[str]) -> None:
    """A sibling device says that it took these packages of ours."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO sibling_seen VALUES (?, ?)", [(one, device) for one in packages]
    )


def seen_by_siblings(db: Database) -> dict[str, list[str]]:
    """Package sealed here → the sibling devices that have said that they took it."""
    found: dict[str, list[str]] = {}
    for sha256, device in db.conn.execute("SELECT sha256, device FROM sibling_seen ORDER BY 1, 2"):
        found.setdefault(sha256, []).append(device)
    return found


def lines_for_siblings(
    db: Database, devices: Collection[str], kinds: Collection[str], *, full: bool = False
) -> list[StoredLine]:
    """The lines that one of these sibling devices may not have: neither did it send them itself,
    nor has it said that it took a package that carries them. All with `full`."""
    lacking = (
        "EXISTS (SELECT 1 FROM json_each(?2) AS device WHERE NOT EXISTS ("
        "SELECT 1 FROM outgoing_lines AS o JOIN outgoing ON outgoing.number = o.package "
        "JOIN sibling_seen AS seen ON seen.sha256 = outgoing.sha256 "
        "WHERE o.revision = r.number AND seen.device = device.value) AND NOT EXISTS ("
        "SELECT 1 FROM package_lines AS p JOIN incoming ON incoming.number = p.package "
        "WHERE p.revision = r.number AND incoming.device = device.value "
        f"AND json_extract(incoming.header, '$.purpose') = '{DEVICES}'))"
    )
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions AS r WHERE kind IN (SELECT value FROM json_each(?1)) "
        f"AND {'?2 = ?2' if full else lacking} ORDER BY number",
        (in_list(kinds), in_list(devices)),
    )
    return [StoredLine(*row) for row in rows]


def letters(db: Database, unit: str) -> dict[str, str]:
    """Device → the letter in its record codes, for the devices of a unit."""
    rows = db.conn.execute("SELECT device, letter FROM device_letters WHERE unit = ?", (unit,))
    return dict(rows.fetchall())


def move_letter(db: Database, old: str, new: str) -> None:
    """A device's keys were renewed: its letter goes on with its new name."""
    db.conn.execute("UPDATE OR REPLACE device_letters SET device = ? WHERE device = ?", (new, old))


def give_letter(db: Database, unit: str, device: str, letter: str) -> None:
    """The letter a device of a unit puts into its record codes."""
    db.conn.execute(
        "INSERT OR REPLACE INTO device_letters VALUES (?, ?, ?)", (device, unit, letter)
    )
