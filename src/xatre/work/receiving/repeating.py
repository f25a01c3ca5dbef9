"""What an office repeats in a return of records that changed hands: so a book restored from a
backup hears what it gave away, and the owner gets what the giver wrote beside the hand-over.

To the unit that gave: its signed statement, and the line by which the other accepted, behind those
it stands on. To one that was given what another was given too, and has: the same. To the unit that
the record belongs to: what no package of its own brought here yet.
Each return says it anew, for it is complete in itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from xatre.exchange.lines import PackageLine
from xatre.exchange.statement import HandOver, read_hand_over
from xatre.kinds import KINDS
from xatre.model.ownership import ancestors, first_lines
from xatre.store.register.stored_lines import StoredLine
from xatre.store.traffic import changed_hands, packages, statements
from xatre.store.traffic.statements import Stated
from xatre.work.session import Session


@dataclass
class Repeated:
    """Statements by their digest, and lines by their name, in the order they came."""

    stated: dict[str, Stated] = field(default_factory=dict)
    kept: dict[str, StoredLine] = field(default_factory=dict)

    @property
    def hand_overs(self) -> tuple[HandOver, ...]:
        return tuple(read_hand_over(one.body) for one in self.stated.values())

    @property
    def lines(self) -> list[PackageLine]:
        return [_as_it_came(one) for one in sorted(self.kept.values())]

    def add(self, stated: Iterable[Stated], lines: Iterable[StoredLine]) -> None:
        self.stated.update((one.sha256, one) for one in stated)
        self.kept.update((one.name, one) for one in lines)


def repeated(session: Session, units: Sequence[str]) -> Repeated:
    """All that the next return to these units, one and those it came out of, says of it."""
    db, found = session.book.db, Repeated()
    for unit in units:
        found.add(statements.of_ended_devices(db, unit), ())
    _given_away(session, units, found)
    _given_to_another_too(session, units, found)
    _written_beside(session, units, found)
    return found


def _given_away(session: Session, units: Collection[str], found: Repeated) -> None:
    """What these units gave to others, who have it still and said so."""
    by_record: dict[str, list[Stated]] = defaultdict(list)
    for one in changed_hands.given_by(session.book.db, units):
        by_record[one.record].append(one)
    owners = _units_now(session, {id: given[0].kind for id, given in by_record.items()})
    theirs = {id for id, unit in owners.items() if unit not in units}
    for id, lines in _histories(session, theirs).items():
        for one in by_record[id]:
            _add_taking_over(found, one, lines)


def _given_to_another_too(session: Session, units: Collection[str], found: Repeated) -> None:
    """What these units were given and another has, to which the same was given by a book that was
    restored, or before it was lost."""
    db, to_them = session.book.db, changed_hands.given_to(session.book.db, units)
    owners = _units_now(session, {one.record: one.kind for one in to_them})
    theirs = {id for id, unit in owners.items() if unit not in units}
    histories = _histories(session, theirs)
    for one in statements.of_records(db, theirs):
        lines = histories.get(one.record, ())
        if one.to_unit == owners[one.record] and any(line.unit in units for line in lines):
            found.add((each for each in to_them if each.record == one.record), ())
            _add_taking_over(found, one, lines)


def _add_taking_over(found: Repeated, one: Stated, lines: Collection[StoredLine]) -> None:
    """The statement, and the line by which the other unit took over, where it did."""
    read = {line.name: line.read() for line in lines}
    accepted = first_lines(read, read_hand_over(one.body).lines, one.to_unit)
    if accepted:
        behind = ancestors(read, accepted)
        found.add([one], [line for line in lines if line.name in behind])


def _written_beside(session: Session, units: Collection[str], found: Repeated) -> None:
    """Whole lines of records that belong to these units which came in packages of others alone."""
    db = session.book.db
    lines = changed_hands.not_from(db, units)
    owners = _units_now(session, {line.record: line.kind for line in lines})
    ours = [line for line in lines if owners.get(line.record) in units]
    found.add(statements.of_records(db, {line.record for line in ours}), ours)


def _units_now(session: Session, kinds: dict[str, str]) -> dict[str, str]:
    """Record → unit it belongs to, of records given with their kinds."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for id, kind in kinds.items():
        if kind in KINDS:
            by_kind[kind].append(id)
    owners: dict[str, str] = {}
    for kind, ids in by_kind.items():
        owners |= changed_hands.units_now(session.book.db, kind, ids)
    return owners


def _histories(session: Session, ids: Collection[str]) -> dict[str, list[StoredLine]]:
    found: dict[str, list[StoredLine]] = defaultdict(list)
    for line in packages.lines_of(session.book.db, ids) if ids else ():
        found[line.record].append(line)
    return found


def _as_it_came(line: StoredLine) -> PackageLine:
    if line.cut:
        return PackageLine(line.line, b"", line.name, line.cut)
    return PackageLine(line.line, line.nonce)
