"""Packages of this book that were sealed to another unit than the one it sends to now, or to a key
that is lost there: only who has the key can open them, so nobody else need wait for their numbers.
The next package says so in a note; the officer is told of those that went to another office.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.exchange.lines import Note
from xatre.exchange.statement import elsewhere_note
from xatre.store.traffic import begun_again, packages, peers, statements
from xatre.work.people import naming
from xatre.work.session import Session
from xatre.work.units import OFFICE_DIGITS, bare, takes_for

TO_THE_OFFICE = ("", "full")
"""Purposes of the packages that are counted in one row."""
MOST_TOLD = 1000
"""Numbers of a row that a package tells of, the last ones."""
TELL_THEM = (
    "Gói số {numbers} lập cho {other}, không phải {office}: {office} không mở được. Gói tới tự "
    "nói là số ấy không thiếu; để chắc đủ hồ sơ, gửi một gói đầy đủ."
)


def notes_for(session: Session, unit: str, stream: str) -> list[Note]:
    """What a package of `stream` to `unit` says of numbers that `unit` need not wait for: of each
    row in which something is for it, those sealed to others, to a key that is lost, its own or of
    the office it came out of, or taken back. None for this unit's own devices, which have rows of
    their own."""
    if session.owns(unit):
        return []
    role = "office" if len(bare(unit)) == OFFICE_DIGITS else "commune"
    theirs, others = {stream}, dict[str, set[int]]()
    made = packages.sent(session.book.db)
    for_them = {
        to for to in {one.recipient for one in made} if takes_for(session.codes, unit, to, role)
    }
    lost = set[str]()
    for to in for_them if role == "office" else ():
        lost |= begun_again.sealed_before(session.book.db, to)
    for one in made:
        is_theirs = one.recipient in for_them
        if is_theirs and one.sha256 not in lost and one.outcome != statements.CANCELLED:
            theirs.add(one.stream)
        else:
            others.setdefault(one.stream, set()).add(one.sequence)
    return [
        elsewhere_note(row, sorted(others[row])[-MOST_TOLD:])
        for row in sorted(theirs & others.keys())
    ]


def gone_elsewhere(session: Session) -> dict[str, str]:
    """The sha256 of each such package → the unit it was sealed to; none at an office, or where no
    office is trusted."""
    office = None if session.at_office else peers.office(session.book.db)
    if office is None:
        return {}
    return {
        one.sha256: one.recipient
        for one in packages.sent(session.book.db)
        if one.purpose in TO_THE_OFFICE
        and not takes_for(session.codes, office.unit, one.recipient, "office")
    }


def told(session: Session) -> list[str]:
    """What to tell the office, a sentence for each wrong one."""
    gone, found = gone_elsewhere(session), dict[str, list[int]]()
    for one in reversed(packages.sent(session.book.db)):
        if one.sha256 in gone:
            found.setdefault(one.recipient, []).append(one.sequence)
    return _sentences(session, found)


def _sentences(session: Session, found: Mapping[str, list[int]]) -> list[str]:
    office = naming.office_name(session)
    return [
        TELL_THEM.format(
            numbers=", ".join(map(str, numbers)),
            other=session.codes.unit_label(unit),
            office=office,
        )
        for unit, numbers in found.items()
    ]
