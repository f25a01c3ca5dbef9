"""The personal identification number of twelve digits: what it says, and what is doubtful in it.

`PPP G YY RRRRRR`: province or country of birth registration, century and sex, year of birth, six
random digits; no check digit (NĐ 137/2015 Đ13, TT 07/2016/TT-BCA Phụ lục I-III). Since NĐ 70/2024
the law states only "twelve digits", so anything but their count is a doubt, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from xatre.model import days

_SEPARATORS = re.compile(r"[\s.\-]+")
_DIGITS = re.compile(r"\d{12}", re.ASCII)


class Parts(NamedTuple):
    """What the digits say."""

    place: str
    sex: Literal["male", "female"]
    birth_year: int


def plain(typed: str) -> str:
    """The number without spaces, points and hyphens."""
    return _SEPARATORS.sub("", typed)


def fault(number: str) -> str | None:
    """Why it is not a number of twelve digits, as a sentence; None when it is."""
    if _DIGITS.fullmatch(number):
        return None
    if not (number.isascii() and number.isdigit()):
        return "Số định danh chỉ gồm 12 chữ số."
    if len(number) < 12:
        return f"Cần đủ 12 chữ số, mới có {len(number)}."
    return f"Chỉ có 12 chữ số, đang ghi {len(number)}."


def parse(number: str) -> Parts | None:
    """What the digits of a stored number say; None where there are not twelve."""
    if not _DIGITS.fullmatch(number):
        return None
    century, is_female = divmod(int(number[3]), 2)
    return Parts(
        place=number[:3],
        sex="female" if is_female else "male",
        birth_year=1900 + 100 * century + int(number[4:6]),
    )


def fits(number: object, born_on: object, sex: object) -> bool:
    """Whether a number plainly has the year and the sex that stand beside it: quickly seen of
    nearly every child. Its place is another matter."""
    if not (isinstance(number, str) and isinstance(born_on, str) and isinstance(sex, str)):
        return False
    if len(number) != 12 or not (number.isascii() and number.isdecimal()):
        return False
    century, is_female = divmod(int(number[3]), 2)
    return (
        sex == ("female" if is_female else "male")
        and born_on[:4] == f"{19 + century}{number[4:6]}"
        and len(set(number)) > 1
    )


def show(number: str) -> str:
    """In groups of three, as on the card: "001 216 123 456"."""
    if not _DIGITS.fullmatch(number):
        return number
    return " ".join(number[start : start + 3] for start in range(0, 12, 3))


def known_by_range(place: str) -> bool:
    """Whether a place may be a province, where no list of provinces is at hand."""
    return 1 <= int(place) <= 96


def doubts(
    number: str, born_on: str, sex: str, known_place: Callable[[str], bool] = known_by_range
) -> Iterator[str]:
    """Sentences on what does not fit: the year of birth, the sex (`male`, `female`; others are
    not compared), the place, one digit repeated. `born_on` is a stored day or ""."""
    parts = parse(number)
    if parts is None:
        return
    if len(set(number)) == 1:
        yield "Số định danh chỉ có một chữ số lặp lại."
        return
    year = f"{parts.birth_year}"
    if born_on and born_on[:4] != year and not days.may_be_same(born_on, year):
        yield f"Số định danh ghi năm sinh {parts.birth_year}, khác với ngày sinh đã ghi."
    if sex in ("male", "female") and parts.sex != sex:
        word = "nữ" if parts.sex == "female" else "nam"
        yield f"Số định danh là của {word}, khác với giới tính đã ghi."
    if not known_place(parts.place):
        yield "Ba số đầu của số định danh không phải mã tỉnh nào đã biết."
