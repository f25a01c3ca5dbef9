"""One field on the glass: label, star, hint, editor, and its message below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xatre.desk import fonts
from xatre.desk.editors.base import Editor
from xatre.desk.form.note import FieldNote
from xatre.desk.widgets.text import ShortWords, Words
from xatre.model.fields import Field

STAR = 12


class FieldRow(QWidget):
    """A field with its label and message. `reasoned` when a reason for a doubt was written."""

    reasoned = Signal(str)

    def __init__(self, field: Field, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.editor = field, editor
        self.level = ""
        editor.setParent(self)
        self._label = ShortWords(field.label, "label", self)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._label.setMinimumWidth(8)
        self._star = Words("*", "label", self)
        self._star.tone("red")
        head = QHBoxLayout()
        head.setSpacing(3)
        head.addWidget(self._label)
        head.addWidget(self._star)
        self._hint: ShortWords | None = None
        self._hint_below: Words | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(head)
        box.addWidget(editor)
        if field.hint:
            self._hint = ShortWords(field.hint, "hint", self)
            self._hint_below = Words(field.hint, "hint", self, wrap=True)
            self._hint_below.hide()
            head.addWidget(self._hint, 1)
            box.addWidget(self._hint_below)
        else:
            head.addStretch(1)
        self._box = box
        self._note: FieldNote | None = None
        self._said_reason = ""
        box.addStretch(1)
        self.set_required(field.required is True)
        self.name_controls("")
        self.set_problem("", "")

    @property
    def label_width(self) -> int:
        """What the label and its star need."""
        words = QFontMetrics(fonts.font(12, 500)).horizontalAdvance(self.field.label)
        return words + (STAR if self.field.required else 0)

    @property
    def message(self) -> str:
        """The words under the field, "" for none."""
        return self._note.message.text() if self._note is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        """After the label where there is room, else below the field: never cut."""
        if self._hint is None or self._hint_below is None:
            return
        label = QFontMetrics(self._label.font()).horizontalAdvance(self._label.text())
        hint = QFontMetrics(self._hint.font()).horizontalAdvance(self._hint.text())
        star = 0 if self._star.isHidden() else self._star.sizeHint().width() + 3
        fits = label + star + hint + 8 <= self.width()
        self._hint.setVisible(fits)
        self._hint_below.setVisible(not fits)

    def name_controls(self, before: str) -> None:
        """Name the controls for a screen reader; `before` says what they belong to."""
        words = f"{before}: {self.field.label}" if before else self.field.label
        self.editor.set_names(words + (", bắt buộc" if not self._star.isHidden() else ""))

    def set_required(self, on: bool) -> None:
        """Show or hide the star."""
        if on == self._star.isHidden():
            self._star.setVisible(on)
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
