"""A typed search list with heads of groups: heads are passed over, never chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from xatre.desk.widgets.search_list import Found, SearchList

FOUND = [
    Found("child/1", "Giàng Thị Ánh · TE-00001", "Trẻ em"),
    Found("child/2", "Giàng A Ánh · TE-00002", "Trẻ em"),
    Found("birth/3", "Giàng Thị Ánh · KS-00001", "Khai sinh"),
]


@pytest.fixture
def line(qtbot):
    made = SearchList(lambda typed, take: take(FOUND))
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.setText("anh")
    made.search()
    return made


def test_each_kind_has_one_head(line):
    rows = [line._model.index(row, 0).data() for row in range(line._model.rowCount())]
    assert rows == ["Trẻ em", FOUND[0].words, FOUND[1].words, "Khai sinh", FOUND[2].words]
    assert line._list.currentIndex().data() == FOUND[0].words


def test_arrows_pass_over_heads_and_enter_takes_the_line(line, qtbot):
    for _ in range(2):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line._list.currentIndex().data() == FOUND[2].words
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line._list.currentIndex().data() == FOUND[2].words
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line._list.currentIndex().data() == FOUND[0].words
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.value == "child/2"


def test_a_click_on_a_head_chooses_nothing(line, qtbot):
    head = line._list.visualRect(line._model.index(3, 0)).center()
    qtbot.mouseClick(line._list.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert line.value == ""


def test_words_typed_whole_are_taken_on_leaving(line):
    line.setText(FOUND[1].words)
    line.clearFocus()
    assert line.value == "child/2"
