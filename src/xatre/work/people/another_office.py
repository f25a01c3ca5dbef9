"""An office's card that continues none: its former key is lost, or it succeeds an office that is no
more. The communes believe the old card no further, and are told so before they trust the new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from xatre.exchange.card import Card
from xatre.model.devices import short_device
from xatre.store.traffic import packages, peers, returns
from xatre.store.traffic.peers import Peer
from xatre.work.people.renewing import continued_by
from xatre.work.session import Session
from xatre.work.units import takes_for

ENDS = (
    "Đăng ký thẻ này thì sổ thôi tin {cards}, không tin lại được: biên nhận của máy ấy lập sau này "
    "không nhận nữa, và gói đã gửi kể là chưa nơi nào nhận cho tới khi máy mới báo. Chỉ làm khi "
    "nơi tiếp nhận mất khóa hoặc đã đổi nơi; gọi hỏi cho chắc."
)
ENDED = (
    "Sổ đã thôi tin {cards}. Gói đã gửi kể là chưa nơi nào nhận cho tới khi máy mới báo: lập gói "
    "mang mọi hồ sơ (ở lệnh: xatre export SỔ --full) gửi tới, rồi nhận biên nhận mới."
)


def no_longer_believed(session: Session, card: Card) -> list[Peer]:
    """The office's devices that a commune would believe no further once it trusts this card; none
    where the card continues one, is known, or is no office's."""
    if session.at_office or card.role != "office":
        return []
    if peers.by_signing_key(session.book.db, card.signing) is not None:
        return []
    return [] if continued_by(session, card) else _former(session, card)


def told_before(session: Session, ends: Sequence[Peer]) -> str:
    """What a person is told before that; "" where nothing ends."""
    return ENDS.format(cards=_called(session, ends)) if ends else ""


def told_after(session: Session, ended: Sequence[Peer]) -> list[str]:
    """What was done, and what is left to do; nothing where nothing ended."""
    return [ENDED.format(cards=_called(session, ended))] if ended else []


def begin_again_with(session: Session, card: Card) -> list[Peer]:
    """The old cards are trusted no more, returns are counted anew, and nothing counts as taken
    until the new book of the office says so; the devices that ended."""
    db = session.book.db
    before = _former(session, card)
    for peer in before:
        came = [one for one in packages.received(db, peer.unit) if one.device == peer.device]
        last = max(came, key=lambda one: one.sequence, default=None)
        peers.revoke(
            db, peer.fingerprint, last.sequence if last else 0, last.sha256 if last else ""
        )
    if before:
        returns.begin_again(db, card.unit)
        units = {card.unit, *(peer.unit for peer in before)}
        returns.acknowledge(db, {}, None, session.now, units)
    return before


def _former(session: Session, card: Card) -> list[Peer]:
    return [
        peer
        for peer in peers.enrolled(session.book.db, role="office")
        if peer.active
        and peer.device != card.device
        and takes_for(session.codes, card.unit, peer.unit, "office")
    ]


def _called(session: Session, of: Sequence[Peer]) -> str:
    return ", ".join(
        f"thẻ của {session.codes.unit_label(one.unit)}, máy {short_device(one.device)}"
        for one in of
    )
