"""What a person is told before a card is trusted that nobody here knows: that a key vouches for it
which was revoked, that an office begins again.

An office's card that continues none: its former key is lost, or it succeeds an office that is no
more, or an older copy of its book made it. The communes believe the old card no further then.
"""

from __future__ import annotations

from collections.abc import Sequence

from xatre.exchange.card import Card
from xatre.model.devices import short_device
from xatre.store.traffic import again, packages, peers, returns
from xatre.store.traffic.peers import Peer
from xatre.work.people.continuing import continued_by, is_of_older_book, is_past, voucher
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
VOUCHED_BY_REVOKED = (
    "Thẻ này do một khóa đã thu hồi bảo lãnh ({cards}): ai giữ khóa ấy cũng lập được thẻ như thế. "
    "Chỉ đăng ký khi đã gọi hỏi và biết chắc máy vẫn ở đúng người."
)
OF_OLDER_BOOK = (
    "Thẻ này do một bản cũ của sổ nơi tiếp nhận lập: khóa bảo lãnh cho thẻ đã có thẻ khác nối "
    "tiếp, hoặc đã ký biên nhận mà bản ấy không có. Gọi hỏi cho chắc."
)
NOTHING_TAKEN = "Gói đã gửi kể là chưa nơi nào nhận cho tới khi máy mới báo."
ENDED = (
    "Sổ đã thôi tin {cards}. Gói đã gửi kể là chưa nơi nào nhận cho tới khi máy mới báo: lập gói "
    "mang mọi hồ sơ (ở lệnh: xatre export SỔ --full) gửi tới, rồi nhận biên nhận mới."
)


def told_before_trusting(session: Session, card: Card) -> str:
    """What a person is told before a card is trusted that is not known here yet: that only a
    revoked key vouches for it; of an office's, whom the book believes no further then, and which
    kinds it sends otherwise. "" for nothing."""
    is_known = peers.by_signing_key(session.book.db, card.signing) is not None
    if is_known or is_past(session, card):
        return ""
    told = list[str]()
    old, is_older = voucher(session, card), is_of_older_book(session, card)
    if old is not None and not old.active and old.revoked_hash != peers.SUCCEEDED:
        told.append(VOUCHED_BY_REVOKED.format(cards=_called(session, [old])))
    if session.at_office or card.role != "office":
        return " ".join(told)
    others = [] if continued_by(session, card) else _other_books(session, card)
    told += [OF_OLDER_BOOK] if is_older else []
    if ends := [peer for peer in others if peer.active]:
        told.append(ENDS.format(cards=_called(session, ends)))
    elif others:
        told.append(NOTHING_TAKEN if is_older else BEGINS_AGAIN)
    return " ".join([*told, *would_follow(session, card.profiles)])


def told_after(session: Session, ended: Sequence[Peer]) -> list[str]:
    """What was done, and what is left to do; nothing where nothing ended."""
    return [ENDED.format(cards=_called(session, ended))] if ended else []


def begin_again_with(session: Session, card: Card) -> list[Peer]:
    """The card of an office that continues no active device is trusted: those are trusted no more,
    returns are counted anew, and nothing counts as taken until the new book of the office says so.
    The devices that ended, now or before; none where it is the book of one of them all the same."""
    db = session.book.db
    others = _other_books(session, card)
    for peer in others:
        if peer.active:
            came = [one for one in packages.received(db, peer.unit) if one.device == peer.device]
            last = max(came, key=lambda one: one.sequence, default=None)
            peers.revoke(
                db, peer.fingerprint, last.sequence if last else 0, last.sha256 if last else ""
            )
    if others:
        returns.begin_again(db, card.unit)
        units = {card.unit, *(peer.unit for peer in others)}
        returns.acknowledge(db, {}, None, session.now, units)
        again.send_unanswered_again(db)
    return others


def _other_books(session: Session, card: Card) -> list[Peer]:
    """The office's devices, as it is or was, whose book is another than this card's, for a card
    that continues no active one: those trusted still, else those that are over. None where it is
    the book of a revoked one that went on under keys which that one vouched for."""
    known = [
        peer
        for peer in peers.enrolled(session.book.db, role="office")
        if peer.device != card.device and takes_for(session.codes, card.unit, peer.unit, "office")
    ]
    if active := [peer for peer in known if peer.active]:
        return active
    is_same_book = voucher(session, card) is not None and not is_of_older_book(session, card)
    return [] if is_same_book else known


def _called(session: Session, of: Sequence[Peer]) -> str:
    return ", ".join(
        f"thẻ của {session.codes.unit_label(one.unit)}, máy {short_device(one.device)}"
        for one in of
    )
