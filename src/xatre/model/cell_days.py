"""Days as other people's tables hold them: a day of Excel, a serial number, text in many shapes.

Gives a stored day and what a person should hear about it. What may mean two things is a question,
never a guess. Knows no cell's place and no question's answer but what it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta
from typing import NamedTuple

from xatre.model import days
from xatre.model.text import clean, fold

CENTURY = "century"
"""The question which century two-digit years are of: "20" or "19"."""

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(7_000, 80_000)
"""Serial numbers of days from 1919 to 2119; years and days of six digits are none."""

_LUNAR = re.compile(r"\b(am lich|am|al|a\.l)\b|\(a\)")
_STEMS = "canh tan nham quy giap at binh dinh mau ky".split()
_BRANCHES = "than dau tuat hoi ty suu dan mao thin ty ngo mui".split()
_CYCLE = re.compile(rf"\b({'|'.join(_STEMS)})\s+({'|'.join(_BRANCHES)})\b")
_LUNAR_WORDS = re.compile(rf"\bmung\b|\bthang (?:gieng|chap)\b|\b(?:nam|ram)\b.*{_CYCLE.pattern}")
_WORDS = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_MONTH_WORDS = re.compile(r"thang\s*(\d{1,2})\s*(?:nam|[/.\-])\s*(\d{4})")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?$")
_TWO_DIGITS = re.compile(r"(\d{1,2})[/.\- ,]+(\d{1,2})[/.\- ,]+['’]?(\d{2})", re.ASCII)
_TWO_ALONE = re.compile(r"\d{2}", re.ASCII)
_THREE = re.compile(r"(\d{1,2})[/.\- ,]+(\d{1,2})[/.\- ,]+(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(khoang|chung|uoc)\s*(nam\s*)?(\d{4})")
_ALONE = re.compile(r"(?:nam|sn|sinh nam)\s*(\d{4})")


class CellDay(NamedTuple):
    """What a cell says. `value` is a stored day or ""; `note` belongs in the record's notes;
    `doubt` is a sentence; `question` names what must be answered first."""

    value: str
    doubt: str = ""
    note: str = ""
    question: str = ""


def read(
    cell: object,
    today: date,
    *,
    from_1904: bool = False,
    century: str = "",
    month_first: bool = False,
) -> CellDay:
    """The day in a cell that is not empty. Raises DayError for what is none.

    `century` answers the question of two-digit years; `month_first` says that text days are
    written 3/9/2016 for the ninth of March.
    """
    if isinstance(cell, datetime):
        return _known(cell.date())
    if isinstance(cell, date):
        return _known(cell)
    if isinstance(cell, bool):
        raise days.DayError(what="Ô này không phải là ngày.")
    if isinstance(cell, int | float):
        return _number(cell, today, from_1904, century)
    return _text(str(cell), today, from_1904, century, month_first)


def _known(day: date) -> CellDay:
    if not days.FIRST_YEAR <= day.year <= days.LAST_YEAR:
        raise days.DayError(what=f"Năm {day.year} không phải năm sinh hay năm của hồ sơ nào.")
    return CellDay(day.isoformat())


def _number(cell: int | float, today: date, from_1904: bool, century: str) -> CellDay:
    """A year, a serial day, digits that lost a zero, or 3.2016 for a month."""
    if isinstance(cell, float) and not cell.is_integer():
        month, _, year = f"{cell:.4f}".partition(".")
        if 1 <= int(month) <= 12 and days.FIRST_YEAR <= int(year) <= days.LAST_YEAR:
            return CellDay(f"{year}-{int(month):02}")
        whole = int(cell)
        if whole in _SERIALS:
            return _serial(whole, from_1904)
        raise days.DayError(what="Chưa đọc được ngày ở ô này.")
    number = int(cell)
    if days.FIRST_YEAR <= number <= days.LAST_YEAR:
        return CellDay(str(number))
    if number in _SERIALS:
        return _serial(number, from_1904)
    digits = str(number)
    if 10 <= number < 100:
        return _short_year(digits, century)
    if len(digits) in (7, 8):
        return _text(digits.zfill(8), today, from_1904, century, False)
    if len(digits) in (5, 6):
        six = digits.zfill(6)
        return _text(f"{six[:2]}/{six[2:4]}/{six[4:]}", today, from_1904, century, False)
    raise days.DayError(what="Số ở ô này không phải là ngày.")


def _serial(number: int, from_1904: bool) -> CellDay:
    return _known((_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=number))


def _text(typed: str, today: date, from_1904: bool, century: str, month_first: bool) -> CellDay:
    if found := _THREE.fullmatch(typed):
        return _whole(found, month_first)
    plain = _CLOCK.sub("", clean(typed))
    folded = fold(plain)
    if _LUNAR.search(folded) or _LUNAR_WORDS.search(folded):
        return _lunar(plain, today)
    if found := _WORDS.search(folded):
        plain = "/".join(found.groups())
    elif found := _MONTH_WORDS.search(folded):
        plain = f"{found[1]}/{found[2]}"
    elif found := _ABOUT.fullmatch(folded):
        plain = f"~{found[3]}"
    elif found := _ALONE.fullmatch(folded):
        plain = found[1]
    elif re.fullmatch(r"\d{5}(\.0)?", plain) and int(float(plain)) in _SERIALS:
        return _serial(int(float(plain)), from_1904)
    plain = plain.strip(" .,;'’")
    if found := _TWO_DIGITS.fullmatch(plain):
        if not century:
            return CellDay("", question=CENTURY)
        plain = f"{found[1]}/{found[2]}/{century}{found[3]}"
    if found := _THREE.fullmatch(plain):
        return _whole(found, month_first)
    if _TWO_ALONE.fullmatch(plain):
        return _short_year(plain, century)
    return CellDay(days.read(plain, today) or "")


def _short_year(digits: str, century: str) -> CellDay:
    """A year of two digits alone: '87."""
    return CellDay(f"{century}{digits}") if century else CellDay("", question=CENTURY)


def _whole(found: re.Match[str], month_first: bool) -> CellDay:
    day, month, year = map(int, found.groups())
    if month_first:
        day, month = month, day
    return CellDay(days.of_numbers(year, month, day))


def _lunar(plain: str, today: date) -> CellDay:
    """A day of the lunar calendar is kept as written; of it only the year is about right."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", plain)
    year = found[0] if found else _year_of_cycle(fold(plain), today)
    return CellDay(
        f"{year}~" if year else "",
        doubt="Ngày ghi theo âm lịch: chỉ lấy năm ước chừng, lời gốc để ở ghi chú.",
        note=f"ghi theo âm lịch: {plain}",
    )


def _year_of_cycle(folded: str, today: date) -> str:
    """The last year of a name, "Mậu Tuất" is 2018; "" where no such name stands there."""
    found = _CYCLE.search(folded)
    if found is None:
        return ""
    stem = _STEMS.index(found[1])
    # Tý and Tỵ fold alike: a stem goes with every other branch.
    branch = next(place for place in range(stem % 2, 12, 2) if _BRANCHES[place] == found[2])
    years = range(today.year, today.year - 60, -1)
    return next(str(one) for one in years if (one % 10, one % 12) == (stem, branch))


def has_order(cell: object) -> bool:
    """Whether a cell is a text day of three numbers, the day or the month first."""
    return isinstance(cell, str) and bool(_THREE.fullmatch(clean(cell)))


def looks_month_first(cells: list[object]) -> bool | None:
    """Whether text days have the month first: True, False, or None where nothing tells."""
    first_over = second_over = 0
    for cell, times in Counter(cell for cell in cells if isinstance(cell, str)).items():
        if found := _THREE.fullmatch(clean(cell)):
            first_over += times * (int(found[1]) > 12)
            second_over += times * (int(found[2]) > 12)
    if first_over or second_over:
        return second_over > first_over
    return None
