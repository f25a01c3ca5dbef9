"""The form of a kind: conditions live, Enter and Tab, drafts by themselves, problems in place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from xatre import resources
from xatre.desk.editors import EditorContext
from xatre.desk.form import Form
from xatre.kinds import KINDS
from xatre.model import fields
from xatre.model.conditions import When
from xatre.model.kind import Kind, Section
from xatre.model.problem import NOT_WRITTEN, Problem
from xatre.model.values import IN, YES

KIND = Kind(
    "sample",
    "Mẫu",
    sections=(
        Section(
            "Nhân thân",
            (
                fields.Text("full_name", "Họ và tên", required=True, width=6),
                fields.Day("born_on", "Ngày sinh", width=6),
                fields.YesNo("alive", "Còn sống", width=4),
                fields.Text("why", "Vì sao", shown_if=When("alive", is_="no"), required=True),
            ),
        ),
        Section("Thêm", (fields.LongText("story", "Kể lại"),), shown_if=When("alive", is_="no")),
    ),
)


@pytest.fixture
def context() -> EditorContext:
    return EditorContext(codes=resources.codes(), today=lambda: date(2026, 11, 20))


@pytest.fixture
def form(qtbot, context) -> Form:
    made = Form(KIND, context)
    qtbot.addWidget(made)
    made.resize(830, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def line(form: Form, name: str) -> QLineEdit:
    row = form.row(name)
    assert row is not None
    return row.editor.line


def missing(path: str) -> Problem:
    return Problem("", path, "error", NOT_WRITTEN, "Chưa ghi.")


def test_values_not_shown_are_kept(form):
    given = {"full_name": "An", "code": "TE-1", "void_reason": "x", "story": "dài"}
    form.set_values(given)
    assert form.values() == given


def test_a_condition_shows_and_hides_while_typing(form):
    assert form.blocks[0].grid.shown == ("full_name", "born_on", "alive")
    control = form.row("alive").editor.control
    control.choose("no", by_person=True)
    assert "why" in form.blocks[0].grid.shown
    assert form.blocks[1].isVisible()
    control.choose("yes", by_person=True)
    assert "why" not in form.blocks[0].grid.shown
    assert not form.blocks[1].isVisible()


def test_the_draft_is_handed_out_within_a_second(form, qtbot, type_words):
    with qtbot.waitSignal(form.autosave, timeout=1000) as caught:
        type_words(line(form, "full_name"), "Lừu Thị Dở")
    assert caught.args == [{"full_name": "Lừu Thị Dở"}]
    assert not form.is_dirty


def test_filling_the_form_is_not_typing(form, qtbot):
    with qtbot.assertNotEmitted(form.edited), qtbot.assertNotEmitted(form.autosave, wait=900):
        form.set_values({"full_name": "An", "alive": "no", "story": "a"})


def test_enter_moves_on_in_lines_and_not_in_a_narrative(form, qtbot):
    form.set_values({"alive": "no"})
    form.focus_first()
    qtbot.keyClick(line(form, "full_name"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is line(form, "born_on")
    story = form.row("story").editor
    story.focus()
    qtbot.keyClick(story.text, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is story.text
    assert story.text.toPlainText() == "\n"


def test_tab_goes_in_the_order_of_the_form(form, qtbot):
    form.set_values({"alive": "no"})
    form.focus_first()
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [
        "Họ và tên, bắt buộc",
        "Ngày sinh",
        "Còn sống",
        "Vì sao, bắt buộc",
        "Kể lại",
    ]


def test_a_bad_day_is_said_on_leaving_and_goes_when_mended(form, qtbot, type_words):
    box = line(form, "born_on")
    box.setFocus()
    type_words(box, "31/02/2017")
    assert form.row("born_on").message == ""
    line(form, "full_name").setFocus()
    assert form.row("born_on").message == "Tháng 02/2017 chỉ có 28 ngày."
    assert form.row("born_on").level == "error"
    assert box.accessibleDescription() == "Tháng 02/2017 chỉ có 28 ngày."
    assert "born_on" not in form.values()
    box.setFocus()
    box.setText("28/02/2017")
    line(form, "full_name").setFocus()
    assert form.row("born_on").message == ""
    assert form.values()["born_on"] == "2017-02-28"


def test_an_empty_required_field_is_red_only_at_the_second_leaving_or_on_completing(form):
    form.set_problems([missing("full_name")])
    assert form.row("full_name").message == ""
    line(form, "full_name").setFocus()
    line(form, "born_on").setFocus()
    assert form.row("full_name").message == ""
    line(form, "full_name").setFocus()
    line(form, "born_on").setFocus()
    assert form.row("full_name").message == "Chưa ghi."
    form.set_values({})
    form.set_problems([missing("full_name")])
    assert form.row("full_name").message == ""
    form.try_to_complete()
    assert form.row("full_name").message == "Chưa ghi."


def test_nothing_is_said_of_what_stood_there_before(form, type_words):
    form.set_problems([missing("full_name")])
    line(form, "full_name").setFocus()
    line(form, "born_on").setFocus()
    type_words(line(form, "full_name"), "An")
    line(form, "full_name").setFocus()
    line(form, "born_on").setFocus()
    assert form.row("full_name").message == ""
    too_long = Problem("", "full_name", "error", "XT-101", "Quá dài.")
    form.set_problems([too_long])
    assert form.row("full_name").message == "Quá dài."


def test_the_worst_problem_is_shown(form):
    line(form, "born_on").setFocus()
    form.set_values({"full_name": "An"})
    doubt = Problem("", "full_name", "doubt", "XT-109", "Có thể trùng.")
    error = Problem("", "full_name", "error", "XT-101", "Quá dài.")
    form.set_problems([doubt, error])
    assert form.row("full_name").message == "Quá dài."
    form.set_problems([doubt])
    assert (form.row("full_name").level, form.row("full_name").message) == (
        "doubt",
        "Có thể trùng.",
    )


def test_a_reason_for_a_doubt_becomes_part_of_the_record(form, qtbot):
    form.set_values({"full_name": "An"})
    with qtbot.waitSignal(form.wants_check) as caught:
        form.row("full_name").reasoned.emit("Hai trẻ khác nhau")
    assert caught.args[0]["doubt_reasons"] == {
        "full_name": {IN: YES, "reason": "Hai trẻ khác nhau"}
    }


def test_f8_goes_round_the_problems(form, qtbot):
    form.set_values({"alive": "no"})
    form.set_problems([missing("why"), missing("full_name")])
    form.try_to_complete()
    form.focus_first()
    order = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        order.append(QApplication.focusWidget())
    assert order == [line(form, "why"), line(form, "full_name"), line(form, "why")]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is line(form, "full_name")


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
def long_form(qtbot, context) -> Form:
    made = Form(LONG, context)
    qtbot.addWidget(made)
    made.resize(830, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
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


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.name)
def test_the_form_of_every_kind_is_whole(kind, qtbot, context):
    made = Form(kind, context)
    qtbot.addWidget(made)
    made.resize(830, 560)
    made.show()
    for name in made.shown:
        made.row(name)
    for _ in range(3):  # a hint below its field makes the form higher
        QApplication.processEvents()
    body = made.widget()
    assert made.horizontalScrollBar().maximum() == 0
    for widget in body.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget
    for label in body.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
