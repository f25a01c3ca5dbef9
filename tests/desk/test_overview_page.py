"""The overview drawn from made-up numbers: lines in order, doors that open, what is not shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sitting_facts import facts_with

from xatre.desk.pages.overview.due_list import DueList, spoken
from xatre.desk.pages.overview.overview import OverviewPage, when
from xatre.desk.pages.overview.overview_side import cases_chart, injuries_chart, sent_words
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.chart import Chart
from xatre.work.figures.due import Due
from xatre.work.figures.overview import CauseCount, Overview, Unsent
from xatre.work.records.browse import Query
from xatre.work.records.to_review import ToReview

NOW = datetime(2026, 11, 20, 9, 42)


class Opened:
    """Writes down what a page asks of the window and of the book."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, dict[str, Any]]] = []
        self.jobs: list[object] = []
        self.counted = False

    def open_page(self, key: str, **what: Any) -> None:
        self.pages.append((key, what))

    def submit(self, job: object, *rest: object) -> None:
        self.jobs.append(job)

    def refresh_counts(self) -> None:
        self.counted = True


def due(group: str, **changes: object) -> Due:
    base: dict[str, object] = {
        "left": "còn 3 giờ 18 phút",
        "until": "hạn 13:00",
        "what": "Can thiệp khẩn cấp",
        "whose": "VV-2026-014 · Nữ · 6-9 tuổi",
        "source": "NĐ 56/2017 Đ26",
        "law": "NĐ 56/2017/NĐ-CP Điều 26 khoản 3",
        "near": True,
        "last": NOW,
        "kind": "case",
        "id": "c1",
    }
    return Due(group=group, **base | changes)  # type: ignore[arg-type]


BIRTHS = Query("birth", filters={"status": "not_registered"})
FOUND = Overview(
    moment=NOW,
    year=2026,
    due=(
        due("late", left="quá 1 ngày", until="hạn 19/11/2026", id="c0"),
        due("today"),
        due("soon", left="còn 5 ngày", kind="", id="", query=BIRTHS, what="3 trẻ sắp quá 60 ngày"),
        due("soon", left="còn 10 ngày", kind="", id="", what="Báo cáo năm"),
    ),
    nothing_until="Hạn gần nhất: 30/11/2026, báo cáo năm.",
    reviews=(
        ToReview("drafts", "Hồ sơ nháp còn thiếu mục bắt buộc", "file-pen", 5, (Query("child"),)),
        ToReview("returned", "Bản nơi nhận trả lại để sửa", "undo-2", 0, ()),
    ),
    unsent=Unsent({"child": 9, "case": 4}, 11, "2026-11-06", "2026-11-09", "taken", 0),
    cases=(1, 0, 2),
    injuries=(
        CauseCount("01", "Ngã", 14, 0),
        CauseCount("08", "Đuối nước", 4, 2),
    ),
)


@pytest.fixture
def opened() -> Opened:
    return Opened()


def seat(opened: Opened, rights: str = "read write exchange cases", office: bool = False) -> Seat:
    facts = facts_with(rights, at_office=office)
    assert facts.today == date(2026, 11, 20)
    return Seat(opened, facts, opened)  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, opened: Opened) -> OverviewPage:
    made = OverviewPage(seat(opened))
    qtbot.addWidget(made)
    made.resize(1130, 680)
    made.show()
    made.show_overview(FOUND)
    return made


def test_the_book_is_asked_when_the_page_comes(page: OverviewPage, opened: Opened) -> None:
    page.came()
    assert len(opened.jobs) == 1
    assert opened.counted, "the number beside the page too"
    page.went()


def test_lines_stand_under_their_groups(page: OverviewPage) -> None:
    model = page.ui.due.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert [word for word in words if word in ("Quá hạn", "Hôm nay", "14 ngày tới")] == [
        "Quá hạn",
        "Hôm nay",
        "14 ngày tới",
    ]
    assert words[1].startswith("quá hạn, quá 1 ngày, hạn 19/11/2026, Can thiệp khẩn cấp")
    headings = [0, 2, 4]
    for row in headings:
        assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_enter_opens_the_record(page: OverviewPage, opened: Opened) -> None:
    QTest.keyClick(page.ui.due, Qt.Key.Key_Return)
    QTest.keyClick(page.ui.due, Qt.Key.Key_Down)
    QTest.keyClick(page.ui.due, Qt.Key.Key_Return)
    assert opened.pages == [("case", {"record_id": "c0"}), ("case", {"record_id": "c1"})]


def test_a_line_of_several_opens_their_list(page: OverviewPage, opened: Opened) -> None:
    page.ui.due.chosen.emit(FOUND.due[2])
    page.ui.due.chosen.emit(FOUND.due[3])
    assert opened.pages == [("birth", {"wanted": BIRTHS, "words": "3 trẻ sắp quá 60 ngày"})]


def test_a_number_is_a_door(page: OverviewPage, opened: Opened) -> None:
    drafts, returned = page.reviews.rows
    assert drafts.accessibleName() == "Hồ sơ nháp còn thiếu mục bắt buộc: 5"
    drafts.click()
    assert opened.pages[0][0] == "child"
    assert opened.pages[0][1]["wanted"] == Query("child")
    assert not returned.isEnabled()


def test_what_came_back_leads_to_the_reasons(page: OverviewPage, opened: Opened) -> None:
    back = ToReview("returned", "Bản nơi nhận trả lại để sửa", "undo-2", 2, (Query("child"),))
    page.show_overview(replace(FOUND, reviews=(back,)))
    page.reviews.rows[0].click()
    assert opened.pages == [("exchange", {})]


def test_doubles_nobody_looked_for_are_no_nought_and_lead_to_the_look(
    page: OverviewPage, opened: Opened
) -> None:
    alike = ToReview("alike", "Nghi trùng trẻ", "copy", 0, (), unknown=True, doubles=True)
    page.show_overview(replace(FOUND, reviews=(alike,)))
    (row,) = page.reviews.rows
    assert row.accessibleName() == "Nghi trùng trẻ: ?"
    row.click()
    assert opened.pages == [("child", {"doubles": True})]


def test_the_list_is_as_high_as_what_it_holds(page: OverviewPage) -> None:
    assert page.ui.due.height() == page.ui.due.sizeHint().height()
    page.resize(1130, 420)
    QTest.qWait(1)
    assert page.ui.due.height() < page.ui.due.sizeHint().height()
    assert page.reviews.isVisible()


def test_nothing_due_is_said_in_one_line(page: OverviewPage) -> None:
    page.show_overview(replace(FOUND, due=()))
    assert not page.ui.due.isVisible()
    assert page._nothing.text() == (
        "Không có việc nào đến hạn trong 14 ngày tới. Hạn gần nhất: 30/11/2026, báo cáo năm."
    )


def test_the_pane_folds_into_the_foot_when_narrow(page: OverviewPage) -> None:
    page.set_narrow(True)
    assert not page.side.isVisible()
    assert page.foot.isVisible()
    assert (
        page.foot.words.text() == "13 bản ghi chưa gửi · 3 vụ việc năm 2026 · 18 tai nạn năm 2026"
    )
    page.set_narrow(False)
    assert page.side.isVisible()


def test_without_case_rights_no_button_and_no_chart(qtbot: QtBot, opened: Opened) -> None:
    made = OverviewPage(seat(opened, "read write"))
    qtbot.addWidget(made)
    made.show()
    made.show_overview(replace(FOUND, cases=None, due=()))
    assert not made.intake.isVisible()
    assert made.new_child.isVisible()
    assert len(made.side.findChildren(Chart)) == 1


def test_an_office_begins_nothing_here(qtbot: QtBot, opened: Opened) -> None:
    made = OverviewPage(seat(opened, office=True))
    qtbot.addWidget(made)
    made.show()
    made.show_overview(replace(FOUND, due=(), unsent=None))
    assert not made.intake.isVisible()
    assert not made.new_child.isVisible()
    assert not made._nothing.isVisible()


def test_a_clock_that_went_back_is_said(page: OverviewPage, opened: Opened) -> None:
    page.show_overview(replace(FOUND, notes=("Đồng hồ máy chậm hơn.",)))
    message = page.ui.messages.message
    assert message is not None
    assert message.fact == "Đồng hồ máy chậm hơn."


def test_a_book_without_villages_says_to_write_them_first(
    page: OverviewPage, opened: Opened
) -> None:
    page.show_overview(replace(FOUND, no_villages=True))
    assert page.ui.messages.strip.action.text() == "Lập thôn, bản"
    page.ui.messages.strip.action.click()
    assert opened.pages == [("village", {"new": True})]


def test_words_of_the_last_package() -> None:
    assert FOUND.unsent is not None
    assert sent_words(FOUND.unsent, "Sở Y tế") == (
        "Gói 11: Sở Y tế đã nhận 09/11/2026, không trả lại."
    )
    assert sent_words(Unsent({}, 3, "2026-11-06"), "Sở Y tế") == (
        "Gói 3: chưa có biên nhận của Sở Y tế."
    )
    assert sent_words(Unsent({}, 3, "2026-11-06", inside=1), "Sở Y tế").startswith(
        "1 gói chưa chép ra ngoài"
    )


def test_charts_say_all_values(qtbot: QtBot) -> None:
    for chart, told in (
        (cases_chart(FOUND), ("T1: 1; T2: 0; T3: 2 (chưa hết)", "3 vụ việc; tháng 3 chưa hết")),
        (injuries_chart(FOUND), ("Đuối nước: 4, 2 tử vong", "18 ca, trong đó 2 tử vong")),
    ):
        qtbot.addWidget(chart)
        for words in told:
            assert words in chart.accessibleName()


def test_a_screen_reader_hears_the_whole_line() -> None:
    assert spoken(FOUND.due[1]) == (
        "hôm nay, còn 3 giờ 18 phút, hạn 13:00, Can thiệp khẩn cấp, "
        "VV-2026-014 · Nữ · 6-9 tuổi, NĐ 56/2017 Đ26"
    )


def test_the_current_line_stays(qtbot: QtBot) -> None:
    made = DueList()
    qtbot.addWidget(made)
    made.show_due(FOUND.due)
    QTest.keyClick(made, Qt.Key.Key_Down)
    before = made.current
    made.show_due(FOUND.due[1:])
    assert made.current == before
    assert len(made.lines) == 3


def test_the_moment_in_words() -> None:
    assert when(NOW) == "Thứ Sáu, 20/11/2026, 09:42"


def test_a_new_office_is_told_to_exchange_cards_first(qtbot: QtBot, opened: Opened) -> None:
    made = OverviewPage(seat(opened, office=True))
    qtbot.addWidget(made)
    made.show()
    made.show_overview(replace(FOUND, due=(), unsent=None, no_cards=True))
    assert made.first_cards.isVisible()
    assert made.primary_button() is made.first_cards.button
    made.first_cards.button.click()
    assert opened.pages == [("senders", {})]
    made.show_overview(replace(FOUND, due=(), unsent=None))
    assert not made.first_cards.isVisible()
