"""The table: lazy pages, one Tab stop, keys, hits of a search."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import PAGE, Cell, Column, TableRow
from xatre.desk.widgets.table_paint import hits

COLUMNS = (Column("name", "Họ và tên", sort="name", strong=True), Column("born", "Sinh", 106))


def rows(offset: int, limit: int, count: int) -> list[TableRow]:
    return [
        TableRow(str(n), (Cell(f"Trẻ {n}"), Cell("01/02/2017", badges=(BadgeLook("Mồ côi"),))))
        for n in range(offset, min(offset + limit, count))
    ]


class Source:
    """Answers when told to."""

    def __init__(self, count: int) -> None:
        self.count, self.asked = count, []

    def fetch(self, offset, limit, give):
        self.asked.append((offset, limit, give))

    def answer(self):
        waiting, self.asked = self.asked, []
        for offset, limit, give in waiting:
            give(rows(offset, limit, self.count))


@pytest.fixture
def table(show_active) -> Table:
    made = Table("Trẻ em", COLUMNS)
    made.resize(574, 400)
    show_active(made)
    made.setFocus()
    return made


def test_only_pages_in_sight_are_asked_for(table):
    source = Source(100_000)
    table.show_query(source.count, source.fetch)
    QApplication.processEvents()
    assert {offset for offset, _, _ in source.asked} == {0}
    assert table.current is None
    source.answer()
    assert table.current_key == "0"
    assert table.rows.rowCount() == 100_000


def test_a_jump_to_the_end_asks_for_the_last_page_only(table, qtbot):
    source = Source(100_000)
    table.show_query(source.count, source.fetch)
    source.answer()
    qtbot.keyClick(table, Qt.Key.Key_End)
    QApplication.processEvents()
    assert {offset for offset, _, _ in source.asked} == {100_000 - PAGE}
    source.answer()
    assert table.current_key == "99999"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_key == "0"


def test_a_first_page_stands_before_all_rows_are_counted(table, qtbot):
    source = Source(120)
    table.show_query(PAGE, source.fetch, first=rows(0, PAGE, source.count))
    assert not source.asked
    assert table.current_key == "0"
    table.rows.grow(source.count)
    assert table.rows.rowCount() == source.count
    assert table.current_key == "0"
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert {offset for offset, _, _ in source.asked} == {2 * PAGE}
    source.answer()
    assert table.current_key == "119"


def test_rows_of_a_page_that_is_not_whole_do_not_grow(table):
    source = Source(3)
    table.show_query(3, source.fetch, first=rows(0, PAGE, source.count))
    table.rows.grow(9)
    assert table.rows.rowCount() == 3


def test_an_answer_to_an_earlier_question_is_dropped(table):
    old, new = Source(50), Source(3)
    table.show_query(old.count, old.fetch)
    table.show_query(new.count, new.fetch)
    old.answer()
    assert table.current is None
    new.answer()
    assert table.rows.rowCount() == 3
    assert table.current_key == "0"


def test_the_current_row_is_kept_over_a_new_question(table, qtbot):
    table.show_rows(rows(0, 20, 20))
    table.go_to("7")
    table.show_rows(rows(5, 20, 20))
    assert table.current_key == "7"


def test_arrows_move_and_enter_opens(table, qtbot):
    table.show_rows(rows(0, 20, 20))
    with qtbot.waitSignal(table.moved) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == ["1"]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["1"]


def test_tab_leaves_the_table(table, qtbot):
    table.show_rows(rows(0, 20, 20))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert table.current_key == "0"


def test_a_head_sorts_and_turns(table, qtbot):
    heads = table.horizontalHeader()
    place = heads.viewport().rect().center()
    place.setX(heads.sectionViewportPosition(0) + 20)
    with qtbot.waitSignal(table.sorted) as first:
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.sorted) as second:
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (first.args, second.args) == (["name", False], ["name", True])


def test_a_screen_reader_hears_words_and_badges(table):
    table.show_rows(rows(0, 2, 2))
    index = table.rows.index(0, 1)
    assert table.rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == "01/02/2017 · Mồ côi"


def test_rows_have_their_heights(qtbot):
    for two_lines, height in ((False, 33), (True, 46)):
        made = Table("x", COLUMNS, two_lines=two_lines)
        qtbot.addWidget(made)
        made.show_rows(rows(0, 2, 2))
        assert made.rowHeight(0) == height


def test_fixed_columns_keep_their_width_in_a_narrow_list(table):
    table.show_rows(rows(0, 2, 2))
    table.resize(300, 400)
    QApplication.processEvents()
    assert table.columnWidth(1) == 106


def test_painting_an_empty_a_waiting_and_a_full_table_works(table):
    source = Source(500)
    for act in (
        lambda: None,
        lambda: table.show_query(500, source.fetch, typed="tre"),
        source.answer,
    ):
        act()
        assert not table.grab().isNull()


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [
        ("Giàng Thị Dở", "giang", [(0, 5)]),
        ("Đặng Đức", "dang", [(0, 4)]),
        ("Lừu Thị Dở", "thi do", [(4, 7), (8, 10)]),
        ("Lừu Thị Dở", "", []),
        ("Lừu Thị Dở", "uu", []),
    ],
)
def test_hits_are_found_without_accents(words, typed, found):
    assert hits(words, typed) == found
