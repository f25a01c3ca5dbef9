"""The columns of the row page: which fields a cell holds, in which order, which are kept from the
row above.

Values only. The household stands first, then the child, as in the household's register that is
kept by hand ("Sổ theo dõi trẻ em trong gia đình"); the printed layout of that book was not seen,
so that the order is this program's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

KIND = "child"
Sort = Literal["text", "name", "day", "code", "village", "number", "groups"]


@dataclass(frozen=True)
class TypedColumn:
    """One cell of a row.

    name     the field it holds; the first of `fields` where it holds several
    kept     taken over from the row above, and changed only when typed: always, or within one
             household ("household")
    letters  letters that mean a code, beside those its label begins with
    short    what a cell shows instead of a long label
    hint     how it may be typed, said while the cell is in front
    """

    name: str
    heading: str
    sort: Sort
    codes: str = ""
    fields: tuple[str, ...] = ()
    kept: Literal["", "always", "household"] = ""
    guesses: bool = True
    numbered: bool = True
    letters: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""

    @property
    def holds(self) -> tuple[str, ...]:
        return self.fields or (self.name,)


COLUMNS = (
    TypedColumn("village", "Thôn, bản", "village", kept="always",
           hint="gõ mấy chữ đầu; thêm dấu + ở trước để lập thôn, bản mới"),
    TypedColumn("household_number", "Hộ số", "text", kept="always",
           hint="hộ như dòng trên thì để nguyên, Tab sang thẳng tên trẻ"),
    TypedColumn("household_head", "Chủ hộ", "text", kept="household"),
    TypedColumn("poverty", "Hộ nghèo", "code", "household_poverty", kept="household",
           short={"poor": "Nghèo", "near_poor": "Cận nghèo", "none": "Không"},
           hint="n nghèo, c cận nghèo, k không thuộc, r không rõ"),
    TypedColumn("full_name", "Họ và tên trẻ", "name", fields=("full_name", "name_state"),
           hint="trẻ chưa đặt tên thì gõ dấu -"),
    TypedColumn("born_on", "Ngày sinh", "day", hint="090316, 9/3/2016, 3/2016, 2016, khoảng 2016"),
    TypedColumn("sex", "Giới", "code", "sex", guesses=False,
           hint="na hoặc 1 là nam, nu hoặc 2 là nữ, k không biết"),
    TypedColumn("ethnic_group", "Dân tộc", "code", "ethnic_group", kept="always", numbered=False,
           hint="gõ mấy chữ đầu, không cần dấu"),
    TypedColumn("mother_name", "Mẹ", "text"),
    TypedColumn("father_name", "Cha", "text"),
    TypedColumn("personal_number", "Số định danh", "number", "number_state",
           fields=("number_state", "personal_number"),
           letters={"c": "waiting", "k": "none"},
           short={"waiting": "Chờ cấp", "none": "Chưa có", "has": "Đã có"},
           hint="12 chữ số, hoặc c chờ cấp, k chưa có"),
    TypedColumn("special_groups", "Nhóm", "groups", "special_group",
           hint="chữ đầu (mc mồ côi, kt khuyết tật) hoặc số 1-14; nhiều nhóm thì thêm dấu phẩy"),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}

HOUSEHOLD = ("household_head", "poverty")
"""Cells that a household has besides its number: passed over while the number stays the same."""

FIRST = "household_number"
"""Where a new row is begun: the village is a step back."""

DITTO = frozenset({'"', "〃", "=", "''", "”", "“"})
"""What people write for "as above"."""
