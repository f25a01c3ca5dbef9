"""What went well lies over the page; what has to be dealt with has room of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xatre.desk.widgets.message_bar import AT_TOP, FOOT, Message, MessageBar


@pytest.fixture
def page(qtbot):
    """A page with a bar above a line and a long rest."""
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    bar, line = MessageBar(whole), QLineEdit(whole)
    column.addWidget(bar)
    column.addWidget(line)
    column.addWidget(QWidget(whole), 1)
    whole.resize(900, 600)
    whole.show()
    return whole, bar, line


@pytest.mark.parametrize("level", ["success", "info"])
def test_what_went_well_moves_nothing(page, level):
    whole, bar, line = page
    before = line.geometry()
    bar.show_message(Message(level, "Đã hoàn thành TE-00001.", "", "Hoàn tác"))
    whole.layout().activate()
    assert line.geometry() == before
    assert bar.strip.isVisible()
    lower_end = bar.strip.mapTo(whole, QPoint(0, bar.strip.height())).y()
    assert lower_end == whole.height() - FOOT
    bar.clear()
    assert line.geometry() == before
    assert bar.strip.isHidden()


def test_it_keeps_its_place_when_the_page_grows(page):
    whole, bar, _ = page
    bar.show_message(Message("success", "Đã lưu."))
    whole.resize(1300, 800)
    assert bar.strip.geometry().bottom() + 1 == 800 - FOOT


def test_an_error_stands_with_room_of_its_own_and_after_it_success_floats(page, qtbot):
    _, bar, line = page
    before = line.geometry()
    bar.show_message(Message("error", "Chưa lưu được."))
    qtbot.waitUntil(lambda: line.y() > before.y())
    assert bar.isVisible()
    assert bar.strip.parentWidget() is bar
    bar.show_message(Message("success", "Đã lưu."))
    qtbot.waitUntil(lambda: line.geometry() == before)
    assert bar.strip.isVisible()


def test_news_that_lasts_stays_in_its_room(page):
    _, bar, _ = page
    bar.lasting = True
    bar.show_message(Message("info", "Mới đọc thử, chưa ghi gì vào sổ."))
    assert bar.isVisible()
    assert not bar._timer.isActive()


def test_over_a_form_it_lies_over_the_head_and_covers_no_field(page):
    whole, bar, _ = page
    bar.strip.high = True
    bar.show_message(Message("success", "Đã hoàn thành Mẫu 03 của VV-2026-001.", "", "Hoàn tác"))
    assert bar.strip.geometry().top() == AT_TOP
    assert bar.strip.geometry().bottom() < 56
    assert bar.strip.width() < 600
    assert bar.strip._fact.width() >= bar.strip._fact.sizeHint().width()
    whole.resize(1300, 800)
    assert bar.strip.geometry().top() == AT_TOP


def test_long_words_stand_under_the_fact_in_the_whole_width(page):
    whole, bar, _ = page
    fact = "Đã ghi gói 1 ra /media/can-bo/USB, chưa có biên nhận."
    rest = "xatre-03562-7b22ed-000001.xatre, 9 KB, 6 bản ghi, đã đọc lại và khớp. Mang tệp này đi."
    bar.show_message(Message("success", fact, rest, "Mở thư mục"))
    strip = bar.strip
    strip.layout().activate()
    assert strip._rest.y() >= strip._fact.geometry().bottom()
    assert strip._rest.width() > 600
    assert strip._rest.height() < 2 * strip._rest.fontMetrics().height()
    assert strip.geometry().bottom() + 1 == whole.height() - FOOT
    bar.show_message(Message("success", "Đã lưu.", "Lần sau mở lại đúng chỗ này."))
    strip.layout().activate()
    assert strip._rest.y() < strip._fact.geometry().bottom()
