"""Likely doubles: of one child as it is typed, and over the whole register. Pairs that a person
said are two children are left out. Writes nothing but what the last look found.
"""

from __future__ import annotations

from dataclasses import dataclass

from xatre.model.doubles import Point, Verdict, compare, person_of
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.store.register import double_candidates, records
from xatre.work.doubles import last_look
from xatre.work.doubles.last_look import DISTINCT
from xatre.work.doubles.looking import register_pairs
from xatre.work.progress import Progress, Stop, Stopped, never, silent
from xatre.work.records.villages import shown
from xatre.work.session import Session

KIND = double_candidates.KIND


@dataclass(frozen=True)
class Pair:
    """Two records that may be one child: their ids, names and codes, how likely, and why."""

    one: str
    other: str
    score: int
    points: tuple[Point, ...]

    @property
    def words(self) -> str:
        """Every point in one line."""
        return "; ".join(f"{point.what} {point.words}" for point in self.points)


def like(session: Session, record: Record, limit: int = 5) -> list[Pair]:
    """The children that a typed one may be, the likeliest first. Raises NoRight."""
    session.require("read")
    if record.kind != KIND:
        return []
    person = person_of(record.id, record.fields)
    known = rows_in(record.fields.get(DISTINCT)).keys()
    found = []
    counted = double_candidates.CountedBeside(session.book.db, person)
    for other in double_candidates.near(session.book.db, person):
        verdict = compare(person, other, counted)
        if verdict.likely and other.id not in known:
            found.append(_pair(record.id, other.id, verdict))
    found.sort(key=lambda pair: (-pair.score, pair.other))
    return found[:limit]


def everywhere(session: Session, progress: Progress = silent, stop: Stop = never) -> list[Pair]:
    """Every likely pair of the register, the likeliest first; kept as the last look. Raises
    NoRight, Stopped, DiskError."""
    session.require("read")

    def tell(done: int, total: int) -> None:
        if stop():
            raise Stopped()
        progress(done, total)

    db = session.book.db
    rows, many = double_candidates.everyone(db), double_candidates.how_many(db)
    found = [
        _pair(one.id, other.id, verdict) for one, other, verdict in register_pairs(rows, many, tell)
    ]
    settled = _settled(session, {id for pair in found for id in (pair.one, pair.other)})
    found = [pair for pair in found if frozenset((pair.one, pair.other)) not in settled]
    found.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    last_look.note(session, [(pair.one, pair.other) for pair in found], many)
    return found


@dataclass(frozen=True)
class Beside:
    """A pair with both records, for a person to compare; `villages` names those they live in."""

    pair: Pair
    one: Record
    other: Record
    villages: dict[str, str]


def beside(session: Session, pairs: list[Pair]) -> list[Beside]:
    """The records of these pairs. Raises NoRight."""
    session.require("read")
    db = session.book.db
    held = records.get_many(db, KIND, {id for pair in pairs for id in (pair.one, pair.other)})
    villages = shown(session)
    return [
        Beside(pair, held[pair.one], held[pair.other], villages)
        for pair in pairs
        if pair.one in held and pair.other in held
    ]


def _settled(session: Session, ids: set[str]) -> set[frozenset[str]]:
    """Pairs of which someone wrote that they are two children."""
    settled: set[frozenset[str]] = set()
    listed = sorted(ids)
    for begin in range(0, len(listed), 1000):
        held = records.get_many(session.book.db, KIND, listed[begin : begin + 1000])
        for id, record in held.items():
            for other in rows_in(record.fields.get(DISTINCT)):
                settled.add(frozenset((id, other)))
    return settled


def _pair(one: str, other: str, verdict: Verdict) -> Pair:
    return Pair(one, other, verdict.score, verdict.points)
