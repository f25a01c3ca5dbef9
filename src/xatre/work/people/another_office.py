"""An office's card that continues none: its former key is lost, or it succeeds an office that is no
more. The communes believe the old card no further, and are told so before they trust the new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from xatre.exchange import succession
from xatre.exchange.card import Card
from xatre.model.devices import short_device
from xatre.store.traffic import again, packages, peers, returns
from xatre.store.traffic.peers import Peer
from xatre.work.people.renewing import continued_by
from xatre.work.sending.profiles import would_follow
from xatre.work.session import Session
from xatre.work.units import takes_for

ENDS = (
    "Đăng ký thẻ này thì sổ thôi tin {cards}, không tin lại được: biên nhận của máy ấy lập sau này "
    "không nhận nữa, và gói đã gửi kể là chưa nơi nào nhận cho tới khi máy mới báo. Chỉ làm khi "
    "nơi tiếp nhận mất khóa hoặc đã đổi nơi; gọi hỏi cho chắc."
)
BEGINS_AGAIN = (
    "Thẻ này là sổ mới của nơi tiếp nhận đã thôi tin: gói đã gửi kể là chưa nơi nào nhận cho tới "
    "khi máy mới báo."
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


def told_before_trusting(session: Session, card: Card) -> str:
    """What a person is told before a card is trusted that is not known here yet: whom the book
    believes no further then, and which kinds it sends otherwise; "" for nothing."""
    if session.at_office or card.role != "office":
        return ""
    if peers.by_signing_key(session.book.db, card.signing) is not None:
        return ""
    ends = no_longer_believed(session, card)
    told = [ENDS.format(cards=_called(session, ends))] if ends else []
    if not ends and not continued_by(session, card) and _before(session, card):
        told.append(BEGINS_AGAIN)
    return " ".join([*told, *would_follow(session, card.profiles)])


def told_after(session: Session, ended: Sequence[Peer]) -> list[str]:
    """What was done, and what is left to do; nothing where nothing ended."""
    return [ENDED.format(cards=_called(session, ended))] if ended else []


def begin_again_with(session: Session, card: Card) -> list[Peer]:
    """The old cards are trusted no more, returns are counted anew, and nothing counts as taken
    until the new book of the office says so; the devices that ended, now or before."""
    db = session.book.db
    before = _before(session, card)
    for peer in _former(session, card):
        came = [one for one in packages.received(db, peer.unit) if one.device == peer.device]
        last = max(came, key=lambda one: one.sequence, default=None)
        peers.revoke(
            db, peer.fingerprint, last.sequence if last else 0, last.sha256 if last else ""
        )
    if before:
        returns.begin_again(db, card.unit)
        units = {card.unit, *(peer.unit for peer in before)}
        returns.acknowledge(db, {}, None, session.now, units)
        again.send_unanswered_again(db)
    return before


def _former(session: Session, card: Card) -> list[Peer]:
    """The devices of the office, as it is or was, that are trusted beside this card."""
    return [peer for peer in _all(session, card) if peer.active]


def _before(session: Session, card: Card) -> list[Peer]:
    """The devices whose book this card's is not: those trusted still, else those that a person had
    revoked before; none where it is the book of one of them under keys that it vouched for."""
    old = _all(session, card)
    if any(peer.active for peer in old):
        return [peer for peer in old if peer.active]
    said = card.succeeds
    known = said and any(peer.signing_key.hex() == said["signing"] for peer in old)
    if known and succession.holds(
        said, unit=card.unit, role=card.role, signing=card.signing, sealing=card.sealing
    ):
        return []
    return old


def _all(session: Session, card: Card) -> list[Peer]:
    return [
        peer
        for peer in peers.enrolled(session.book.db, role="office")
        if peer.device != card.device and takes_for(session.codes, card.unit, peer.unit, "office")
    ]


def _called(session: Session, of: Sequence[Peer]) -> str:
    return ", ".join(
        f"thẻ của {session.codes.unit_label(one.unit)}, máy {short_device(one.device)}"
        for one in of
    )
