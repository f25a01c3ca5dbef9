"""Fields whose value is picked: from a code list, the units or the records of the book."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from random import Random
from typing import ClassVar, Literal

from xatre.model import text
from xatre.model.codes import Codes
from xatre.model.fields.base import KEY, Field
from xatre.model.units import UNIT
from xatre.model.values import YES, Value


@dataclass(frozen=True)
class Choice(Field):
    """One code of the code list `codes` (`resources/codes/<codes>.csv`).

    A code unknown to this book is kept, and is doubtful, never wrong. `within` names the field
    whose code is the parent of the codes offered.
    """

    _: KW_ONLY
    codes: str = ""
    within: str = ""
    words_of: str = ""
    """Another field of the kind: words that a table has here and that only its list has are that
    field's, as "bỏ học" under Tình trạng."""

    sort: ClassVar[str] = "choice"

    def read(self, typed: str, today: date) -> Value | None:
        return text.clean(typed) or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not KEY.fullmatch(value):
            return "Phải là một mã trong danh mục."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return codes.label(self.codes, str(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        return random.choice(codes.offered(self.codes)).code


@dataclass(frozen=True)
class YesNo(Choice):
    """Yes, no or not known (`yes`, `no`, `unknown`)."""

    _: KW_ONLY
    codes: str = "yes_no"

    sort: ClassVar[str] = "yes/no/unknown"


@dataclass(frozen=True)
class Choices(Field):
    """Several codes of the code list `codes`, stored as `{code: "yes"}`."""

    _: KW_ONLY
    codes: str = ""

    sort: ClassVar[str] = "several choices"

    def read(self, typed: str, today: date) -> Value | None:
        chosen = [text.clean(part) for part in typed.split(";")]
        return {code: YES for code in chosen if code} or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, dict) or len(value) > 200:
            return "Phải là các mã trong danh mục."
        if any(leaf != YES or not KEY.fullmatch(code) for code, leaf in value.items()):
            return "Phải là các mã trong danh mục."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return "; ".join(codes.label(self.codes, code) for code in sorted(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        offered = codes.offered(self.codes)
        return {code.code: YES for code in random.sample(offered, min(2, len(offered)))}


@dataclass(frozen=True)
class Unit(Field):
    """An administrative unit with the year of its code set, `03562@2025`. One of those
    `before_2025` stays the unit of before July 2025 that it was, and such are offered. `around`
    is the field of the village that lies in it."""

    _: KW_ONLY
    level: Literal["commune", "province", "any"] = "commune"
    before_2025: bool = False
    around: str = ""

    sort: ClassVar[str] = "unit"

    def read(self, typed: str, today: date) -> Value | None:
        return text.clean(typed) or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(UNIT, value, re.ASCII):
            return "Phải là mã đơn vị và năm của bộ mã, như 03562@2025."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return codes.unit_label(str(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        return random.choice(("02788@2025", "03562@2025", "02761@2025"))


@dataclass(frozen=True)
class Reference(Field):
    """The id of a record of one of the kinds `to`."""

    _: KW_ONLY
    to: str = ""

    sort: ClassVar[str] = "reference"

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f\-]{36}", value, re.ASCII):
            return "Phải chỉ tới một hồ sơ trong sổ."
        return None

    def sample(self, random: Random, codes: Codes) -> Value:
        digits = f"{random.getrandbits(128):032x}"
        return "-".join(
            (digits[:8], digits[8:12], "7" + digits[13:16], "8" + digits[17:20], digits[20:])
        )


@dataclass(frozen=True)
class PersonRef(Reference):
    """A reference to a child of the register."""

    _: KW_ONLY
    to: str = "child"
    names_person: bool = True
