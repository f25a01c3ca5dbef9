"""Real .xls files of Excel 97–2003 (BIFF8), through the reading process."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
import xlwt

from xatre.outside import faults, process
from xatre.outside.grid import Table

NAMES = ("Giàng A Páo", "Vừ Thị Mỷ", "Nguyễn Đình Ưởng")
DAY = date(2016, 3, 9)


def old_workbook(*, from_1904: bool = False, font: str = "Arial") -> bytes:
    """A title over four columns, heads, a row a name."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = from_1904
    sheet = book.add_sheet("Trẻ em")
    style = xlwt.easyxf(f"font: name {font}")
    sheet.write_merge(0, 0, 0, 3, "DANH SÁCH TRẺ EM")
    for column, head in enumerate(("Họ và tên", "Ngày sinh", "Số định danh", "Ghi chú")):
        sheet.write(2, column, head)
    for row, name in enumerate(NAMES, 3):
        sheet.write(row, 0, name, style)
        sheet.write(row, 1, DAY, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        sheet.write(row, 2, 12216000123)
        sheet.write(row, 3, xlwt.Formula('HYPERLINK("=cmd")'))
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def read(folder: Path, name: str, data: bytes) -> Table:
    (folder / name).write_bytes(data)
    table = process.read(folder / name)
    assert table is not None
    return table


@pytest.mark.parametrize("from_1904", [False, True])
def test_words_days_numbers_and_merges(tmp_path: Path, from_1904: bool) -> None:
    table = read(tmp_path, "trẻ.xls", old_workbook(from_1904=from_1904))
    assert (table.format, table.from_1904, table.notes) == ("xls", from_1904, [])
    (sheet,) = table.sheets
    assert (sheet.name, sheet.merges) == ("Trẻ em", [(0, 0, 0, 3)])
    assert [cells[:3] for _, cells in sheet.rows(2)] == [[name, DAY, 12216000123] for name in NAMES]


@pytest.mark.parametrize(("font", "known"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_the_old_fonts_are_known_by_their_names(tmp_path: Path, font: str, known: str) -> None:
    assert read(tmp_path, "a.xls", old_workbook(font=font)).fonts == {known}


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a"])
def test_renamed(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, name, old_workbook())
    assert table.format == "xls"
    assert "bên trong là xls" in table.notes[0]


@pytest.mark.parametrize("length", [1500, 2500, 5000])
def test_cut_short(tmp_path: Path, length: int) -> None:
    with pytest.raises(faults.HalfWritten):
        read(tmp_path, "a.xls", old_workbook()[:length])


@pytest.mark.parametrize("way", [b"\0\0", b"\1\0"])
def test_a_password(tmp_path: Path, way: bytes) -> None:
    """Scrambled by exclusive or (0), or encrypted by RC4 (1)."""
    data, first = bytearray(old_workbook()), 512
    assert data[first : first + 2] == b"\x09\x08"
    second = first + 4 + int.from_bytes(data[first + 2 : first + 4], "little")
    data[second : second + 2], data[second + 4 : second + 6] = b"\x2f\0", way
    with pytest.raises(faults.HasPassword):
        read(tmp_path, "a.xls", bytes(data))
