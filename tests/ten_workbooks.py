"""Ten workbooks as officers have them, made by code, each with its faults and what becomes of it:
the same ten go in through the command and through the desk.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from messy import people, save, tcvn3, vni

HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
         "Thôn, bản", "Số ĐDCN"]  # fmt: skip

Rows = list[list[object]]


@dataclass(frozen=True)
class Messy:
    """One workbook. `answers` are given to its questions, whose keys are `asks`; `counts` are the
    rows of each status then; `faults` is every error: cell → the field it is of."""

    name: str
    write: Callable[[Path], Path]
    counts: dict[str, int]
    faults: dict[str, str]
    asks: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    kind: str = "child"
    says: str = ""
    """Words of a note on how the file was read."""


def rows_of(count: int, seed: int) -> Rows:
    """Rows under HEADS."""
    return [
        [number, one["name"], one["born"], one["sex"], one["ethnic"], one["mother"],
         one["father"], one["village"], one["number"]]
        for number, one in enumerate(people(count, seed), 1)
    ]  # fmt: skip


def in_letters(rows: Sequence[Sequence[object]], way: Callable[[str], str]) -> Rows:
    """The same rows in the letters of an old font."""
    return [[way(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def titles_and_totals(folder: Path) -> Path:
    """Titles above, numbers of columns below the heads, totals; every number lost its zero; one
    row without a name, one day that was never."""
    rows: Rows = [["UBND XÃ SÌ LỞ LẦU"], ["DANH SÁCH TRẺ EM NĂM 2025"], [], HEADS,
                  list(range(1, 10))]  # fmt: skip
    for row in rows_of(40, 1):
        row[8] = int(str(row[8]))
        rows.append(row)
    rows[5 + 7][2] = "30/2/2016"
    rows[5 + 11][1] = None
    rows += [[None, "Tổng cộng: 40 trẻ"], [], [None, None, None, None, "Người lập biểu"]]
    return save(folder, "Danh sách trẻ.xlsx", rows, ["A2:I2"])


def tcvn3_two_heads(folder: Path) -> Path:
    """.VnTime, heads in two rows, villages merged over their rows; a sex nobody has."""
    rows: Rows = [
        ["Danh sách trẻ em"],
        ["TT", "Họ và tên", "Sinh ngày", "Giới", "Thôn", "Mẹ", None, "Bố", None],
        [None, None, None, None, None, "Họ và tên", "Năm sinh", "Họ và tên", "Năm sinh"],
    ]
    for number, one in enumerate(people(12, 2), 1):
        village = "Bản Sì Choang" if number in (1, 7) else None
        rows.append([number, one["name"], one["born"], one["sex"], village, one["mother"], 1985,
                     one["father"], "1983"])  # fmt: skip
    rows[3 + 4][3] = "Nửa"
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:I2", "E4:E9", "E10:E15"]
    return save(folder, "vntime.xlsx", in_letters(rows, tcvn3), merges)


def tcvn3_text(folder: Path) -> Path:
    """TCVN3 saved as .csv by a Windows of Latin letters; a people that is not in the list."""
    lines = ["Họ và tên;Năm sinh;Giới tính;Dân tộc;Họ tên mẹ"]
    for place, one in enumerate(people(15, 3)):
        ethnic = "Klingon" if place == 5 else one["ethnic"]
        lines.append(f"{one['name']};{one['born']};{one['sex']};{ethnic};{one['mother']}")
    file = folder / "ds.csv"
    file.write_bytes("\r\n".join(tcvn3(line) for line in lines).encode("latin-1"))
    return file


def vni_list(folder: Path) -> Path:
    """VNI-Times; a number of eleven digits that no zero makes right."""
    rows = rows_of(20, 4)
    rows[9][8] = "12345"
    return save(folder, "vni.xlsx", in_letters([HEADS, *rows], vni))


def before_july_2025(folder: Path) -> Path:
    """Communes by the names they had; one that was split, one that never was."""
    units = ["xã Sin Suối Hồ, huyện Phong Thổ, tỉnh Lai Châu",
             "Phường Bến Nghé, Quận 1, TP Hồ Chí Minh",
             "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", "Xã Không Có Thật, tỉnh Lai Châu",
             "Phường Điện Biên, quận Ba Đình, Hà Nội"]  # fmt: skip
    rows: Rows = [["Họ tên", "Ngày sinh", "Giới tính", "Hộ khẩu thường trú"]]
    rows += [[one["name"], one["born"], one["sex"], unit]
             for one, unit in zip(people(5, 5), units, strict=True)]  # fmt: skip
    return save(folder, "truoc 7-2025.xlsx", rows)


_SPOIL: list[tuple[int, object, str]] = [
    (2, "31/2/2016", "born_on"), (2, "không nhớ", "born_on"), (3, "Nan", "sex"),
    (4, "Klingon", "ethnic_group"), (8, "01231600", "personal_number"),
    (8, "1.23E+11", "personal_number"), (2, "1/1/2040", "born_on"), (3, None, "sex"),
    (2, None, "born_on"), (8, "123456789", "personal_number"),
]  # fmt: skip


def spoiled() -> tuple[Rows, dict[str, str]]:
    """3,000 rows of which 200 have a fault, and where."""
    rows, faults = rows_of(3000, 6), {}
    for place, number in enumerate(Random(6).sample(range(3000), 200)):
        column, value, name = _SPOIL[place % len(_SPOIL)]
        rows[number][column] = value
        faults[f"{'ABCDEFGHI'[column]}{number + 2}"] = name
    return rows, faults


def three_thousand(folder: Path) -> Path:
    """The whole register, with its faults."""
    return save(folder, "lon.xlsx", [HEADS, *spoiled()[0]])


def boys_and_girls(folder: Path) -> Path:
    """Birth days under boy and girl, villages as headings between; days under both."""
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", None, "Họ tên chủ hộ", "Ghi chú"],
        [None, None, "Nam", "Nữ", None, None],
        ["I", "Bản Sì Choang"],
    ]
    for number, one in enumerate(people(10, 7), 1):
        if number == 6:
            rows.append(["II", "Thôn 3"])
        boy = one["sex"] == "Nam"
        rows.append([number, one["name"], one["born"] if boy else None,
                     None if boy else one["born"], one["father"], "x"])  # fmt: skip
    rows[4][2] = rows[4][3] = None
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    return save(folder, "nam nu.xlsx", rows, merges)


def loose_marks(folder: Path) -> Path:
    """Marks apart from their letters, Ð for Đ, spaces that do not break, two-digit years, the
    moon, an Excel number for a day; a day of the thirteenth month."""
    days: list[object] = ["9/3/16", 42438, datetime.date(2015, 2, 1), "3/2014", "15/7/2013 ÂL",
                          "tháng 5 năm 2012", "5/13/2015"]  # fmt: skip
    heads = ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Ghi chú")
    rows: Rows = [[unicodedata.normalize("NFD", head) for head in heads]]
    for one, day in zip(people(7, 8), days, strict=True):
        name = unicodedata.normalize("NFD", one["name"]).replace(" ", "\xa0 ")
        rows.append([name, day, f" {one['sex']}\u200b", "Ðỗ Thị Mai", None])
    rows[7][1] = "45/13/2015"
    return save(folder, "nfd.xlsx", rows)


def injuries(folder: Path) -> Path:
    """Another kind: a cause that is in no list, a day to come."""
    rows: Rows = [
        ["DANH SÁCH TRẺ EM BỊ TAI NẠN THƯƠNG TÍCH"],
        ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Ngày bị tai nạn", "Nguyên nhân", "Địa điểm",
         "Kết quả"],
        [1, "Giàng A Páo", 2016, "Nam", "1/7/2026", "Đuối nước", "Nhà", "Khỏi"],
        [2, "Lò Thị Mai", 2015, "Nữ", "2/7/2026", "Tai nạn không có trong danh mục", "Nhà", "Khỏi"],
        [3, "Vàng Thị Sua", 2014, "Nữ", "2/7/2046", "Bỏng", "Nhà", "Khỏi"],
    ]  # fmt: skip
    return save(folder, "tntt.xlsx", rows)


def web_page(folder: Path) -> Path:
    """A web page named .xls, bare ethnic codes, two heads of one name, a formula that would run a
    program."""
    heads = ("Họ tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ghi chú", "Ghi chú")
    lines = ["<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"]
    for place, one in enumerate(people(5, 10)):
        code = "77" if place == 2 else "08"
        lines.append(f"<tr><td>{one['name']}</td><td>{one['born']}</td><td>{one['sex']}</td>"
                     f"<td>{code}</td><td>=cmd|' /C calc'!A0</td><td>b</td></tr>")  # fmt: skip
    file = folder / "xuat.xls"
    file.write_text(f"<html><table>{''.join(lines)}</table></html>", encoding="utf-8")
    return file


def _counts(new: int, bad: int, doubtful: int = 0) -> dict[str, int]:
    return {"new": new, "changed": 0, "same": 0, "doubtful": doubtful, "bad": bad}


VILLAGES = {"village": "new"}
TEN = (
    Messy("titles", titles_and_totals, _counts(38, 2), {"C13": "born_on", "B17": "full_name"},
          ("village:",), VILLAGES),
    Messy("tcvn3", tcvn3_two_heads, _counts(11, 1), {"D8": "sex"}, ("village:",), VILLAGES,
          says="TCVN3"),
    Messy("tcvn3 text", tcvn3_text, _counts(14, 1), {"D7": "ethnic_group"}, says="TCVN3"),
    Messy("vni", vni_list, _counts(19, 1), {"I11": "personal_number"}, ("village:",), VILLAGES,
          says="VNI"),
    Messy("before July 2025", before_july_2025, _counts(4, 1), {"D5": "permanent_unit"},
          ("unit:",), {}),
    Messy("three thousand", three_thousand, _counts(2800, 200), spoiled()[1], ("village:",),
          VILLAGES),
    Messy("boys and girls", boys_and_girls, _counts(9, 1), {"5": "sex"}, ("village:",),
          VILLAGES),
    Messy("loose marks", loose_marks, _counts(6, 1), {"B8": "born_on"}, ("century:",),
          {"century": "20"}),
    Messy("injuries", injuries, _counts(1, 2), {"F4": "cause", "E5": "happened_on"},
          kind="injury"),
    Messy("web page", web_page, _counts(4, 1), {"D4": "ethnic_group"},
          ("ethnic_list", "column:"), {"ethnic_list": "1979", "column:notes": "E"},
          says="Hai cột cùng tên"),
)  # fmt: skip
