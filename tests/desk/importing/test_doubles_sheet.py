"""Doubles at the desk: pairs with their points, side by side, joined, parted, said to be two."""

from __future__ import annotations

from collections.abc import Callable

from at_desk import CHILD, Desk

from xatre.desk.pages.importing.doubles_sheet import DoublesSheet
from xatre.work.records import browse
from xatre.work.records.browse import Query

MOTHER = {"mother_name": "Vàng Thị Mai", "father_name": "Giàng A Sử"}
ALIKE = CHILD | MOTHER | {"full_name": "Giàng Thị Ngọc Anh", "address": "bản Sì Choang"}


def opened(desk: Desk, wait: Callable[[], None]) -> DoublesSheet:
    desk.add("child", CHILD | MOTHER, ALIKE)
    page = desk.page("child")
    page.list.doubles_asked.emit()
    wait()
    return page.tables.doubles


def test_a_pair_stands_side_by_side_with_every_point(desk: Desk, wait: Callable[[], None]) -> None:
    sheet = opened(desk, wait)
    assert sheet.pairs.rows.rowCount() == 1
    assert "Tên: chỉ khác dấu (+26)" in sheet.points.text()
    rows = [sheet.sides.rows.row(number) for number in range(sheet.sides.rows.rowCount())]
    words = {row.cells[0].words: (row.cells[1].words, row.cells[2].words) for row in rows if row}
    assert set(words["Họ, chữ đệm, tên"]) == {"Giàng Thị Ngọc Ánh", "Giàng Thị Ngọc Anh"}
    sheet.set_names_hidden(True)
    assert "Giàng" not in str([row.cells for row in rows if row and row.key == "none"])


def test_they_are_joined_and_parted_again(desk: Desk, wait: Callable[[], None]) -> None:
    sheet = opened(desk, wait)
    sheet.primary.click()
    wait()
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 1
    assert sheet.empty.isVisible()
    message = desk.journey.told[-1]
    assert message.action == "Tách lại"
    assert message.act is not None
    message.act()
    wait()
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 2
    assert sheet.pairs.rows.rowCount() == 1


def test_two_children_are_remembered(desk: Desk, wait: Callable[[], None]) -> None:
    sheet = opened(desk, wait)
    sheet.two.click()
    wait()
    sheet.begin()
    wait()
    assert sheet.shown == []
    assert sheet.empty.isVisible()


def three_alike(desk: Desk, wait: Callable[[], None]) -> DoublesSheet:
    desk.add("child", CHILD | MOTHER, ALIKE, ALIKE | {"full_name": "Giàng Thị Ngọc Ảnh"})
    page = desk.page("child")
    page.list.doubles_asked.emit()
    wait()
    assert page.tables.doubles.pairs.rows.rowCount() == 3
    return page.tables.doubles


def test_two_children_said_leaves_their_other_pairs(desk: Desk, wait: Callable[[], None]) -> None:
    sheet = three_alike(desk, wait)
    current = sheet.current
    assert current is not None
    said = {current.pair.one, current.pair.other}
    sheet.two.click()
    wait()
    left = [{one.pair.one, one.pair.other} for one in sheet.shown]
    assert len(left) == 2
    assert said not in left


def test_a_joining_ends_the_pairs_of_the_record_that_is_gone(
    desk: Desk, wait: Callable[[], None]
) -> None:
    sheet = three_alike(desk, wait)
    current = sheet.current
    assert current is not None
    keep, drop = current.pair.one, current.pair.other
    sheet.primary.click()
    wait()
    (left,) = sheet.shown
    assert drop not in (left.pair.one, left.pair.other)
    assert keep in (left.pair.one, left.pair.other)
