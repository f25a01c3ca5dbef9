"""The list of a kind: rows, search without accents, filters, empty states, hidden names."""

from __future__ import annotations

from collections.abc import Callable

from at_desk import CHILD, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.widgets.table_model import PAGE

OTHERS = (
    {"full_name": "Tẩn Lở Mẩy", "born_on": "2019", "sex": "female"},
    {"full_name": "Lò Văn Ứng", "born_on": "2012-05", "sex": "male"},
)


def titles(page: RecordsPage) -> list[str]:
    rows = page.list.table.rows
    shown = [rows.row(number) for number in range(rows.rowCount())]
    return [row.cells[0].words for row in shown if row is not None]


def test_rows_stand_by_given_name_and_are_counted(desk: Desk) -> None:
    desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    assert titles(page) == ["Giàng Thị Ngọc Ánh", "Tẩn Lở Mẩy", "Lò Văn Ứng"]
    assert page.list.count_words.text() == "3 trẻ"
    assert page.view.opened is not None
    assert page.view.opened.title == "Giàng Thị Ngọc Ánh"


def test_typing_without_accents_finds_and_counts(
    desk: Desk, type_words: Callable[[QWidget, str], None]
) -> None:
    desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    type_words(page.list.search, "giang thi")
    desk.qtbot.wait(200)
    desk.settle()
    assert titles(page) == ["Giàng Thị Ngọc Ánh"]
    assert page.list.count_words.text() == "1 trong 3 trẻ"


def test_of_many_found_the_first_page_stands_before_they_are_counted(desk: Desk) -> None:
    for number in range(PAGE + 7):
        desk.add("child", OTHERS[1] | {"full_name": f"Lò Văn Số {number}"})
    page = desk.page("child")
    shown = []
    asking = page.list._asking
    asking.begun.connect(lambda *_: shown.append(page.list.table.rows.rowCount()))
    asking.grown.connect(lambda *_: shown.append(page.list.table.rows.rowCount()))
    page.list.search.setText("van so")
    desk.qtbot.wait(200)
    desk.settle()
    assert shown == [PAGE, PAGE + 7]
    assert page.list.count_words.text() == f"{PAGE + 7} trong {PAGE + 7} trẻ"
    assert len(set(titles(page))) == PAGE
    desk.settle()
    assert len(set(titles(page))) == PAGE + 7


def test_filters_narrow_and_say_so_when_nothing_is_left(desk: Desk) -> None:
    desk.add("child", *OTHERS)
    page = desk.page("child")
    page.list.ui.filters.choose("sex", "male")
    desk.settle()
    assert titles(page) == ["Lò Văn Ứng"]
    page.list.ui.filters.choose("born_on", "u6")
    desk.settle()
    assert not page.list.table.isVisible()
    words = page.list.empty.accessibleName()
    assert "nam" in words
    assert "dưới 6 tuổi" in words
    page.list.empty.back.click()
    desk.settle()
    assert len(titles(page)) == 2


def test_an_empty_book_offers_the_first_record(desk: Desk) -> None:
    page = desk.page("injury")
    assert "Chưa ghi tai nạn thương tích nào" in page.list.empty.accessibleName()
    assert not page.list.head.adding.isVisible()
    page.list.empty.first.click()
    desk.settle()
    assert page.stack.currentWidget() is page.sheet


def test_heads_sort(desk: Desk) -> None:
    desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    page.list.table._sort("born_on")
    desk.settle()
    assert titles(page) == ["Lò Văn Ứng", "Giàng Thị Ngọc Ánh", "Tẩn Lở Mẩy"]
    page.list.table._sort("born_on")
    desk.settle()
    assert titles(page) == ["Tẩn Lở Mẩy", "Giàng Thị Ngọc Ánh", "Lò Văn Ứng"]


def test_drafts_are_marked(desk: Desk) -> None:
    desk.add("child", {"full_name": "Lù Thị Dở"}, draft=True)
    page = desk.page("child")
    row = page.list.table.rows.row(0)
    assert row is not None
    assert [badge.words for badge in row.cells[-1].badges] == ["Bản nháp"]


def test_names_hide_behind_initials(desk: Desk) -> None:
    desk.add("child", CHILD)
    page = desk.page("child")
    page.set_names_hidden(True)
    desk.settle()
    assert titles(page) == ["G. T. N. Á. · TE-00001"]
    assert hidden_name("", "TE-1") == "TE-1"


def test_an_officer_without_case_rights_is_offered_no_hidden_filter(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk(role="commune", case_rights=False)
    desk.add("child", CHILD)
    page = desk.page("child")
    offered = page.list.ui.filters._offered
    assert "special_groups/group" not in offered
    groups = {code for code, _ in offered["visible_groups"].choices}
    assert "G01" in groups
    hidden = {code.code for code in desk.facts.codes.offered("special_group") if code.hidden}
    assert hidden
    assert not hidden & groups
    assert "case" not in desk.facts.kinds
    assert page.view.begin[0].text() == "Ghi tai nạn"


def test_the_keyboard_reaches_the_rows(desk: Desk) -> None:
    ids = desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    page.list.search.setFocus()
    desk.qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.list.table, Qt.Key.Key_End)
    desk.settle()
    assert page.list.current_id == ids[2]
    desk.qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    desk.settle()
    assert page.stack.currentWidget() is page.sheet
    assert page.sheet.pane.record is not None
    assert page.sheet.pane.record.id == ids[2]


def test_a_figure_is_read_by_the_words_of_its_plan_never_by_an_id(desk: Desk) -> None:
    figure = {"plan": "lai-chau-2024-2030", "indicator": "LC-4b", "year": "2026"}
    desk.add("figure", figure | {"numerator": "20", "denominator": "25"})
    page = desk.page("figure")
    desk.settle()
    row = page.list.table.current
    assert row is not None
    assert row.cells[0].words == "(4) Tỷ lệ trẻ em hoàn thành cấp tiểu học"
    assert page.view.title.text() == "(4) Tỷ lệ trẻ em hoàn thành cấp tiểu học"
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Kế hoạch của UBND tỉnh Lai Châu" in said
    for id in ("lai-chau-2024-2030", "LC-4b"):
        assert id not in said
