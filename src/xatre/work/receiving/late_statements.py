"""A statement of hand-over that comes after the lines it covers: those were kept aside as nobody's
to send, and come in now.

This happens when a PC gave a record away and was lost before its siblings heard: the office, which
took its statement while it was trusted, repeats it in its return.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from xatre.exchange.lines import PackageLine
from xatre.exchange.statement import HandOver
from xatre.kinds import KINDS
from xatre.store.register import records
from xatre.store.traffic import packages, peers, quarantine, statements
from xatre.store.traffic.quarantine import Quarantined
from xatre.store.traffic.statements import Stated
from xatre.work.progress import never, silent
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.reasons import NotOwner
from xatre.work.receiving.taking import Taking
from xatre.work.sending.hand_over import accept
from xatre.work.sending.profiles import cutter_in_force
from xatre.work.session import Session

FROM_COMMUNES = frozenset(name for name, kind in KINDS.items() if kind.owner == "commune")
"""Kinds of which a neighbour accepts records."""


@dataclass(frozen=True)
class Aside:
    """Lines kept aside of one file, judged once more as when it came. Of a cut one it was not kept
    what cut it: `profiles` says by kind how records travel to this book."""

    sha256: str
    kept: tuple[Quarantined, ...]
    profiles: Mapping[str, str]

    @property
    def counts(self) -> Mapping[str, int]:
        return {"lines": len(self.kept)}

    def lines(self) -> Iterator[PackageLine]:
        for one in self.kept:
            if one.nonce:
                yield PackageLine(one.line, one.nonce)
            else:
                yield PackageLine(one.line, b"", one.name, self.profiles[one.kind])


def keep_repeated(session: Session, told: Collection[HandOver]) -> list[Stated]:
    """Keep what an office repeats of records that this unit gave or was given; those that hold.
    The signature must be good, and a key that is known here must be of the unit that gives;
    another unit of which a card is enrolled here may not speak under a key that is not known.
    Whether the key was trusted when it signed, the office knew."""
    concerned = {
        one.record for one in told if session.owns(one.from_unit) or session.owns(one.to_unit)
    }
    held = []
    for one in told:
        if one.record in concerned and _holds(session, one):
            held.append(
                Stated(one.sha256, one.record, one.kind, one.from_unit, one.to_unit, one.body)
            )
            statements.keep(session.book.db, held[-1])
    return held


def _holds(session: Session, one: HandOver) -> bool:
    db = session.book.db
    if statements.is_kept(db, one.sha256):
        return True
    known, ours = peers.by_signing_key(db, one.signing), session.owns(one.from_unit)
    if known is None:
        is_theirs = ours or not peers.enrolled(db, one.from_unit)
    else:
        is_theirs = known.unit == one.from_unit or (ours and session.owns(known.unit))
    return is_theirs and one.holds()


def admit_given(session: Session, stated: Collection[Stated], outcome: Outcome) -> None:
    """Let in what was kept aside of the lines by which others took over what these statements
    give, and confirm what is theirs by now; at an office of what any unit gives, and of what went
    on from there. Inside a transaction. Raises DiskError."""
    db = session.book.db
    given: dict[str, set[str]] = {}
    for one in stated:
        if session.at_office or session.owns(one.from_unit):
            given.setdefault(one.record, set()).add(one.to_unit)
    if not given:
        return
    if session.at_office:
        for one in statements.of_records(db, given):
            given[one.record].add(one.to_unit)
    profiles = cutter_in_force(session).profiles if session.at_office else {}
    judged = False
    while aside := _aside(session, given, profiles):
        before = quarantine.count_of(db, given)
        for (package, unit), lines in aside.items():
            _judge_again(session, Aside(package, tuple(lines), profiles), unit, outcome)
        judged = True
        # Who took it over from another comes in where that one has.
        if quarantine.count_of(db, given) == before:
            break
    # What another's package brought meanwhile, cut lines too, is nobody's any more to refuse.
    quarantine.release_here(db, given, NotOwner.code)
    if judged:
        back = statements.of_records(db, list(given))
        accept(session, [one for one in back if one.accepted == ""], {})
    for unit in {unit for units in given.values() for unit in units}:
        confirm_taken_over(session, unit)


def _aside(
    session: Session, given: Mapping[str, Collection[str]], profiles: Mapping[str, str]
) -> dict[tuple[str, str], list[Quarantined]]:
    """By package and unit what is kept aside of units that these records were given to; cut lines
    of kinds of which `profiles` are known."""
    db, aside = session.book.db, dict[tuple[str, str], list[Quarantined]]()
    for package, line in quarantine.kept_aside_of(db, list(given)):
        came = packages.incoming(db, package)
        is_theirs = came is not None and came.unit in given[line.record]
        is_known = bool(line.nonce) or line.kind in profiles
        if came is not None and is_theirs and line.code == NotOwner.code and is_known:
            aside.setdefault((package, came.unit), []).append(line)
    return aside


def confirm_taken_over(session: Session, unit: str) -> None:
    """What was given to `unit` and bears its line by now belongs to it."""
    given = statements.given(session.book.db, session.unit, unit)
    accepted = [
        record
        for record, kind in given.items()
        if kind in KINDS
        and (found := records.get(session.book.db, kind, record))
        and found.unit == unit
    ]
    statements.confirm(session.book.db, unit, accepted, session.now)


def _judge_again(session: Session, aside: Aside, unit: str, outcome: Outcome) -> None:
    told = Outcome(outcome.file, outcome.path)
    owning = Owning(session, unit, only={line.record for line in aside.kept})
    taking = Taking(session, aside, told, owning, FROM_COMMUNES)
    taking.run(silent, never)
    still = {line.name for line in taking.rejected}
    quarantine.release(session.book.db, {line.name for line in aside.kept} - still)
    # What is refused again was counted with the file that brought it.
    told.rejected, told.rejections = 0, []
    outcome.add(told)
