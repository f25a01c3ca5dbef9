"""A card that says which device it continues, signed by that one's key: what to make of it here.

Knows the devices trusted here and the numbers taken from them. Which files of a device that is over
still come in is asked in `receiving/`.
"""

from __future__ import annotations

from xatre.exchange import succession
from xatre.exchange.card import Card
from xatre.store.traffic import packages, peers, statements
from xatre.store.traffic.peers import Peer
from xatre.work.session import Session

PAST = "card.continues"
"""The setting, with the device's name, of whom its card continues: key in hex, space, number."""
OF_PAST = "Máy ấy đã có thẻ mới hơn đang tin ở đây: thẻ này chỉ ghi là khóa cũ của máy ấy."


def note_past(session: Session, card: Card) -> None:
    """Remember of a card just trusted whom it continues, known here or not: a card of that one may
    come later. Raises DiskError."""
    if card.succeeds and _holds(card):
        said = f"{card.succeeds['signing']} {card.succeeds['sequence']}"
        session.book.set_setting(f"{PAST}.{card.device}", said)


def is_past(session: Session, card: Card) -> bool:
    """Whether a device trusted here continues the one of this card already."""
    return _last_said_by_next(session, card) is not None


def end_past(session: Session, card: Card) -> bool:
    """The device of a card just trusted is over at once where a trusted one continues it already;
    whether it is."""
    last = _last_said_by_next(session, card)
    if last is not None:
        peers.revoke(session.book.db, card.fingerprint, last, peers.SUCCEEDED)
    return last is not None


def _last_said_by_next(session: Session, card: Card) -> int | None:
    """The last number of this card's device, by the trusted card that continues it."""
    for peer in peers.enrolled(session.book.db, role=card.role):
        key, _, number = session.book.setting(f"{PAST}.{peer.device}").partition(" ")
        if peer.active and key == card.signing.hex():
            return int(number)
    return None


def voucher(session: Session, card: Card) -> Peer | None:
    """The device known here whose key signed that this card continues it, trusted still or not."""
    old = _named(session, card)
    return old if old is not None and _holds(card) else None


def is_of_older_book(session: Session, card: Card) -> bool:
    """Whether an older copy of an office's book made this card: the key that vouches for it has
    another successor, or signed files since that the card's book does not know of."""
    old = voucher(session, card)
    if old is None or old.role != "office":
        return False
    last = max(
        (
            one.sequence
            for one in packages.received(session.book.db, old.unit)
            if one.device == old.device
        ),
        default=0,
    )
    return old.revoked_hash == peers.SUCCEEDED or int(card.succeeds["sequence"]) < last


def continued_by(session: Session, card: Card) -> Peer | None:
    """The active device that a card says it continues; None where none such is trusted here, or
    only an older copy of its book speaks."""
    old = _named(session, card)
    if old is None or not old.active or is_of_older_book(session, card):
        return None
    return old


def succeed(session: Session, card: Card) -> bool:
    """A card just trusted continues a device trusted before: that one is over, and its letter
    goes on. False where it continues none that is known and active. Raises FalseSuccessor."""
    db, old = session.book.db, continued_by(session, card)
    if old is None:
        return False
    if not _holds(card):
        raise succession.FalseSuccessor()
    peers.revoke(db, old.fingerprint, int(card.succeeds["sequence"]), peers.SUCCEEDED)
    if old.unit != card.unit and not any(one.active for one in peers.enrolled(db, old.unit)):
        peers.no_longer_expect(db, [old.unit])
    letters = statements.letters(db, card.unit)
    if old.device in letters:
        statements.move_letter(db, old.device, card.device)
    return True


def _named(session: Session, card: Card) -> Peer | None:
    """The device known here that a card names as the one it continues."""
    if not card.succeeds:
        return None
    old = peers.by_signing_key(session.book.db, bytes.fromhex(card.succeeds["signing"]))
    if old is None or old.role != card.role:
        return None
    same = old.unit == card.unit or old.unit in session.codes.predecessors(card.unit)
    return old if same else None


def _holds(card: Card) -> bool:
    return succession.holds(
        card.succeeds, unit=card.unit, role=card.role, signing=card.signing, sealing=card.sealing
    )
