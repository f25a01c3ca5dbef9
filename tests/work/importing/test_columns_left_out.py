"""Columns that nobody knows are named in a note: nothing is left out without a word."""

from __future__ import annotations

from pathlib import Path

from command import new_book, xatre
from messy import save

ROWS: list[list[object]] = [
    ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Diện", "Tình trạng cư trú", "Trống", None],
    [1, "Giàng Thị Páo", "9/3/2019", "Nữ", "Hộ nghèo", "Thường trú", None, "thêm"],
    [2, "Vàng Thị Sử", "10/3/2019", "Nữ", None, "Tạm trú", None, None],
]
NOTE = (
    "Chưa nhận ra, không đưa vào sổ: cột E “Diện” (1 ô), F “Tình trạng cư trú” (2 ô), H (1 ô). "
    "Cần thì chọn mục cho cột."
)


def test_columns_that_nobody_knows_are_named(tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", ROWS)
    assert NOTE in xatre("import", book, "child", file, "--check", "--json").json["notes"]
    assert NOTE in xatre("import", book, "child", file, "--check").words
    chosen = ("--column", "Diện=poverty", "--column", "F=", "--column", "H=notes")
    told = xatre("import", book, "child", file, "--check", "--json", *chosen).json
    assert not any("Chưa nhận ra" in note for note in told["notes"])
