"""A statement of hand-over that comes after the lines it covers: those were kept aside as nobody's
to send, and come in now.

This happens when a PC gave a record away and was lost before its siblings heard: the office, which
took its statement while it was trusted, repeats it in its return.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.exchange.statement import HandOver
from xatre.kinds import KINDS
from xatre.store.register import records
from xatre.store.traffic import peers, statements
from xatre.store.traffic.statements import Stated
from xatre.work.receiving.judged_again import judge_again
from xatre.work.receiving.outcomes import Outcome
from xatre.work.sending.given_anew import to_give_anew
from xatre.work.sending.hand_over import accept
from xatre.work.session import Session


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
    give, and confirm what is theirs by now; at an office of what any unit gives. Inside a
    transaction. Raises DiskError."""
    db = session.book.db
    given: dict[str, set[str]] = {}
    for one in stated:
        if session.at_office or session.owns(one.from_unit):
            given.setdefault(one.record, set()).add(one.to_unit)
    if not given:
        return
    if judge_again(session, given, outcome, given):
        back = statements.of_records(db, list(given))
        accept(session, [one for one in back if one.accepted == ""], {})
    for unit in {unit for units in given.values() for unit in units}:
        confirm_taken_over(session, unit)


def confirm_taken_over(session: Session, unit: str) -> None:
    """What was given to `unit` and bears its line by now belongs to it."""
    given = statements.given(session.book.db, session.unit, unit)
    anew = to_give_anew(session, unit)
    accepted = [
        record
        for record, kind in given.items()
        if kind in KINDS
        and record not in anew
        and (found := records.get(session.book.db, kind, record))
        and found.unit == unit
    ]
    statements.confirm(session.book.db, unit, accepted, session.now)
