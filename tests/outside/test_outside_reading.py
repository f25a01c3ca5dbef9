"""Files from outside, through the reading process: every shape read, every bad one refused."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from xatre.outside import faults, process
from xatre.outside.grid import Table


def saved(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def small(book: Workbook) -> None:
    sheet = book.active
    sheet.append(["Họ và tên", "Ngày sinh", "Số"])
    sheet.append(["Giàng A Páo", date(2016, 3, 9), 1216123456])
    sheet["C3"] = "=cmd|' /C calc'!A0"
    sheet["D9"] = "=1+1"
    sheet.merge_cells("A5:B6")


def read(folder: Path, name: str, data: bytes) -> Table:
    file = folder / name
    file.write_bytes(data)
    table = process.read(file)
    assert table is not None
    return table


def rows_of(table: Table) -> list[list[object]]:
    return [list(cells) for _, cells in table.sheets[0].rows()]


def changed(data: bytes, drop: str = "", **parts: bytes) -> bytes:
    """A workbook with parts replaced or added; `drop` leaves one out."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w") as new:
        for entry in old.infolist():
            if entry.filename != drop and entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry))
        for name, content in parts.items():
            new.writestr(name, content)
    return memory.getvalue()


def test_cells_days_numbers_and_merges(tmp_path: Path) -> None:
    table = read(tmp_path, "trẻ.xlsx", saved(small))
    assert rows_of(table)[:2] == [
        ["Họ và tên", "Ngày sinh", "Số"],
        ["Giàng A Páo", date(2016, 3, 9), 1216123456],
    ]
    assert table.sheets[0].numbers[:2] == [1, 2]
    assert (4, 0, 5, 1) in table.sheets[0].merges
    assert table.format == "xlsx"
    assert table.notes == []


def test_empty_rows_and_columns_before_keep_their_place(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.active["C4"] = "tên"

    table = read(tmp_path, "a.xlsx", saved(fill))
    assert list(table.sheets[0].rows()) == [(4, [None, None, "tên"])]


def test_days_from_1904(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active["A1"] = date(2016, 3, 9)

    table = read(tmp_path, "a.xlsx", saved(fill))
    assert rows_of(table) == [[date(2016, 3, 9)]]
    assert table.from_1904


@pytest.mark.parametrize(
    ("encoding", "words", "way"),
    [
        ("utf-8", "Họ tên;Dân tộc\nGiàng A Páo;Mông\n", "UTF-8"),
        ("utf-8-sig", "Họ tên;Dân tộc\nGiàng A Páo;Mông\n", "UTF-8"),
        ("utf-16", "Họ tên\tDân tộc\nGiàng A Páo\tMông\n", "UTF-16"),
        ("utf-16-le", "Họ tên\tDân tộc\nGiàng A Páo\tMông\n", "UTF-16"),
        ("cp1258", "Họ tên,Dân tộc\nGiàng A Páo,Mông\nĐỗ Thị Hương,Kinh\n", "Windows-1258"),
    ],
)
def test_text_in_its_encodings(tmp_path: Path, encoding: str, words: str, way: str) -> None:
    import unicodedata

    if encoding == "cp1258":
        # The code page has letters with a shape, and tones as marks behind them.
        coded = "".join(
            letter if letter in "ăâđêôơưĂÂĐÊÔƠƯ" or letter.isascii() else _with_loose_tone(letter)
            for letter in words
        )
    else:
        coded = words
    table = read(tmp_path, "trẻ.csv", coded.encode(encoding))
    assert rows_of(table)[1] == ["Giàng A Páo", "Mông"]
    assert all(
        unicodedata.is_normalized("NFC", str(cell)) for row in rows_of(table) for cell in row
    )
    assert (way in " ".join(table.notes)) == (way != "UTF-8")


def _with_loose_tone(letter: str) -> str:
    import unicodedata

    parts = unicodedata.normalize("NFD", letter)
    tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
    rest = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", rest) + "".join(tones)


def test_tcvn3_text_stays_the_letters_it_is(tmp_path: Path) -> None:
    table = read(tmp_path, "a.csv", "Hä tªn;Ngµy sinh\nTrÇn ThÞ Hoµng YÕn;2016\n".encode("latin-1"))
    assert rows_of(table)[1][0] == "TrÇn ThÞ Hoµng YÕn"
    assert "TCVN3" in table.notes[0]


def test_a_file_is_what_its_bytes_are(tmp_path: Path) -> None:
    table = read(tmp_path, "a.xls", saved(small))
    assert table.format == "xlsx"
    assert "bên trong là xlsx" in table.notes[0]
    table = read(tmp_path, "b.xlsx", "Họ tên;Sinh\nA;2016\n".encode())
    assert table.format == "csv"
    page = "<html><table><tr><th>Họ tên</th><th>Sinh</th></tr><tr><td>Vàng A Sử</td><td>2016</td>"
    table = read(tmp_path, "c.xls", page.encode())
    assert rows_of(table) == [["Họ tên", "Sinh"], ["Vàng A Sử", "2016"]]


def test_macros_are_said_and_not_run(tmp_path: Path) -> None:
    data = changed(saved(small), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    table = read(tmp_path, "a.xlsm", data)
    assert "macro" in table.notes[0]
    assert rows_of(table)[0][0] == "Họ và tên"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("khoa.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "HasPassword"),
        ("van-ban.doc", OLE + "WordDocument".encode("utf-16-le") + bytes(600), "NotATable"),
        ("hong.xls", OLE + "Workbook".encode("utf-16-le") + bytes(600), "HalfWritten"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "NotATable"),
        ("rac.csv", bytes(range(256)) * 10, "NotATable"),
        ("trong.xlsx", saved(lambda book: None), "NothingInside"),
        ("trong.csv", b"", "NothingInside"),
        ("nua.xlsx", saved(small)[:3000], "HalfWritten"),
        ("thieu.xlsx", changed(saved(small), drop="xl/worksheets/sheet1.xml"), "HalfWritten"),
        (
            "nhieu-cot.xlsx",
            saved(lambda book: book.active.append(["x"] * 16_000)),
            "TooManyColumns",
        ),
    ],
)
def test_a_bad_file_is_refused_in_words(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    with pytest.raises(getattr(faults, fault)) as refused:
        read(tmp_path, name, data)
    assert "{" not in refused.value.words


def test_a_half_written_part_is_refused(tmp_path: Path) -> None:
    data = saved(small)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    cut = changed(data, **{"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]})
    with pytest.raises(faults.HalfWritten):
        read(tmp_path, "a.xlsx", cut)


def test_a_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path) -> None:
    data = bytearray(changed(saved(small), **{"xl/media/image1.bin": b"\0" * 1000}))
    # The sizes in the central directory of the part: two gigabytes.
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media"))
    data[place + 24 : place + 28] = (2 * 1024**3).to_bytes(4, "little")
    with pytest.raises(faults.UnpacksTooLarge, match="2,0 GB"):
        read(tmp_path, "bom.xlsx", bytes(data))


def test_a_bomb_that_lies_runs_into_the_limit_of_memory(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with zipfile.ZipFile(io.BytesIO(saved(small))) as old:
            for entry in old.infolist():
                if not entry.filename.endswith("sheet1.xml"):
                    archive.writestr(entry.filename, old.read(entry))
        row = b'<row><c t="inlineStr"><is><t>' + b"x" * 200 + b"</t></is></c></row>"
        start = (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<sheetData>"
        )
        archive.writestr("xl/worksheets/sheet1.xml", start + row * 2_500_000)
    data = bytearray(packed.getvalue())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    before = os.times()
    with pytest.raises((faults.TooMuchMemory, faults.HalfWritten, faults.TookTooLong)):
        read(tmp_path, "bom.xlsx", bytes(data))
    after = os.times()
    used = after.children_user + after.children_system
    assert used - before.children_user - before.children_system < 60


def test_cells_far_apart_do_not_break_it(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        small(book)
        book.active["XFD1048576"] = "lạc"

    table = read(tmp_path, "a.xlsx", saved(fill))
    assert rows_of(table)[0] == ["Họ và tên", "Ngày sinh", "Số"]
    assert rows_of(table)[1] == ["Giàng A Páo", date(2016, 3, 9), 1216123456]


def test_cells_far_apart_that_the_sheet_does_not_speak_of(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        small(book)
        book.active["XFD1048576"] = "lạc"

    data = saved(fill)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b"A1:XFD1048576", b"A1:D9")
    table = read(tmp_path, "a.xlsx", changed(data, **{"xl/worksheets/sheet1.xml": sheet}))
    assert rows_of(table)[1][0] == "Giàng A Páo"


def test_a_file_open_in_excel_is_read_as_last_saved(tmp_path: Path) -> None:
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    table = read(tmp_path, "a.xlsx", saved(small))
    assert "đang mở trong Excel" in table.notes[0]


def test_a_file_that_excel_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(saved(small))
    (tmp_path / "~$a.xlsx").write_bytes(b"x")

    def held(self: Path, mode: str) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(faults.OpenElsewhere):
        process.read(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(faults.NoSuchTable):
        process.read(tmp_path / "không có.xlsx")


def test_reading_is_bounded_in_time_and_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(saved(small))
    with pytest.raises(faults.TookTooLong):
        process.read(file, seconds=0)
    assert process.read(file, stop=lambda: True) is None


@pytest.mark.parametrize("far_apart", [False, True], ids=["quick", "cell by cell"])
def test_the_digest_is_of_the_bytes_that_were_read(tmp_path: Path, far_apart: bool) -> None:
    def fill(book: Workbook) -> None:
        small(book)
        if far_apart:
            book.active["XFD1048576"] = "lạc"

    data = saved(fill)
    assert read(tmp_path, "a.xlsx", data).sha256 == hashlib.sha256(data).hexdigest()
    words = "Họ và tên;Ngày sinh\nGiàng A Páo;2016\n".encode()
    assert read(tmp_path, "a.csv", words).sha256 == hashlib.sha256(words).hexdigest()


def test_cells_of_a_web_page_over_several_rows_keep_the_others_in_their_columns(
    tmp_path: Path,
) -> None:
    page = (
        "<table><tr><th rowspan=2>TT<th rowspan=2>Tên<th colspan=2>Bố mẹ<th rowspan=99>Bản"
        "<tr><th>Mẹ<th>Bố</tr></table>"
        "<table><tr><td>1<td>Páo<td rowspan=0>Dở<td>Lử<tr><td>2<td>Sua<td>Tủa<tr><td>3</table>"
        "<table><tr><td>4<td>Mai</td></tr></table>"
    )
    table = read(tmp_path, "bang.xls", page.encode())
    assert rows_of(table) == [
        ["TT", "Tên", "Bố mẹ", None, "Bản"],
        [None, None, "Mẹ", "Bố"],
        ["1", "Páo", "Dở", "Lử"],
        ["2", "Sua", None, "Tủa"],
        ["3"],
        ["4", "Mai"],
    ]
    merges = [tuple(one) for one in table.sheets[0].merges]
    assert merges == [(0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4), (2, 2, 4, 2)]


def test_a_web_page_of_spans_beyond_measure_is_small(tmp_path: Path) -> None:
    cell = f"<td rowspan={'9' * 5000} colspan={'9' * 5000}>"
    table = read(tmp_path, "bang.xls", f"<table><tr>{cell}Tên<tr><td>Mai</table>".encode())
    assert rows_of(table) == [["Tên"], [*[None] * 500, "Mai"]]
