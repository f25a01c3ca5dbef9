"""A sheet of plain cells, as it goes into a workbook. Loads no library of workbooks: `workbook.py`
does, when one is written or read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from xatre.errors import DataError

PlainValue: TypeAlias = str | int | Decimal | date


@dataclass(frozen=True)
class Noted:
    """A cell with what is to be said about it: `why` is its comment, `tone` its colour. One without
    a comment is words of several lines, wrapped."""

    value: PlainValue
    why: str = ""
    tone: Literal["", "bad", "doubt"] = ""


CellValue: TypeAlias = PlainValue | Noted

MOST_ROWS = 1_048_575
"""Rows of a sheet beside its head."""
LONGEST_CELL = 32_767
SECRECY_MARK = "Mức độ bảo mật"
"""The first words of the line above the heads that says how secret a sheet is and whom it is for
(NĐ 56/2017/NĐ-CP Đ24 khoản 3); readers pass over such a line."""
DAY_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"


class TooManyRows(DataError):
    """More rows than a sheet of Excel holds."""

    code = "XT-150"
    sentence = "Bảng có hơn {most} dòng, một trang Excel không chứa hết. Chưa ghi tệp nào."
    remedy = "Lọc bớt rồi xuất lại."


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, heads with their widths in letters, and rows of cells.

    "" is an empty cell. `top` is the line above the heads, "" for none.
    """

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[CellValue]]
    widths: Sequence[int] = ()
    top: str = ""
