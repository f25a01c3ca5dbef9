"""Two workbooks as a commune has them from before: made-up children, the faults of old files.

One is typed in `.VnTime`, heads in two rows, villages merged over their rows. The other is of
before July 2025: titles above, totals below, communes by their former names, numbers that lost
their zero. Each ends with rows that cannot go in. Knows no book.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Font

from xatre.model import days
from xatre.model.codes import Codes
from xatre.model.old_fonts import as_tcvn3
from xatre.model.record import Record

Cells: TypeAlias = "list[str | int | None]"

BAD_DAYS = ("31/2/2016", "không nhớ", "45/13/2018")
"""A birth day in each row that cannot go in."""

_FIRST_HEADS = ["TT", "Họ và tên", "Sinh ngày", "Giới", "Thôn", "Mẹ", None, "Bố", None, "Dân tộc"]
_SECOND_HEADS = [None, None, None, None, None, "Họ và tên", "Năm sinh", "Họ và tên", "Năm sinh"]
_HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
          "Thôn, bản", "Số ĐDCN", "Hộ khẩu thường trú"]  # fmt: skip


@dataclass(frozen=True)
class OldList:
    """A workbook and which made-up child stands in which of its rows."""

    name: str
    data: bytes
    rows: dict[int, str]


@dataclass(frozen=True)
class _Told:
    """What old lists say of a child, in words."""

    id: str
    name: str
    born: str
    sex: str
    ethnic: str
    village: str
    mother: str
    mother_born: str
    father: str
    father_born: str
    number: str

    @property
    def words(self) -> tuple[str, ...]:
        return (self.name, self.sex, self.ethnic, self.village, self.mother, self.father)


def old_lists(
    children: Iterable[Record], villages: dict[str, str], codes: Codes, former: str
) -> list[OldList]:
    """The two workbooks. `villages` are names by id; `former` is the commune's name before."""
    told = [_told(one, villages, codes) for one in children]
    told.sort(key=lambda one: (one.village, one.id))
    spelled = [one for one in told if all(as_tcvn3(word) is not None for word in one.words)]
    first = spelled[: len(told) // 2]
    chosen = {one.id for one in first}
    return [_vntime(first), _before_2025([one for one in told if one.id not in chosen], former)]


def _vntime(told: list[_Told]) -> OldList:
    rows: list[Sequence[str | int | None]] = [["Danh sách trẻ em"], _FIRST_HEADS, _SECOND_HEADS]
    known: dict[int, str] = {}
    merges = [f"{letter}2:{letter}3" for letter in "ABCDEJ"] + ["F2:G2", "H2:I2"]
    begins = 4
    for number, one in enumerate(told, 1):
        is_first = number == 1 or told[number - 2].village != one.village
        if is_first and len(rows) > begins:
            merges.append(f"E{begins}:E{len(rows)}")
        begins = len(rows) + 1 if is_first else begins
        rows.append([number, one.name, one.born, one.sex, one.village if is_first else None,
                     one.mother, one.mother_born, one.father, one.father_born,
                     one.ethnic])  # fmt: skip
        known[len(rows)] = one.id
    if len(rows) > begins:
        merges.append(f"E{begins}:E{len(rows)}")
    rows += [[None, "Nguyễn Văn Sai", day, "Nam"] for day in BAD_DAYS]
    stored = [[as_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return OldList("So tre em (VnTime).xlsx", one_sheet(stored, merges, ".VnTime"), known)


def _before_2025(told: list[_Told], former: str) -> OldList:
    rows: list[Sequence[str | int | None]] = [
        [f"UBND {former.upper()}"], ["DANH SÁCH TRẺ EM DƯỚI 16 TUỔI"], [], _HEADS,
        list(range(1, 11)),
    ]  # fmt: skip
    known: dict[int, str] = {}
    for number, one in enumerate(told, 1):
        lost = int(one.number) if one.number else None
        rows.append([number, one.name, one.born, one.sex, one.ethnic, one.mother, one.father,
                     one.village, lost, former])  # fmt: skip
        known[len(rows)] = one.id
    rows += [[None, "Trần Thị Sai", day, "Nữ"] for day in BAD_DAYS]
    rows += [[None, f"Tổng cộng: {len(told)} trẻ"], [None] * 5 + ["Người lập biểu"]]
    return OldList("Danh sach tre truoc 7-2025.xlsx", one_sheet(rows, ["A2:J2"]), known)


def _told(child: Record, villages: dict[str, str], codes: Codes) -> _Told:
    fields = {name: value for name, value in child.fields.items() if isinstance(value, str)}

    def say(name: str) -> str:
        return fields.get(name, "")

    def day(name: str) -> str:
        return days.show(say(name)) if say(name) else ""

    return _Told(
        id=child.id,
        name=say("full_name"),
        born=day("born_on"),
        sex=codes.label("sex", say("sex")),
        ethnic=codes.label("ethnic_group", say("ethnic_group")),
        village=villages.get(say("village"), ""),
        mother=say("mother_name"),
        mother_born=say("mother_born_on")[:4],
        father=say("father_name"),
        father_born=say("father_born_on")[:4],
        number=say("personal_number"),
    )


def one_sheet(
    rows: Sequence[Sequence[object]], merges: Sequence[str] = (), font: str = ""
) -> bytes:
    """A workbook of one sheet; its second row is in `font` where one is named."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    if font:
        for cell in sheet[2]:
            cell.font = Font(name=font, bold=True)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()
