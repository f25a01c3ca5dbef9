"""Thiết lập: officers, passwords, names, idle time, backups, checking, moving, a new code."""

from __future__ import annotations

import pytest
from desk_samples import OFFICER, PASSWORD
from PySide6.QtCore import Qt

from xatre.desk.settings import backup_pane, device_pane, officers_pane
from xatre.desk.settings.code_dialog import CodeDialog, NewCodeDialog
from xatre.desk.settings.officer_dialogs import (
    AfterDropping,
    DropDialog,
    OfficerDialog,
    OwnPasswordDialog,
    ResetDialog,
)
from xatre.desk.settings.sheet_dialog import SheetDialog
from xatre.store.book import Book
from xatre.work import keeping
from xatre.work.people.cards import write_card
from xatre.work.people.renewing import ENROL_FIRST

OTHER = "Vàng A Dế"
NEW = "một mật khẩu khác hẳn"


@pytest.fixture
def desk(make_desk, still, folder):
    made = make_desk(folder)
    made.entry.unlock.ui.password.setText(PASSWORD)
    made.entry.unlock.ui.open.click()
    still(made)
    return made


@pytest.fixture
def page(desk):
    """The settings, shown."""
    desk.sitting.window.go("settings")
    return desk.sitting.window.page("settings")


@pytest.fixture
def agree(monkeypatch):
    """Answers the dialogs of the officers' pane: fills them, presses the deed, as a person does."""

    def fill(dialog) -> str:
        if isinstance(dialog, OfficerDialog) and dialog._one is None:
            dialog._name.setText(OTHER)
            dialog._role.choose("approver")
        if isinstance(dialog, OfficerDialog) and dialog._one is not None:
            dialog._role.choose("viewer")
            dialog._cases.setChecked(True)
        if isinstance(dialog, OwnPasswordDialog):
            dialog._current.setText(PASSWORD)
        if not isinstance(dialog, DropDialog) and hasattr(dialog, "_password"):
            dialog._password.first.setText(NEW)
            dialog._password.second.setText(NEW)
        assert dialog.ready()
        dialog.answer = dialog.DEED
        return dialog.answer

    for made in (OfficerDialog, ResetDialog, OwnPasswordDialog, DropDialog):
        monkeypatch.setattr(made, "ask", fill)


def show(desk, page, still, part: str) -> None:
    page.show_what(part=part)
    still(desk)


def test_officers_come_change_and_go(desk, page, still, agree, folder, monkeypatch):
    codes: list[str] = []
    after: list[AfterDropping] = []
    monkeypatch.setattr(CodeDialog, "exec", lambda self: codes.append(self.shown.code))
    monkeypatch.setattr(AfterDropping, "ask", lambda self: after.append(self) or "")
    show(desk, page, still, "officers")
    pane = page.officers
    assert [one["name"] for one in pane.people] == [OFFICER]
    assert not pane.drop.isEnabled()
    pane.add.click()
    still(desk)
    assert [(one["name"], one["role"]) for one in pane.people][1] == (OTHER, "approver")
    pane.table.go_to(OTHER)
    pane._fit_buttons()
    assert pane.drop.isEnabled()
    pane.change.click()
    still(desk)
    assert pane.people[1] == {"name": OTHER, "role": "viewer", "case_rights": True}
    pane.table.go_to(OTHER)
    pane.reset.click()
    still(desk)
    assert desk.sitting.window.page("settings").ui.messages.message.fact.startswith("Đã đặt lại")
    pane.table.go_to(OTHER)
    pane._fit_buttons()
    pane.seat.ask(lambda session: keeping.back_up_here(session), lambda _: None)
    still(desk)
    pane.drop.click()
    still(desk)
    assert [one["name"] for one in pane.people] == [OFFICER]
    assert len(codes) == len(after) == 1
    assert "thẻ mới" in after[0].accessibleDescription()
    assert after[0].backups.accessibleName() == "Bản sao lưu khóa cũ còn mở được"
    desk.lock()
    still(desk)
    book, _ = Book.recover(folder, code=codes[0], new_password=NEW)
    book.close()


def test_ones_own_password(desk, page, still, agree, folder):
    show(desk, page, still, "officers")
    page.officers.own.click()
    still(desk)
    desk.lock()
    still(desk)
    Book.open(folder, password=NEW).close()


def test_dialogs_say_what_is_missing(desk, page, qtbot):
    window = desk.sitting.window
    dialog = OfficerDialog(False, window)
    assert not dialog.ready()
    assert dialog._note.words == "Chưa ghi họ và tên."
    dialog._name.setText(OTHER)
    assert not dialog.ready()
    assert dialog._password.note.words == "Chưa đặt mật khẩu."
    own = OwnPasswordDialog(False, window)
    assert not own.ready()
    assert own._note.words == "Chưa gõ mật khẩu đang dùng."


def test_who_is_no_administrator_is_told_why(make_desk, still, folder, qtbot):
    from xatre.store.keys.slots import Cost

    with Book.open(folder, password=PASSWORD) as book:
        from xatre.store.keys import officers

        officers.add(book, OTHER, "entry", NEW, cost=Cost.test())
    desk = make_desk(folder)
    desk.entry.unlock.ui.officers.group.choose(1)
    assert desk.entry.unlock.ui.password_label.text() == f"Mật khẩu của {OTHER}"
    desk.entry.unlock.ui.password.setText(NEW)
    desk.entry.unlock.ui.open.click()
    still(desk)
    page = desk.sitting.window.page("settings")
    assert desk.sitting.window.page("case") is None
    for button in (page.officers.add, page.book.move_book, page.book.code, page.unit.keep):
        assert not button.isEnabled()
        assert button.toolTip()
    assert page.officers.own.isEnabled()


def test_names_and_idle_time_are_kept(desk, page, still):
    page.unit.name.setText("Phòng Văn hóa – Xã hội liên xã")
    page.unit.keep.click()
    page.unit.minutes.choose("5")
    page.unit.minutes.changed.emit("5")
    still(desk)
    assert desk.idle._seconds == 300
    desk.lock()
    still(desk)
    desk.entry.unlock.ui.password.setText(PASSWORD)
    desk.entry.unlock.ui.open.click()
    still(desk)
    assert desk.sitting.facts.upper_label == "Phòng Văn hóa – Xã hội liên xã"
    assert desk.sitting.facts.idle_minutes == 5


def test_backups_now_and_onto_a_stick(desk, page, still, tmp_path):
    show(desk, page, still, "backup")
    page.backup.now.click()
    still(desk)
    assert page.ui.messages.message.fact == "Đã sao lưu."
    assert page.backup.table.model().rowCount() >= 1
    stick = tmp_path / "usb"
    page.backup.copy_to(stick)
    still(desk)
    copies = list(stick.glob("*.xtbackup"))
    assert len(copies) == 1
    assert keeping.is_whole(copies[0])
    assert backup_pane.size_words(1_100_000) == "1,1 MB"
    assert backup_pane.size_words(48_000) == "48 KB"


def test_the_book_is_checked(desk, page, still, monkeypatch):
    show(desk, page, still, "backup")
    page.backup.check.click()
    still(desk)
    assert page.backup.result.text().startswith("Sổ nguyên vẹn")
    monkeypatch.setattr(keeping, "check_book", lambda session: ["một chỗ hỏng"])
    page.backup._check()
    still(desk)
    assert page.backup.result.text() == "• một chỗ hỏng"


def test_the_book_moves_and_is_opened_at_its_new_place(desk, page, still, tmp_path, folder):
    page.book.move_to(tmp_path / "moi", False)
    still(desk)
    assert desk.sitting is None
    assert desk.folder == tmp_path / "moi"
    assert desk.entry.unlock.book.title == "Sổ trẻ em xã Sì Lở Lầu"
    desk.entry.unlock.ui.password.setText(PASSWORD)
    desk.entry.unlock.ui.open.click()
    still(desk)
    assert desk.sitting.facts.folder == tmp_path / "moi"


def test_a_move_that_fails_leaves_the_book_open(desk, page, still, tmp_path):
    taken = tmp_path / "co"
    taken.mkdir()
    (taken / "tep").write_text("x")
    page.book.move_to(taken, False)
    still(desk)
    assert desk.sitting is not None
    assert page.book.move_book.isEnabled()
    assert page.ui.messages.message.rest.endswith("(XT-230)")


def test_a_new_recovery_code_is_asked_for_first_and_holds_once_read_back(
    desk, page, still, folder, monkeypatch
):
    shown: list[str] = []
    answers = [NewCodeDialog.DialogCode.Rejected, NewCodeDialog.DialogCode.Accepted]

    def read_back(dialog):
        assert dialog._may_stop
        shown.append(dialog.shown.code)
        return answers.pop(0)

    def agree(dialog):
        dialog._password.setText(PASSWORD)
        dialog.answer = dialog.DEED if dialog.ready() else ""
        return dialog.answer

    monkeypatch.setattr(CodeDialog, "exec", read_back)
    monkeypatch.setattr(NewCodeDialog, "ask", lambda self: "stop")
    page.book.code.click()
    still(desk)
    assert shown == []
    monkeypatch.setattr(NewCodeDialog, "ask", agree)
    before = page.book.seat.ask_now(lambda session: session.book.slots.recovery())
    page.book.code.click()
    still(desk)
    assert page.book.seat.ask_now(lambda session: session.book.slots.recovery()) == before
    assert page.ui.messages.message.fact == "Mã khôi phục cũ vẫn dùng được."
    page.book.code.click()
    still(desk)
    assert len(shown) == 2
    desk.lock()
    still(desk)
    book, _ = Book.recover(folder, code=shown[1], new_password=NEW)
    book.close()


def test_the_dialog_of_a_new_code_wants_it_back(qtbot):
    dialog = CodeDialog("-".join(["ABCD"] * 8), "Sổ", lambda *_: None)
    qtbot.addWidget(dialog)
    dialog.shown.next.click()
    dialog.reject()
    for line in dialog.asked.lines:
        line.setText("abcd")
    with qtbot.waitSignal(dialog.accepted):
        dialog.asked.next.click()


def test_the_dialog_of_a_new_code_can_be_left_where_the_old_one_holds(qtbot):
    dialog = CodeDialog("-".join(["ABCD"] * 8), "Sổ", lambda *_: None, may_stop=True)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.shown.code == ""


def test_about_says_dates_licences_and_what_is_unverified(desk, page, still, qtbot):
    from PySide6.QtWidgets import QLabel

    show(desk, page, still, "about")
    words = " ".join(label.text() for label in page.about.findChildren(QLabel))
    for needed in ("LGPL 3.0", "OFL", "Cập nhật đến", "chưa đối chiếu được", "không thay dấu"):
        assert needed in words
    assert officers_pane.ROLE_WORDS["entry"] == "Người nhập"


def test_this_pc_gets_new_keys_when_a_person_says_so(desk, page, still, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QLabel

    show(desk, page, still, "device")
    cards: list[object] = []
    monkeypatch.setattr(device_pane, "show_own_card", lambda *_: cards.append(1))
    before = page.device.seat.ask_now(lambda session: session.book.facts.device)
    said: list[str] = []

    def stop(dialog) -> str:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        return "stop"

    monkeypatch.setattr(device_pane.RenewDialog, "ask", stop)
    page.device.renew.click()
    still(desk)
    assert not any(ENROL_FIRST in words for words in said), "no card of renewed keys is out"
    assert page.device.seat.ask_now(lambda session: session.book.facts.device) == before
    monkeypatch.setattr(device_pane.RenewDialog, "ask", lambda self: self.RENEW)
    page.device.renew.click()
    still(desk)
    assert page.device.seat.ask_now(lambda session: session.book.facts.device) != before
    assert len(cards) == 1
    page.device.seat.ask_now(lambda session: write_card(session, tmp_path / "the.xatre"))
    monkeypatch.setattr(device_pane.RenewDialog, "ask", stop)
    page.device.renew.click()
    still(desk)
    assert any(ENROL_FIRST in words for words in said)


@pytest.mark.parametrize("which", ["loss", "minutes"])
def test_a_sheet_is_kept_as_a_pdf(desk, page, still, monkeypatch, tmp_path, which):
    show(desk, page, still, "device")
    file = tmp_path / "phieu.pdf"

    def named(dialog) -> str:
        dialog.line.setText("Vàng A Dế")
        dialog.answer = dialog.DEED
        return dialog.answer

    monkeypatch.setattr(device_pane.TakerDialog, "ask", named)
    monkeypatch.setattr(SheetDialog, "ask", lambda self: self.KEEP)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(file), "PDF")
    )
    getattr(page.device, which).click()
    still(desk)
    assert file.read_bytes().startswith(b"%PDF")
    assert desk.sitting.window.page("settings").ui.messages.message.fact == "Đã lưu."


def test_the_backups_say_how_many_of_an_hour_are_kept(desk, page, still):
    from PySide6.QtWidgets import QLabel

    show(desk, page, still, "backup")
    words = [label.text() for label in page.backup.findChildren(QLabel)]
    assert any("Mỗi giờ chỉ giữ một bản" in one for one in words)
