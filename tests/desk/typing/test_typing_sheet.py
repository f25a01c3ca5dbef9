"""Typing from paper with keys alone: rows become records, the household is kept, wrong rows are
red and stay, nothing is lost by leaving or by a restart."""

from __future__ import annotations

import threading
from dataclasses import replace

from at_desk import Desk
from fingers import Fingers, child, household, open_sheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xatre.desk.pages.typing.typing_sheet import TypingSheet
from xatre.work.records import browse, save
from xatre.work.records.browse import Query
from xatre.work.session import Session


def first_row(desk: Desk) -> tuple[TypingSheet, Fingers]:
    """One row typed: village, household, a girl."""
    sheet, fingers = open_sheet(desk)
    assert sheet.page.line.current == "village"
    fingers.keys("s").tab()
    household(fingers, "12", "Giàng A Páo", "n")
    fingers.name("Giàng Thị Ngọc Ánh").tab().keys("090316").tab().keys("nu").tab().keys("mo").tab()
    fingers.name("Vàng Thị Mai").tab().name("Giàng A Páo").tab().keys("c").tab().tab()
    desk.settle()
    return sheet, fingers


def records(desk: Desk) -> list[browse.Row]:
    found: list[browse.Row] = desk.do(lambda session: browse.page(session, Query("child"), 0, 100))
    return found


def fields(desk: Desk, id: str) -> dict[str, object]:
    found: dict[str, object] = desk.do(
        lambda session: browse.record(session, "child", id, with_draft=False).fields
    )
    return found


def test_a_row_is_a_record_and_the_household_is_kept(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    (row,) = records(desk)
    kept = fields(desk, row.id)
    assert row.state == "complete"
    assert (kept["full_name"], kept["born_on"]) == ("Giàng Thị Ngọc Ánh", "2016-03-09")
    assert (kept["sex"], kept["ethnic_group"], kept["poverty"]) == ("female", "mong", "poor")
    assert sheet.page.rows[0].mark == "saved"
    new = sheet.page.rows[1]
    assert new.words["village"] == "Sì Choang"
    assert new.words["household_head"] == "Giàng A Páo"
    assert new.words["full_name"] == ""
    assert sheet.page.line.current == "household_number"
    fingers.tab()
    assert sheet.page.line.current == "full_name"
    child(fingers, "Giàng A Lử", sex="na")
    desk.settle()
    other = next(row for row in records(desk) if row.title == "Giàng A Lử")
    kept = fields(desk, other.id)
    assert (kept["village"], kept["household_number"]) == (
        fields(desk, row.id)["village"], "12",
    )  # fmt: skip
    assert (kept["household_head"], kept["ethnic_group"]) == ("Giàng A Páo", "mong")


def test_another_household_begins_empty(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.number("13").tab()
    assert sheet.page.line.current == "household_head"
    row = sheet.page.rows[1]
    assert (row.words["household_head"], row.words["poverty"]) == ("", "")
    assert row.words["village"] == "Sì Choang"
    fingers.back(2).keys("n").tab()
    assert row.words["village"] == "Nậm Sỏ"


def test_the_same_household_number_typed_again_keeps_head_and_poverty(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.number("12").tab()
    row = sheet.page.rows[1]
    assert sheet.page.line.current == "full_name"
    assert (row.words["household_head"], row.words["poverty"]) == ("Giàng A Páo", "Nghèo")
    sheet.page.line.enter("village")
    fingers.keys("s").tab()
    assert row.words["household_number"] == "12"
    sheet.page.line.enter("household_number")
    fingers.number("13").tab()
    assert row.words["household_head"] == ""
    fingers.back().number("12").tab()
    assert (row.words["household_head"], row.words["poverty"]) == ("Giàng A Páo", "Nghèo")
    assert sheet.page.line.current == "full_name"
    child(fingers, "Giàng A Lử", sex="na")
    desk.settle()
    saved = next(row for row in records(desk) if row.title == "Giàng A Lử")
    kept = fields(desk, saved.id)
    assert (kept["household_head"], kept["poverty"]) == ("Giàng A Páo", "poor")


def test_what_letters_mean_is_shown_at_once(desk: Desk) -> None:
    sheet, fingers = open_sheet(desk)
    line = sheet.page.line
    line.enter("ethnic_group")
    fingers.keys("kh")
    assert "Khmer" in sheet.page.foot.hint.text()
    fingers.press(Qt.Key.Key_Backspace, 1)
    assert line.boxes["ethnic_group"].meant == "Kinh"
    assert line.boxes["ethnic_group"].text() == "k"
    fingers.tab()
    assert line.boxes["ethnic_group"].text() == "Kinh"
    line.enter("sex")
    fingers.keys("n").tab()
    assert sheet.page.rows[0].faults["sex"].startswith("Mục Giới: Nam hay Nữ?")
    assert line.boxes["sex"].property("problem") == "error"


def test_enter_is_tab_and_shift_tab_goes_back(desk: Desk) -> None:
    sheet, fingers = open_sheet(desk)
    fingers.press(Qt.Key.Key_Return, 3)
    assert sheet.page.line.current == "poverty"
    fingers.back(2)
    assert sheet.page.line.current == "household_number"


def test_ditto_takes_what_stands_above(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    sheet.page.line.enter("mother_name")
    fingers.keys('"')
    assert sheet.page.line.boxes["mother_name"].meant == "Vàng Thị Mai"
    fingers.tab()
    assert sheet.page.rows[1].words["mother_name"] == "Vàng Thị Mai"


def test_a_wrong_row_is_red_and_mended(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab()
    child(fingers, "Lò Thị Ẫm", born="310216")
    desk.settle()
    wrong = sheet.page.rows[1]
    assert (wrong.mark, wrong.worst) == ("draft", "error")
    assert "Dòng 2: Tháng 02/2016 chỉ có 29 ngày." in sheet.page.foot.problem.text()
    assert wrong.words["born_on"] == "310216"
    assert len(sheet.page.rows) == 3
    QTest.keyClick(fingers.focused, Qt.Key.Key_F8)
    assert (sheet.page.ledger.front, sheet.page.line.current) == (1, "born_on")
    fingers.keys("280216").tab()
    QTest.keyClick(fingers.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert (wrong.mark, wrong.worst) == ("saved", "")
    assert sheet.page.foot.problem.text() == ""
    assert sheet.page.ledger.front == 2
    assert [row.state for row in records(desk)] == ["complete", "complete"]


def test_a_double_is_noticed_and_let_through(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab()
    child(fingers, "Giàng Thị Ngọc Anh", born="030916")
    desk.settle()
    row = sheet.page.rows[1]
    assert (row.mark, row.level) == ("saved", "doubt")
    assert "Có thể đã ghi ở TE-" in sheet.page.foot.problem.text()


def test_an_unfinished_row_is_a_draft_within_a_second(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab().name("Vàng Seo")
    desk.qtbot.wait(800)
    desk.settle()
    draft = next(row for row in records(desk) if row.state == "draft")
    assert draft.title == "Vàng Seo"
    fingers.name(" Sử")
    sheet.leave()
    desk.settle()
    draft = next(row for row in records(desk) if row.state == "draft")
    assert draft.title == "Vàng Seo Sử"


def test_after_a_restart_the_sheet_goes_on(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab()
    child(fingers, "Lò Thị Ẫm", born="310216")
    fingers.tab().name("Vàng Seo")
    sheet.leave()
    desk.settle()
    sheet.begin()
    desk.settle()
    shown = [(row.words["full_name"], row.mark, row.worst) for row in sheet.page.rows]
    assert shown == [
        ("Giàng Thị Ngọc Ánh", "saved", ""),
        ("Lò Thị Ẫm", "draft", "error"),
        ("Vàng Seo", "draft", "error"),
        ("", "", ""),
    ]
    assert sheet.page.rows[1].words["born_on"] == "310216"
    assert sheet.page.rows[3].words["household_number"] == "12"
    assert sheet.page.ledger.front == 3


def test_a_draft_is_taken_off_the_sheet(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab()
    child(fingers, "Lò Thị Ẫm", born="310216")
    desk.settle()
    QTest.keyClick(fingers.focused, Qt.Key.Key_F8)
    assert sheet.drop.isEnabled()
    sheet.drop.click()
    desk.settle()
    assert [row.words["full_name"] for row in sheet.page.rows] == ["Giàng Thị Ngọc Ánh", ""]
    assert len(records(desk)) == 1


def test_a_blank_row_is_not_finished(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    QTest.keyClick(fingers.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(sheet.page.rows) == 2
    assert "chưa gõ gì" in sheet.page.foot.problem.text()
    assert len(records(desk)) == 1


def test_a_saved_row_is_changed_and_saved_again(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    (row,) = records(desk)
    fingers.press(Qt.Key.Key_Up)
    assert sheet.page.ledger.front == 0
    sheet.page.line.enter("mother_name")
    fingers.name("Lò Thị Hoa").press(Qt.Key.Key_Down)
    desk.settle()
    assert fields(desk, row.id)["mother_name"] == "Lò Thị Hoa"
    assert sheet.page.rows[0].mark == "saved"
    assert len(desk.do(lambda session: browse.history(session, "child", row.id))) == 2


def test_a_village_is_made_in_its_cell(desk: Desk) -> None:
    sheet, fingers = open_sheet(desk)
    fingers.name("+bản Hua Bum").tab()
    household(fingers, "1", "Lò Văn Ón", "k")
    child(fingers, "Lò Thị Mẩy")
    desk.settle()
    assert sheet.page.rows[0].mark == "saved"
    assert sheet.page.rows[0].words["village"] == "Bản Hua Bum"
    assert sheet.page.line.boxes["village"].text() == "Bản Hua Bum"
    fingers.tab()
    child(fingers, "Lò Thị Ẫm")
    desk.settle()
    assert sheet.page.rows[1].mark == "saved"


def test_at_most_twenty_five_keys_a_child(desk: Desk) -> None:
    _, fingers = first_row(desk)
    fingers.strokes = 0
    household(fingers, "13", "Lò Văn Ón", "c")
    child(fingers, "Lò Thị Mẩy")
    assert fingers.strokes <= 25
    fingers.strokes = 0
    fingers.tab()
    child(fingers, "Lò Thị Ẫm")
    assert fingers.strokes <= 20


def test_thirty_rows_are_seen_at_once(desk: Desk) -> None:
    sheet, _ = first_row(desk)
    for height in (768, 697):
        desk.window.resize(1366, height)
        desk.settle()
        ledger = sheet.page.ledger
        front = ledger.rowHeight(ledger.front)
        assert 1 + (ledger.viewport().height() - front) // ledger.row_height >= 30
    line = sheet.page.line.boxes["full_name"]
    assert line.height() >= line.fontMetrics().height()


def test_names_are_hidden(desk: Desk) -> None:
    sheet, _ = first_row(desk)
    sheet.set_names_hidden(True)
    shown = [sheet.page.ledger.rows.words(0, column) for column in range(13)]
    assert "G. T. N. Á." in shown
    assert not any("Giàng" in words for words in shown)


def test_hidden_groups_are_in_no_list(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    fingers.tab()
    fingers.name("Lò Thị Ẫm").tab().keys("090316").tab().keys("nu").tab(5).keys("hiv").tab()
    desk.settle()
    shown = [sheet.page.ledger.rows.words(1, column) for column in range(13)]
    assert not any("HIV" in words for words in shown)


def test_a_saved_row_typed_on_slowly_is_saved_when_left(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    (row,) = records(desk)
    fingers.press(Qt.Key.Key_Up)
    sheet.page.line.enter("mother_name")
    fingers.name("Lò Thị Hoa")
    desk.qtbot.wait(800)
    desk.settle()
    assert sheet.page.rows[0].mark == "draft"
    fingers.press(Qt.Key.Key_Down)
    desk.settle()
    assert fields(desk, row.id)["mother_name"] == "Lò Thị Hoa"
    assert sheet.page.rows[0].mark == "saved"


def test_a_row_is_finished_twice_while_the_book_is_busy(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    gate = threading.Event()
    desk.worker.submit(lambda task: gate.wait(20))
    fingers.tab()
    child(fingers, "Lò Thị Ẫm")
    assert sheet.page.rows[1].mark == "busy"
    fingers.press(Qt.Key.Key_Up)
    sheet.page.line.enter("full_name")
    fingers.name("Lò Thị Mẩy").press(Qt.Key.Key_Down)
    gate.set()
    desk.settle()
    assert desk.journey.faults == []
    assert sheet.page.rows[1].mark == "saved"
    assert sorted(row.title for row in records(desk)) == ["Giàng Thị Ngọc Ánh", "Lò Thị Mẩy"]


def test_a_record_changed_elsewhere_keeps_both(desk: Desk) -> None:
    sheet, fingers = first_row(desk)
    (row,) = records(desk)

    def change(session: Session) -> None:
        kept = browse.record(session, "child", row.id)
        save.complete(session, replace(kept, fields=kept.fields | {"home_town": "Lai Châu"}))

    desk.do(change)
    fingers.press(Qt.Key.Key_Up)
    sheet.page.line.enter("mother_name")
    fingers.name("Lò Thị Hoa").press(Qt.Key.Key_Down)
    desk.settle()
    changed = sheet.page.rows[0]
    assert "vừa đổi ở trang khác" in sheet.page.foot.problem.text()
    assert changed.words["mother_name"] == "Lò Thị Hoa"
    fingers.press(Qt.Key.Key_Up)
    QTest.keyClick(fingers.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    kept = fields(desk, row.id)
    assert (kept["mother_name"], kept["home_town"]) == ("Lò Thị Hoa", "Lai Châu")
    assert (changed.mark, changed.worst) == ("saved", "")


def test_an_empty_list_offers_the_sheet(desk: Desk) -> None:
    page = desk.page("child")
    assert page.list.empty.from_paper.isVisible()
    page.list.empty.from_paper.click()
    desk.settle()
    assert page.front is page.typing_sheets.typing
    page.leave()
    desk.settle()
    assert desk.page("village").list.empty.from_paper.isHidden()
