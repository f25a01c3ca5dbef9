"""Fields that hold a number, stored as decimal text."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from random import Random
from typing import ClassVar

from xatre.model import text
from xatre.model.codes import Codes
from xatre.model.fields.base import Field, FieldError
from xatre.model.values import Value


@dataclass(frozen=True)
class WholeNumber(Field):
    """A whole number, stored as its decimal text without sign or leading zeros."""

    _: KW_ONLY
    least: int = 0
    most: int = 1_000_000_000
    grouped: bool = True
    """Shown in groups of three digits; not for years."""

    sort: ClassVar[str] = "whole number"

    def read(self, typed: str, today: date) -> Value | None:
        plain = text.clean(typed).replace(".", "").replace(" ", "")
        if not plain:
            return None
        if not re.fullmatch(r"-?\d{1,15}", plain, re.ASCII):
            raise FieldError(what="Chỉ ghi số nguyên, ví dụ 12.")
        value = str(int(plain))
        if fault := self.fault(value):
            raise FieldError(what=fault)
        return value

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(r"0|-?[1-9]\d{0,14}", value, re.ASCII):
            return "Phải là số nguyên."
        if not self.least <= int(value) <= self.most:
            return f"Phải từ {self.least} đến {self.most}."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return text.show_number(str(value)) if self.grouped else str(value)

    def cell(self, value: Value, codes: Codes) -> int:
        return int(str(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        return str(random.randint(self.least, min(self.most, self.least + 50)))


@dataclass(frozen=True)
class DecimalNumber(Field):
    """A decimal number, stored as its shortest decimal text with a point."""

    _: KW_ONLY
    places: int = 2
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10) ** 12
    unit_words: str = ""

    sort: ClassVar[str] = "decimal number"

    def read(self, typed: str, today: date) -> Value | None:
        plain = text.clean(typed).replace(" ", "")
        if not plain:
            return None
        if "," in plain:
            plain = plain.replace(".", "").replace(",", ".")
        try:
            number = Decimal(plain)
        except InvalidOperation:
            raise FieldError(what="Chỉ ghi số, ví dụ 12,5.") from None
        value = f"{number.normalize():f}"
        if fault := self.fault(value):
            raise FieldError(what=fault)
        return value

    def fault(self, value: Value) -> str | None:
        shape = r"-?(0|[1-9]\d{0,14})(\.\d*[1-9])?"
        if not isinstance(value, str) or not re.fullmatch(shape, value, re.ASCII):
            return "Phải là số."
        number = Decimal(value)
        if len(value.partition(".")[2]) > self.places:
            return f"Chỉ ghi đến {self.places} số lẻ."
        if not self.least <= number <= self.most:
            return f"Phải từ {self.least} đến {self.most}."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return text.show_number(str(value))

    def cell(self, value: Value, codes: Codes) -> Decimal:
        return Decimal(str(value))

    def sample(self, random: Random, codes: Codes) -> Value:
        number = self.least + Decimal(random.randrange(1, 500)) / (10**self.places)
        return f"{number.normalize():f}"
