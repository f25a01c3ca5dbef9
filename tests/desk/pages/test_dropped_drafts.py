"""A draft thrown away: what the button says, what is told, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_desk import CHILD, Desk, line_of
from PySide6.QtWidgets import QWidget
from test_case_page import open_case

from xatre.work.records import browse
from xatre.work.records.refusals import NotHere

Type = Callable[[QWidget, str], None]


def is_there(desk: Desk, kind: str, id: str) -> bool:
    try:
        desk.do(lambda session: browse.record(session, kind, id))
    except NotHere:
        return False
    return True


def test_a_record_never_completed_is_thrown_away_whole_and_comes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    monkeypatch.setattr(desk.journey, "saved", lambda: counted.append(True))
    (id,) = desk.add("child", CHILD, draft=True)
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    # Opened again, it is still a draft and no change of something that was there.
    drop = page.sheet.pane.foot.drop
    assert drop.isVisible()
    assert drop.text() == "Bỏ bản nháp"
    drop.click()
    desk.settle()
    assert counted
    assert not is_there(desk, "child", id)
    message = page.list.ui.message_place.bar.message
    assert message is not None
    assert (message.fact, message.action) == ("Đã bỏ bản nháp.", "Hoàn tác")
    assert "không còn trong sổ" in message.rest
    assert page.list.ui.message_place.bar.isVisible()
    page.undo()
    desk.settle()
    assert is_there(desk, "child", id)
    assert page.list.ui.message_place.bar.message is None


def test_what_was_completed_only_loses_its_changes(desk: Desk, type_words: Type) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    line = line_of(page, "full_name")
    line.selectAll()
    type_words(line, "Giàng Thị Anh")
    desk.qtbot.wait(750)
    desk.settle()
    assert page.sheet.pane.foot.drop.text() == "Bỏ sửa"
    page.sheet.pane.foot.drop.click()
    desk.settle()
    message = page.list.ui.message_place.bar.message
    assert message is not None
    assert (message.fact, message.rest) == ("Đã bỏ sửa.", "Hồ sơ như trước khi sửa.")
    page.undo()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "child", id))
    assert kept.fields["full_name"] == "Giàng Thị Anh"


def test_a_case_never_completed_comes_back_from_the_list(desk: Desk) -> None:
    case, id = open_case(desk)
    page = desk.page("case")
    page._open(id)
    desk.settle()
    drop = case.pane("case").foot.drop
    assert drop.text() == "Bỏ bản nháp"
    drop.click()
    desk.settle()
    assert page.front is None
    assert not is_there(desk, "case", id)
    message = page.list.ui.message_place.bar.message
    assert message is not None
    assert message.action == "Hoàn tác"
    page.undo()
    desk.settle()
    assert is_there(desk, "case", id)
    assert case.case_id == id
