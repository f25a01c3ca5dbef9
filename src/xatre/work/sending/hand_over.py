"""Handing records over to another unit: their whole history travels with signed statements, and
each belongs to the other once their return brings back the line by which they accept it.

A case goes with its papers and its child, and never without a reason. To the office above only a
case goes; its child is told along, and stays with the commune.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from xatre.exchange.statement import HandOver, hand_over_note, read_hand_over, state_hand_over
from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.model.merge import view
from xatre.model.ownership import owner
from xatre.model.purposes import HAND_OVER
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.store.register import records, revisions
from xatre.store.register.stored_lines import StoredLine
from xatre.store.safety import journal
from xatre.store.traffic import packages, returns, statements
from xatre.store.traffic.returns import Handed
from xatre.store.traffic.statements import Stated
from xatre.work.cases import access
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.sending import given_anew
from xatre.work.sending.given_before import given_before
from xatre.work.sending.not_given import (
    GivenAlready,
    NothingToHandOver,
    NotOursToGive,
    NoUnitNamed,
    OnItsWay,
    OnlyCasesGoUp,
    ToItself,
)
from xatre.work.sending.outgoing import Sent, active_keys, put_out, stream_beside
from xatre.work.sending.present_unit import speak_as_present_unit
from xatre.work.sending.reasons_given import NoReasonGiven, reason_in_form
from xatre.work.session import Session
from xatre.work.units import OFFICE_DIGITS, bare, read_unit

__all__ = [
    "GivenAlready",
    "NoReasonGiven",
    "NoUnitNamed",
    "NothingToHandOver",
    "OnItsWay",
    "OnlyCasesGoUp",
    "ToItself",
    "accept",
    "gather",
    "hand_over",
    "hand_over_all",
]


@dataclass(frozen=True)
class Bundle:
    """What is given, record → kind, the ones that were named first; and the `lines` of all these
    and of a child that is told along and not given."""

    lines: list[StoredLine]
    kinds: dict[str, str]


def hand_over(
    session: Session,
    to: str,
    record: str,
    reason: str,
    progress: Progress = silent,
    stop: Stop = never,
) -> Sent:
    """Seal the hand-over of `record` to the unit `to`.

    Raises NothingToHandOver, GivenAlready, OnlyCasesGoUp, NoReasonGiven, ReasonNotWritten,
    NoUnitNamed, ToItself, OnItsWay, UnknownTo, UnknownUnit, NoRight, Stopped, DiskError.
    """
    return hand_over_all(session, to, [record], reason, progress, stop)


def hand_over_all(
    session: Session,
    to: str,
    wanted: Sequence[str],
    reason: str,
    progress: Progress = silent,
    stop: Stop = never,
) -> Sent:
    """Seal the hand-over of several records to the unit `to` in one package. Raises as
    `hand_over`."""
    why = reason_in_form(reason)
    if not to.strip():
        raise NoUnitNamed()
    above = len(bare(to.strip())) == OFFICE_DIGITS
    unit = read_unit(session.codes, to, "office" if above else "commune")
    if session.owns(unit):
        raise ToItself()
    keys = active_keys(session, unit)
    bundle = gather(session, wanted, unit, above=above)
    if any(KINDS[bundle.kinds[one]].guarded for one in wanted) and not why:
        raise NoReasonGiven()
    before = statements.of_records(session.book.db, list(bundle.kinds))
    stated = _stated(session, bundle, unit)
    notes = [
        *(hand_over_note(read_hand_over(old.body)) for old in before),
        *(hand_over_note(statement, why) for statement in stated),
    ]

    def note(package: str) -> None:
        for statement in stated:
            _note(session, statement, unit, package, why)
        for one in wanted:
            journal.write(session.book, "handed over", one, session.clock())

    again, instead_of = given_before(session, wanted, unit)
    sent = put_out(
        session,
        to_unit=unit,
        sealed_to=keys,
        lines=bundle.lines,
        notes=notes,
        stream=stream_beside(session, HAND_OVER),
        purpose=HAND_OVER,
        with_it=note,
        progress=progress,
        stop=stop,
    )
    return replace(sent, again=again, instead_of=instead_of)


def _stated(session: Session, bundle: Bundle, unit: str) -> list[HandOver]:
    """A signed statement for each record that is given."""
    names: dict[str, set[str]] = {}
    for line in bundle.lines:
        names.setdefault(line.record, set()).add(line.name)
    return [
        state_hand_over(
            record=id,
            kind=kind,
            from_unit=session.unit,
            to_unit=unit,
            lines=frozenset(names[id]),
            signing=session.book.device.signing_key,
            sign=session.book.device.sign,
        )
        for id, kind in bundle.kinds.items()
    ]


def _note(session: Session, stated: HandOver, to: str, package: str, reason: str) -> None:
    """Remember what was stated, and that the record is on its way."""
    db, unit = session.book.db, session.unit
    statements.keep(db, Stated(stated.sha256, stated.record, stated.kind, unit, to, stated.body))
    statements.hold_again(db, stated.sha256)
    handed = Handed(stated.record, stated.kind, unit, to, reason)
    returns.note_hand_over(db, handed, package=package)


def gather(session: Session, wanted: Sequence[str], to_unit: str, *, above: bool = False) -> Bundle:
    """What goes along with the records `wanted`; `above` to an office. Raises NothingToHandOver,
    GivenAlready, OnlyCasesGoUp, OnItsWay, NoRight for a case."""
    kinds: dict[str, str] = {}
    told: list[str] = []
    for record in wanted:
        _take_along(session, record, to_unit, kinds, told, above=above)
    _require_not_on_its_way(session, kinds, to_unit)
    speak_as_present_unit(session, kinds)
    return Bundle(packages.lines_of(session.book.db, [*told, *kinds]), kinds)


def _take_along(
    session: Session, record: str, to_unit: str, kinds: dict[str, str], told: list[str],
    *, above: bool,
) -> None:  # fmt: skip
    db = session.book.db
    lines = packages.lines_of(db, [record]) if record else []
    if not lines or lines[0].kind not in KINDS or KINDS[lines[0].kind].owner != "commune":
        raise NothingToHandOver()
    found = records.get(db, session.kind(lines[0].kind).name, record)
    if found is not None:
        access.require_open(session, found)
    anew = given_anew.to_give_anew(session, to_unit)
    mine = found is not None and (_is_ours(session, found) or _is_lost(found, anew))
    if found is None or not (mine or _is_late(session, lines, to_unit)):
        if found is None or session.owns(found.unit):
            raise NothingToHandOver()
        whose = GivenAlready if found.unit == to_unit else NotOursToGive
        raise whose(unit=session.codes.unit_label(found.unit))
    if above and found.kind != "case":
        raise OnlyCasesGoUp()
    kinds[record] = found.kind
    if found.kind == "case":
        for kind in KINDS.values():
            for field in kind.fields.values():
                if isinstance(field, Reference) and field.to == "case":
                    papers = records.children(db, kind.name, field.name, record)
                    kinds |= {
                        one.id: kind.name
                        for one in papers
                        if _is_ours(session, one) or _is_lost(one, anew)
                    }
        child = found.fields.get("child")
        known = records.get(db, "child", child) if isinstance(child, str) else None
        if known is not None and _is_ours(session, known):
            if above:
                told.append(known.id)
            else:
                kinds[known.id] = "child"


def accept(session: Session, given: Collection[Stated], reasons: dict[str, str]) -> None:
    """At the receiver, once the lines are in: the first line of the new owner says nothing new
    but the unit, so that whose the record is follows from its lines.

    A record that did not come whole, or of which another line is here that was not given, is not
    accepted: the giver, once its own devices agree, hands it over again. What an office's former
    book took over, before its key was lost, the present one takes over anew.
    """
    db = session.book.db
    for one in given:
        lines = {line.name: line for line in revisions.history(db, one.record)}
        # A statement comes from outside; what it calls the record counts for nothing by itself.
        if one.kind not in KINDS or any(line.kind != one.kind for line in lines.values()):
            continue
        if one.to_unit != session.unit or not read_hand_over(one.body).lines <= lines.keys():
            continue
        seen = view(lines.values(), KINDS[one.kind].merge == "whole")
        if seen is None or seen.waiting:
            continue
        if owner(lines, seen.heads) == session.unit and not _is_of_lost_book(session, one.record):
            continue
        heads = [lines[name] for name in seen.heads]
        # A cut line has no nonce: what it left out would count as empty.
        if not all(line.nonce for line in heads) or not _all_given(session, heads):
            continue
        line = session.confirm_unit(Record(one.record, one.kind, session.unit), seen)
        revisions.add_lines(db, [line])
        statements.accept(db, one.sha256, line.name)
        reason = reasons.get(one.sha256, "")
        handed = Handed(one.record, one.kind, one.from_unit, one.to_unit, reason)
        returns.note_taken_over(db, handed, statement=one.sha256)


def _is_of_lost_book(session: Session, record: str) -> bool:
    """Whether this office has lines of its unit on a record that its book never took over."""
    return session.at_office and not statements.is_taken_over(
        session.book.db, record, session.units
    )


def _all_given(session: Session, heads: Collection[Revision]) -> bool:
    """Whether each head is our own or named by a statement that gives it to us."""
    stated = statements.of_records(session.book.db, {line.id for line in heads})
    named = frozenset[str]().union(
        *(read_hand_over(one.body).lines for one in stated if session.owns(one.to_unit))
    )
    return all(session.owns(line.unit) or line.name in named for line in heads)


def _is_ours(session: Session, found: Record) -> bool:
    return found.revision != "" and session.owns(found.unit) and not found.cut


def _is_lost(found: Record, anew: Collection[str]) -> bool:
    return found.id in anew and not found.cut


def _require_not_on_its_way(session: Session, records: Collection[str], to_unit: str) -> None:
    """Of each the last word must not be that we give it to a third: two would accept it. What
    another device of ours states counts as well as what this one did."""
    # Each statement names all lines there were, so a later one names more; one may come late.
    stated = statements.of_records(session.book.db, records)
    stated.sort(key=lambda one: len(read_hand_over(one.body).lines))
    last = {one.record: one for one in stated}
    for one in last.values():
        if one.accepted == statements.CANCELLED:
            continue
        if session.owns(one.from_unit) and one.to_unit != to_unit and not session.owns(one.to_unit):
            raise OnItsWay(unit=session.codes.unit_label(one.to_unit))


def _is_late(session: Session, lines: list[StoredLine], to_unit: str) -> bool:
    """Whether the record was handed to that unit, and we wrote lines it was never given."""
    stated = statements.of_records(session.book.db, [lines[0].record])
    if not any(session.owns(one.from_unit) and one.to_unit == to_unit for one in stated):
        return False
    given = statements.names_given(session.book.db, session.units, lines[0].record, to_unit)
    # One that is under way may be lost: it is given again as any other.
    return statements.waits(session.book.db, lines[0].record, to_unit) or any(
        session.owns(line.unit) and line.name not in given for line in lines
    )
