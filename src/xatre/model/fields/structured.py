"""Fields that hold several values: keyed rows, attachments, a sealed block."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from random import Random
from typing import ClassVar

from xatre.model.codes import Codes
from xatre.model.fields.base import KEY, Field, FieldError, Privacy
from xatre.model.text import DOTS
from xatre.model.values import IN, YES, Value, rows_in


@dataclass(frozen=True)
class Rows(Field):
    """Keyed rows, each with the same cells: `{row id: {IN: "yes", cell: value}}`.

    With `row_codes` the rows are a code list's codes (those of parent `row_within`, where it is
    given): the form shows one row a code, named by its label, and nobody adds or removes rows.
    The ids of rows that are `of` a kind are those of its records.
    """

    _: KW_ONLY
    row_codes: str = ""
    row_within: str = ""
    of: str = ""
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
        for row_id, row in self.in_order(value, codes):
            shown = (part.show(row[part.name], codes) for part in self.fields if part.name in row)
            words = ", ".join(words for words in shown if words)
            named = codes.label(self.row_codes, row_id) if self.row_codes else ""
            lines.append(f"{named}: {words}" if named else words)
        return "; ".join(lines)

    def in_order(self, value: Value | None, codes: Codes) -> list[tuple[str, dict[str, Value]]]:
        """The rows that exist: in the order of their code list, else of their ids."""
        place = {}
        if self.row_codes:
            offered = codes.offered(self.row_codes, within=self.row_within)
            place = {code.code: number for number, code in enumerate(offered)}
        rows = rows_in(value).items()
        return sorted(rows, key=lambda one: (place.get(one[0], len(place)), one[0]))

    def sample(self, random: Random, codes: Codes) -> Value:
        ids = ["r1", "r2"]
        if self.row_codes:
            ids = [code.code for code in codes.offered(self.row_codes, within=self.row_within)]
        return {
            row_id: {
                IN: YES,
                **{
                    part.name: part.sample(random, codes)
                    for part in self.fields
                    if not part.computed
                },
            }
            for row_id in ids[:2]
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
        return {"a1": {IN: YES, "sha256": digest, "type": "jpeg", "size": "1024", "label": "Ảnh 1"}}


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
        return DOTS

    def sample(self, random: Random, codes: Codes) -> Value:
        return "c2VhbGVk" * 4
