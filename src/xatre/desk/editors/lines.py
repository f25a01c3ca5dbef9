"""Editors of what is typed: text, narratives, numbers, days, hours."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.day_box import DayBox
from xatre.desk.widgets.leaving_line import LeavingLine
from xatre.desk.widgets.style import mark
from xatre.errors import DataError
from xatre.model import days
from xatre.model.fields import Day, DecimalNumber, Field, LongText, Time, WholeNumber
from xatre.model.values import Value

LINE_HEIGHT = 22


class LineEditor(Editor):
    """One line: text, numbers, hours. Its words are read by the field itself."""

    def __init__(self, field: Field, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line = self._make_line()
        self._stored: Value | None = None
        self._shown = ""
        self.hold(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.left.connect(self.left)

    def _make_line(self) -> LeavingLine:
        line = LeavingLine(self)
        if isinstance(self.field, Time):
            line.setPlaceholderText("giờ:phút")
        return line

    def set_value(self, stored: Value | None) -> None:
        self._stored = stored
        self._shown = self._words(stored)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    def _words(self, stored: Value | None) -> str:
        if stored is None or self.field.fault(stored):
            return stored if isinstance(stored, str) else ""
        return self.field.show(stored, self.context.codes)

    def value(self) -> Value | None:
        if self.line.text() == self._shown:
            return self._stored
        return self.field.read(self.line.text(), self.context.today())

    def tidy(self) -> None:
        if self.line.text() != self._shown:
            self.set_value(self.value())

    def set_read_only(self, on: bool) -> None:
        mark(self.line, readOnly=on)

    def set_problem(self, level: str, words: str) -> None:
        super().set_problem(level, words)
        mark(self.line, problem=level)


class NumberEditor(LineEditor):
    """A whole or decimal number."""

    field: WholeNumber | DecimalNumber


class DayEditor(LineEditor):
    """A day with its precision, and a calendar."""

    field: Day

    def _make_line(self) -> LeavingLine:
        line = DayBox(self)
        line.picked.connect(self._picked)
        return line

    def set_value(self, stored: Value | None) -> None:
        super().set_value(stored)
        if isinstance(self.line, DayBox):
            whole = None
            if isinstance(stored, str) and not days.fault(stored, 1):
                whole = days.whole_day(stored)
            self.line.look_near(whole or self.context.today())

    def _picked(self) -> None:
        self.edited.emit()
        self.left.emit()


class Narrative(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, Ctrl+Enter is for the page."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LongTextEditor(Editor):
    """A narrative."""

    field: LongText

    def __init__(
        self, field: LongText, context: EditorContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self.text = Narrative(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(LINE_HEIGHT * max(2, field.lines) + 14)
        self._stored: Value | None = None
        self._shown = ""
        self.hold(self.text)
        self.text.textChanged.connect(self._changed)
        self.text.left.connect(self.left)

    def _changed(self) -> None:
        if self.text.toPlainText() != self._shown:
            self.edited.emit()

    def set_value(self, stored: Value | None) -> None:
        self._stored = stored
        self._shown = stored if isinstance(stored, str) else ""
        if self.text.toPlainText() != self._shown:
            self.text.setPlainText(self._shown)

    def value(self) -> Value | None:
        if self.text.toPlainText() == self._shown:
            return self._stored
        return self.field.read(self.text.toPlainText(), self.context.today())

    def tidy(self) -> None:
        try:
            self.set_value(self.value())
        except DataError:
            return

    def set_read_only(self, on: bool) -> None:
        mark(self.text, readOnly=on)

    def set_problem(self, level: str, words: str) -> None:
        super().set_problem(level, words)
        mark(self.text, problem=level)
