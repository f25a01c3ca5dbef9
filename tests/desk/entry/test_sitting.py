"""One officer at the desk: locking keeps what was typed, backups, closing, faults, the search."""

from __future__ import annotations

import time

import pytest
from desk_samples import OFFICER, PASSWORD
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from xatre.desk.entry.book_list import BookListPage
from xatre.desk.idle import POWER, SESSION_CHANGE, SESSION_LOCK, SUSPEND, Idle, SystemMessages
from xatre.errors import DataError, TrustError
from xatre.store.book import Book
from xatre.store.faults import DiskFull
from xatre.work.records import browse, save
from xatre.work.session import open_session


@pytest.fixture
def opened(make_desk, still, folder):
    """A desk with the book open."""
    desk = make_desk(folder)
    unlock(desk, still)
    return desk


def unlock(desk, still) -> None:
    desk.entry.unlock.ui.password.setText(PASSWORD)
    desk.entry.unlock.ui.open.click()
    still(desk)


def name_line(page) -> QLineEdit:
    return next(
        line
        for line in page.findChildren(QLineEdit)
        if line.accessibleName().startswith("Họ và tên") and line.isVisibleTo(page)
    )


def test_locking_keeps_what_was_just_typed(opened, still, folder, type_words, qtbot):
    window = opened.sitting.window
    window.go("child")
    window.page("child").new_record()
    still(opened)
    line = name_line(window.page("child"))
    line.setFocus()
    type_words(line, "Giàng Thị Ánh")
    opened.idle.tell("idle")
    still(opened)
    assert opened.sitting is None
    assert opened.entry.isVisible()
    assert "máy để không" in opened.entry.unlock.notice.title
    assert opened.worker.kept is None
    session = open_session(folder, PASSWORD)
    with session.book:
        found = browse.page(session, browse.Query("child", states=("draft",)), 0, 5)
        assert len(found) == 1
        assert "Giàng Thị Ánh" in found[0].title


def test_locked_and_opened_again_at_the_same_page(opened, still):
    opened.sitting.window.go("birth")
    opened.sitting.window.lock_asked.emit()
    still(opened)
    unlock(opened, still)
    assert opened.sitting.window.current_key == "birth"


def test_nothing_stays_open_over_a_locked_book(opened, still):
    from PySide6.QtWidgets import QComboBox

    from xatre.desk.widgets.dialog import Dialog

    window = opened.sitting.window
    window.go("settings")
    dialog = Dialog("Hỏi", parent=window)
    dialog.open()
    combo = window.page("settings").findChild(QComboBox)
    combo.showPopup()
    opened.idle.tell("idle")
    still(opened)
    assert opened.sitting is None
    assert not isValid(combo) or not combo.view().isVisible()
    assert opened.entry.isVisible()


def test_a_job_that_comes_after_the_lock_is_no_fault(opened, still, faults):
    opened.lock()
    opened.worker.submit(lambda task: task.session.book)
    still(opened)
    assert faults == []


def test_the_idle_clock(qapp, qtbot):
    told: list[str] = []
    idle = Idle(qapp)
    idle.gone.connect(told.append)
    idle.start(10)
    idle.look()
    assert told == []
    idle._last = time.monotonic() - 601
    idle.look()
    assert told == ["idle"]
    idle.look()
    assert told == ["idle"]
    idle.start(10)
    idle._looked = time.time() - 600
    idle.look()
    assert told == ["idle", "sleep"]
    idle.start(10)
    SystemMessages(idle, 0).heard(SESSION_CHANGE, SESSION_LOCK)
    idle.start(10)
    SystemMessages(idle, 0).heard(POWER, SUSPEND)
    assert told[2:] == ["system", "sleep"]


def test_a_key_begins_the_idle_time_anew(opened, qtbot):
    from PySide6.QtCore import Qt

    opened.idle._last = time.monotonic() - 500
    qtbot.keyClick(opened.sitting.window, Qt.Key.Key_Shift)
    assert time.monotonic() - opened.idle._last < 60


def test_closing_the_window_closes_the_book(opened, folder):
    opened.sitting.window.close()
    assert opened.worker.kept is None
    Book.open(folder, password=PASSWORD).close()


def test_faults_that_let_work_go_on_stand_in_the_bar(opened, faults):
    sitting = opened.sitting
    sitting.window.go("settings")
    sitting.fault(DataError(what="thử"))
    bar = sitting.window.page("settings").ui.messages
    assert bar.message.level == "error"
    assert bar.message.rest.endswith("(XT-100)")
    sitting.fault(TrustError(what="thử"))
    assert bar.message.rest.endswith("(XT-300)")
    assert faults == []
    sitting.fault(DiskFull())
    assert faults == ["Không ghi được vào ổ đĩa"]


def test_errors_of_ours_save_the_draft_and_leave_a_report(opened, faults):
    from xatre import paths

    opened.fault(ValueError("Giàng Thị Ánh"))
    assert faults == ["Chương trình gặp lỗi ngoài dự tính"]
    reports = list(paths.logs().glob("bao-loi-*.txt"))
    assert len(reports) == 1
    assert "Giàng" not in reports[0].read_text("utf-8")


def test_a_backup_that_fails_is_told_and_can_be_tried_again(opened, still, monkeypatch):
    from xatre.work import keeping

    def full(session):
        raise DiskFull()

    sitting = opened.sitting
    monkeypatch.setattr(keeping, "automatic_backup", full)
    sitting.window.go("settings")
    sitting.back_up()
    still(opened)
    message = sitting.window.page("settings").ui.messages.message
    assert message.fact == "Chưa sao lưu được."
    assert message.action == "Sao lưu lại"


def test_counts_and_search_reach_the_record(opened, still, qtbot):
    sitting = opened.sitting

    def add(task):
        record = save.start(task.session, "child", {"full_name": "Lừu Thị Dở"})
        return save.keep_draft(task.session, record)

    opened.worker.submit(add)
    still(opened)
    sitting.saved()
    qtbot.wait(350)
    still(opened)
    items = {item.key: item.count for item in sitting.window.ui.rail_pages.items}
    assert items["child"] == 1
    assert sitting.window.ui.status.saved.accessibleName().startswith("Đã lưu ")
    found = []
    sitting._find("luu thi", found.extend)
    still(opened)
    assert [one.words.split(" · ")[0] for one in found] == ["Lừu Thị Dở"]
    sitting._go_to_found(found[0].value)
    still(opened)
    assert sitting.window.current_key == "child"


def test_papers_of_a_case_and_grouped_lists_find_their_page(opened):
    sitting = opened.sitting
    sitting.open_page("population")
    assert sitting.window.current_key == "figures"
    assert sitting.window.page("figures").current.kind.name == "population"
    sitting.open_page("không có")
    assert sitting.window.current_key == "figures"


def test_another_book_can_be_chosen(still, folder, opened):
    opened.lock()
    still(opened)
    opened.entry.unlock._links["other"].click()
    page = opened.entry.ui.pages.currentWidget()
    assert isinstance(page, BookListPage)
    page.next.click()
    assert opened.entry.ui.pages.currentWidget() is opened.entry.unlock
    assert opened.folder == folder
    assert opened.entry.unlock.ui.officers.chosen == OFFICER


def test_the_rows_of_paper_are_come_to_from_any_page(opened, still, qtbot):
    window = opened.sitting.window
    window.go("overview")
    still(opened)
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    still(opened)
    page = window.page("child")
    assert window.current_key == "child"
    assert page.front is page.typing_sheets.typing
