"""Forgotten passwords: the code opens the book, and gives it a new password and a new code."""

from __future__ import annotations

import pytest
from desk_samples import OFFICER, UNIT

from xatre.desk.entry.recovery import RecoverPage
from xatre.store.book import Book

NEW = "một mật khẩu khác hẳn"


@pytest.fixture
def coded(tmp_path):
    """A book and its recovery code."""
    place = tmp_path / "so"
    book, code = Book.create(
        place, unit=UNIT, role="commune", officer_name=OFFICER, password="mật khẩu đã quên"
    )
    book.close()
    return place, code


def at_recovery(make_desk, folder):
    desk = make_desk(folder)
    desk.entry.unlock._links["recover"].click()
    page = desk.entry.ui.pages.currentWidget()
    assert isinstance(page, RecoverPage)
    return desk, page


def test_the_code_opens_and_everything_is_new(make_desk, still, coded):
    folder, code = coded
    desk, page = at_recovery(make_desk, folder)
    page.code.setPlainText(code.replace("-", " ").lower())
    page.password.first.setText(NEW)
    page.password.second.setText(NEW)
    page.next.click()
    still(desk)
    shown = desk.entry.ui.pages.currentWidget()
    new_code = shown.code
    assert new_code != code
    shown.next.click()
    asked = desk.entry.ui.pages.currentWidget()
    groups = new_code.split("-")
    for number, line in zip(asked.asked, asked.lines, strict=True):
        line.setText(groups[number])
    asked.next.click()
    still(desk)
    assert desk.sitting.facts.officer == OFFICER
    desk.lock()
    still(desk)
    with Book.open(folder, password=NEW):
        pass


def test_a_code_cut_short_is_not_a_try(make_desk, still, coded):
    folder, _ = coded
    _, page = at_recovery(make_desk, folder)
    page.code.setPlainText("ABCD-EFGH")
    assert page.amount.words == "Đã gõ 8 trên 32 chữ"
    page.next.click()
    assert "mới có 8" in page.code_note.words
    assert not (folder / "unlock.json").exists()


def test_a_wrong_code_is_told_at_the_code(make_desk, still, coded):
    folder, _ = coded
    desk, page = at_recovery(make_desk, folder)
    page.code.setPlainText("ABCD-" * 8)
    page.password.first.setText(NEW)
    page.password.second.setText(NEW)
    page.next.click()
    still(desk)
    assert "Mã khôi phục chưa đúng." in page.code_note.words
    assert page.next.isEnabled()
    page.back.click()
    assert desk.entry.ui.pages.currentWidget() is desk.entry.unlock
