"""Ctrl+H: names are behind initials wherever a record stands open, not in lists alone."""

from __future__ import annotations

from at_desk import CHILD, Desk, line_of
from PySide6.QtWidgets import QLabel, QLineEdit

from xatre.desk.pages.hidden_names import hit_words
from xatre.kinds import KINDS
from xatre.work.records import browse

FAMILY = CHILD | {"mother_name": "Lý Thị Na"}


def words_in(widget: object) -> str:
    labels = widget.findChildren(QLabel)  # type: ignore[attr-defined]
    return " | ".join(label.text() for label in labels if label.isVisibleTo(widget))  # type: ignore[arg-type]


def test_a_record_read_beside_the_list_shows_initials(desk: Desk) -> None:
    desk.add("child", FAMILY)
    page = desk.page("child")
    desk.settle()
    assert "Lý Thị Na" in words_in(page.view)
    desk.window.toggle_names()
    desk.settle()
    shown = words_in(page.view)
    assert "Giàng" not in shown
    assert "Lý Thị" not in shown
    assert page.view.title.text() == "G. T. N. Á. · TE-00001"
    desk.window.toggle_names()
    desk.settle()
    assert "Lý Thị Na" in words_in(page.view)


def test_a_form_covers_all_names_but_the_one_that_is_written(desk: Desk) -> None:
    desk.add("child", FAMILY)
    page = desk.page("child")
    desk.settle()
    desk.window.toggle_names()
    desk.settle()
    page.edit_record()
    desk.settle()
    name, mother = line_of(page, "full_name"), line_of(page, "mother_name")
    assert "Giàng" not in page.sheet.head.title
    mother.setFocus()
    assert name.echoMode() == QLineEdit.EchoMode.Password
    assert mother.echoMode() == QLineEdit.EchoMode.Normal
    name.setFocus()
    assert mother.echoMode() == QLineEdit.EchoMode.Password
    assert line_of(page, "born_on").echoMode() == QLineEdit.EchoMode.Normal
    record = page.sheet.pane.record
    assert record is not None
    assert record.fields["mother_name"] == "Lý Thị Na"
    desk.window.toggle_names()
    assert mother.echoMode() == QLineEdit.EchoMode.Normal
    assert "Giàng" in page.sheet.head.title


def test_hits_of_the_whole_book_and_of_a_list(desk: Desk) -> None:
    desk.add("child", FAMILY)
    (hit,) = desk.do(lambda session: browse.find(session, "lý"))[0]
    kind = KINDS["child"]
    said = "Giàng Thị Ngọc Ánh · TE-00001 · mẹ: Lý Thị Na"
    assert hit_words(hit, kind, hide_names=False) == said
    assert hit_words(hit, kind, hide_names=True) == "G. T. N. Á. · TE-00001 · theo mẹ"
    page = desk.page("child")
    page.list.search.setText("lý")
    page.list.refresh()
    desk.settle()
    row = page.list.table.current
    assert row is not None
    assert "mẹ: Lý Thị Na" in [badge.words for badge in row.cells[-1].badges]
    desk.window.toggle_names()
    desk.settle()
    row = page.list.table.current
    assert row is not None
    assert "theo mẹ" in [badge.words for badge in row.cells[-1].badges]


def test_a_column_and_the_record_beside_it_show_the_same(desk: Desk) -> None:
    told = {"full_name": "Giàng A Chứ", "told_sex": "male", "happened_on": "2026-11-02"}
    desk.add("injury", told | {"cause": "01", "outcome": "recovered"}, draft=True)
    page = desk.page("injury")
    desk.settle()
    place = [column.key for column in page.list.table.rows.columns].index("cause")

    def cause() -> str:
        row = page.list.table.current
        assert row is not None
        return row.cells[place].words

    words = desk.facts.codes.label("injury_cause", "01")
    assert cause() == words
    assert words in words_in(page.view)
    desk.window.toggle_names()
    desk.settle()
    assert cause() == "••••••"
    assert words not in words_in(page.view)
