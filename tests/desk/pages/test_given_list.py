"""A list that another page asks for by a query: shown, named, taken off again; and the overview's
and the criteria sheet's own pages at a real book."""

from __future__ import annotations

from at_desk import CHILD, Desk

from xatre.desk.pages.criteria.criteria import CriteriaPage
from xatre.desk.pages.overview.overview import OverviewPage
from xatre.work.records.browse import Query

OTHERS = (
    {"full_name": "Tẩn Lở Mẩy", "born_on": "2019", "sex": "female", "number_state": "none"},
    {"full_name": "Lò Văn Ứng", "born_on": "2012-05", "sex": "male"},
)


def test_a_list_asked_for_is_shown_and_taken_off(desk: Desk) -> None:
    desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    wanted = Query("child", filters={"number_state": ("waiting", "none")})
    page.show_what(wanted=wanted, words="Chưa có số định danh cá nhân")
    desk.settle()
    assert page.list.count_words.text() == "1 trong 3 trẻ"
    assert "Chưa có số định danh cá nhân" in page.list.ui.filters.words
    page.list.ui.filters.clear()
    desk.settle()
    assert page.list.count_words.text() == "3 trẻ"
    assert page.list._given is None


def test_a_list_by_ids(desk: Desk) -> None:
    ids = desk.add("child", CHILD, *OTHERS)
    page = desk.page("child")
    page.show_what(wanted=Query("child", filters={"@ids": tuple(ids[:2])}), words="Nghi trùng")
    desk.settle()
    assert page.list.count_words.text() == "2 trong 3 trẻ"
    page.show_what(text="")
    desk.settle()
    assert page.list.count_words.text() == "3 trẻ"


def test_the_overview_of_a_real_book(desk: Desk) -> None:
    desk.add("child", *OTHERS)
    page = OverviewPage(desk.seat)
    desk.qtbot.addWidget(page)
    page.show()
    page.came()
    desk.settle()
    assert page.found is not None
    counts = {row.review.name: row.review.count for row in page.reviews.rows}
    assert counts["no_number"] == 2  # of one nothing is written
    page.went()


def test_the_sheet_of_a_real_book(desk: Desk) -> None:
    page = CriteriaPage(desk.seat)
    desk.qtbot.addWidget(page)
    page.show()
    page.came()
    desk.settle()
    assert page.view.table.rows.rowCount() == 19
    page.edit_record()
    desk.settle()
    assert page.form.pane.isVisible()
    page.leave()
    desk.settle()
    assert page.stack.currentWidget() is page.view
