"""Phúc tra at the desk: a sample typed again blind, differences decided, the share told."""

from __future__ import annotations

from at_desk import Desk
from fingers import Fingers, child, open_sheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xatre.desk.pages.typing.retype_sheet import RetypeSheet
from xatre.desk.pages.typing.sample_dialog import COUNT, SampleDialog
from xatre.work.records import browse
from xatre.work.typing import sampling
from xatre.work.typing.sampling import Rule

CHILDREN = [
    {"full_name": f"Giàng Thị {name}", "born_on": "2016-03-09", "sex": "female",
     "mother_name": "Vàng Thị Mai", "father_name": "Giàng A Páo", "number_state": "waiting",
     "household_number": str(number), "household_head": "Giàng A Páo", "poverty": "poor"}
    for number, name in enumerate(("Ánh", "Bông", "Cúc"), 1)
]  # fmt: skip


def opened(desk: Desk) -> tuple[RetypeSheet, Fingers, list[str]]:
    """A sample of three children, ready to be typed again."""
    ids = desk.add("child", *CHILDREN)
    typing, fingers = open_sheet(desk)
    typing.again.click()
    desk.settle()
    sheet = desk.page("child").typing_sheets.retyping
    assert sheet.stack.currentWidget() is sheet.empty
    today = desk.facts.today
    desk.do(lambda session: sampling.choose(session, today, Rule(every=1)))
    sheet.begin()
    desk.settle()
    return sheet, fingers, ids


def again(fingers: Fingers, name: str, born: str = "090316") -> None:
    fingers.name("Giàng A Páo").tab().keys("n").tab()
    child(fingers, name, born)


def test_nothing_of_the_first_typing_is_shown(desk: Desk) -> None:
    sheet, _, _ = opened(desk)
    assert sheet.stack.currentWidget() is sheet.page
    assert sheet.page.line.current == "household_head"
    shown = [sheet.page.ledger.rows.words(row, column) for row in range(3) for column in range(13)]
    assert [words for words in shown if words] == ["1", "1", "2", "2", "3", "3"]
    boxes = sheet.page.line.boxes
    assert boxes["household_number"].isReadOnly()
    assert "hộ số 1" in sheet.page.foot.hint.text()


def test_differences_are_shown_and_decided(desk: Desk) -> None:
    sheet, fingers, ids = opened(desk)
    again(fingers, "Giàng Thị Ánh")
    again(fingers, "Giàng Thị Bóng", "030916")
    again(fingers, "Giàng Thị Cúc")
    desk.settle()
    view = sheet.differences
    assert sheet.stack.currentWidget() is view
    assert view.rate.text() == "Khác nhau 2 trong 24 mục của 3 dòng: 8,3 %"
    shown = [view.table.rows.row(number) for number in range(2)]
    assert [[cell.words for cell in row.cells[2:5]] for row in shown if row] == [
        ["Họ và tên trẻ", "Giàng Thị Bông", "Giàng Thị Bóng"],
        ["Ngày sinh", "09/03/2016", "03/09/2016"],
    ]
    view.keep.click()
    desk.settle()
    assert view.current is not None
    assert view.current.column == "born_on"
    view.primary.click()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "child", ids[1])).fields
    assert (kept["full_name"], kept["born_on"]) == ("Giàng Thị Bông", "2016-09-03")
    settled = [view.table.rows.row(number) for number in range(2)]
    assert [row.cells[5].words for row in settled if row] == ["Giữ lần đầu", "Lấy lần hai"]
    sheet.set_names_hidden(True)
    hidden = view.table.rows.row(0)
    assert hidden is not None
    assert "Giàng" not in str([cell.words for cell in hidden.cells])


def test_half_a_row_is_kept_and_typed_on(desk: Desk) -> None:
    sheet, fingers, _ = opened(desk)
    again(fingers, "Giàng Thị Ánh")
    fingers.name("Giàng A")
    sheet.leave()
    desk.settle()
    sheet.begin()
    desk.settle()
    assert [row.mark for row in sheet.page.rows] == ["saved", "draft", ""]
    assert sheet.page.ledger.front == 1
    assert sheet.page.rows[1].words["household_head"] == "Giàng A"


def test_what_cannot_be_read_is_not_finished(desk: Desk) -> None:
    sheet, fingers, _ = opened(desk)
    again(fingers, "Giàng Thị Ánh", "310216")
    desk.settle()
    row = sheet.page.rows[0]
    assert (row.mark, row.worst) == ("draft", "error")
    assert "Tháng 02/2016 chỉ có 29 ngày." in sheet.page.foot.problem.text()


def test_a_fault_in_the_last_row_stays_in_view(desk: Desk) -> None:
    sheet, fingers, _ = opened(desk)
    again(fingers, "Giàng Thị Ánh")
    again(fingers, "Giàng Thị Bông")
    again(fingers, "Giàng Thị Cúc", "310216")
    desk.settle()
    assert sheet.stack.currentWidget() is sheet.page
    assert (sheet.page.ledger.front, sheet.page.line.current) == (2, "born_on")
    assert sheet.page.rows[2].mark == "draft"
    assert "Tháng 02/2016 chỉ có 29 ngày." in sheet.page.foot.problem.text()
    fingers.keys("090316").tab(8)
    desk.settle()
    assert sheet.stack.currentWidget() is sheet.differences


def test_enter_in_the_number_of_rows_makes_the_sample(desk: Desk) -> None:
    dialog = SampleDialog(desk.facts.today, desk.window)
    dialog.show()
    dialog.amount.setText("0")
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert (dialog.isVisible(), dialog.answer) == (True, "")
    dialog.amount.setText("5")
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert (dialog.isVisible(), dialog.answer) == (False, "make")
    dialog.deleteLater()


def test_the_dialog_asks_for_day_and_rule(desk: Desk) -> None:
    dialog = SampleDialog(desk.facts.today, desk.window)
    assert (dialog.since, dialog.rule) == (desk.facts.today, Rule(every=10))
    dialog.amount.setText("5")
    dialog.how.choose(COUNT, by_person=True)
    assert dialog.rule == Rule(count=5)
    dialog.amount.setText("0")
    assert not dialog.make.isEnabled()
    dialog.amount.setText("5")
    dialog.day.setText("3/2026")
    assert not dialog.make.isEnabled()
    dialog.deleteLater()
