"""One field on the glass: label, star, hint, editor, and its message below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from xatre.desk import fonts, theme
from xatre.desk.editors.base import Editor
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark
from xatre.desk.widgets.text import Picture, ShortWords, Words
from xatre.model.fields import Field

STAR = 12
LEVELS = {
    "error": ("circle-alert", theme.RED, "red"),
    "doubt": ("triangle-alert", theme.AMBER, "amber"),
}


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
        self._hint = ShortWords(field.hint, "hint", self)
        head = QHBoxLayout()
        head.setSpacing(3)
        head.addWidget(self._label)
        head.addWidget(self._star)
        head.addWidget(self._hint, 1)
        if not field.hint:
            self._hint.hide()
            head.addStretch(1)
        self._hint_below = Words(field.hint, "hint", self, wrap=True)
        self._hint_below.hide()
        self._icon = Picture("circle-alert", theme.RED, 14, self)
        self._message = Words("", "note", self, wrap=True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._reason_button = Button("Đúng, ghi lý do", "link", "", self, small=True)
        self._reason_button.setFixedHeight(18)
        mark(self._reason_button, low=True)
        self._reason_button.clicked.connect(self._ask_reason)
        self._reason = QLineEdit(self)
        self._reason.setAccessibleName(f"Lý do: {field.label}")
        self._reason.setPlaceholderText("Lý do giữ như đã ghi")
        self._reason.setMaxLength(400)
        self._reason.editingFinished.connect(self._tell_reason)
        self._said_reason = ""
        note = QHBoxLayout()
        note.setContentsMargins(1, 0, 0, 0)
        note.setSpacing(6)
        note.addWidget(self._icon.beside(12), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._message, 1)
        note.addWidget(self._reason_button, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(head)
        box.addWidget(editor)
        box.addWidget(self._hint_below)
        box.addLayout(note)
        box.addWidget(self._reason)
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
        return self._message.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        """After the label where there is room, else below the field: never cut."""
        if not self.field.hint:
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
        shown = bool(self.level)
        if shown:
            icon, colour, tone = LEVELS[level]
            self._icon.show_icon(icon, colour)
            self._message.tone(tone)
        self._message.setText(words)
        self._icon.setVisible(shown)
        self._message.setVisible(shown)
        doubtful = shown and level == "doubt" and may_reason
        self._reason_button.setVisible(doubtful and not self._said_reason)
        self._reason.setVisible(doubtful and bool(self._said_reason))
        self.editor.set_problem(self.level, words if shown else "")

    def set_reason(self, words: str) -> None:
        """The reason already written for keeping a doubtful value."""
        self._said_reason = words
        self._reason.setText(words)

    def _ask_reason(self) -> None:
        self._reason_button.hide()
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_reason(self) -> None:
        if self._reason.text().strip() != self._said_reason:
            self._said_reason = self._reason.text().strip()
            self.reasoned.emit(self._said_reason)

    def controls(self) -> list[QWidget]:
        """What takes the focus here, in order."""
        return [*self.editor.controls(), self._reason_button, self._reason]
