"""A workbook with one sheet a village at the desk: "Mọi trang" brings all its lists in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from at_desk import Desk
from openpyxl import Workbook

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]


def test_what_was_answered_of_one_sheet_is_asked_of_the_next(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("Trang 1", "Trang 2"):
        page = book.create_sheet(name)
        page.append([*HEADS, "Chủ hộ"])
        for day, head in enumerate(("Lò Văn A", None, "Lò Văn B", None, "Lò Văn C", None), 1):
            page.append([f"Lò Văn {'ABCDEG'[day - 1]}n", f"{day}/2/2017", "Nam", head])
    file = tmp_path / "hai trang.xlsx"
    book.save(file)
    desk.page("child").list.import_asked.emit()
    sheet = desk.page("child").tables.importing
    sheet.read_file(file)
    wait()
    sheet.columns._answer("below:household_head", "yes")
    wait()
    assert sheet.plan is not None
    assert all(row.fields.get("household_head") for row in sheet.plan.rows)
    sheet.columns._choose_sheet("Trang 2")
    wait()
    assert list(sheet.plan.questions) == ["below:household_head"]
    assert "below:household_head" in sheet.columns.question_combos


def test_all_sheets_are_one_plan(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, name in enumerate(("Ao Sen", "Đát Trò")):
        page = book.create_sheet(name)
        page.append([*HEADS, "Ký hiệu"] if number else HEADS)
        page.append([f"Ma Thị {name}", "1/2/2019", "Nữ", "H7"][: 3 + number])
    file = tmp_path / "hai thon.xlsx"
    book.save(file)
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    sheet.read_file(file)
    wait()
    assert sheet.plan is not None
    assert len(sheet.plan.rows) == 1
    sheet.columns._choose_sheet("all")
    wait()
    assert len(sheet.plan.rows) == 2
    assert sheet._line() == "hai thon.xlsx, 2 trang"
    assert list(sheet.columns.combos) == ["A", "B", "C", "Đát Trò!D"]
    sheet.columns._choose("Đát Trò!D", "household_number")
    wait()
    assert [row.fields.get("household_number") for row in sheet.plan.rows] == [None, "H7"]
    model = sheet.lines.rows.rows
    shown = [model.row(number) for number in range(model.rowCount())]
    assert [row.cells[0].words for row in shown if row is not None] == ["2", "2"]
    assert len({row.key for row in shown if row is not None}) == 2
