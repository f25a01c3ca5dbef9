"""Where the eye and the keyboard are: after voiding, after a key that goes to a page, while a word
is half typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_desk import CHILD, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from xatre.desk.keys import KEYS
from xatre.desk.widgets.search_list import SearchList
from xatre.work.records import browse


def test_after_voiding_the_next_row_is_current_and_the_list_stays_scrolled(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = desk.add("child", *(CHILD | {"full_name": f"Giàng Thị {n:02}"} for n in range(60)))
    page = desk.page("child")
    table = page.list.table
    table.go_to(ids[40])
    desk.settle()
    assert page.view.opened is not None
    scrolled = table.verticalScrollBar().value()
    assert scrolled > 0
    monkeypatch.setattr(
        "xatre.desk.pages.record.record_acts.ask_reason", lambda code, parent: "ghi trùng"
    )
    page.acts.void(ids[40])
    desk.settle()
    assert table.current_key == ids[41]
    assert table.verticalScrollBar().value() == scrolled
    assert page.view.opened.record.id == ids[41]
    assert desk.do(lambda session: browse.record(session, "child", ids[40])).state == "void"


def test_the_last_row_voided_leaves_the_one_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = desk.add("child", *(CHILD | {"full_name": f"Giàng Thị {n:02}"} for n in range(3)))
    page = desk.page("child")
    page.list.table.go_to(ids[2])
    desk.settle()
    monkeypatch.setattr(
        "xatre.desk.pages.record.record_acts.ask_reason", lambda code, parent: "ghi trùng"
    )
    page.acts.void(ids[2])
    desk.settle()
    assert page.list.table.current_key == ids[1]


def test_a_page_come_to_by_keys_has_the_keyboard(desk: Desk) -> None:
    desk.add("child", CHILD)
    desk.page("birth")
    desk.page("child")
    desk.page("birth")
    desk.window.activateWindow()
    desk.window.ui.rail_pages.setFocus()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    page = desk.page("child")
    assert QApplication.focusWidget() is page.list.table
    page.new_record()
    desk.settle()
    desk.window.ui.rail_pages.setFocus()
    desk.window._go_into("child")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.sheet.pane.form.isAncestorOf(focused)


def test_the_keys_tell_of_the_way_to_the_exchange() -> None:
    assert ("Alt+0", "Mở trang Gửi – Nhận") in KEYS


def test_half_a_word_is_no_fault_before_the_field_is_left(
    desk: Desk, type_words: Callable[[QWidget, str], None]
) -> None:
    page = desk.page("child")
    page.new_record()
    desk.settle()
    pane = page.sheet.pane
    row = next(
        row
        for block in pane.form.blocks
        for name, row in block.grid.rows.items()
        if name in block.grid.shown
        and row.editor.controls()
        and isinstance(row.editor.controls()[0], SearchList)
    )
    line = row.editor.controls()[0]
    line.setFocus()
    type_words(line, "xx")
    line.clearFocus()
    desk.settle()
    assert row.level == "error"
    line.setFocus()
    type_words(line, "y")
    pane.check()
    desk.settle()
    assert row.level == ""
    assert not any(one.path == row.field.name for one in pane.known)
    line.clearFocus()
    desk.settle()
    assert row.level == "error"


@pytest.mark.parametrize("before", [0, 1])
def test_after_completing_the_keyboard_is_at_the_row(desk: Desk, before: int) -> None:
    if before:
        desk.add("village", {"name": "Bản Cũ", "village_kind": "ban"})
    page = desk.page("village")
    page.list.head.printer.setFocus()
    page.begin({"name": "Lả Nhì Thàng", "village_kind": "ban"})
    desk.settle()
    page.sheet.pane.complete()
    desk.settle()
    assert page.front is None
    assert QApplication.focusWidget() is page.list.table
    assert page.list.current_id
