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
def form(show_active, context) -> Form:
    made = Form(KIND, context)
    made.resize(830, 560)
    show_active(made)
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


def test_what_is_hidden_with_a_fault_is_shown_until_it_is_mended(form):
    form.set_values({"full_name": "A", "alive": "yes", "why": "x"})
    assert "why" not in form.shown
    form.try_to_complete()
    form.set_problems([Problem("1", "why", "error", "XT-103", "Ngắn quá.")])
    assert "why" in form.shown
    form.go_to("why")
    assert form.field_at(QApplication.focusWidget()) == "why"
    form.set_problems(())
    assert "why" not in form.shown


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
