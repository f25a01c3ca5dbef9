"""Cells of digits: personal numbers and telephones, with what Excel did to them.

Pure: knows the cell and nothing around it.
"""

from __future__ import annotations

import re
from datetime import date

from xatre.model import personal_number
from xatre.model.text import clean
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read

SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d+")
PHONE = "phone"
"""What the names of fields end with that hold a telephone."""

_ZERO_LOST = re.compile(r"[35789]\d{8}", re.ASCII)
_FEWEST = 9
"""Digits of a telephone."""
_PHONE = re.compile(r"0[35789]\d{8}", re.ASCII)


def as_words(cell: Cell) -> str:
    """A cell as a person reads it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def read_personal_number(cell: Cell) -> Read:
    """Twelve digits; zeros that Excel dropped are put back and said."""
    if isinstance(cell, str) and personal_number.fault(cell) is None:
        return Read(cell)
    words = as_words(cell).strip().lstrip("'’`")
    whole = isinstance(cell, float) and cell.is_integer()
    if not whole and (SCIENTIFIC.fullmatch(words) or isinstance(cell, float)):
        return Read(fault="Excel đã đổi số định danh thành dạng 1,2E+11, mất các số cuối.")
    plain = personal_number.plain(clean(words).removesuffix(".0"))
    if _PHONE.fullmatch(plain):
        return Read(fault="Đây là số điện thoại, không phải số định danh 12 số.")
    # Excel drops every zero in front: where one is left, none was dropped.
    if plain.isascii() and plain.isdecimal() and len(plain) in (10, 11) and plain[0] != "0":
        padded = plain.zfill(12)
        return Read(padded, doubt=f"Số định danh mất {12 - len(plain)} số 0 ở đầu, đã thêm lại.")
    if len(plain) == 9 and plain.isdecimal():
        return Read(fault="Đây là số chứng minh nhân dân 9 số, không phải số định danh 12 số.")
    if fault := personal_number.fault(plain):
        return Read(fault=fault)
    return Read(plain)


def phone_without_zero(cell: Cell) -> Read | None:
    """A telephone whose zero Excel dropped, with it; None for any other cell."""
    plain = personal_number.plain(as_words(cell)).removesuffix(".0")
    if not _ZERO_LOST.fullmatch(plain):
        return None
    return Read(f"0{plain}", doubt="Số điện thoại mất số 0 ở đầu, đã thêm lại.")


def told_short(read: Read) -> Read:
    """What was read of a telephone, with a doubt where it has too few digits for one."""
    digits = sum(map(str.isdigit, read.value)) if isinstance(read.value, str) else _FEWEST
    if digits >= _FEWEST or read.says_more:
        return read
    return Read(read.value, doubt=f"Số điện thoại chỉ có {digits} chữ số.")
