"""Bringing a table in, and the doubles: what an officer sees on the way."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtTest import QTest

from shots import books
from shots.stage import Stage

HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
         "Thôn, bản", "Số ĐDCN", "Ghi chú"]  # fmt: skip
ROWS: list[list[str | int]] = [
    [
        "Giàng Thị Sua",
        "9/3/2016",
        "Nữ",
        "Mông",
        "Vàng Thị Mỷ",
        "Giàng A Páo",
        "Bản Lạ",
        12316000123,
    ],
    ["Vàng A Sử", "31/2/2015", "Nam", "Mông", "Lò Thị Hoa", "Vàng A Dơ", "Bản Lạ", ""],
    ["Lò Thị Mai", "5/6/17", "Nữ", "Thái", "Lò Thị Ánh", "Lò Văn Ón", "Bản Lạ", ""],
    ["Tẩn Lở Mẩy", "15/7/2018 ÂL", "Nữ", "Dao", "Phàn Mí Ủ", "Tẩn A Đức", "Bản Lạ", ""],
    ["Chẻo A Lử", "3/2014", "Nan", "Dáo", "Phàn Tả Mẩy", "Chẻo A Tỏa", "", "1.23E+11"],
]


def play(stage: Stage, folder: Path) -> None:
    """A commune of 1,284 children; a small list with every sort of fault."""
    stage.open(books.commune(folder / "xa"))
    page = stage.page("child")
    page.list.import_asked.emit()
    stage.take("nhap-chua-chon-tep")
    file = folder / "Danh sach tre em 2025.xlsx"
    _write(file)
    sheet = page.tables.importing
    sheet.read_file(file)
    _wait(stage, lambda: sheet._task is None)
    stage.take("nhap-can-tra-loi")
    columns = sheet.columns
    while waiting := [key for key in columns.question_combos if not columns.answers.get(key)]:
        combo = columns.question_combos[waiting[0]]
        combo.choose(combo.itemData(1))
        combo.changed.emit(combo.value)
        _wait(stage, lambda: sheet._task is None)
    stage.take("nhap-xem-truoc")
    sheet.lines.rows.go_to_number(1)
    stage.take("nhap-dong-sai")
    sheet.primary.click()
    _wait(stage, lambda: sheet._task is None)
    stage.take("nhap-xong")
    stage.resize(1366, 697)
    stage.take("nhap-697")
    page.leave()
    page.list.doubles_asked.emit()
    _wait(stage, lambda: page.tables.doubles._task is None)
    stage.take("tre-ghi-hai-lan")


def _write(file: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH TRẺ EM NĂM 2025"])
    sheet.append(HEADS)
    for number in range(1, 61):
        name, *rest = ROWS[number % 5]
        sheet.append([number, f"{name} {'ABCDEGHIKLMNOP'[number // 5]}".strip(), *rest, ""])
        if number in (8, 60):
            sheet.append([None, f"Cộng: {number} trẻ"])
    sheet.append([None, None, None, None, "Người lập biểu"])
    book.save(file)


def _wait(stage: Stage, ready: object) -> None:
    for _ in range(600):
        if callable(ready) and ready():
            break
        QTest.qWait(50)
    stage.settle()
