"""Rows that are the codes of a list: all shown, named, neither added nor removed."""

from __future__ import annotations

from xatre import resources
from xatre.desk.editors.context import EditorContext
from xatre.desk.editors.nested import RowsEditor
from xatre.desk.editors.row_shapes import RowLine
from xatre.desk.form.row_head import RowHead
from xatre.desk.widgets.text import Words
from xatre.kinds import KINDS
from xatre.model.fields import Rows
from xatre.model.values import IN, YES


def make_editor(qtbot, kind: str, name: str) -> RowsEditor:
    field = KINDS[kind].fields[name]
    assert isinstance(field, Rows)
    editor = RowsEditor(field, EditorContext(codes=resources.codes()))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_each_code_has_its_row_and_an_untouched_one_is_not_stored(qtbot):
    editor = make_editor(qtbot, "review", "harm")
    editor.set_value(None)
    assert [panel.row_id for panel in editor.panels] == ["06.a.1", "06.a.2", "06.a.3"]
    assert editor.panels[1].title.text().startswith("Khả năng tiếp cận trẻ em")
    assert not editor.panels[0].bin.isVisible()
    assert editor.value() is None


def test_what_was_written_stays(qtbot):
    stored = {"06.a.2": {IN: YES, "level": "high"}, "06.z.9": {IN: YES, "level": "low"}}
    editor = make_editor(qtbot, "review", "harm")
    editor.set_value(stored)
    assert [panel.row_id for panel in editor.panels][-1] == "06.z.9"
    assert editor.value() == stored


def test_a_row_once_removed_is_empty_and_stays_removed_until_written(qtbot):
    gone = {"06.a.1": {"level": "high"}}
    editor = make_editor(qtbot, "review", "harm")
    editor.set_value(gone)
    assert len(editor.panels) == 3
    assert editor.value() == gone
    editor.panels[0].grid.set_values({"level": "low"})
    assert editor.value() == {"06.a.1": {IN: YES, "level": "low"}}


def test_a_few_numbers_stand_in_one_line_under_one_line_of_heads(qtbot):
    editor = make_editor(qtbot, "population", "ages")
    editor.resize(752, 900)
    editor.set_value({"0": {IN: YES, "male": "12"}})
    first = editor.panels[0]
    assert isinstance(first, RowLine)
    assert first.sizeHint().height() <= 40
    assert first.title.text() == "Dưới 1 tuổi"
    assert not any(head.isVisible() for head in editor.findChildren(RowHead))
    labels = [words.text() for words in editor.findChildren(Words)]
    assert labels.count("Nam") == labels.count("Nữ") == 1
    names = [control.accessibleName() for control in first.grid.controls()]
    assert names == ["Tuổi, Dưới 1 tuổi: Nam", "Tuổi, Dưới 1 tuổi: Nữ"]
