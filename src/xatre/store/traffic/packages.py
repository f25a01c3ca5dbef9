"""What has come in and gone out: packages, returns, the lines they carry and what became of them.

Knows sequences, hashes and outcomes. Never sees a package's bytes; which lines a withdrawn
package takes away is the business of `register/withdrawing.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import orjson

from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.connection import Database, transaction
from xatre.store.register.stored_lines import COLUMNS, StoredLine, in_list
from xatre.store.traffic import again, given_back

TAKEN = ("taken", "already")
"""Outcomes in a return after which a package's lines need not be sent again."""
WITHDRAWN = "withdrawn"

SHORT = 12
"""So many letters of a package's hash are shown to a person, and are enough to name it."""

_TAKEN = f"({', '.join(repr(one) for one in TAKEN)})"


class Incoming(NamedTuple):
    """A package that came. `withdrawn_at` is None while it counts."""

    sha256: str
    unit: str
    device: str
    stream: str
    sequence: int
    header: dict[str, Any]
    outcome: str
    taken_at: str
    withdrawn_at: str | None


class Outgoing(NamedTuple):
    """A package sealed here. `outcome` is what the last return said of it, "" for nothing yet."""

    stream: str
    sequence: int
    sha256: str
    recipient: str
    purpose: str
    path: str
    header: dict[str, Any]
    created: str
    returned_at: str | None
    outcome: str
    lines: int


# --- what has come in -------------------------------------------------------------------------


def note_incoming(db: Database, package: Incoming) -> None:
    """Remember a package before its lines are added. Known bytes only get a new outcome: what
    was withdrawn stays withdrawn."""
    db.conn.execute(
        "INSERT INTO incoming (sha256, unit, device, stream, sequence, header, outcome, taken_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET "
        "outcome = excluded.outcome, taken_at = excluded.taken_at WHERE withdrawn_at IS NULL",
        (*package[:5], orjson.dumps(package.header).decode(), package.outcome, package.taken_at),
    )


def incoming(db: Database, sha256: str) -> Incoming | None:
    """The package of that hash, or None."""
    return next(iter(_incoming(db, "sha256 = ?", (sha256,))), None)


def received(db: Database, unit: str = "") -> list[Incoming]:
    """All packages that came, of one unit or all, in the order they came."""
    return _incoming(db, "unit = ?1 OR ?1 = ''", (unit,))


def that_follow(db: Database, unit: str, device: str, stream: str, sha256: str) -> list[Incoming]:
    """The files taken of a stream that name this one as the one before."""
    return _incoming(
        db,
        "unit = ? AND device = ? AND stream = ? AND json_extract(header, '$.previous') = ?",
        (unit, device, stream, sha256),
    )


def called(db: Database, beginning: str) -> list[str]:
    """The hashes of packages that came or were sealed here that begin so."""
    like = "substr(sha256, 1, ?2) = ?1"
    rows = db.conn.execute(
        f"SELECT sha256 FROM incoming WHERE {like} UNION SELECT sha256 FROM outgoing WHERE {like}",
        (beginning, len(beginning)),
    )
    return [sha256 for (sha256,) in rows]


class Stream(NamedTuple):
    """A series of packages that came; `purpose` is what they are for, "" to the office."""

    unit: str
    device: str
    stream: str
    purpose: str


def streams(db: Database, unit: str = "") -> list[Stream]:
    """Every series of packages that came, of one unit or all."""
    rows = db.conn.execute(
        "SELECT unit, device, stream, "
        "max(ifnull(json_extract(header, '$.purpose'), '')) FILTER (WHERE "
        "json_extract(header, '$.purpose') IN (SELECT value FROM json_each(?2))) "
        "FROM incoming WHERE (unit = ?1 OR ?1 = '') "
        "AND outcome <> 'return' GROUP BY unit, device, stream ORDER BY unit, device, stream",
        (unit, in_list(OF_OTHER_STREAMS)),
    )
    return [Stream._make((*row[:3], row[3] or "")) for row in rows]


def fork_of(
    db: Database, unit: str, device: str, stream: str, sequence: int, sha256: str
) -> list[str]:
    """Hashes of taken packages with the same place in the stream and other bytes."""
    rows = db.conn.execute(
        "SELECT sha256 FROM incoming WHERE unit = ? AND device = ? AND stream = ? "
        "AND sequence = ? AND sha256 <> ? AND outcome = 'taken' ORDER BY number",
        (unit, device, stream, sequence, sha256),
    )
    return [found for (found,) in rows]


# --- what goes out ----------------------------------------------------------------------------


def lines_to_send(
    db: Database,
    units: Collection[str],
    kinds: Collection[str],
    *,
    full: bool = False,
    records: Collection[str] = (),
) -> Iterator[StoredLine]:
    """The lines of these units and kinds, and those of `records` whoever wrote them, that no
    package carries which the last return named as taken; all of them with `full`. Read them
    before anything else is written."""
    of = _OF if not records else _OF_OR_RECORDS
    of = f"{of} AND ?3 = ?3"
    here = f"{_IN_PACKAGE} AND outcome IN {_TAKEN} {again.counts(db)}"
    taken = "" if full else f"AND NOT EXISTS ({here}) {given_back.not_back(db)}"
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions AS r WHERE {of} {taken} ORDER BY r.number",
        (in_list(units), in_list(kinds), in_list(records)),
    )
    return map(StoredLine._make, rows)


def lines_of(db: Database, records: Collection[str]) -> list[StoredLine]:
    """All lines of these records, for a hand-over."""
    rows = db.conn.execute(
        f"SELECT {COLUMNS} FROM revisions WHERE record IN (SELECT value FROM json_each(?)) "
        "ORDER BY number",
        (in_list(records),),
    )
    return [StoredLine(*row) for row in rows]


def unsent(
    db: Database, units: Collection[str], kinds: Collection[str], without: Collection[str] = ()
) -> dict[str, int]:
    """Kind → number of records with a line that is in no package to the office, or only in one
    that the office withdrew; packages `without` which it is counted are named by sha256."""
    counted = "AND sha256 NOT IN (SELECT value FROM json_each(?3))" if without else "AND ?3 = ?3"
    rows = db.conn.execute(
        "SELECT kind, count(DISTINCT record) FROM revisions AS r INDEXED BY revisions_of "
        f"WHERE {_OF} AND NOT EXISTS ({_IN_PACKAGE} AND outcome <> 'withdrawn' {counted} "
        f"{again.counts(db)} {again.under_way(db)}) {given_back.not_back(db)} "
        "GROUP BY kind ORDER BY kind",
        (in_list(units), in_list(kinds), in_list(without)),
    )
    return dict(rows.fetchall())


def next_sequence(db: Database, stream: str) -> int:
    """The number of the next package of a stream."""
    (last,) = db.conn.execute(
        "SELECT ifnull(max(sequence), 0) FROM outgoing WHERE stream = ?", (stream,)
    ).fetchone()
    return int(last) + 1


def highest_sequence(db: Database, device: str) -> int:
    """The highest number a device gave a package, over all its streams; 0 before the first."""
    (last,) = db.conn.execute(
        "SELECT ifnull(max(sequence), 0) FROM outgoing WHERE json_extract(header, '$.device') = ?",
        (device,),
    ).fetchone()
    return int(last)


def note_outgoing(db: Database, package: Outgoing, lines: Iterable[int]) -> None:
    """Remember a sealed package and the numbers of the lines it carries, all or nothing."""
    with transaction(db):
        (number,) = db.conn.execute(
            "INSERT INTO outgoing (stream, sequence, sha256, recipient, purpose, path, header, "
            "created) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (*package[:6], orjson.dumps(package.header).decode(), package.created),
        ).fetchone()
        db.conn.execute(
            "INSERT INTO outgoing_lines (package, revision) SELECT ?, value FROM json_each(?)",
            (number, orjson.dumps(list(lines)).decode()),
        )


def last_of_stream(db: Database, stream: str) -> str:
    """The hash of the last package of a stream, "" before the first."""
    row = db.conn.execute(
        "SELECT sha256 FROM outgoing WHERE stream = ? ORDER BY number DESC LIMIT 1", (stream,)
    ).fetchone()
    return str(row[0]) if row else ""


def sent(db: Database) -> list[Outgoing]:
    """All packages sealed here, the last first."""
    rows = db.conn.execute(
        "SELECT stream, sequence, sha256, recipient, purpose, path, header, created, returned_at, "
        "outcome, (SELECT count(*) FROM outgoing_lines WHERE package = number) "
        "FROM outgoing ORDER BY number DESC"
    )
    return [Outgoing._make((*row[:6], orjson.loads(row[6]), *row[7:])) for row in rows.fetchall()]


def records_in(db: Database, sha256: str) -> dict[str, int]:
    """Kind → number of records in a package sealed here."""
    rows = db.conn.execute(
        "SELECT kind, count(DISTINCT record) FROM outgoing_lines AS carried "
        "JOIN outgoing ON outgoing.number = carried.package "
        "JOIN revisions ON revisions.number = carried.revision "
        "WHERE sha256 = ? GROUP BY kind ORDER BY kind",
        (sha256,),
    )
    return dict(rows.fetchall())


def carried_records(db: Database, sha256: str) -> set[str]:
    """The records of which a package sealed here carries lines."""
    rows = db.conn.execute(
        "SELECT DISTINCT record FROM outgoing_lines AS carried "
        "JOIN outgoing ON outgoing.number = carried.package "
        "JOIN revisions ON revisions.number = carried.revision WHERE sha256 = ?",
        (sha256,),
    )
    return {record for (record,) in rows}


def records_here(db: Database, kind: str) -> int:
    """How many records of a kind have a line in this book."""
    row = db.conn.execute("SELECT count(DISTINCT record) FROM revisions WHERE kind = ?", (kind,))
    return int(row.fetchone()[0])


_OF = "r.unit IN (SELECT value FROM json_each(?1)) AND r.kind IN (SELECT value FROM json_each(?2))"
_OF_OR_RECORDS = (
    "(r.unit IN (SELECT value FROM json_each(?1)) OR r.record IN "
    "(SELECT value FROM json_each(?3))) AND r.kind IN (SELECT value FROM json_each(?2))"
)
_IN_PACKAGE = (
    "SELECT 1 FROM outgoing_lines AS carried JOIN outgoing ON outgoing.number = carried.package "
    "WHERE carried.revision = r.number "
    f"AND purpose NOT IN ({', '.join(repr(one) for one in OF_OTHER_STREAMS)})"
)


def _incoming(db: Database, where: str, values: tuple[object, ...]) -> list[Incoming]:
    rows = db.conn.execute(
        "SELECT sha256, unit, device, stream, sequence, header, outcome, taken_at, withdrawn_at "
        f"FROM incoming WHERE {where} ORDER BY number",
        values,
    )
    return [Incoming._make((*row[:5], orjson.loads(row[5]), *row[6:])) for row in rows.fetchall()]
