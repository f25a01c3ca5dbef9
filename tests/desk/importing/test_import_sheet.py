"""Bringing a workbook in at the desk: file, columns and answers, rows, Nhập, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import Desk
from openpyxl import Workbook, load_workbook

from bad_files import BAD
from xatre.desk.pages.importing.import_sheet import ImportSheet
from xatre.errors import XatreError
from xatre.work.records import browse
from xatre.work.records.browse import Query

ROWS: list[list[object]] = [
    ["DANH SÁCH TRẺ EM"],
    ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Mẹ", "Thôn", "Cột lạ"],
    [1, "Giàng A Páo", "9/3/2016", "Nam", "Vàng Thị Mai", "Bản Sì Choang", "a"],
    [2, "Lò Thị Mai", "31/2/2016", "Nữ", "Lò Thị Hoa", "Bản Sì Choang", "b"],
    [3, "Vàng Thị Ánh", "5/6/2017", "Nữ", "Sùng Thị Dở", "Bản Sì Choang", "c"],
]


def workbook(folder: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    file = folder / "danh sach.xlsx"
    book.save(file)
    return file


def opened(desk: Desk, folder: Path, wait: Callable[[], None]) -> ImportSheet:
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    assert page.stack.currentWidget() is sheet
    assert sheet.empty.isVisible()
    assert desk.window.focusWidget() is sheet.empty.first
    sheet.read_file(workbook(folder))
    wait()
    return sheet


def badges(sheet: ImportSheet) -> list[str]:
    rows = sheet.lines.rows.rows
    shown = [rows.row(number) for number in range(rows.rowCount())]
    return [row.cells[1].badges[0].words for row in shown if row is not None]


def test_a_question_is_answered_and_the_rows_go_in(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    sheet = opened(desk, tmp_path, wait)
    assert badges(sheet) == ["Chờ trả lời", "Sai", "Chờ trả lời"]
    assert not sheet.primary.isEnabled()
    assert sheet.lines.counted.text() == "1 dòng sai để lại; 2 chờ trả lời"
    (combo,) = sheet.columns.question_combos.values()
    combo.choose("new")
    combo.changed.emit("new")
    wait()
    assert badges(sheet) == ["Mới", "Sai", "Mới"]
    assert "1 dòng sai để lại" in sheet.lines.counted.text()
    row = sheet.lines.rows.rows.row(1)
    assert row is not None
    assert row.cells[3].words.startswith("C4:")
    sheet.lines.rows.go_to("4")
    assert "Ngày sinh" in sheet.lines.detail.text()
    assert sheet.primary.text() == "Nhập 2 dòng"
    sheet.primary.click()
    wait()
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 2
    assert badges(sheet) == ["Đã có", "Sai", "Đã có"]
    message = desk.journey.told[-1]
    assert message.action == "Hoàn tác"
    assert message.rest == "2 mới, 0 có thay đổi. 1 dòng để lại, chưa nhập."
    assert message.act is not None
    message.act()
    wait()
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 0


def test_a_column_of_marks_is_named_in_words(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    book = Workbook()
    book.active.append(["STT", "Họ và tên", "Ngày sinh", "Nam", "Nữ", "Mẹ", "Thôn"])
    book.active.append([1, "Giàng A Páo", "9/3/2016", "x", None, "Vàng Thị Mai", "Bản Mới"])
    book.save(tmp_path / "danh dau.xlsx")
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    sheet.read_file(tmp_path / "danh dau.xlsx")
    wait()
    shown = [combo.currentText() for combo in sheet.columns.combos.values()]
    assert "Giới tính: Nam" in shown
    assert not [words for words in shown if "=" in words]


def test_a_column_is_matched_by_hand(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    sheet = opened(desk, tmp_path, wait)
    combo = sheet.columns.combos["G"]
    assert combo.value == ""
    combo.choose("notes")
    combo.changed.emit("notes")
    wait()
    assert sheet.plan is not None
    assert sheet.plan.rows[0].fields["notes"] == "a"


def test_rows_left_are_written_aside(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    sheet = opened(desk, tmp_path, wait)
    sheet.write_aside(tmp_path / "de lai.xlsx")
    desk.settle()
    page = load_workbook(tmp_path / "de lai.xlsx").active
    assert page is not None
    assert page.max_row == 2 + 3
    assert "C4" not in str(page["A3"].value)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_message_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, wait: Callable[[], None], name: str
) -> None:
    sheet = opened(desk, tmp_path, wait)
    data, code = BAD[name]
    file = tmp_path / name
    file.write_bytes(data)
    sheet.read_file(file)
    wait()
    fault = desk.journey.faults[-1]
    assert isinstance(fault, XatreError)
    assert fault.code == code
    page = desk.page("child")
    page.leave()
    assert page.stack.currentWidget() is page.list


def test_answering_keeps_the_question_and_goes_to_the_next(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    book = Workbook()
    for row in ROWS[:3]:
        book.active.append(row)
    book.active.append([2, "Lò Thị Mai", "3/2/16", "Nữ", "", "Bản Khác"])
    book.save(tmp_path / "hai.xlsx")
    sheet.read_file(tmp_path / "hai.xlsx")
    wait()
    first, *others = list(sheet.columns.question_combos)
    assert others
    sheet.columns.question_combos[first].choose("new")
    sheet.columns.question_combos[first].changed.emit("new")
    assert not sheet.progress.isVisible()
    wait()
    assert list(sheet.columns.question_combos) == [first, *others]
    assert sheet.columns.question_combos[first].value == "new"
    assert sheet.columns.focusWidget() is sheet.columns.question_combos[others[0]]


def test_another_page_opens_it(desk: Desk, wait: Callable[[], None]) -> None:
    page = desk.page("child")
    page.show_what(table=True)
    wait()
    assert page.stack.currentWidget() is page.tables.importing


def test_rows_passed_over_are_shown_with_their_reason(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    book = Workbook()
    for row in (*ROWS, [None, "Tổng cộng: 3 trẻ"], [None, "Người lập biểu"]):
        book.active.append(row)
    book.save(tmp_path / "tong.xlsx")
    sheet.read_file(tmp_path / "tong.xlsx")
    wait()
    assert badges(sheet)[3:] == ["Bỏ qua", "Bỏ qua"]
    assert "2 bỏ qua" in sheet.lines.counted.text()
    row = sheet.lines.rows.rows.row(3)
    assert row is not None
    assert [cell.words for cell in row.cells] == [
        "6", "", "Tổng cộng: 3 trẻ", "Bỏ qua: tổng cộng, chữ ký."
    ]  # fmt: skip
    assert len(sheet.lines.left) == 3
    sheet.set_names_hidden(True)
    hidden = sheet.lines.rows.rows.row(3)
    assert hidden is not None
    assert hidden.cells[2].words == ""


def test_an_answer_while_a_plan_is_made_ends_nothing(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    sheet = opened(desk, tmp_path, wait)
    sheet.columns.answers["village:ban si choang"] = "new"
    sheet.columns.changed.emit()
    superseded = sheet._task
    sheet.columns.columns["G"] = "notes"
    sheet.columns.changed.emit()
    asked = sheet._task
    assert asked is not superseded
    desk.qtbot.waitUntil(lambda: sheet._task is not asked, timeout=60_000)
    desk.settle()
    assert desk.journey.faults == []
    assert sheet.plan is not None
    assert sheet.plan.rows[0].fields["notes"] == "a"
    assert sheet.primary.text() == "Nhập 2 dòng"


def test_no_answer_stops_the_writing(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    sheet = opened(desk, tmp_path, wait)
    (combo,) = sheet.columns.question_combos.values()
    combo.choose("new")
    combo.changed.emit("new")
    wait()
    sheet.primary.click()
    assert not sheet.columns.isEnabled()
    sheet.columns.changed.emit()
    wait()
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 2
    assert desk.journey.faults == []
    assert sheet.columns.isEnabled()
