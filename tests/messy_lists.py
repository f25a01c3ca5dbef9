"""Lists of children as officers lay them out, row by row and without a fault, from made-up people:
a workbook of them is made by `messy.save`.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from messy import people

Rows = list[list[object]]

HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
         "Thôn, bản", "Số ĐDCN"]  # fmt: skip

TWO_HEADS_MERGED = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:I2", "E4:E9",
                    "E10:E15"]  # fmt: skip
BOYS_AND_GIRLS_MERGED = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]

LOOSE_DAYS: list[object] = ["9/3/16", 42438, datetime.date(2015, 2, 1), "3/2014", "15/7/2013 ÂL",
                            "tháng 5 năm 2012"]  # fmt: skip

_SPOIL: list[tuple[int, object, str]] = [
    (2, "31/2/2016", "born_on"), (2, "không nhớ", "born_on"), (3, "Nan", "sex"),
    (4, "Klingon", "ethnic_group"), (8, "01231600", "personal_number"),
    (8, "1.23E+11", "personal_number"), (2, "1/1/2040", "born_on"), (3, None, "sex"),
    (2, None, "born_on"), (8, "123456789", "personal_number"),
]  # fmt: skip


def under_heads(count: int, seed: int) -> Rows:
    """Rows under HEADS, without them."""
    return [
        [number, one["name"], one["born"], one["sex"], one["ethnic"], one["mother"],
         one["father"], one["village"], one["number"]]
        for number, one in enumerate(people(count, seed), 1)
    ]  # fmt: skip


def in_letters(rows: Sequence[Sequence[object]], way: Callable[[str], str]) -> Rows:
    """The same rows in the letters of an old font."""
    return [[way(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def titles_and_totals() -> Rows:
    """Forty children from the sixth row on: titles above, numbers of columns below the heads,
    totals; every number lost its zero."""
    rows: Rows = [["UBND XÃ SÌ LỞ LẦU"], ["DANH SÁCH TRẺ EM NĂM 2025"], [], HEADS,
                  list(range(1, 10))]  # fmt: skip
    for row in under_heads(40, 1):
        row[8] = int(str(row[8]))
        rows.append(row)
    rows += [[None, "Tổng cộng: 40 trẻ"], [], [None, None, None, None, "Người lập biểu"]]
    return rows


def two_heads() -> Rows:
    """Twelve children from the fourth row on: heads in two rows, villages over their rows
    (TWO_HEADS_MERGED)."""
    rows: Rows = [
        ["Danh sách trẻ em"],
        ["TT", "Họ và tên", "Sinh ngày", "Giới", "Thôn", "Mẹ", None, "Bố", None],
        [None, None, None, None, None, "Họ và tên", "Năm sinh", "Họ và tên", "Năm sinh"],
    ]
    for number, one in enumerate(people(12, 2), 1):
        village = "Bản Sì Choang" if number in (1, 7) else None
        rows.append([number, one["name"], one["born"], one["sex"], village, one["mother"], 1985,
                     one["father"], "1983"])  # fmt: skip
    return rows


def plain_text() -> list[list[str]]:
    """Fifteen children from the second row on, for a file of text."""
    heads = ["Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Họ tên mẹ"]
    return [heads, *([one["name"], one["born"], one["sex"], one["ethnic"], one["mother"]]
                     for one in people(15, 3))]  # fmt: skip


def save_text(file: Path, rows: Sequence[Sequence[str]], way: Callable[[str], str]) -> Path:
    """A .csv in an old font's letters, as a Windows of Latin letters saves it."""
    lines = [way(";".join(row)) for row in rows]
    file.write_bytes("\r\n".join(lines).encode("latin-1"))
    return file


def former_units() -> Rows:
    """Five children from the second row on, in communes by the names they had: one that was
    split, one that never was (row 5)."""
    units = ["xã Sin Suối Hồ, huyện Phong Thổ, tỉnh Lai Châu",
             "Phường Bến Nghé, Quận 1, TP Hồ Chí Minh",
             "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", "Xã Không Có Thật, tỉnh Lai Châu",
             "Phường Điện Biên, quận Ba Đình, Hà Nội"]  # fmt: skip
    rows: Rows = [["Họ tên", "Ngày sinh", "Giới tính", "Hộ khẩu thường trú"]]
    rows += [[one["name"], one["born"], one["sex"], unit]
             for one, unit in zip(people(5, 5), units, strict=True)]  # fmt: skip
    return rows


def spoiled() -> tuple[Rows, dict[str, str]]:
    """3,000 rows under HEADS of which 200 have a fault, and where: cell → the field it is of."""
    rows, faults = under_heads(3000, 6), {}
    for place, number in enumerate(Random(6).sample(range(3000), 200)):
        column, value, name = _SPOIL[place % len(_SPOIL)]
        rows[number][column] = value
        faults[f"{'ABCDEFGHI'[column]}{number + 2}"] = name
    return [HEADS, *rows], faults


def boys_and_girls() -> Rows:
    """Ten children from the fourth row on: birth days under boy and girl, villages as headings
    between (BOYS_AND_GIRLS_MERGED)."""
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
    return rows


def loose_marks(days: Sequence[object]) -> Rows:
    """A child a day from the second row on: marks apart from their letters, Ð for Đ, spaces that
    do not break. LOOSE_DAYS: two-digit years, the moon, an Excel number for a day."""
    heads = ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Ghi chú")
    rows: Rows = [[unicodedata.normalize("NFD", head) for head in heads]]
    for one, day in zip(people(len(days), 8), days, strict=True):
        name = unicodedata.normalize("NFD", one["name"]).replace(" ", "\xa0 ")
        rows.append([name, day, f" {one['sex']}\u200b", "Ðỗ Thị Mai", None])
    return rows


def injuries() -> Rows:
    """Another kind, from the third row on: the second has a cause that is in no list."""
    return [
        ["DANH SÁCH TRẺ EM BỊ TAI NẠN THƯƠNG TÍCH"],
        ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Ngày bị tai nạn", "Nguyên nhân", "Địa điểm",
         "Kết quả"],
        [1, "Giàng A Páo", 2016, "Nam", "1/7/2026", "Đuối nước", "Nhà", "Khỏi"],
        [2, "Lò Thị Mai", 2015, "Nữ", "2/7/2026", "Tai nạn không có trong danh mục", "Nhà", "Khỏi"],
    ]  # fmt: skip


def bare_codes() -> list[list[str]]:
    """Five children from the second row on: bare ethnic codes, two heads of one name, a formula
    that would run a program."""
    rows = [["Họ tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ghi chú", "Ghi chú"]]
    rows += [[one["name"], one["born"], one["sex"], "08", "=cmd|' /C calc'!A0", "b"]
             for one in people(5, 10)]  # fmt: skip
    return rows


def save_page(file: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A web page with one table, whatever the file is named."""
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    lines[0] = lines[0].replace("td>", "th>")
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    file.write_text(f"<html><table>{table}</table></html>", encoding="utf-8")
    return file
