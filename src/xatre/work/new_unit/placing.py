"""A unit was split: which of its records go where, told by village.

What stays gets a line that says nothing new but the unit, so that it is placed for whoever reads
it; what goes is handed over with its history. What nobody can place is listed until someone does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from xatre.errors import UseError
from xatre.kinds import KINDS
from xatre.model.merge import view
from xatre.model.record import Record
from xatre.model.text import counted_key
from xatre.store.register import records, revisions
from xatre.store.traffic import statements
from xatre.work.cases import access
from xatre.work.new_unit.becoming import became
from xatre.work.new_unit.places_of import VillagesOf, has_a_place
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.records.villages import names_of
from xatre.work.sending.hand_over import hand_over_all
from xatre.work.sending.outgoing import Sent, UnknownTo
from xatre.work.session import Session

SETTING = "units.villages"
REASON = "Chia tách đơn vị hành chính, theo thôn"


class NothingSplit(UseError):
    """No unit of this book was split."""

    code = "XT-237"
    sentence = "Đơn vị giữ sổ này không chia tách, nên không có hồ sơ nào phải xếp lại."
    remedy = "Nếu vừa có nghị quyết mới, nhận bản cập nhật danh mục rồi mở lại chương trình."


@dataclass(frozen=True)
class VillagePlace:
    """A village, how many records are of it, and the unit it goes to; "" for not said yet."""

    id: str
    name: str
    records: int
    unit: str


@dataclass(frozen=True)
class Unplaced:
    """What a split leaves to be said. `units` are where records may go, the book's own first;
    `without` are `(kind, id)` of records that no village places; `waiting` counts by unit those
    that are to go and wait for its card or its return."""

    units: tuple[tuple[str, str], ...]
    villages: tuple[VillagePlace, ...]
    without: tuple[tuple[str, str], ...]
    waiting: Mapping[str, int]

    @property
    def count(self) -> int:
        """Records of which nobody has said where they go."""
        return len(self.without) + sum(one.records for one in self.villages if not one.unit)


@dataclass(frozen=True)
class Placed:
    """What was done: records that stay, packages sealed by unit, and what is still to be done."""

    stayed: int
    sent: Mapping[str, Sent]
    left: Unplaced | None


def split_before(session: Session) -> tuple[str, ...]:
    """The former units of which only a part became this book's."""
    if session.at_office:
        return ()
    codes = session.codes
    return tuple(
        sorted(
            old
            for old in codes.predecessors(session.unit)
            if any(not change.whole for change in codes.units.changes_from(old))
            and len(codes.successors(old)) > 1
        )
    )


def unplaced(session: Session) -> Unplaced | None:
    """What is to be said and done; None where no unit of this book was split."""
    targets = _targets(session)
    if not targets:
        return None
    chosen, on_way = _chosen(session), _on_way(session, targets)
    since = _gave_since(session)
    counts: dict[str, int] = {}
    without: list[tuple[str, str]] = []
    waiting: dict[str, int] = {}
    for record, village in _records(session):
        unit = chosen.get(village, "")
        if not unit and since and (not village or _made_on(village) >= since):
            continue  # of a unit that goes on: what no village takes away stays
        if record.id in on_way:
            waiting[on_way[record.id]] = waiting.get(on_way[record.id], 0) + 1
        elif not village:
            without.append((record.kind, record.id))
        elif unit and unit != session.unit:
            waiting[unit] = waiting.get(unit, 0) + 1
            counts[village] = counts.get(village, 0) + 1
        else:
            counts[village] = counts.get(village, 0) + 1
    if not (counts or without or waiting):
        return None
    names = records.get_many(session.book.db, "village", list(counts))
    villages = tuple(
        VillagePlace(
            id,
            names_of(session.codes, names[id]).whole if id in names else id,
            number,
            chosen.get(id, ""),
        )
        for id, number in counts.items()
    )
    ordered = tuple(sorted(villages, key=lambda one: counted_key(one.name)))
    return Unplaced(targets, ordered, tuple(without), waiting)


def place(
    session: Session,
    villages: Mapping[str, str],
    progress: Progress = silent,
    stop: Stop = never,
) -> Placed:
    """Say of each village, by its id, to which unit it goes, and do what can be done: a line for
    what stays, one package for each unit whose card is trusted. What was said before stands.

    Raises NothingSplit, NoRight, DiskError, and what `hand_over` raises.
    """
    session.require("officers")
    session.require("exchange")
    targets = dict(_targets(session))
    if not targets:
        raise NothingSplit()
    chosen = _chosen(session) | {id: unit for id, unit in villages.items() if unit in targets}
    session.book.set_setting(SETTING, orjson.dumps(chosen).decode())
    stays: list[Record] = []
    goes: dict[str, list[str]] = {}
    on_way = _on_way(session, tuple(targets.items()))
    for record, village in _records(session):
        unit = chosen.get(village, "")
        if record.id in on_way or not unit:
            continue
        if unit == session.unit:
            stays.append(record)
        else:
            goes.setdefault(unit, []).append(record.id)
    stayed = _confirm(session, [one for one in stays if one.unit != session.unit])
    sent: dict[str, Sent] = {}
    for unit, ids in goes.items():
        try:
            sent[unit] = hand_over_all(session, unit, ids, REASON, progress, stop)
        except UnknownTo:
            continue
    return Placed(stayed, sent, unplaced(session))


def stay(session: Session, ids: Mapping[str, str]) -> int:
    """Keep records that no village places (`{id: kind}`) in this book's unit; how many."""
    session.require("officers")
    found = [records.get(session.book.db, session.kind(kind).name, id) for id, kind in ids.items()]
    return _confirm(session, [one for one in found if one and one.unit in split_before(session)])


def _confirm(session: Session, stays: list[Record]) -> int:
    """A line of this unit for each record that stays."""
    db, lines = session.book.db, []
    for record in stays:
        history = {line.name: line for line in revisions.history(db, record.id)}
        seen = view(history.values(), KINDS[record.kind].merge == "whole")
        if seen is None or seen.waiting:
            continue
        lines.append(session.confirm_unit(record, seen))
    with session.book.transaction():
        revisions.add_lines(db, lines)
        if lines:
            session.note("placed", str(len(lines)))
    return len(lines)


def _targets(session: Session) -> tuple[tuple[str, str], ...]:
    """Where records may go, this book's unit first; none where nothing was split."""
    codes = session.codes
    found = [unit for old in split_before(session) for unit in codes.successors(old)]
    gave = became(session)
    if gave is not None and not gave.is_over:
        found += [one.unit for one in gave.successors]
    others = [unit for unit in dict.fromkeys(found) if unit != session.unit]
    if not others or not _any_record(session):
        return ()
    return tuple((unit, codes.unit_label(unit)) for unit in (session.unit, *others))


def _sources(session: Session) -> tuple[str, ...]:
    """The units whose records are asked about: those that were split, this one itself where it
    goes on and gave a part away."""
    gave = became(session)
    goes_on = gave is not None and not gave.is_over
    return (*split_before(session), *((session.unit,) if goes_on else ()))


def _gave_since(session: Session) -> str:
    """The day since which a unit that goes on lacks a part; "" for none."""
    gave = became(session)
    if gave is None or gave.is_over:
        return ""
    rows = (session.codes.unit(one.unit) for one in gave.successors)
    return max((row.valid_from for row in rows if row), default="")


def _made_on(id: str) -> str:
    """The day a record was made, by its name, a UUIDv7."""
    milliseconds = int(id.replace("-", "")[:12], 16)
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()


def _any_record(session: Session) -> bool:
    db, sources = session.book.db, _sources(session)
    return any(records.ids_of_units(db, name, sources) for name in session.kinds)


def _records(session: Session) -> Iterator[tuple[Record, str]]:
    """The records that a village places, with it; of the whole commune's kinds none."""
    db, sources = session.book.db, set(_sources(session))
    villages = VillagesOf(db)
    for name, kind in session.kinds.items():
        if kind.owner != "commune" or not has_a_place(kind):
            continue
        found = [
            record
            for record in records.every(db, name, sorted(sources))
            if record.state != "void" and not access.is_closed(session, record)
        ]
        places = villages.villages(found)
        yield from ((record, places[record.id]) for record in found)


def _on_way(session: Session, targets: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Record → unit of what was handed over and not accepted yet."""
    db = session.book.db
    return {
        record: unit
        for unit, _ in targets
        if unit != session.unit
        for record in statements.given(db, session.unit, unit)
    }


def _chosen(session: Session) -> dict[str, str]:
    kept = orjson.loads(session.book.setting(SETTING) or "{}")
    return {str(id): str(unit) for id, unit in kept.items()}
