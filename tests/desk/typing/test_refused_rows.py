"""A row the book did not take: changed elsewhere, or the disk full. Nothing typed is lost, and
nothing this officer may not see is taken away."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from at_desk import Desk
from fingers import Fingers, child, household, open_sheet
from PySide6.QtCore import Qt
from test_retype_sheet import again, opened

from xatre.desk.pages.typing.typing_sheet import TypingSheet
from xatre.errors import DiskError
from xatre.model.values import IN, YES, Value, rows_in
from xatre.work.records import browse, save
from xatre.work.session import Session
from xatre.work.typing import rows, sampling


def first_row(desk: Desk) -> tuple[TypingSheet, Fingers, str]:
    sheet, fingers = open_sheet(desk)
    fingers.keys("s").tab()
    household(fingers, "12", "Giàng A Páo", "n")
    child(fingers, "Giàng Thị Ngọc Ánh")
    desk.settle()
    (row,) = desk.do(lambda session: browse.page(session, browse.Query("child"), 0, 9))
    return sheet, fingers, row.id


def change(desk: Desk, id: str, **fields: Value) -> None:
    def job(session: Session) -> None:
        kept = browse.record(session, "child", id, with_draft=False)
        save.complete(session, replace(kept, fields=kept.fields | fields))

    desk.do(job)


def finish_changed(sheet: TypingSheet, fingers: Fingers) -> None:
    """Another mother for the first row, which is left at once."""
    fingers.press(Qt.Key.Key_Up)
    sheet.page.line.enter("mother_name")
    fingers.name("Lò Thị Hoa").press(Qt.Key.Key_Down)


def without_rights(session: Session) -> None:
    session.book.officer = replace(session.book.officer, role="entry", case_rights=False)


def test_a_guarded_group_outlives_a_rebase_by_who_may_not_see_it(desk: Desk) -> None:
    sheet, fingers, id = first_row(desk)
    change(desk, id, special_groups={"r1": {IN: YES, "group": "G05"}})
    desk.do(without_rights)
    sheet.begin()
    desk.settle()
    assert sheet.page.rows[0].words["special_groups"] == ""
    change(desk, id, home_town="Lai Châu")
    finish_changed(sheet, fingers)
    desk.settle()
    fingers.press(Qt.Key.Key_Up)
    sheet.page.finish_row()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "child", id, with_draft=False)).fields
    assert (kept["mother_name"], kept["home_town"]) == ("Lò Thị Hoa", "Lai Châu")
    assert [row["group"] for row in rows_in(kept["special_groups"]).values()] == ["G05"]


def test_a_rebased_row_is_a_draft_of_the_book_at_once(desk: Desk) -> None:
    sheet, fingers, id = first_row(desk)
    change(desk, id, home_town="Lai Châu")
    finish_changed(sheet, fingers)
    sheet.leave()
    desk.settle()
    draft = desk.do(lambda session: browse.record(session, "child", id)).fields
    assert (draft["mother_name"], draft["home_town"]) == ("Lò Thị Hoa", "Lai Châu")
    sheet.begin()
    desk.settle()
    assert sheet.page.rows[0].words["mother_name"] == "Lò Thị Hoa"


def test_what_is_typed_while_a_row_is_rebased_stays(desk: Desk) -> None:
    sheet, fingers, id = first_row(desk)
    change(desk, id, father_name="Giàng A Lử")
    gate = threading.Event()
    desk.worker.submit(lambda task: gate.wait(20))
    finish_changed(sheet, fingers)
    fingers.press(Qt.Key.Key_Up)
    sheet.page.line.enter("full_name")
    fingers.name("Giàng Thị Ánh")
    gate.set()
    desk.settle()
    words = sheet.page.rows[0].words
    assert (words["full_name"], words["mother_name"], words["father_name"]) == (
        "Giàng Thị Ánh", "Lò Thị Hoa", "Giàng A Lử",
    )  # fmt: skip


def test_a_full_disk_keeps_a_finished_row_a_draft_and_it_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, fingers, _ = first_row(desk)

    def full(*given: object, **named: object) -> None:
        raise DiskError(what="hết chỗ")

    with monkeypatch.context() as patched:
        patched.setattr(rows, "finish", full)
        patched.setattr("xatre.work.records.editing.keep", full)
        fingers.tab()
        child(fingers, "Lò Thị Ẫm")
        desk.settle()
        assert (sheet.page.rows[1].mark, sheet.page.rows[1].worst) == ("draft", "error")
        sheet.leave()
        sheet.begin()
        desk.settle()
        assert sheet.page.rows[1].words["full_name"] == "Lò Thị Ẫm"
    sheet.leave()
    desk.settle()
    found = desk.do(lambda session: browse.page(session, browse.Query("child"), 0, 9))
    assert "Lò Thị Ẫm" in [row.title for row in found]


def test_a_second_typing_that_could_not_be_kept_is_no_finished_row(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, fingers, _ = opened(desk)

    def full(*given: object, **named: object) -> None:
        raise DiskError(what="hết chỗ")

    with monkeypatch.context() as patched:
        patched.setattr(sampling, "keep_again", full)
        again(fingers, "Giàng Thị Ánh")
        desk.settle()
        row = sheet.page.rows[0]
        assert (row.mark, row.worst) == ("draft", "error")
        assert "đã gõ 0/3 dòng" in sheet.head._line.text()
    sheet.leave()
    desk.settle()
    kept = desk.do(lambda session: sampling.rows_of(session, 1))[0]
    assert kept.again["full_name"] == "Giàng Thị Ánh"
    assert "household_number" not in kept.again
    assert not kept.typed
