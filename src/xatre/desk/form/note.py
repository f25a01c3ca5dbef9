"""What stands under a field that is wrong or doubtful: the words, and the reason for keeping it.

Made when a field first has something to say: most never have.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xatre.desk import theme
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark, stacked
from xatre.desk.widgets.text import Picture, Words

LEVELS = {
    "error": ("circle-alert", theme.RED, "red"),
    "doubt": ("triangle-alert", theme.AMBER, "amber"),
}


class FieldNote(QWidget):
    """The message of one field. `reasoned` when a reason for a doubt was written."""

    reasoned = Signal(str)

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, ground="none")
        self._icon = Picture("circle-alert", theme.RED, 14, self)
        self.message = Words("", "note", self, wrap=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.button = Button("Đúng, ghi lý do", "link", "", self, small=True)
        self.button.setFixedHeight(18)
        mark(self.button, low=True)
        self.button.clicked.connect(self._ask_reason)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(f"Lý do: {label}")
        self.line.setPlaceholderText("Lý do giữ như đã ghi")
        self.line.setMaxLength(400)
        self.line.editingFinished.connect(self._tell_reason)
        self._said = ""
        row = QHBoxLayout()
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon.beside(12), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.message, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        box = stacked(self, 3)
        box.addLayout(row)
        box.addWidget(self.line)

    def show_problem(self, level: str, words: str, may_reason: bool) -> None:
        """Say the words of a level; "" says nothing and takes no room."""
        if level:
            icon, colour, tone = LEVELS[level]
            self._icon.show_icon(icon, colour)
            self.message.tone(tone)
        self.message.setText(words)
        doubtful = level == "doubt" and may_reason
        self.button.setVisible(doubtful and not self._said)
        self.line.setVisible(doubtful and bool(self._said))
        self.setVisible(bool(level))

    def set_reason(self, words: str) -> None:
        """The reason already written for keeping a doubtful value."""
        self._said = words
        self.line.setText(words)

    def _ask_reason(self) -> None:
        self.button.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_reason(self) -> None:
        if self.line.text().strip() != self._said:
            self._said = self.line.text().strip()
            self.reasoned.emit(self._said)
