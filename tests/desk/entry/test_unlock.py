"""Unlocking: right, wrong, slowed down, in use, gone, moved, newer, damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk_samples import OFFICER, PASSWORD

from xatre.desk.entry.officer_list import OfficerList
from xatre.desk.entry.restore import RestorePage
from xatre.desk.remembered import known_books
from xatre.store.book import Book
from xatre.store.faults import BookInUse, BookNewer
from xatre.store.keys import delay
from xatre.store.safety import backup
from xatre.work import keeping
from xatre.work.session import open_session


def type_password(desk, password: str) -> None:
    desk.entry.unlock.ui.password.setText(password)
    desk.entry.unlock.ui.open.click()


def test_the_right_password_opens_the_desk(make_desk, still, folder):
    desk = make_desk(folder)
    page = desk.entry.unlock
    assert page.ui.officers.names == [OFFICER]
    assert page.ui.password_label.text() == f"Mật khẩu của {OFFICER}"
    type_password(desk, PASSWORD)
    assert page.ui.open.text() == "Đang mở sổ…"
    still(desk)
    assert desk.sitting is not None
    window = desk.sitting.window
    assert window.isVisible()
    assert not desk.entry.isVisible()
    assert page.ui.password.text() == ""
    assert window.ui.unit_name.text() == "Xã Sì Lở Lầu"
    assert window.ui.officer_role.text() == "Quản trị sổ"
    assert window.ui.status.book.accessibleName() == "Sổ đã mã hóa, nằm trên máy này"
    assert window.ui.status.backed_up.accessibleName().startswith("Sao lưu ")
    assert known_books()[0].title == "Sổ trẻ em xã Sì Lở Lầu"
    assert known_books()[0].last_officer == OFFICER


def test_a_wrong_password_says_the_likely_cause(make_desk, still, folder):
    desk = make_desk(folder)
    type_password(desk, "không phải mật khẩu")
    still(desk)
    page = desk.entry.unlock
    assert page.ui.message.words == (
        "Mật khẩu chưa đúng. Kiểm tra bộ gõ (Unikey) đã chuyển sang chữ E, rồi gõ lại. "
        "Sai 2 lần nữa phải chờ 1 phút. (XT-501)"
    )
    assert page.ui.password.property("problem") == "error"
    assert page.ui.password.selectedText()
    assert desk.sitting is None


def test_nothing_typed_is_not_a_try(make_desk, still, folder):
    desk = make_desk(folder)
    type_password(desk, "")
    still(desk)
    assert desk.entry.unlock.ui.message.words == "Chưa gõ mật khẩu."
    assert not (folder / delay.FILE).exists()


def test_three_wrong_ones_begin_a_countdown(make_desk, still, folder):
    desk = make_desk(folder)
    page = desk.entry.unlock
    for _ in range(3):
        type_password(desk, "không phải mật khẩu")
        still(desk)
    assert page.ui.open.text() in ("Chờ 1:00", "Chờ 0:59")
    assert not page.ui.password.isEnabled()
    assert "(XT-507)" in page.ui.message.words
    left = page._left
    page._tick()
    assert page._left == left - 1
    past = {"failed": 3, "last": (datetime.now(UTC) - timedelta(minutes=2)).isoformat()}
    (folder / delay.FILE).write_text(json.dumps(past))
    page._left = 1
    page._tick()
    assert page.ui.password.isEnabled()
    assert page.ui.open.text() == "Mở sổ"


def test_a_countdown_goes_on_after_a_restart(make_desk, folder):
    wait = {"failed": 4, "last": datetime.now(UTC).isoformat()}
    (folder / delay.FILE).write_text(json.dumps(wait))
    desk = make_desk(folder)
    assert desk.entry.unlock.ui.open.text().startswith("Chờ ")
    assert not desk.entry.unlock.ui.open.isEnabled()


def test_a_book_open_in_another_window_cannot_be_taken_over(make_desk, still, folder):
    with Book.open(folder, password=PASSWORD):
        desk = make_desk(folder)
        type_password(desk, PASSWORD)
        still(desk)
        notice = desk.entry.unlock.notice
        assert "một cửa sổ khác trên máy này" in notice.title
        assert list(notice.buttons) == ["again"]
        assert not desk.entry.unlock.ui.ways_in.isVisible()
    notice.buttons["again"].click()
    still(desk)
    assert desk.sitting is not None


def test_a_book_left_open_by_a_dead_pc_can_be_taken_over(make_desk, still, folder):
    holder = {"computer": "PC-VHXH", "process": "1", "since": "2026-11-20T08:10:00+07:00"}
    (folder / "lock").write_text(json.dumps(holder))
    desk = make_desk(folder)
    type_password(desk, PASSWORD)
    still(desk)
    page = desk.entry.unlock
    assert "PC-VHXH" in page.notice.title
    assert "(XT-503)" in page.notice.said
    page.notice.buttons["take_over"].click()
    assert page.ui.ways_in.isVisible()
    type_password(desk, PASSWORD)
    still(desk)
    assert desk.sitting is not None


def test_a_book_that_is_not_there(make_desk, tmp_path):
    desk = make_desk(tmp_path / "khong-co")
    page = desk.entry.unlock
    assert "(XT-502)" in page.notice.said
    assert set(page.notice.buttons) == {"again", "other", "restore"}
    assert not page.ui.ways_in.isVisible()


def test_a_moved_book_leads_to_its_new_place(make_desk, still, folder, tmp_path):
    session = open_session(folder, PASSWORD)
    new = keeping.move_book(session, tmp_path / "moi")
    desk = make_desk(folder)
    notice = desk.entry.unlock.notice
    assert "(XT-508)" in notice.said
    notice.buttons["moved"].click()
    assert desk.folder == new
    type_password(desk, PASSWORD)
    still(desk)
    assert desk.sitting is not None


def test_a_newer_book_asks_for_an_update(make_desk, folder):
    desk = make_desk(folder)
    desk._not_opened(BookNewer(version="9.0"))
    assert "(XT-504)" in desk.entry.unlock.notice.said
    assert not desk.entry.unlock.ui.ways_in.isVisible()


def test_a_damaged_book_offers_its_newest_good_backup(make_desk, still, folder):
    with Book.open(folder, password=PASSWORD) as book:
        good = backup.write(book)
    with (folder / "book.db").open("r+b") as file:
        file.write(b"\0" * 4096)
    desk = make_desk(folder)
    type_password(desk, PASSWORD)
    still(desk)
    notice = desk.entry.unlock.notice
    assert "(XT-505)" in notice.said
    notice.buttons["restore_this"].click()
    page = desk.entry.ui.pages.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.file.text() == str(good)
    page.next.click()
    still(desk)
    assert desk.folder.name.startswith("so-khoi-phuc-")
    type_password(desk, PASSWORD)
    still(desk)
    assert desk.sitting is not None
    assert desk.sitting.facts.folder == desk.folder


def test_an_older_copy_is_said_aloud(make_desk, still, folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "cu")
    Book.open(folder, password=PASSWORD).close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "cu", folder)
    desk = make_desk(folder)
    type_password(desk, PASSWORD)
    still(desk)
    warned = desk.sitting.warned
    assert warned is not None
    assert "cũ hơn" in warned.windowTitle()
    warned.answer = "close"
    warned.accept()
    still(desk)
    assert desk.sitting is None
    assert desk.entry.isVisible()


def test_each_warning_is_said_after_the_other(make_desk, still, folder):
    desk = make_desk(folder)
    type_password(desk, PASSWORD)
    still(desk)
    sitting = desk.sitting
    first, second = BookNewer(version=9), BookInUse(where="máy khác", since="hôm qua")
    sitting.facts = replace(sitting.facts, warnings=(first, second))
    sitting.begin()
    still(desk)
    shown = sitting.warned
    assert first.happened in shown.windowTitle()
    shown.answer = "stay"
    shown.accept()
    still(desk)
    assert sitting.warned is not shown
    assert second.happened in sitting.warned.windowTitle()
    sitting.warned.answer = "stay"
    sitting.warned.accept()
    still(desk)
    assert sitting.warned is None
    assert desk.sitting is sitting


def test_unknown_errors_go_through_the_one_door(make_desk, qtbot, folder, faults):
    desk = make_desk(folder)
    qtbot.waitUntil(lambda: desk.faults is not None)
    desk.entry.unlock.set_busy(True)
    desk.known_or_raise(desk._not_opened)(ValueError("ours"))
    assert faults == ["Chương trình gặp lỗi ngoài dự tính"]
    assert desk.entry.unlock.ui.open.isEnabled()


def test_caps_lock_is_told(make_desk, folder, qtbot):
    from PySide6.QtCore import Qt

    desk = make_desk(folder)
    page = desk.entry.unlock
    qtbot.keyClick(page.ui.password, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert page.ui.caps_lock.words == ""
    page.ui.password._tell_caps(True)
    assert page.ui.caps_lock.words == "Caps Lock đang bật"


def test_more_than_four_officers_scroll(qtbot):
    officers = OfficerList()
    qtbot.addWidget(officers)
    names = [f"Người {number}" for number in range(9)]
    officers.offer([(name, "", "") for name in names], "Người 7")
    officers.show()
    assert officers.chosen == "Người 7"
    assert officers.height() < 5 * 58
    assert officers.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("height", [768, 697, 560])
def test_nothing_is_cut_when_the_window_is_low(make_desk, folder, height, qtbot):
    desk = make_desk(folder)
    desk.entry.resize(1366, height)
    page = desk.entry.unlock
    page._say_problem("Mật khẩu chưa đúng. " * 6)
    qtbot.wait(20)
    foot = page.ui.foot_words
    assert foot.mapTo(desk.entry, foot.rect().bottomLeft()).y() <= desk.entry.height()
    assert page.ui.title.height() >= page.ui.title.heightForWidth(page.ui.title.width())


def test_files_of_others_are_not_books(make_desk, tmp_path: Path):
    place = tmp_path / "la"
    place.mkdir()
    (place / "slots.json").write_text("[1, 2]")
    desk = make_desk(place)
    assert desk.entry.unlock.ui.officers.names == []
