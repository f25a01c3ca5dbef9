"""Packages of this device that were sealed to another office than the one it sends to now: only
that other one can open them, so their numbers stay missing here for ever. The form of a return has
no room to say so; this side knows, and tells its officer what to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xatre.store.traffic import packages, peers
from xatre.store.traffic.packages import Outgoing
from xatre.work.people import naming
from xatre.work.session import Session
from xatre.work.units import takes_for

TO_THE_OFFICE = ("", "full")
"""Purposes of the packages that are counted in one row."""
TELL_THEM = (
    "Gói số {numbers} lập cho {other}, không phải {office}: {office} không mở được và sẽ kể số ấy "
    "là thiếu. Báo cho họ biết; để chắc đủ hồ sơ, gửi một gói đầy đủ."
)


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


def told(session: Session, numbers: Iterable[int] | None = None) -> list[str]:
    """What to tell the office, a sentence for each wrong one; with `numbers` only of those of this
    device's row."""
    gone, found = gone_elsewhere(session), dict[str, list[int]]()
    wanted = None if numbers is None else set(numbers)
    for one in reversed(packages.sent(session.book.db)):
        if one.sha256 in gone and (wanted is None or _is_among(session, one, wanted)):
            found.setdefault(one.recipient, []).append(one.sequence)
    return _sentences(session, found)


def numbers_elsewhere(session: Session) -> set[int]:
    """The numbers of this device's row that went elsewhere."""
    gone, stream = gone_elsewhere(session), session.book.facts.stream
    sent = packages.sent(session.book.db)
    return {one.sequence for one in sent if one.sha256 in gone and one.stream == stream}


def _is_among(session: Session, one: Outgoing, numbers: set[int]) -> bool:
    return one.stream == session.book.facts.stream and one.sequence in numbers


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
