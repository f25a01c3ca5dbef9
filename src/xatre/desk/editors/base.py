"""The small interface every editor has, whatever sort of field it edits."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.style import stacked
from xatre.model.fields import Field
from xatre.model.values import Value


class Editor(QWidget):
    """Edits the value of one field.

    edited  on each key or choice (for saving the draft)
    left    on leaving: time to check
    grown   when it made or dropped controls of its own, so that the Tab order is set again
    """

    edited = Signal()
    left = Signal()
    grown = Signal()

    def __init__(self, field: Field, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.context = field, context
        self._box = stacked(self, 6)

    def hold(self, control: QWidget) -> None:
        """Take the control that has the focus of this editor."""
        self._box.addWidget(control)
        self.setFocusProxy(control)

    @abstractmethod
    def set_value(self, stored: Value | None) -> None:
        """Show a stored value; None for nothing."""

    @abstractmethod
    def value(self) -> Value | None:
        """The stored value, None for nothing. Raises DataError (FieldError, DayError) where what
        is typed cannot be read."""

    def tidy(self) -> None:
        """Show what was read in its usual form. Called on leaving, only where it can be read."""

    def set_within(self, code: str) -> None:
        """The chosen parent code, for a choice that depends on another."""

    @abstractmethod
    def set_read_only(self, on: bool) -> None:
        """Show the value only, or let it be changed."""

    def set_problem(self, level: str, words: str) -> None:
        """Show "error" or "doubt" at the control, "" for none; `words` for screen readers."""
        for control in self.controls():
            control.setAccessibleDescription(words)

    def set_part_problems(self, problems: dict[str, tuple[str, str]]) -> None:
        """Problems of parts by path below this field: {path: (level, words)}."""

    def set_names(self, label: str) -> None:
        """Give the controls their name for a screen reader."""
        for control in self.controls():
            control.setAccessibleName(label)

    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in order."""
        proxy = self.focusProxy()
        return [proxy] if proxy is not None else []

    def focus(self) -> None:
        """Go to the first control."""
        for control in self.controls()[:1]:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
