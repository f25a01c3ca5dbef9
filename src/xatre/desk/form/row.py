"""One field on the glass: label, star, hint, editor, and its message below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xatre.desk.editors.base import Editor
from xatre.desk.form.note import FieldNote
from xatre.desk.form.row_head import RowHead
from xatre.desk.widgets.style import stacked
from xatre.desk.widgets.text import Words
from xatre.model.fields import Field


class FieldRow(QWidget):
    """A field with its label and message. `reasoned` when a reason for a doubt was written."""

    reasoned = Signal(str)

    def __init__(
        self, field: Field, make: Callable[[QWidget], Editor], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self.editor = field, make(self)
        self.level = ""
        self._head = RowHead(field.label, field.hint, self)
        self._hint_below: Words | None = None
        box = stacked(self, 3)
        box.addWidget(self._head)
        box.addWidget(self.editor)
        self._box = box
        self._note: FieldNote | None = None
        self._said_reason = ""
        box.addStretch(1)
        self._head.set_star(field.required is True)
        self.name_controls("")
        self.set_problem("", "")

    @property
    def message(self) -> str:
        """The words under the field, "" for none."""
        return self._note.message.text() if self._note is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        """After the label where there is room, else below the field: never cut."""
        if not self.field.hint:
            return
        fits = self._head.takes_hint(self.width())
        if not fits and self._hint_below is None:
            self._hint_below = Words(self.field.hint, "hint", self, wrap=True)
            self._box.insertWidget(2, self._hint_below)
        if self._hint_below is not None:
            self._hint_below.setVisible(not fits)

    def name_controls(self, before: str) -> None:
        """Name the controls for a screen reader; `before` says what they belong to."""
        words = f"{before}: {self.field.label}" if before else self.field.label
        self.editor.set_names(words + (", bắt buộc" if self._head.starred else ""))

    def set_required(self, on: bool) -> None:
        """Show or hide the star."""
        if on != self._head.starred:
            self._head.set_star(on)
            self.name_controls("")
            self._place_hint()

    def set_problem(self, level: str, words: str, *, may_reason: bool = False) -> None:
        """Show the worst problem of the field: "error", "doubt", or "" for none."""
        self.level = level if words else ""
        if self.level or self._note is not None:
            self._noted().show_problem(self.level, words, may_reason)
        self.editor.set_problem(self.level, words if self.level else "")

    def set_reason(self, words: str) -> None:
        """The reason already written for keeping a doubtful value."""
        self._said_reason = words
        if self._note is not None:
            self._note.set_reason(words)

    def _noted(self) -> FieldNote:
        """The note under the field, made when there is first something to say."""
        if self._note is None:
            self._note = FieldNote(self.field.label, self)
            self._note.set_reason(self._said_reason)
            self._note.reasoned.connect(self._tell_reason)
            self._box.insertWidget(self._box.count() - 1, self._note)
            self.editor.grown.emit()
        return self._note

    def _tell_reason(self, words: str) -> None:
        self._said_reason = words
        self.reasoned.emit(words)

    def controls(self) -> list[QWidget]:
        """What takes the focus here, in order."""
        note = self._note
        return [*self.editor.controls(), *((note.button, note.line) if note is not None else ())]
