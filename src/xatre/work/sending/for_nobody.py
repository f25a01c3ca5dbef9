"""Packages sealed to an office whose key this book trusts no more, and of which nothing was said:
nobody will give a receipt for them, so nobody waits for one. What they carry counts as not
sent, and goes with the next package.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.model.purposes import HAND_OVER
from xatre.store.traffic import begun_again, packages, peers
from xatre.work.sending.elsewhere import TO_THE_OFFICE
from xatre.work.session import Session
from xatre.work.units import OFFICE_DIGITS, bare, takes_for

NO_RECEIPT_COMES = "gửi nơi nhận đã thôi tin, không chờ biên nhận"
"""What became of one."""


def for_nobody(session: Session) -> frozenset[str]:
    """Their sha256; none at an office."""
    if session.at_office:
        return frozenset()
    open_ones = [
        one
        for one in packages.sent(session.book.db)
        if one.outcome == ""
        and one.purpose in (*TO_THE_OFFICE, HAND_OVER)
        and len(bare(one.recipient)) == OFFICE_DIGITS
    ]
    found = set[str]()
    for unit in {one.recipient for one in open_ones}:
        mine = {one.sha256 for one in open_ones if one.recipient == unit}
        lost = begun_again.sealed_before(session.book.db, unit)
        found |= mine & lost if _is_trusted(session, unit) else mine
    return frozenset(found)


def unsent(session: Session, kinds: Collection[str]) -> dict[str, int]:
    """Kind → number of this unit's records of these kinds with a line in no package that anybody
    can still answer for."""
    db = session.book.db
    return packages.unsent(db, session.units, kinds, for_nobody(session))


def _is_trusted(session: Session, unit: str) -> bool:
    """Whether a device of the office, or of what it is now, is trusted."""
    return any(
        peer.active and takes_for(session.codes, peer.unit, unit, "office")
        for peer in peers.enrolled(session.book.db, role="office")
    )
