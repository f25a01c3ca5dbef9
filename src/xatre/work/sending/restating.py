"""Hand-overs that an office may not believe: stated under a key of this unit that is over, by a PC
that was lost before the office heard of it; and all of them to an office that has said of nothing
yet that it took it: of a new book there nobody knows which former keys it trusts. Where the other
unit has accepted, this device, which knows of both, states the same under its own key with its next
package to the office.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.exchange.statement import HandOver, read_hand_over, state_hand_over
from xatre.model.ownership import first_lines
from xatre.store.register import revisions
from xatre.store.traffic import changed_hands, packages, peers, statements
from xatre.store.traffic.statements import Stated
from xatre.work.sending.elsewhere import TO_THE_OFFICE
from xatre.work.session import Session


def restated(session: Session, kinds: Collection[str]) -> list[HandOver]:
    """The statements to make anew, of records of these kinds; `keep` remembers them."""
    device, db = session.book.device, session.book.db
    good = {device.signing_key}
    if _has_taken_any(session):
        good |= {peer.signing_key for peer in peers.enrolled(db, session.unit) if peer.active}
        waiting = changed_hands.not_confirmed(db, session.unit)
    else:
        waiting = changed_hands.given_by(db, [session.unit])
    said = {one.sha256: read_hand_over(one.body) for one in waiting if one.kind in kinds}
    known = {(one.record, one.to_unit) for one in said.values() if one.signing in good}
    return [
        state_hand_over(
            record=one.record,
            kind=one.kind,
            from_unit=session.unit,
            to_unit=one.to_unit,
            lines=one.lines,
            signing=device.signing_key,
            sign=device.sign,
        )
        for one in said.values()
        if (one.record, one.to_unit) not in known and _is_taken_over(session, one)
    ]


def keep(session: Session, stated: Collection[HandOver]) -> None:
    """Remember what was stated anew. Inside a transaction. Raises DiskError."""
    for one in stated:
        kept = Stated(one.sha256, one.record, one.kind, one.from_unit, one.to_unit, one.body)
        statements.keep(session.book.db, kept)


def _has_taken_any(session: Session) -> bool:
    """Whether the office has said that it took some package of this book."""
    return any(
        one.outcome in packages.TAKEN and one.purpose in TO_THE_OFFICE
        for one in packages.sent(session.book.db)
    )


def _is_taken_over(session: Session, one: HandOver) -> bool:
    """Whether the line is here by which the other unit accepted."""
    lines = {line.name: line for line in revisions.history(session.book.db, one.record)}
    return bool(first_lines(lines, one.lines, one.to_unit))
