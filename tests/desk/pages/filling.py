"""A form over the list filled in by a person: lines typed and left, choices made where shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from at_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.editors.choosing import ChoiceEditor, ChoicesEditor
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.widgets.search_list import SearchList
from xatre.model.record import Record
from xatre.work.records import browse

Type = Callable[[QWidget, str], None]


class Filling:
    """The form of one page, begun or opened again."""

    def __init__(self, desk: Desk, kind: str, type_words: Type) -> None:
        self.desk, self.kind, self._type = desk, kind, type_words
        self.page: RecordsPage = desk.page(kind)

    @property
    def pane(self) -> FormPane:
        return self.page.sheet.pane

    def begin(self) -> Filling:
        """An empty form, from the button over the list."""
        self.desk.window.go(self.kind)
        self.page.new_record()
        self.desk.settle()
        return self

    def open(self, id: str) -> Filling:
        """The form of a record, from the row of the list."""
        self.desk.window.go(self.kind)
        self.page.show_what(record_id=id)
        self.desk.settle()
        self.page.edit_record()
        self.desk.settle()
        return self

    def is_shown(self, name: str) -> bool:
        blocks = [block for block in self.pane.form.blocks if name in block.grid.shown]
        return any(not block.isHidden() for block in blocks)

    def offered(self, name: str) -> list[str]:
        """The codes a person may choose now."""
        editor = self._editor(name)
        assert isinstance(editor, ChoiceEditor)
        return [code for code, _ in editor.context.offered(editor.field.codes, editor._within)]

    def _editor(self, name: str) -> Any:
        assert self.is_shown(name), f"{name} is not shown"
        row = self.pane.form.row(name)
        assert row is not None
        return row.editor

    def fill(self, **given: Any) -> Filling:
        """Each field in turn: words are typed, codes chosen, ids of records picked."""
        for name, value in given.items():
            editor = self._editor(name)
            control = editor.controls()[0]
            if isinstance(editor, ChoicesEditor):
                self._tick(editor, value)
            elif isinstance(control, QLineEdit) and not isinstance(control, SearchList):
                control.setFocus()
                control.selectAll()
                self.desk.qtbot.keyClick(control, Qt.Key.Key_Delete)
                self._type(control, value)
                self.desk.qtbot.keyClick(control, Qt.Key.Key_Return)
            else:
                if isinstance(editor, ChoiceEditor) and not isinstance(control, SearchList):
                    assert value in self.offered(name), (name, value)
                editor.set_value(value)
                editor.edited.emit()
                editor.left.emit()
        self.pane.check()
        self.desk.settle()
        return self

    @staticmethod
    def _tick(editor: ChoicesEditor, codes: list[str]) -> None:
        """Several of a few are ticked; of many, each is taken from the list under the search."""
        for code in codes:
            if code in editor._ticks:
                editor._ticks[code].click()
            else:
                assert code in [one for one, _ in editor.context.offered(editor.field.codes)]
                editor._add(code)

    def words(self, name: str) -> str:
        """What a field shows, such as one that was computed."""
        editor = self._editor(name)
        value = editor.value()
        return "" if value is None else editor.field.show(value, self.desk.facts.codes)

    def problems(self) -> dict[str, tuple[str, str]]:
        """What stands at the right: level and sentence by field."""
        return {one.path: (one.level, one.text) for one in self.pane.known}

    def complete(self) -> Record:
        """Press the button; the record as it is in the book now."""
        id = self.pane.last_id
        self.pane.foot.primary.click()
        self.desk.settle()
        assert self.page.stack.currentWidget() is self.page.list, self.problems()
        found: Record = self.desk.do(
            lambda session: browse.record(session, self.kind, id, with_draft=False)
        )
        assert found.state == "complete"
        return found

    def is_refused(self) -> dict[str, tuple[str, str]]:
        """Press the button in vain; what is wrong."""
        self.pane.foot.primary.click()
        self.desk.settle()
        assert self.page.stack.currentWidget() is self.page.sheet
        return {name: told for name, told in self.problems().items() if told[0] == "error"}
