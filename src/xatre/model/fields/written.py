"""Fields a person writes: text, long text, day, time."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from random import Random
from typing import ClassVar

from xatre.model import days, personal_number, text
from xatre.model.codes import Codes
from xatre.model.fields.base import Field
from xatre.model.units import UNIT
from xatre.model.values import Value

_UNIT_IN = re.compile(rf"\b{UNIT}\b", re.ASCII)


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    _: KW_ONLY
    longest: int = 400
    pattern: str = ""
    pattern_words: str = ""
    """Sentence said when `pattern` (a full match) does not hold."""
    grouped: bool = False
    """A number that is often written in groups of digits: what parts them is not kept."""
    of_official: bool = False
    """The name of somebody who holds a post, told openly."""

    counted: bool = False
    """Numbers in it sort as people count: "Thôn 2" before "Thôn 10"."""
    words_of: str = ""
    """Another field of the kind: words of its list that a table has here are that field's, as
    "nghỉ học" under Lớp."""

    open_line: bool = False
    """What stands here names no child and none of its people, whatever is written: of lines of text
    these alone travel without identity."""

    sort: ClassVar[str] = "text"

    @property
    def is_personal_name(self) -> bool:
        """Whether a person's name stands here: it has letters, sorts by its given name, and may be
        shortened to initials."""
        return self.names_person or self.of_official

    def read(self, typed: str, today: date) -> Value | None:
        words = text.clean(typed)
        digits = personal_number.plain(words) if self.grouped else ""
        return (digits if digits.isdecimal() else words) or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return "Mục này phải là chữ."
        return text.fault(value, self.longest, lines=False)

    def show(self, value: Value, codes: Codes) -> str:
        if not self.for_program or not isinstance(value, str):
            return super().show(value, codes)
        # What the program joined has units by their codes.
        return _UNIT_IN.sub(lambda found: codes.unit_label(found[0]), value)

    def sample(self, random: Random, codes: Codes) -> Value:
        return f"Mẫu Ổ Ẫ Ắ {random.randrange(10_000)}"


@dataclass(frozen=True)
class LongText(Field):
    """Several lines of text: a narrative."""

    _: KW_ONLY
    longest: int = 20_000
    lines: int = 3
    """Height of its editor in lines."""

    sort: ClassVar[str] = "long text"

    def read(self, typed: str, today: date) -> Value | None:
        return text.clean_lines(typed) or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return "Mục này phải là chữ."
        return text.fault(value, self.longest, lines=True)

    def sample(self, random: Random, codes: Codes) -> Value:
        return f"Dòng một {random.randrange(10_000)}\nDòng hai: Ổ Ẫ Ắ"


@dataclass(frozen=True)
class Day(Field):
    """A day with its precision: `2017`, `2017-03`, `2017-03-09`, or `2017~` for an estimate."""

    _: KW_ONLY
    may_be_future: bool = False
    earliest: int = 1900
    """First year that is accepted."""

    sort: ClassVar[str] = "day"

    def read(self, typed: str, today: date) -> Value | None:
        return days.read(typed, today)

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return "Ngày phải là chữ, như 2017-03-09."
        return days.fault(value, self.earliest)

    def show(self, value: Value, codes: Codes) -> str:
        return days.show(str(value))

    def cell(self, value: Value, codes: Codes) -> str | date:
        whole = days.whole_day(str(value))
        return whole if whole else days.show(str(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        year, month, day = random.randint(2012, 2024), random.randint(1, 12), random.randint(1, 28)
        shapes = (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", f"{year}~")
        return random.choice(shapes)


@dataclass(frozen=True)
class Time(Field):
    """An hour and minute of the day, `HH:MM`."""

    sort: ClassVar[str] = "time"

    def read(self, typed: str, today: date) -> Value | None:
        return days.read_time(typed)

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(
            r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII
        ):
            return "Giờ phải từ 00:00 đến 23:59."
        return None

    def sample(self, random: Random, codes: Codes) -> Value:
        return f"{random.randrange(24):02}:{random.randrange(60):02}"
