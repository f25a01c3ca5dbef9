"""A card that a file offers, before anybody trusts it: read, and held against the digits a person
typed. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xatre.errors import UseError, XatreError
from xatre.exchange import card as cards
from xatre.exchange import keys
from xatre.exchange.card import Card
from xatre.work.session import Session


class FolderOfCards(UseError):
    """A folder where one card is asked for: each has forty digits of its own."""

    code = "XT-254"
    sentence = "{place} là thư mục, không phải tệp thẻ. Chưa ghi gì vào sổ."
    remedy = (
        "Mỗi thẻ có 40 số riêng: chọn các tệp thẻ trong ấy, gõ số của từng thẻ (lệnh xatre enrol "
        "SỔ THƯ_MỤC hỏi lần lượt)."
    )


class DigitsLacking(UseError):
    """Fewer or more than the forty digits of a fingerprint."""

    code = "XT-255"
    sentence = "Cần đủ 40 chữ số vân tay, mới có {count}. Chưa ghi gì vào sổ."
    remedy = "Nghe đọc lại 8 nhóm, mỗi nhóm 5 số, rồi gõ đủ."


class DigitsOfNoCard(keys.FingerprintDiffers):
    """Of several cards' digits some are of none of the cards."""

    sentence = "Dãy 40 số bắt đầu bằng {digits} không khớp thẻ nào ở đây{left}; {others}."


def read_card(file: Path) -> Card:
    """The card in a file, not trusted yet. Raises FolderOfCards, DamageError or TrustError."""
    if file.is_dir():
        raise FolderOfCards(place=file.name or str(file))
    return cards.read_card(file)


def require_all_digits(typed: str) -> None:
    """Raise DigitsLacking where a person typed digits, but not forty of them."""
    count = sum(letter.isdigit() for letter in typed)
    if count != keys.FINGERPRINT_DIGITS:
        raise DigitsLacking(count=count)


def require_fingerprint(card: Card, typed: str) -> None:
    """Raise DigitsLacking or FingerprintDiffers unless a person typed the card's forty digits."""
    require_all_digits(typed)
    cards.confirm(card, typed)


def of_no_card(typed: str, left: Sequence[str], enrolled: int) -> XatreError:
    """Forty digits were given that are none of the cards'; `left` are the files of those that
    nobody gave digits of, `enrolled` counts the others."""
    digits = "".join(one for one in typed if one.isdigit())
    return DigitsOfNoCard(
        digits=digits[:5],
        left=f", nên chưa đăng ký: {', '.join(left)}" if left else "",
        others=f"{enrolled} thẻ khác đã đăng ký" if enrolled else "chưa ghi gì vào sổ",
    )


def is_digits_of(file: Path, typed: str) -> bool:
    """Whether what a person typed are the forty digits of this card; not of a file that is none."""
    try:
        require_fingerprint(read_card(file), typed)
    except XatreError:
        return False
    return True


def is_of_another_province(session: Session, card: Card) -> bool:
    """Whether a commune is about to trust the office of another province, or an office a commune
    that is not of its own: what is sealed to a wrong unit leaves a hole in the numbers."""
    if card.role == session.book.facts.role:
        return False
    ours, theirs = session.codes.unit(session.unit), session.codes.unit(card.unit)
    if ours is None or theirs is None or ours.year != theirs.year:
        return False
    return ours.province_code != theirs.province_code
