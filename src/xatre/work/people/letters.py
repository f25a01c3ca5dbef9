"""The letter that a device puts into its record codes: no two devices of a unit the same one.

The office gives it, by the cards it trusts; a unit's other PCs hear of it in returns.
"""

from __future__ import annotations

from xatre.exchange.card import Card
from xatre.model.devices import short_device
from xatre.store.keys.device import next_letter
from xatre.store.register.letters_in_use import letters_in_codes
from xatre.store.traffic import peers, statements
from xatre.store.traffic.return_numbers import last_return_number
from xatre.work.session import Session

GIVEN_AFTER = "letter.given_after"
"""The setting, with the device's name, of the last return to its unit before it was given a letter
that its card did not say."""
BY_CARD = "letter.by_card"
"""The setting, with the device's name, that only its own card has said its letter here."""
LETTER = (
    "Máy ấy mang chữ {letter} trong mã hồ sơ, để không trùng mã với máy khác của đơn vị; máy ấy "
    "biết khi nhận biên nhận tới."
)
MOVED = (
    "Máy ấy đã dùng chữ {letter} trong mã hồ sơ, nên máy {device} của đơn vị đổi sang chữ {other}; "
    "máy {device} biết khi nhận biên nhận tới."
)
SAME_LETTER = (
    "Máy ấy và máy này mang cùng một chữ trong mã hồ sơ, nên hai hồ sơ mới có thể trùng mã. Nơi "
    "tiếp nhận đăng ký thẻ của cả hai máy thì biên nhận tới cho một máy chữ khác."
)


def of_trusted(session: Session, card: Card, *, fresh: bool) -> list[str]:
    """Give or note the letter of a commune's device that was just trusted, `fresh` where it was
    not known before; what is to be told of it. Raises DiskError."""
    told: list[str] = []
    if session.at_office and card.role == "commune":
        told = _give(session, card)
        letter = statements.letters(session.book.db, card.unit)[card.device]
        told = told or ([LETTER.format(letter=letter)] if letter and fresh else [])
    elif not session.at_office and (card.unit, card.role) == (session.unit, "commune"):
        _note(session, card)
    return told + ([SAME_LETTER] if _has_ours(session, card) else [])


def _give(session: Session, card: Card) -> list[str]:
    """The first keeps what its card says; a later one of the same letter is given the next. But
    what a card says may stand in codes already: a device that was only given that letter here, and
    that no return can have told of it yet, goes on to the next instead. That is told."""
    db = session.book.db
    known = statements.letters(db, card.unit)
    if card.device in known:
        return []
    holders = [device for device, letter in known.items() if letter == card.letter]
    if not holders:
        statements.give_letter(db, card.unit, card.device, card.letter)
        return []
    free = next_letter([*known.values(), *letters_in_codes(db, card.unit)])
    last = str(last_return_number(db, "out", card.unit))
    unaware = [one for one in holders if session.book.setting(f"{GIVEN_AFTER}.{one}") == last]
    moved = unaware[0] if unaware and len(holders) == 1 else card.device
    statements.give_letter(db, card.unit, card.device, card.letter)
    statements.give_letter(db, card.unit, moved, free)
    session.book.set_setting(f"{GIVEN_AFTER}.{moved}", last)
    if moved == card.device:
        return []
    return [MOVED.format(letter=card.letter, device=short_device(moved), other=free)]


def _note(session: Session, card: Card) -> None:
    """What a card of this unit's other device says of its letter, where the office has not."""
    if card.device not in statements.letters(session.book.db, card.unit):
        statements.give_letter(session.book.db, card.unit, card.device, card.letter)
        session.book.set_setting(f"{BY_CARD}.{card.device}", "yes")


def note_word_of_office(session: Session, device: str, letter: str) -> None:
    """The office says which letter a device of this unit has. Raises DiskError."""
    statements.give_letter(session.book.db, session.unit, device, letter)
    session.book.set_setting(f"{BY_CARD}.{device}", "")


def is_by_card(session: Session, device: str) -> bool:
    """Whether the letter of another device of this unit is not known by the office's word."""
    return bool(session.book.setting(f"{BY_CARD}.{device}"))


def _has_ours(session: Session, card: Card) -> bool:
    """Whether an active other device of this unit puts the same letter into its codes as this."""
    known = statements.letters(session.book.db, card.unit)
    return (
        (card.unit, card.role) == (session.unit, session.book.facts.role)
        and known.get(card.device, card.letter) == session.book.facts.device_letter
        and peers.by_fingerprint(session.book.db, card.fingerprint).active
    )
