"""Days with their precision: read as people type them, shown, compared as intervals, counted.

A stored day is `2017-03-09`, `2017-03`, `2017`, or `2017~` for an estimated year. A part that is
not known is never filled in. Knows nothing of fields or records.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta
from functools import lru_cache

from xatre.errors import DataError
from xatre.model import text

FIRST_YEAR, LAST_YEAR = 1900, 2199

_YEARS_IN_DOUBT = 10
"""A two-digit year this near in the future is asked for in full: 27 may be 1927 or 2027."""

_STORED = re.compile(r"(\d{4})(?:(~)|-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_ESTIMATE = re.compile(r"(?:~|khoảng)\s*(.*)|(.*?)\s*~", re.ASCII | re.IGNORECASE)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HOW = "Ghi như 9/3/2016, 3/2016, 2016 hoặc khoảng 2016 nếu ước chừng."


class DayError(DataError):
    """What was typed is not a day or an hour; `what` is the whole sentence."""

    code = "XT-102"
    sentence = "{what}"
    remedy = ""


def read(typed: str, today: date) -> str | None:
    """The stored day of what a person typed, or None for nothing. Raises DayError.

    Takes 090316, 09032016, 9/3/2016, 9-3-2016, 9.3.16, 2016-03-09, 3/2016, 032016, 2016, ~2016.
    A two-digit year is the last one that began by `today`, unless the next is near too.
    """
    plain = text.clean(typed) if len(typed) <= 1000 else typed
    if not plain:
        return None
    if len(plain) > 40:
        raise DayError(what=f"Chưa đọc được ngày. {_HOW}")
    if estimate := _ESTIMATE.fullmatch(plain):
        year = (estimate[1] or estimate[2] or "").strip()
        if not re.fullmatch(r"\d{4}", year, re.ASCII):
            raise DayError(what="Ước chừng thì chỉ ghi năm, ví dụ khoảng 2016.")
        return of_numbers(int(year)) + "~"
    parts = [part.strip() for part in re.split(r"[/.\- ]+", plain)]
    if not all(re.fullmatch(r"\d{1,8}", part, re.ASCII) for part in parts):
        raise DayError(what=f"Chưa đọc được ngày. {_HOW}")
    if len(parts) == 1:
        parts = _cut(parts[0])
    elif len(parts[0]) == 4:
        parts.reverse()
    *before, year = parts
    if len(before) > 2 or any(len(part) > 2 for part in before):
        raise DayError(what=f"Chưa đọc được ngày. {_HOW}")
    if len(year) == 2 and len(before) == 2:
        number = _century(int(year), today)
    elif len(year) == 4:
        number = int(year)
    else:
        raise DayError(what="Ghi năm đủ bốn chữ số, ví dụ 3/2016.")
    return of_numbers(number, *(int(part) for part in reversed(before)))


def _cut(digits: str) -> list[str]:
    if len(digits) == 4:
        return [digits]
    if len(digits) == 6 and digits[2:4] in ("19", "20", "21"):  # no month is 19, 20 or 21
        return [digits[:2], digits[2:]]
    if len(digits) in (6, 8):
        return [digits[:2], digits[2:4], digits[4:]]
    raise DayError(what=f"Chưa đọc được ngày. {_HOW}")


def _century(year: int, today: date) -> int:
    century = today.year // 100 * 100
    if century + year <= today.year:
        return century + year
    if century + year <= today.year + _YEARS_IN_DOUBT:
        raise DayError(
            what=f"Năm {year:02} có thể là {century - 100 + year} hoặc {century + year}. "
            "Ghi năm đủ bốn chữ số."
        )
    return century - 100 + year


def of_numbers(year: int, month: int = -1, day: int = -1) -> str:
    """The stored day of a year, month and day; -1 for what is not known. Raises DayError."""
    stored = (
        f"{year:04}" + (f"-{month:02}" if month >= 0 else "") + (f"-{day:02}" if day >= 0 else "")
    )
    if what := fault(stored, FIRST_YEAR):
        raise DayError(what=what)
    return stored


def read_time(typed: str) -> str | None:
    """`HH:MM` of 8:05, 08.05, 8h05, 8h, 8 giờ 5, 0805, 805; None for nothing. Raises DayError."""
    plain = text.clean(typed).lower().replace(" ", "") if len(typed) <= 1000 else typed
    if not plain:
        return None
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.,]|h|g|giờ)(\d{0,2})(?:p|phút|')?|(\d{1,2})(\d\d)", plain[:20], re.ASCII
    )
    if not found or len(plain) > 20 or (found[1] and not found[2] and plain[-1] in ":.,"):
        raise DayError(what="Chưa đọc được giờ. Ghi như 8:05 hoặc 8h05.")
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if hour > 23 or minute > 59:
        raise DayError(what="Giờ phải từ 00:00 đến 23:59.")
    return f"{hour:02}:{minute:02}"


def fault(value: str, earliest: int = FIRST_YEAR) -> str | None:
    """Why `value` is not a stored day from the year `earliest` on, as a sentence; or None."""
    return _fault(value, earliest) if len(value) <= 10 else "Ngày phải như 2017-03-09."


@lru_cache(maxsize=1 << 16)
def _fault(value: str, earliest: int) -> str | None:
    found = _STORED.fullmatch(value)
    if not found:
        return "Ngày phải như 2017-03-09, 2017-03, 2017 hoặc 2017~."
    year = int(found[1])
    if year < earliest:
        return f"Năm {year} quá sớm: chỉ nhận từ năm {earliest}."
    if year > LAST_YEAR:
        return f"Năm {year} quá xa: chỉ nhận đến năm {LAST_YEAR}."
    if found[3] is None:
        return None
    month = int(found[3])
    if month == 0:
        return f"Không có tháng 00. Không rõ tháng thì chỉ ghi năm {year}."
    if month > 12:
        return f"Không có tháng {month}: một năm chỉ có 12 tháng."
    if found[4] is None:
        return None
    if found[4] == "00":
        return f"Không có ngày 00. Không rõ ngày thì chỉ ghi {month}/{year}."
    if int(found[4]) > _length(year, month):
        return f"Tháng {month:02}/{year} chỉ có {_length(year, month)} ngày."
    return None


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def show(value: str) -> str:
    """dd/MM/yyyy, MM/yyyy, yyyy, or "khoảng yyyy"; what is no stored day, as it is."""
    found = _STORED.fullmatch(value)
    if not found:
        return value
    if found[2]:
        return f"khoảng {found[1]}"
    return "/".join(part for part in (found[4], found[3], found[1]) if part)


def whole_day(value: str) -> date | None:
    """The date, where the day is known to the day."""
    return bounds(value)[0] if len(value) == 10 and _fault(value, 1) is None else None


@lru_cache(maxsize=1 << 16)
def bounds(value: str) -> tuple[date, date]:
    """The first and last date a stored day may mean; an estimate means its year.

    Raises ValueError for what is no stored day.
    """
    found = _STORED.fullmatch(value)
    if not found:
        raise ValueError("not a stored day")
    year, month, day = int(found[1]), int(found[3] or 0), int(found[4] or 0)
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, _length(year, month))
    return date(year, 1, 1), date(year, 12, 31)


def _reach(value: str) -> tuple[date, date]:
    """As `bounds`, but an estimate may be a year out either way."""
    first, last = bounds(value)
    if not value.endswith("~"):
        return first, last
    return first.replace(year=max(first.year - 1, 1)), last.replace(year=last.year + 1)


def surely_after(one: str, other: str) -> bool:
    """Whether `one` is after `other` whatever the unknown parts are."""
    return _reach(one)[0] > _reach(other)[1]


def may_be_same(one: str, other: str) -> bool:
    """Whether two stored days may be one and the same day."""
    return not surely_after(one, other) and not surely_after(other, one)


def age(born: str, on: date) -> tuple[int, int] | None:
    """Whole years and months lived on the day `on` by someone born on the latest day `born`
    may mean (never after `on`); None where `born` is surely after `on`."""
    first, last = bounds(born)
    return None if first > on else _lived(min(last, on), on)


def _lived(born: date, on: date) -> tuple[int, int]:
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return months // 12, months % 12


def age_words(born: str, on: date) -> str:
    """The age in words: "9 tháng tuổi", "7 tuổi", "6-7 tuổi", "khoảng 7 tuổi"; "" where unborn."""
    least = age(born, on)
    if least is None:
        return ""
    most = _lived(bounds(born)[0], on)
    if born.endswith("~"):
        return f"khoảng {on.year - int(born[:4])} tuổi"
    if least == most and least[0] < 2:
        return f"{least[0] * 12 + least[1]} tháng tuổi"
    if least[0] == most[0]:
        return f"{least[0]} tuổi" if least[0] else "dưới 1 tuổi"
    return f"{least[0]}-{most[0]} tuổi"


def add_working_days(day: date, number: int, holidays: Container[date] = frozenset()) -> date:
    """The working day `number` working days after `day`, which is not counted itself.

    Saturdays, Sundays and `holidays` are no working days (BLDS 91/2015/QH13 Đ147.2, Đ148.5).
    `number` 0 gives `day`, or the next working day where it is none.
    """
    left = number
    while left > 0 or day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            left -= 1
            if left <= 0:
                break
    return day


def most_years_between(one: str, other: str) -> int:
    """The whole years from the earliest day `one` may mean to the latest `other` may mean."""
    return _lived(_reach(one)[0], _reach(other)[1])[0]


def months_after(day: date, number: int) -> date:
    """The same day `number` months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + number, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, _length(year, month)))
