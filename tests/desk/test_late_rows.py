"""Rows of a form that are made late: held values, problems, keys and scrolling all the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from test_form import context, line, missing

from xatre.desk.form import Form
from xatre.model import fields
from xatre.model.kind import Kind, Section
from xatre.model.problem import Problem

__all__ = ["context"]
LONG = Kind(
    "long",
    "Dài",
    sections=tuple(
        Section(
            f"Phần {part}",
            (
                *(fields.Text(f"line_{part}_{one}", f"Dòng {one}", width=12) for one in range(9)),
                fields.Day(f"day_{part}", "Ngày", required=True),
            ),
        )
        for part in range(5)
    ),
)


@pytest.fixture
def long_form(show_active, context) -> Form:
    made = Form(LONG, context)
    made.resize(830, 560)
    show_active(made)
    QApplication.processEvents()
    return made


def rows_made(form: Form) -> list[str]:
    return [name for block in form.blocks for name in block.grid.fields if name in block.grid.rows]


def test_rows_below_the_glass_are_not_made(long_form):
    assert 8 <= len(rows_made(long_form)) <= 16
    assert "line_4_3" not in rows_made(long_form)
    assert long_form.verticalScrollBar().maximum() > 2000


def test_the_value_of_a_row_never_made_is_kept(long_form, qtbot, type_words):
    given = {name: "2017" if name.startswith("day") else "chữ" for name in long_form.shown}
    long_form.set_values(given)
    with qtbot.waitSignal(long_form.autosave, timeout=1000) as caught:
        type_words(line(long_form, "line_0_0"), "x")
    assert "line_4_3" not in rows_made(long_form)
    assert caught.args[0] == given | {"line_0_0": "xchữ"}


def test_the_problem_of_a_row_never_made_is_there_when_it_is_gone_to(long_form, qtbot):
    long_form.set_values({"line_4_3": "An"})
    long_form.set_problems([Problem("", "line_4_3", "error", "XT-101", "Quá dài.")])
    assert "line_4_3" not in rows_made(long_form)
    long_form.go_to("line_4_3")
    QApplication.processEvents()
    row = long_form.row("line_4_3")
    assert QApplication.focusWidget() is line(long_form, "line_4_3")
    assert (
        long_form.viewport().rect().contains(row.mapTo(long_form.viewport(), row.rect().center()))
    )
    long_form.try_to_complete()
    assert (row.level, row.message) == ("error", "Quá dài.")
    assert "line_2_3" not in rows_made(long_form)


def test_f8_goes_to_rows_that_are_not_made(long_form, qtbot):
    long_form.set_problems([missing("day_1"), missing("day_3")])
    long_form.focus_first()
    for name in ("day_1", "day_3", "day_1"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        assert QApplication.focusWidget() is line(long_form, name)


def test_enter_walks_through_every_row_and_makes_them_on_the_way(long_form, qtbot):
    long_form.focus_first()
    seen = []
    for _ in long_form.shown:
        seen.append(long_form.field_at(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert seen == long_form.shown


def test_back_from_below_one_comes_to_the_last_row(long_form, qtbot):
    long_form.focus_first()
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    )
    assert long_form.field_at(QApplication.focusWidget()) == "day_4"


def test_scrolling_makes_what_comes_near(long_form):
    bar = long_form.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    made = rows_made(long_form)
    assert {"day_4", "line_4_6"} <= set(made)
    assert "line_2_2" not in made


def test_what_may_not_be_written_holds_for_rows_made_later(long_form):
    long_form.set_read_only(True)
    assert line(long_form, "line_3_1").isReadOnly()
    long_form.set_read_only(False)
    long_form.lock(["line_3_2", "line_3_1"])
    assert line(long_form, "line_3_1").isReadOnly()
    assert line(long_form, "line_3_2").isReadOnly()
    assert not line(long_form, "line_3_3").isReadOnly()


def test_a_value_given_to_a_row_never_made_is_shown_when_it_is(long_form):
    long_form.set_value("line_4_4", "An")
    assert long_form.values() == {"line_4_4": "An"}
    assert line(long_form, "line_4_4").text() == "An"
