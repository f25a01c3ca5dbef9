"""A day in three columns, "Ngày | Tháng | Năm" as paper registers have it, under a head of their
own or not: which columns these are, and what they say together.

Judges heads and words; knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xatre.model import days
from xatre.model.fields import Day
from xatre.model.text import clean
from xatre.work.importing.columns.target import Target

DAY, MONTH, YEAR = ":day", ":month", ":year"
"""After a target's name: the part of the day that a column holds."""
PARTS = (DAY, MONTH, YEAR)

_WORDS = {"ngày": DAY, "tháng": MONTH, "năm": YEAR}
_SAID = {DAY: "ngày", MONTH: "tháng", YEAR: "năm"}
_NUMBER = re.compile(r"(?:ngày|tháng|năm)?\s*['’]?(\d{1,4})", re.IGNORECASE | re.ASCII)


class Part(NamedTuple):
    """What one of the three columns says: its place, and its number, -1 for what is none."""

    column: int
    number: int


class Joined(NamedTuple):
    """A stored day, "" for none, or the fault and the column it is in; `two_digits` where the year
    has but two and nobody said the century."""

    value: str = ""
    fault: str = ""
    column: int = -1
    two_digits: bool = False
    doubt: str = ""


def part_targets(targets: Iterable[Target]) -> Iterator[Target]:
    """The parts of every day of birth and of each other day that must be there."""
    for target in targets:
        field = target.field
        if isinstance(field, Day) and (field.required or field.name.endswith("born_on")):
            for part in PARTS:
                yield Target(f"{target.name}{part}", f"{target.label}: {_SAID[part]}", field)


def part_of(name: str) -> str:
    """Which part of a day a target is, "" for none."""
    return next((part for part in PARTS if name.endswith(part)), "")


def word_part(head: str) -> str:
    """Which part of a day a head says alone: "Năm", "Tháng sinh"."""
    words = clean(head).casefold().strip(" .:").removesuffix(" sinh").strip()
    return _WORDS.get(words, "")


def of_heads(heads: Sequence[str]) -> Iterator[tuple[tuple[int, int, int], str]]:
    """`(places of day, month and year, the head above all three)` of columns side by side."""
    for begin in range(len(heads) - 2):
        split = [heads[begin + number].rpartition(" / ") for number in range(3)]
        above, parts = {one[0] for one in split}, [word_part(one[2]) for one in split]
        if len(above) == 1 and sorted(parts) == sorted(PARTS) and parts[1] == MONTH:
            places = (begin, begin + 1, begin + 2)
            if parts[0] == YEAR:
                places = (begin + 2, begin + 1, begin)
            yield places, above.pop()


def number_of(words: str) -> int:
    """The number that a cell of one of the three says, -1 for none."""
    found = _NUMBER.fullmatch(clean(words).removesuffix(".0"))
    return int(found[1]) if found else -1


def joined(parts: dict[str, Part], century: str) -> Joined:
    """The day of three columns. Where the day is empty the month is known, where the month is, the
    year."""
    for name, part in parts.items():
        if part.number < 0:
            return Joined(fault=f"Ô này không phải là {_SAID[name]}.", column=part.column)
    day, month, year = (parts.get(name) for name in PARTS)
    if year is None:
        one = day or month
        return Joined(fault="Chưa ghi năm.", column=one.column) if one else Joined()
    number = year.number
    if number < 100:
        if not century:
            return Joined(two_digits=True, column=year.column)
        number += int(century) * 100
    if not days.FIRST_YEAR <= number <= days.LAST_YEAR:
        return Joined(fault=f"Năm {number} không phải năm sinh hay năm nào.", column=year.column)
    if month is None:
        doubt = "Có ngày mà không có tháng: chỉ lấy năm." if day else ""
        return Joined(str(number), doubt=doubt, column=day.column if day else year.column)
    if not 1 <= month.number <= 12:
        return Joined(fault=f"Không có tháng {month.number}.", column=month.column)
    if day is None:
        return Joined(f"{number}-{month.number:02}")
    try:
        return Joined(days.of_numbers(number, month.number, day.number))
    except days.DayError as fault:
        return Joined(fault=fault.happened, column=day.column)
