"""Which lines a sender may carry: of its own unit's records, of the units it came out of, and of
what was handed over to it, by statements whose signatures are checked.

A line whose unit is another than that of a line it stands on needs a statement that names that
line: so nobody takes a record that was not given, nor takes back what they gave. But what a former
owner wrote late may be merged: more hand-overs lead to what it is merged into. And a line of a
former owner's, carried by another, needs one by which that owner gave it, or must be here: it bears
no signature of its own, and whoever could make one up could take a record back by standing on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet

from xatre.exchange.statement import HandOver, read_hand_over
from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.model.ownership import changes_of_unit, owner
from xatre.model.revision import Revision
from xatre.store.register import revisions
from xatre.store.register.stored_lines import named
from xatre.store.traffic import peers, statements
from xatre.store.traffic.packages import lines_of
from xatre.store.traffic.statements import Stated
from xatre.work.session import Session

GO_UP = frozenset(
    kind.name
    for kind in KINDS.values()
    if kind.name == "case"
    or any(isinstance(one, Reference) and one.to == "case" for one in kind.fields.values())
)
"""Kinds of which an office takes records over: cases, and their papers."""


class Owning:
    """What one sender may carry. `carried` are the statements in its package; those that hold are
    kept in the book. `only` names the records it may speak of where that is not all, `beside` the
    kinds of which it may speak of any; `anything` is for a sibling device of this unit, and for
    what an office gives back. Without a `unit` each line is judged as one that its own unit
    carries: so an office repeats lines of records that changed hands."""

    def __init__(
        self,
        session: Session,
        unit: str,
        carried: Iterable[HandOver] = (),
        *,
        only: Collection[str] | None = None,
        beside: Collection[str] = (),
        anything: bool = False,
    ) -> None:
        self.session = session
        self.unit = unit
        self.only = only
        self.beside = beside
        self.anything = anything
        self.kept: list[Stated] = []
        """The statements of this package that hold."""
        for one in carried:
            if anything or _is_believed(session, one, unit):
                kept = Stated(
                    one.sha256, one.record, one.kind, one.from_unit, one.to_unit, one.body
                )
                statements.keep(session.book.db, kept)
                self.kept.append(kept)
        self._stated: dict[str, list[HandOver]] = {}
        self._units: dict[str, str] = {}
        """Unit of each line here or on its way in, by name."""
        self._allowed: dict[str, dict[str, Revision]] = {}
        """Record → those of its lines that were allowed since `_lines` were read, by name."""
        self._lines: dict[str, dict[str, Revision]] = {}
        """Record of which that was asked → its lines, here or allowed, by name."""
        self._handed: dict[str, dict[str, tuple[int, str]]] = {}
        """Record → what `changes_of_unit` has found of these so far."""
        self._began: dict[str, str] = {}
        """Record that changed hands → unit of its first line, where that is here or coming."""
        self._with_cards = {one.unit for one in peers.enrolled(session.book.db)}
        self._with_cards.update(session.units)
        self._here: set[str] = set()
        """Names of lines of other units on their way in that are here already."""

    @property
    def handed(self) -> set[str]:
        """The records judged here that statements hand from one unit to another."""
        return {id for id, stated in self._stated.items() if stated}

    def read_ahead(self, coming: Collection[Revision]) -> None:
        """Read at once what judging these lines will ask for."""
        if self.anything:
            return
        self._units.update((line.name, line.unit) for line in coming)
        parents = {name for line in coming for name in line.parents} - self._units.keys()
        if parents:
            found = named(self.session.book.db, parents)
            self._units.update((name, line.unit) for name, line in found.items())
        strange = {line.name: line for line in coming if self.unit and not self._is_own(line.unit)}
        for name, held in named(self.session.book.db, strange).items() if strange else ():
            line = strange[name]
            # The name of a cut line is on its sender's word.
            if (held.record, held.kind, held.unit) == (line.id, line.kind, line.unit):
                self._here.add(name)
        ids = {line.id for line in coming} - self._stated.keys()
        self._stated.update((id, []) for id in ids)
        for one in statements.of_records(self.session.book.db, ids):
            self._stated[one.record].append(read_hand_over(one.body))
        handed = {id for id in ids if self._stated[id]}
        here = revisions.known(self.session.book.db, handed) if handed else {}
        self._began.update(
            (line.id, line.unit) for line in coming if line.id in handed and not line.parents
        )
        self._began.update((id, one.unit) for id, one in here.items() if one.unit)

    def allows(self, line: Revision, first_unit: str) -> bool:
        """Whether the sender may carry this line of a record that began with `first_unit`."""
        if self.anything:
            return True
        if self.only is not None and line.id not in self.only and line.kind not in self.beside:
            return False
        sender, stated = self.unit or line.unit, self._stated.get(line.id, ())
        is_its_first = line.unit == first_unit == sender and not line.parents
        if not is_its_first and not self._may_come(line, first_unit, sender, stated):
            return False
        if stated or line.id in self._lines:
            self._allowed.setdefault(line.id, {})[line.name] = line
        return True

    def _may_come(
        self, line: Revision, first_unit: str, sender: str, stated: Collection[HandOver]
    ) -> bool:
        givers = self._givers(sender, stated)
        may_carry = line.unit in givers and self._may_carry(line, stated)
        if not may_carry and not self._is_of_lost_book(line):
            return False
        if first_unit not in givers and line.unit not in self._givers(first_unit, stated):
            return False
        return self.may_stand(line)

    def may_stand(self, line: Revision) -> bool:
        """Whether what the line stands on, as far as it is here, is its unit's own, given to it, or
        merged without taking anything. To be asked again once all of it has come."""
        stated = self._stated.get(line.id, ())
        strange = {name for name in line.parents if not self._is_given(name, line.unit, stated)}
        return not strange or self._takes_nothing(line, strange)

    def _is_given(self, name: str, unit: str, stated: Iterable[HandOver]) -> bool:
        """Whether `unit` may stand on this line alone: its own, or given to it by whose it is. One
        that is not here yet is taken for its own."""
        before = self._units.get(name, unit)
        if before == unit or before in self._before(unit):
            return True
        return any(
            one.to_unit == unit
            and name in one.lines
            and self._speaks_for(one, before)
            and self._may_give(one)
            for one in stated
        )

    def _may_give(self, one: HandOver) -> bool:
        """Whether the giver could be gainsaid, at an office: of a unit that has no card here the
        key may be anyone's, so it gives only what began with it."""
        if not self.session.at_office or one.from_unit in self._with_cards:
            return True
        began = self._began.get(one.record, one.from_unit)
        return self._speaks_for(one, began)

    def _takes_nothing(self, line: Revision, strange: AbstractSet[str]) -> bool:
        """Whether these lines of others that it stands on were written beside a hand-over: to
        another that it stands on more hand-overs lead than to any of them, so that merging them
        changes nothing about whose the record is."""
        known, handed = self._known(line.id), self._handed.setdefault(line.id, {})
        rightful = (line.parents - strange) & known.keys()
        if not rightful:
            return False
        if not known.keys() >= strange:
            # It waits, and is judged once that comes from whose it is.
            return True
        changes_of_unit(known, [*rightful, *strange], handed)
        return max(handed[name] for name in rightful) > max(handed[name] for name in strange)

    def _is_of_lost_book(self, line: Revision) -> bool:
        """Whether this office's former book, whose key is lost, wrote the line on what the sender
        gave it, who says so by giving the record anew: the present book never took it over, and
        nobody else has it."""
        db, ours = self.session.book.db, self.session.owns
        if not self.session.at_office or not ours(line.unit) or not line.parents:
            return False
        if line.kind not in GO_UP:
            return False
        if statements.is_taken_over(db, line.id, self.session.units):
            return False
        known = self._known(line.id)
        if not known.keys() >= line.parents:
            return False
        whose = owner(
            known, known.keys() - {name for one in known.values() for name in one.parents}
        )
        return ours(whose) or self._is_own(whose)

    def _known(self, record: str) -> dict[str, Revision]:
        """The lines of the record that are here or were allowed, by name."""
        lines = self._lines.get(record)
        if lines is None:
            stored = lines_of(self.session.book.db, [record])
            lines = self._lines[record] = {one.name: one.read() for one in stored}
        lines.update(self._allowed.pop(record, {}))
        return lines

    def _may_carry(self, line: Revision, stated: Collection[HandOver]) -> bool:
        """Whether the line is the sender's own, or given by its unit, or here already; or is how
        its unit took over what the sender gave."""
        if not self.unit or self._is_own(line.unit) or line.name in self._here:
            return True
        if any(line.name in one.lines and self._speaks_for(one, line.unit) for one in stated):
            return True
        if self._is_passed_on(line, stated):
            return True
        took_over = any(
            one.to_unit == line.unit and self._is_own(one.from_unit) and one.lines & line.parents
            for one in stated
        )
        return took_over and not self._is_waited_for(line, stated)

    def _is_passed_on(self, line: Revision, stated: Collection[HandOver]) -> bool:
        """Whether the sender hands over, among its own lines, one that a former owner wrote late;
        of a record that went forth and back nobody could tell who was the former."""
        if line.unit not in self._givers(self.unit, stated):
            return False
        if self.unit in self._givers(line.unit, stated):
            return False
        return any(line.name in one.lines and self._is_own(one.from_unit) for one in stated)

    def _is_waited_for(self, line: Revision, stated: Iterable[HandOver]) -> bool:
        """Whether a line that is here and stands on this one would take the record with it."""
        given = {one.to_unit for one in stated if line.name in one.lines}
        return any(
            line.name in one.parents and one.unit not in {line.unit, *given}
            for one in self._known(line.id).values()
        )

    def _speaks_for(self, one: HandOver, unit: str) -> bool:
        return unit == one.from_unit or unit in self._before(one.from_unit)

    def _is_own(self, unit: str) -> bool:
        return unit == self.unit or unit in self._before(self.unit)

    def _givers(self, unit: str, stated: Iterable[HandOver]) -> set[str]:
        """The units a record may have come from on its way to `unit`, itself among them."""
        found, fresh = {unit}, [unit]
        given: dict[str, set[str]] = {}
        for one in stated:
            given.setdefault(one.to_unit, set()).add(one.from_unit)
        while fresh:
            now = fresh.pop()
            before = {*given.get(now, ()), *self._before(now)} - found
            found |= before
            fresh.extend(before)
        return found

    def _before(self, unit: str) -> frozenset[str]:
        return self.session.codes.predecessors(unit)


def _is_believed(session: Session, one: HandOver, sender: str) -> bool:
    """Whether the unit that gives signed it. A unit of which no card is known here has nobody to
    gainsay it, and stands on the word of the package's sender. Nobody gives to a unit that it came
    out of.

    Under a key that is over it holds where it was known before, or where the keys were renewed and
    the unit that gives, or the one that was given to, carries it on: whoever has the old key may
    write any, and has neither's present key.
    """
    if not one.holds() or session.codes.predecessors(one.from_unit) & {one.to_unit}:
        return False
    known = peers.by_signing_key(session.book.db, one.signing)
    if known is not None:
        if known.unit != one.from_unit:
            return False
        if known.active or statements.is_kept(session.book.db, one.sha256):
            return True
        carriers = {sender, *session.codes.predecessors(sender)}
        of_both = {one.from_unit, one.to_unit}
        return known.revoked_hash == peers.SUCCEEDED and not of_both.isdisjoint(carriers)
    if one.signing == session.book.device.signing_key:
        return one.from_unit == session.unit
    return one.from_unit != session.unit and not peers.enrolled(session.book.db, one.from_unit)
