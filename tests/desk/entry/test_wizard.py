"""The first book from its first page to the open desk; the code written down and asked back."""

from __future__ import annotations

from pathlib import Path

from desk_samples import PASSWORD
from PySide6.QtCore import Qt

from xatre import paths
from xatre.desk.entry.wizard import Wizard
from xatre.store.book import Book
from xatre.work.papers.files_out import files_out

FIVE_WORDS = 5


def through_the_first_pages(desk, qtbot, still) -> Wizard:
    """Role, unit and place of a commune's book."""
    wizard = desk.ways.wizard
    wizard.role.next.click()
    wizard.unit.unit.setText("si lo lau")
    wizard.unit.unit.search()
    assert [one.value for one in wizard.unit.unit.found] == ["03562@2025"]
    wizard.unit.unit._take_row(0)
    wizard.unit.next.click()
    wizard.place.next.click()
    return wizard


def make_book(desk, qtbot, still, password: str = PASSWORD) -> Wizard:
    wizard = through_the_first_pages(desk, qtbot, still)
    wizard.officer.name.setText("  Lò  Thị Ngọc Ưng ")
    wizard.officer.password.first.setText(password)
    wizard.officer.password.second.setText(password)
    wizard.officer.next.click()
    still(desk)
    return wizard


def test_from_nothing_to_the_open_desk(make_desk, qtbot, still):
    desk = make_desk(None)
    wizard = make_book(desk, qtbot, still)
    code = wizard.code.shown.code
    assert len(code.split("-")) == 8
    wizard.code.shown.next.click()
    asked = wizard.code.asked
    groups = code.split("-")
    asked.lines[0].setText("XXXX")
    asked.next.click()
    assert "Chưa khớp" in asked.notes[0].words
    assert desk.sitting is None
    for number, line in zip(asked.asked, asked.lines, strict=True):
        line.setText(groups[number].lower())
    asked.next.click()
    still(desk)
    facts = desk.sitting.facts
    assert facts.unit == "03562@2025"
    assert facts.officer == "Lò Thị Ngọc Ưng"
    assert facts.upper_label == "Sở Y tế tỉnh Lai Châu"
    assert facts.folder == paths.books() / "so-03562"
    assert facts.code_checked
    assert wizard.code.shown.code == ""


def test_a_program_closed_at_the_code_finds_the_book_and_asks_for_a_new_code(
    make_desk, qtbot, still
):
    desk = make_desk(None)
    make_book(desk, qtbot, still)
    desk.end()
    again = make_desk(None)
    assert again.entry.unlock.book.title == "Sổ trẻ em xã Sì Lở Lầu"
    again.entry.unlock.ui.password.setText(PASSWORD)
    again.entry.unlock.ui.open.click()
    still(again)
    assert not again.sitting.facts.code_checked
    assert again.sitting._bar().message.action == "Đặt mã mới…"


def test_there_may_be_a_book_already(make_desk, qtbot):
    desk = make_desk(None)
    desk.ways.wizard.role.have_book.click()
    page = desk.entry.ui.pages.currentWidget()
    assert page.browse.isVisible()
    assert not page.next.isVisible()
    page.back.click()
    assert desk.entry.ui.pages.currentWidget() is desk.ways.wizard.role


def test_the_code_really_opens_the_book(make_desk, qtbot, still):
    desk = make_desk(None)
    wizard = make_book(desk, qtbot, still)
    book, _ = Book.recover(
        paths.books() / "so-03562", code=wizard.code.shown.code, new_password=PASSWORD + "!"
    )
    book.close()


def test_each_page_says_what_is_missing(make_desk, qtbot):
    desk = make_desk(None)
    wizard = desk.ways.wizard
    wizard.role.next.click()
    wizard.unit.next.click()
    assert wizard.unit.note.words == "Chưa chọn đơn vị."
    wizard.unit.unit.setText("khong co xa nay")
    wizard.unit.next.click()
    assert "Chọn một đơn vị trong danh sách" in wizard.unit.note.words
    wizard.unit.unit.setText("si lo lau")
    wizard.unit.unit.search()
    wizard.unit.unit._take_row(0)
    wizard.unit.next.click()
    taken = paths.made(paths.books() / "co-tep")
    (taken / "tep.txt").write_text("x")
    wizard.place.folder.set_folder(taken)
    wizard.place.next.click()
    assert "đã có tệp" in wizard.place.folder.note.words
    wizard.place.folder.set_folder(paths.books() / "so")
    wizard.place.next.click()
    officer = wizard.officer
    officer.next.click()
    assert officer.name_note.words == "Chưa ghi họ và tên."
    officer.name.setText("Lò Thị Mai")
    officer.password.first.setText("ngắn")
    officer.next.click()
    assert "cần ít nhất 12 ký tự" in officer.password.note.words
    officer.password.first.setText(PASSWORD)
    officer.password.second.setText(PASSWORD + "x")
    officer.next.click()
    assert officer.password.second_note.words == "Hai lần gõ chưa giống nhau."


def test_back_keeps_what_was_typed_and_esc_is_back(make_desk, qtbot, still):
    from PySide6.QtCore import Qt

    desk = make_desk(None)
    wizard = through_the_first_pages(desk, qtbot, still)
    wizard.officer.name.setText("Lò Thị Mai")
    wizard.officer.back.click()
    assert desk.entry.ui.pages.currentWidget() is wizard.place
    desk.entry.activateWindow()
    desk.entry._go_back()
    assert desk.entry.ui.pages.currentWidget() is wizard.unit
    assert wizard.unit.unit.value == "03562@2025"
    wizard.unit.next.click()
    wizard.place.next.click()
    assert wizard.officer.name.text() == "Lò Thị Mai"
    qtbot.keyClick(wizard.officer.name, Qt.Key.Key_Return)
    assert wizard.officer.password.first.hasFocus() or not desk.entry.isActiveWindow()


def test_a_stick_wants_five_words(make_desk, qtbot, still):
    desk = make_desk(None)
    wizard = desk.ways.wizard
    wizard.role.next.click()
    wizard.unit.unit.setText("si lo lau")
    wizard.unit.unit.search()
    wizard.unit.unit._take_row(0)
    wizard.unit.next.click()
    wizard.place.stick.setChecked(True)
    wizard.place.next.click()
    officer = wizard.officer
    officer.name.setText("Lò Thị Mai")
    officer.password.first.setText(PASSWORD)
    officer.next.click()
    assert "năm từ" in officer.password.note.words
    officer.password.propose.click()
    words = officer.password.password
    assert len(words.split()) == FIVE_WORDS
    assert officer.password.first.is_shown
    officer.password.second.setText(words)
    officer.next.click()
    still(desk)
    with Book.open(paths.books() / "so-03562", password=words) as book:
        assert book.facts.portable


def test_an_office_takes_its_province(make_desk, qtbot, still):
    desk = make_desk(None)
    wizard = desk.ways.wizard
    wizard.role.group.choose(1)
    wizard.role.next.click()
    wizard.unit.unit.setText("lai chau")
    wizard.unit.unit.search()
    assert wizard.unit.unit.found[0].value == "12@2025"
    wizard.unit.unit._take_row(0)
    assert wizard.unit.name.text() == "Sở Y tế tỉnh Lai Châu"
    wizard.unit.next.click()
    wizard.place.next.click()
    wizard.officer.name.setText("Vàng A Dế")
    wizard.officer.password.first.setText(PASSWORD)
    wizard.officer.password.second.setText(PASSWORD)
    wizard.officer.next.click()
    still(desk)
    wizard.code.confirmed.emit()
    still(desk)
    assert desk.sitting.facts.at_office
    assert desk.sitting.facts.unit_name == "Sở Y tế tỉnh Lai Châu"


def test_the_code_goes_onto_paper(make_desk, qtbot, still, tmp_path: Path):
    desk = make_desk(None)
    wizard = make_book(desk, qtbot, still)
    wizard.code.shown.save_to(tmp_path / "ma.pdf")
    still(desk)
    content = (tmp_path / "ma.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"Tinos" in content
    assert "Đã lưu ma.pdf" in wizard.code.shown.note.words
    wizard.code.shown.save_to(tmp_path / "khong" / "co" / "ma.pdf")
    assert "(XT-6" in wizard.code.shown.note.words
    code = wizard.code.shown.code
    wizard.code.confirmed.emit()
    still(desk)
    found: list[object] = []
    desk.worker.submit(lambda task: files_out(task.session), found.extend)
    still(desk)
    (line,) = found
    assert (line.act, line.what, line.file) == ("exported", "tờ mã khôi phục", "ma.pdf")
    assert not any(group in str(line) for group in code.split("-"))


def test_a_place_that_went_bad_is_told_and_nothing_is_lost(make_desk, qtbot, still):
    desk = make_desk(None)
    wizard = through_the_first_pages(desk, qtbot, still)
    paths.made(paths.books() / "so-03562")
    (paths.books() / "so-03562" / "tep").write_text("x")
    wizard.officer.name.setText("Lò Thị Mai")
    wizard.officer.password.first.setText(PASSWORD)
    wizard.officer.password.second.setText(PASSWORD)
    wizard.officer.next.click()
    still(desk)
    assert "(XT-230)" in wizard.officer.note.words
    assert wizard.officer.next.isEnabled()
    assert (paths.books() / "so-03562" / "tep").exists()


def test_enter_on_the_first_page_goes_on(make_desk, qtbot):
    desk = make_desk(None)
    wizard = desk.ways.wizard
    wizard.role.group.setFocus()
    qtbot.keyClick(wizard.role.group, Qt.Key.Key_Down)
    qtbot.keyClick(wizard.role.group, Qt.Key.Key_Return)
    assert desk.entry.ui.pages.currentWidget() is wizard.unit
    assert wizard.unit.unit_label.text() == "Tỉnh, thành phố"


def test_a_book_to_practise_with_is_marked_for_ever(make_desk, qtbot, still):
    desk = make_desk(None)
    role = desk.ways.wizard.role
    assert role.demo_note.isHidden()
    role.demo.setChecked(True)
    assert not role.demo_note.isHidden()
    wizard = make_book(desk, qtbot, still)
    wizard.code.confirmed.emit()
    still(desk)
    assert desk.sitting.facts.demo
