"""What an office sees of those that send to it: who is expected, who is trusted, what came, what
is missing; and the packages it took, so that one can be withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.model.text import show_number
from xatre.store.traffic import packages, peers, statements
from xatre.store.traffic.return_numbers import last_return_number
from xatre.work.cases import readings
from xatre.work.receiving.awaited import Gap, gaps_of
from xatre.work.series import device_words
from xatre.work.session import Session

WHY_MISSING = (
    "Xin xã chép lại gói thiếu; dòng đang chờ sẽ tự vào sổ. Số mà xã đã lập cho nơi khác thì gói "
    "tới của xã tự nói, khi ấy không kể là thiếu nữa."
)
"""What a number that does not come can mean, and what to do."""


@dataclass(frozen=True)
class Sender:
    """One unit. `last` is the number of its last package to the office, 0 for none: the highest of
    the trusted device that was heard of last, else of one trusted no more (`of_former_key`);
    `taken_at` when the last one was taken; `missing` the numbers not seen; `cards` trusted devices,
    `revoked` those no more."""

    unit: str
    label: str
    expected: bool
    cards: int
    revoked: int
    taken: int
    last: int
    taken_at: str
    missing: tuple[int, ...]
    last_return: int
    readings: tuple[int, int] = (0, 0)
    """How often hidden and sealed values were shown there, as its packages told."""
    withdrawn: int = 0
    """Packages that were taken and withdrawn again."""
    gaps: tuple[Gap, ...] = ()
    """Row by row what did not come, and what need not."""
    last_device: str = ""
    """Whose that last package is, in words; "" where the unit has only one device."""
    of_former_key: bool = False
    """That last package is of a device trusted no more, or of an old key."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing ever came, not even what was withdrawn since."""
        return not (self.taken or self.withdrawn)

    @property
    def state(self) -> Literal["missing", "no_card", "revoked", "good", "withdrawn", "silent"]:
        """The worst that holds."""
        if self.missing:
            return "missing"
        if not self.cards:
            return "revoked" if self.revoked else "no_card"
        if self.taken:
            return "good"
        return "withdrawn" if self.withdrawn else "silent"


@dataclass(frozen=True)
class Counted:
    """Units that are expected, and of those how many have sent, how many never, how many only what
    was withdrawn; `beside` are others that are trusted or have sent."""

    expected: int
    sent: int
    silent: int
    withdrawn: int
    beside: int

    @property
    def parts(self) -> list[str]:
        """In words, the number of units first."""
        told = [
            f"{show_number(str(count))} {words}"
            for count, words in (
                (self.silent, "chưa gửi"),
                (self.withdrawn, "đã rút, chờ gửi lại"),
                (self.beside, "đơn vị khác không ghi là phải gửi"),
            )
            if count
        ]
        first = f"{show_number(str(self.expected))} đơn vị phải gửi"
        return [first, f"{show_number(str(self.sent))} đã gửi", *told]


@dataclass(frozen=True)
class TakenPackage:
    """A package that was taken in here."""

    sha256: str
    unit: str
    label: str
    sequence: int
    created: str
    taken_at: str
    purpose: str
    withdrawn_at: str


@dataclass(frozen=True)
class TrustedCard:
    """A device of a unit that is trusted; `enrolled_at` is a UTC moment, `letter` what stands in
    its record codes."""

    fingerprint: str
    device: str
    enrolled_at: str
    letter: str = ""


def senders(session: Session) -> list[Sender]:
    """Every unit that is expected, trusted or has sent, by name in the order of codes."""
    db = session.book.db
    expected = peers.expected(db)
    cards = [peer for peer in peers.enrolled(db) if peer.unit != session.unit]
    came = [one for one in packages.received(db) if one.outcome != "return"]
    gaps: dict[str, list[Gap]] = {}
    for gap in gaps_of(session):
        gaps.setdefault(gap.unit, []).append(gap)
    units = {*expected, *(peer.unit for peer in cards), *(one.unit for one in came)}
    units.discard(session.unit)
    shown = readings.told_by(session)
    found = []
    for unit in sorted(units):
        taken = [one for one in came if one.unit == unit and not one.withdrawn_at]
        mine = [peer for peer in cards if peer.unit == unit]
        of, number = _last_of(taken, {peer.device for peer in mine if peer.active})
        letters = statements.letters(db, unit) if sum(peer.active for peer in mine) > 1 else {}
        last = last_return_number(db, "out" if session.at_office else "in", unit)
        found.append(
            Sender(
                unit,
                expected.get(unit) or session.codes.unit_label(unit),
                unit in expected,
                sum(peer.active for peer in mine),
                sum(not peer.active for peer in mine),
                len(taken),
                number,
                max((one.taken_at for one in taken), default=""),
                tuple(sorted({one for gap in gaps.get(unit, ()) for one in gap.missing})),
                last,
                shown.get(unit, (0, 0)),
                sum(one.unit == unit and bool(one.withdrawn_at) for one in came),
                tuple(gaps.get(unit, ())),
                device_words(of, letters.get(of, "")) if of in letters else "",
                bool(number) and all(of != peer.device for peer in mine if peer.active),
            )
        )
    return found


def counted(found: Sequence[Sender]) -> Counted:
    """How many of these have sent."""
    expected = [one for one in found if one.expected]
    return Counted(
        len(expected),
        sum(bool(one.taken) for one in expected),
        sum(one.is_silent for one in expected),
        sum(not one.taken and bool(one.withdrawn) for one in expected),
        len(found) - len(expected),
    )


def _last_of(taken: Iterable[packages.Incoming], active: Collection[str]) -> tuple[str, int]:
    """The device whose packages to the office came last, one that is trusted now before any other,
    and its highest number; nothing where none came."""
    plain = [one for one in taken if _is_plain(one)]
    plain = [one for one in plain if one.device in active] or plain
    if not plain:
        return "", 0
    newest = max(plain, key=lambda one: (one.taken_at, str(one.header.get("created", ""))))
    return newest.device, max(one.sequence for one in plain if one.device == newest.device)


def _is_plain(one: packages.Incoming) -> bool:
    return one.header.get("purpose", "") not in OF_OTHER_STREAMS


def trusted_cards(session: Session, unit: str) -> list[TrustedCard]:
    """The devices of a unit that are trusted now, the last enrolled first."""
    letters = statements.letters(session.book.db, unit)
    return [
        TrustedCard(peer.fingerprint, peer.device, peer.enrolled_at, letters.get(peer.device, ""))
        for peer in peers.enrolled(session.book.db, unit)
        if peer.active
    ]


def taken_packages(session: Session, most: int = 500) -> list[TakenPackage]:
    """The packages taken here, the last first."""
    found = [
        TakenPackage(
            one.sha256,
            one.unit,
            session.codes.unit_label(one.unit),
            one.sequence,
            str(one.header.get("created", "")),
            one.taken_at,
            str(one.header.get("purpose", "")),
            one.withdrawn_at or "",
        )
        for one in packages.received(session.book.db)
        if one.outcome == "taken"
    ]
    return found[::-1][:most]


def expect(session: Session, units: Iterable[str]) -> int:
    """Wait for packages of these units from now on; how many are new. Raises NoRight."""
    session.require("exchange")
    known = peers.expected(session.book.db)
    fresh = {unit: session.codes.unit_label(unit) for unit in units if unit not in known}
    with session.book.transaction():
        peers.expect(session.book.db, fresh)
        for unit in fresh:
            session.note("expected", unit)
    return len(fresh)


def expect_whole_province(session: Session) -> int:
    """Wait for every commune of this office's province; how many are new. Raises NoRight."""
    return expect(session, [row.value for row in session.codes.units.within(session.unit)])


def no_longer_expect(session: Session, unit: str) -> None:
    """Stop waiting for a unit; what it sent stays. Raises NoRight."""
    session.require("exchange")
    with session.book.transaction():
        peers.no_longer_expect(session.book.db, [unit])
        session.note("not expected", unit)
