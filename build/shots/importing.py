"""Bringing a table in, and the doubles: what an officer sees on the way."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtTest import QTest

from shots import books
from shots.stage import Stage
from xatre.work.records import browse

HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
         "Thôn, bản", "Số ĐDCN", "Ghi chú", "Điện thoại", "Đối tượng"]  # fmt: skip
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

POVERTY = ("Hộ nghèo", "Hộ cận nghèo", "Không nghèo")


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
    _tie(stage, folder)
    page.list.doubles_asked.emit()
    _wait(stage, lambda: page.tables.doubles._task is None)
    stage.take("tre-ghi-hai-lan")


def _tie(stage: Stage, folder: Path) -> None:
    """Injuries that name children of the book."""
    named = stage.do(lambda session: browse.page(session, browse.Query("child"), 0, 3))
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày xảy ra", "Nguyên nhân", "Địa điểm",
             "Kết quả"]  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(heads)
    for row in named:
        cells = row.cells
        born, sex = str(cells["born_on"]), "Nữ" if cells["sex"] == "female" else "Nam"
        sheet.append([row.title, born, sex, "1/7/2026", "Ngã", "Tại nhà", "Khỏi"])
    file = folder / "Tai nan thuong tich 2026.xlsx"
    book.save(file)
    page = stage.page("injury")
    page.list.import_asked.emit()
    importing = page.tables.importing
    importing.read_file(file)
    _wait(stage, lambda: importing._task is None)
    stage.take("nhap-hoi-tre-trong-so")
    combo = importing.columns.question_combos["child"]
    combo.choose("yes")
    combo.changed.emit("yes")
    _wait(stage, lambda: importing._task is None)
    stage.take("nhap-da-noi-tre")
    page.leave()
    stage.page("child")


def _write(file: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH TRẺ EM NĂM 2025"])
    sheet.append(HEADS)
    for number in range(1, 61):
        name, *rest = ROWS[number % 5]
        full_name = f"{name} {'ABCDEGHIKLMNOP'[number // 5]}".strip()
        sheet.append([number, full_name, *rest, "", f"0912345{number:03}", POVERTY[number % 3]])
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
