"""The sorts of field. A field is a value that says all there is to know about one thing written
on the paper form: its name, label, place, rules, privacy, and how its value is read and shown.

A new sort of field is a class here and an editor in `desk/editors.py`; nothing else.
The stored form of each sort is described in `model/values.py`.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from random import Random
from typing import ClassVar, Literal

from xatre.errors import DataError
from xatre.model import days, text
from xatre.model.codes import Codes
from xatre.model.conditions import Condition
from xatre.model.values import IN, YES, Value, rows_in

Privacy = Literal["basic", "sensitive", "hidden", "sealed"]

KEY = re.compile(r"[A-Za-z0-9_.@\-]{1,64}", re.ASCII)
"""Row ids, codes and attachment ids: ASCII, so that key order is the same in every language."""


class FieldError(DataError):
    """What was typed or given cannot be the value of a field; `what` is the whole sentence."""

    code = "XT-101"
    sentence = "{what}"
    remedy = ""


@dataclass(frozen=True)
class Field:
    """One field. `label` is Vietnamese, as on the paper form; `name` is English and for ever.

    required   True, or the condition under which it is required on completing
    shown_if   condition under which the form shows it (a field not shown is not required)
    in_list    a column of the kind's list
    width      columns of the form's twelve
    hint       words after the label, such as "ghi nếu biết"
    privacy    basic, sensitive, hidden or sealed (NĐ 356/2025 Đ3-4, NĐ 56/2017 Đ33)
    identity   cut from a package whose profile is "without identity"
    narrative  cut from such a package too: free text that may tell who it is
    was        earlier names of this field, never used again
    computed   name of a function of `model/computed.py`; never typed
    searched   its words are in the search of the kind
    source     law or form it comes from; `verified` is false where that was not seen
    default    stored value a new record starts with
    """

    name: str
    label: str
    _: KW_ONLY
    required: bool | Condition = False
    shown_if: Condition | None = None
    in_list: bool = False
    width: int = 6
    hint: str = ""
    privacy: Privacy = "basic"
    identity: bool = False
    narrative: bool = False
    was: tuple[str, ...] = ()
    computed: str = ""
    searched: bool = False
    read_only: bool = False
    source: str = ""
    verified: bool = True
    default: str = ""

    sort: ClassVar[str] = ""
    """Name of the sort in the printed dictionary."""

    def read(self, typed: str, today: date) -> Value | None:
        """The stored value of what a person typed; None for nothing. Raises FieldError."""
        return text.clean(typed) or None

    def fault(self, value: Value) -> str | None:
        """Why `value` cannot be stored (type, size, encoding), as a sentence; None when it can.

        `value` is NFC already: `model/record.py` cleans what comes from outside.
        """
        raise NotImplementedError(type(self).__name__)

    def show(self, value: Value, codes: Codes) -> str:
        """The value in words for a person."""
        return value if isinstance(value, str) else ""

    def cell(self, value: Value, codes: Codes) -> str | int | Decimal | date:
        """The value for a cell of a workbook: a real number or date where it is one."""
        return self.show(value, codes)

    def sample(self, random: Random, codes: Codes) -> Value:
        """A valid stored value, for tests made from the declarations."""
        raise NotImplementedError(type(self).__name__)

    @property
    def parts(self) -> tuple[Field, ...]:
        """The cells of keyed rows or the members of a sealed block."""
        return ()


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    _: KW_ONLY
    longest: int = 400
    pattern: str = ""
    pattern_words: str = ""
    """Sentence said when `pattern` (a full match) does not hold."""

    sort: ClassVar[str] = "text"

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str):
            return "Mục này phải là chữ."
        return text.fault(value, self.longest, lines=False)

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


@dataclass(frozen=True)
class Choice(Field):
    """One code of the code list `codes` (`resources/codes/<codes>.csv`).

    A code unknown to this book is kept, and is doubtful, never wrong. `within` names the field
    whose code is the parent of the codes offered.
    """

    _: KW_ONLY
    codes: str = ""
    within: str = ""

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
    """An administrative unit with the year of its code set, `03562@2025`."""

    _: KW_ONLY
    level: Literal["commune", "province", "any"] = "commune"

    sort: ClassVar[str] = "unit"

    def read(self, typed: str, today: date) -> Value | None:
        return text.clean(typed) or None

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(
            r"\d{2,5}@(19|20|21)\d\d", value, re.ASCII
        ):
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


@dataclass(frozen=True)
class Rows(Field):
    """Keyed rows, each with the same cells: `{row id: {IN: "yes", cell: value}}`."""

    _: KW_ONLY
    fields: tuple[Field, ...] = ()
    row_label: str = "dòng"
    most: int = 200
    width: int = 12

    sort: ClassVar[str] = "rows"

    @property
    def parts(self) -> tuple[Field, ...]:
        return self.fields

    def read(self, typed: str, today: date) -> Value | None:
        raise FieldError(what="Bảng này phải ghi từng dòng.")

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, dict):
            return "Phải là bảng có từng dòng."
        if len(value) > self.most:
            return f"Quá {self.most} dòng."
        cells = {part.name: part for part in self.fields}
        for row_id, row in value.items():
            if not KEY.fullmatch(row_id) or not isinstance(row, dict):
                return "Phải là bảng có từng dòng."
            for name, cell in row.items():
                if name == IN:
                    if cell != YES:
                        return "Phải là bảng có từng dòng."
                elif name in cells and (fault := cells[name].fault(cell)):
                    return f"{cells[name].label}: {fault}"
        return None

    def show(self, value: Value, codes: Codes) -> str:
        lines = []
        for _, row in sorted(rows_in(value).items()):
            shown = (
                part.show(row[part.name], codes) for part in self.fields if part.name in row
            )
            lines.append(", ".join(words for words in shown if words))
        return "; ".join(lines)

    def sample(self, random: Random, codes: Codes) -> Value:
        return {
            f"r{number}": {
                IN: YES,
                **{
                    part.name: part.sample(random, codes)
                    for part in self.fields
                    if not part.computed
                },
            }
            for number in (1, 2)
        }


@dataclass(frozen=True)
class Attachment(Field):
    """Pictures kept in the book folder: `{id: {IN, "sha256", "type", "size", "label"}}`."""

    _: KW_ONLY
    most: int = 20

    sort: ClassVar[str] = "attachment"

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, dict) or len(value) > self.most:
            return "Phải là danh sách tệp đính kèm."
        for key, item in value.items():
            if not KEY.fullmatch(key) or not isinstance(item, dict):
                return "Phải là danh sách tệp đính kèm."
            if not all(isinstance(leaf, str) and len(leaf) <= 400 for leaf in item.values()):
                return "Phải là danh sách tệp đính kèm."
            if not re.fullmatch(r"[0-9a-f]{64}", str(item.get("sha256", ""))):
                return "Tệp đính kèm thiếu mã kiểm."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return "; ".join(str(item.get("label", "")) for item in rows_in(value).values())

    def sample(self, random: Random, codes: Codes) -> Value:
        digest = f"{random.getrandbits(256):064x}"
        return {
            "a1": {IN: YES, "sha256": digest, "type": "jpeg", "size": "1024", "label": "Ảnh 1"}
        }


@dataclass(frozen=True)
class Sealed(Field):
    """A block of fields sealed to named officers; the record holds only its ciphertext (base64).

    It is in no search, list, print, package or digest (NĐ 56/2017 Đ24, Đ33).
    """

    _: KW_ONLY
    fields: tuple[Field, ...] = ()
    privacy: Privacy = "sealed"
    width: int = 12

    sort: ClassVar[str] = "sealed block"

    @property
    def parts(self) -> tuple[Field, ...]:
        return self.fields

    def read(self, typed: str, today: date) -> Value | None:
        raise FieldError(what="Phần niêm kín phải ghi trong ô riêng của nó.")

    def fault(self, value: Value) -> str | None:
        if not isinstance(value, str) or not re.fullmatch(
            r"[A-Za-z0-9+/=]{0,200000}", value, re.ASCII
        ):
            return "Phần niêm kín không đúng dạng."
        return None

    def show(self, value: Value, codes: Codes) -> str:
        return "••••••"

    def sample(self, random: Random, codes: Codes) -> Value:
        return "c2VhbGVk" * 4
