"""Writing: typing, drafts kept by themselves, completing, undo, what changed since."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from at_desk import CHILD, Desk, line_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.record import draft_keeping
from xatre.store.register.aside import Aside
from xatre.work.records import browse, put_aside, save
from xatre.work.session import Session

Type = Callable[[QWidget, str], None]


def new_child(desk: Desk) -> RecordsPage:
    page = desk.page("child")
    page.new_record()
    desk.settle()
    return page


def write(desk: Desk, page: RecordsPage, type_words: Type, **values: str) -> None:
    for name, words in values.items():
        line = line_of(page, name)
        line.setFocus()
        line.selectAll()
        type_words(line, words)
        desk.qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_child_typed_with_the_keyboard_alone(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    write(desk, page, type_words, full_name="Giàng Thị Ngọc Ánh", born_on="090317")
    assert line_of(page, "born_on").text() == "09/03/2017"
    assert QApplication.focusWidget() is not line_of(page, "born_on")
    sex = page.sheet.pane.form.row("sex").editor.controls()[0]  # type: ignore[union-attr]
    sex.setFocus()
    desk.qtbot.keyClick(sex, Qt.Key.Key_Right)
    desk.qtbot.keyClick(sex, Qt.Key.Key_Right)
    page.sheet.pane.foot.primary.click()
    desk.settle()
    assert page.stack.currentWidget() is page.list
    row = page.list.table.current
    assert row is not None
    assert row.cells[0].words == "Giàng Thị Ngọc Ánh"
    found = desk.do(lambda session: browse.record(session, "child", row.key))
    assert found.state == "complete"
    assert found.fields["born_on"] == "2017-03-09"
    assert found.fields["code"] == "TE-00001"
    message = page.list.ui.message_place.bar.message
    assert message is not None
    assert "TE-00001" in message.fact


def test_what_was_typed_is_kept_within_a_second(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    line = line_of(page, "full_name")
    type_words(line, "Tẩn Lở Mẩy")
    desk.qtbot.wait(750)
    desk.settle()
    # The book is asked beside the page, as after a kill: nothing was closed, nothing left.
    rows = desk.do(lambda session: browse.page(session, browse.Query("child"), 0, 10))
    assert [row.state for row in rows] == ["draft"]
    kept = desk.do(lambda session: browse.record(session, "child", rows[0].id))
    assert kept.fields["full_name"] == "Tẩn Lở Mẩy"
    type_words(line, " Hai")
    desk.qtbot.wait(750)
    desk.settle()
    rows = desk.do(lambda session: browse.page(session, browse.Query("child"), 0, 10))
    assert [(row.title, row.code) for row in rows] == [("Tẩn Lở Mẩy Hai", "TE-00001")]


def test_a_draft_is_opened_again_where_it_was_left(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    type_words(line_of(page, "full_name"), "Tẩn Lở Mẩy")
    page.leave()
    desk.settle()
    assert page.stack.currentWidget() is page.list
    page.edit_record()
    desk.settle()
    assert line_of(page, "full_name").text() == "Tẩn Lở Mẩy"
    assert "Bản nháp" in page.sheet.pane.foot.words.text()


def test_opening_a_form_and_leaving_it_writes_nothing(desk: Desk) -> None:
    page = new_child(desk)
    page.leave()
    desk.settle()
    assert desk.do(lambda session: browse.count(session, browse.Query("child"))) == 0


def test_completing_with_something_wrong_goes_to_the_first(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    write(desk, page, type_words, born_on="31/02/2017")
    page.sheet.pane.foot.primary.click()
    desk.settle()
    assert page.stack.currentWidget() is page.sheet
    assert QApplication.focusWidget() is line_of(page, "full_name")
    told = {problem.path: problem.text for problem in page.sheet.pane.known}
    assert told["born_on"] == "Tháng 02/2017 chỉ có 28 ngày."
    assert "sex" in told
    shown = [button.problem.path for button in page.sheet.pane.list.buttons]
    assert shown[:2] == ["full_name", "born_on"]
    page.sheet.pane.list.buttons[1].click()
    assert QApplication.focusWidget() is line_of(page, "born_on")


def test_a_doubt_keeps_its_reason_and_does_not_stop(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    fields = CHILD | {"born_on": "2005-01-01"}
    page.sheet.pane.begin(fields)
    desk.settle()
    page.sheet.pane.check()
    desk.settle()
    assert [problem.level for problem in page.sheet.pane.known] == ["doubt"]
    row = page.sheet.pane.form.row("born_on")
    assert row is not None
    row.reasoned.emit("Theo giấy khai sinh")
    desk.settle()
    page.sheet.pane.foot.primary.click()
    desk.settle()
    id = page.list.current_id
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert found.fields["doubt_reasons"]["born_on"]["reason"] == "Theo giấy khai sinh"


def test_undo_gives_back_what_was_before(desk: Desk, type_words: Type) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    write(desk, page, type_words, full_name="Giàng Thị Anh")
    page.sheet.pane.foot.primary.click()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert found.fields["full_name"] == "Giàng Thị Anh"
    page.undo()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert found.fields["full_name"] == CHILD["full_name"]
    assert len(desk.do(lambda session: browse.history(session, "child", id))) == 3


def test_undo_of_a_new_record_voids_it(desk: Desk) -> None:
    page = new_child(desk)
    page.sheet.pane.begin(dict(CHILD))
    desk.settle()
    page.sheet.pane.foot.primary.click()
    desk.settle()
    id = page.list.current_id
    page.undo()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert found.state == "void"


def test_a_record_changed_since_is_not_written_over(desk: Desk, type_words: Type) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    write(desk, page, type_words, other_names="Ánh con")

    def meanwhile(session: Session) -> None:
        now = browse.record(session, "child", id, with_draft=False)
        save.complete(session, replace(now, fields=now.fields | {"full_name": "Giàng Thị Anh"}))

    desk.do(meanwhile)
    page.sheet.pane.foot.primary.click()
    desk.settle()
    message = page.sheet.bar.message
    assert message is not None
    assert "XT-132" in message.rest
    assert message.act is not None
    message.act()
    desk.settle()
    assert line_of(page, "full_name").text() == "Giàng Thị Anh"
    assert line_of(page, "other_names").text() == "Ánh con"
    page.sheet.pane.foot.primary.click()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert (found.fields["full_name"], found.fields["other_names"]) == (
        "Giàng Thị Anh",
        "Ánh con",
    )


def test_a_dropped_draft_comes_back(desk: Desk, type_words: Type) -> None:
    (id,) = desk.add("child", CHILD)
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    write(desk, page, type_words, full_name="Giàng Thị Anh")
    desk.qtbot.wait(750)
    desk.settle()
    page.sheet.pane.foot.drop.click()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "child", id))
    assert kept.fields["full_name"] == CHILD["full_name"]
    message = page.list.ui.message_place.bar.message
    assert message is not None
    assert message.act is not None
    message.act()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "child", id))
    assert kept.fields["full_name"] == "Giàng Thị Anh"


def test_hidden_rows_survive_an_officer_who_may_not_see_them(
    make_desk: Callable[..., Desk], type_words: Type
) -> None:
    desk = make_desk(case_rights=False)
    hidden = next(code.code for code in desk.facts.codes.offered("special_group") if code.hidden)
    groups = {"r1": {"group": hidden}, "r2": {"group": "G01"}}
    (id,) = desk.add("child", CHILD | {"special_groups": groups})
    page = desk.page("child")
    page.edit_record()
    desk.settle()
    editor = page.sheet.pane.form.row("special_groups").editor  # type: ignore[union-attr]
    assert [panel.row_id for panel in editor.panels] == ["r2"]  # type: ignore[attr-defined]
    write(desk, page, type_words, full_name="Giàng Thị Anh")
    page.sheet.pane.foot.primary.click()
    desk.settle()
    found = desk.do(lambda session: browse.record(session, "child", id))
    assert set(found.fields["special_groups"]) == {"r1", "r2"}


def test_what_cannot_be_read_is_shown_again_as_it_was_typed(desk: Desk, type_words: Type) -> None:
    page = new_child(desk)
    write(desk, page, type_words, full_name="Tẩn Lở Mẩy", born_on="31/02/2017")
    desk.qtbot.wait(750)
    page.leave()
    desk.settle()
    page.edit_record()
    desk.settle()
    line = line_of(page, "born_on")
    assert line.text() == "31/02/2017"
    row = page.sheet.pane.form.row("born_on")
    assert row is not None
    assert row.level == "error"
    line.setFocus()
    line.selectAll()
    type_words(line, "28/02/2017")
    page.leave()
    desk.settle()
    page.edit_record()
    desk.settle()
    assert line_of(page, "born_on").text() == "28/02/2017"
    record = page.sheet.pane.record
    assert record is not None
    assert not desk.do(lambda session: session.book.setting(f"typed.{record.id}"))


def test_a_draft_goes_aside_while_the_book_is_busy_and_comes_in_after(
    desk: Desk, type_words: Type
) -> None:
    page = new_child(desk)
    line = line_of(page, "full_name")
    going = threading.Event()
    desk.worker.submit(lambda task: going.wait(20))
    type_words(line, "Tẩn Lở Mẩy")
    aside = desk.facts.aside
    assert aside is not None
    desk.qtbot.waitUntil(lambda: bool(aside.left()), timeout=1000)
    ((draft, _),) = aside.left()
    assert draft.fields["full_name"] == "Tẩn Lở Mẩy"
    going.set()
    desk.settle()
    assert aside.left() == []
    kept = desk.do(lambda session: browse.record(session, "child", draft.id))
    assert kept.fields["full_name"] == "Tẩn Lở Mẩy"


def test_what_was_completed_after_it_was_put_aside_is_left_alone(desk: Desk) -> None:
    (child,) = desk.add("child", CHILD)
    aside = desk.facts.aside
    assert aside is not None
    old = {"full_name": "Giàng Thị"}
    for moment, taken in (("2026-01-01T00:00:00Z", 0), ("2099-01-01T00:00:00Z", 1)):
        aside.keep(put_aside.Draft(child, "child", desk.facts.unit, "", old, moment), {})
        assert desk.do(lambda session: put_aside.take_in(session)) == taken
        assert aside.left() == []


def test_a_draft_of_which_the_book_has_a_later_one_is_left_alone(
    desk: Desk, type_words: Type
) -> None:
    page = new_child(desk)
    type_words(line_of(page, "full_name"), "Tẩn Lở Mẩy")
    page.save_draft()
    desk.settle()
    record = page.sheet.pane.record
    assert record is not None
    aside = desk.facts.aside
    assert aside is not None
    old = {"full_name": "Tẩn"}
    aside.keep(put_aside.Draft(record.id, "child", desk.facts.unit, "", old, "2026-01-01"), {})
    assert desk.do(lambda session: put_aside.take_in(session)) == 0
    kept = desk.do(lambda session: browse.record(session, "child", record.id))
    assert kept.fields["full_name"] == "Tẩn Lở Mẩy"


class StandingClock:
    """Time since the last file, moved on by hand."""

    gone = 0

    def __init__(self) -> None:
        self._begun = False

    def isValid(self) -> bool:
        return self._begun

    def start(self) -> None:
        self._begun, StandingClock.gone = True, 0

    def elapsed(self) -> int:
        return StandingClock.gone


def test_no_more_than_one_file_a_second_is_put_aside(
    desk: Desk, type_words: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    keep = Aside.keep

    def kept(self: Aside, draft: put_aside.Draft, typed: Mapping[str, str]) -> None:
        written.append(str(draft.fields["full_name"]))
        keep(self, draft, typed)

    monkeypatch.setattr(Aside, "keep", kept)
    monkeypatch.setattr(draft_keeping, "QElapsedTimer", StandingClock)
    page = new_child(desk)
    line = line_of(page, "full_name")
    later = page.sheet.pane.keeping._later
    going = threading.Event()
    desk.worker.submit(lambda task: going.wait(20))
    type_words(line, "Tẩn")
    page.save_draft()
    for gone, more in ((400, " Lở"), (700, " Mẩy")):
        StandingClock.gone = gone
        type_words(line, more)
        page.save_draft()
    assert written == ["Tẩn"]
    assert later.interval() == 600
    desk.qtbot.waitUntil(lambda: len(written) == 2, timeout=10_000)
    assert written[1] == "Tẩn Lở Mẩy"
    StandingClock.gone = 999
    type_words(line, " Hai")
    page.save_draft()
    assert len(written) == 2
    assert later.interval() == 1
    desk.qtbot.waitUntil(lambda: len(written) == 3, timeout=10_000)
    going.set()
    desk.settle()
    assert desk.facts.aside is not None
    assert desk.facts.aside.left() == []
