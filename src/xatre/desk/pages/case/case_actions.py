"""What is done in a step of a case: each action with who does it and till when, and its button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.case.action_words import ActionWords
from xatre.desk.widgets.badge import Badge, BadgeLook
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.text import Words
from xatre.kinds.case_procedure import CASE_PROCEDURE

DONE = {"done": "đã làm", "skipped": "bỏ qua, có lý do"}


SIGNS: dict[str, BadgeLook] = {
    "paper": BadgeLook("Ghi theo bản giấy", "neutral", "file-text"),
    "holds": BadgeLook("Duyệt trong máy", "green", "circle-check"),
    "unknown": BadgeLook("Duyệt trong máy, chưa biết khóa", "amber", "circle-dashed"),
    "broken": BadgeLook("Chữ ký không khớp", "red", "circle-alert"),
}
"""How a decision was made, and what its signature is worth here."""


class ActionRow(QWidget):
    """One action. `asked(name, skip)` when a button is pressed."""

    asked = Signal(str, bool)

    def __init__(self, words: ActionWords, may_do: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        column = stacked(self, 2)
        name = Words(words.label, "strong" if words.state == "next" else "text", self, wrap=True)
        column.addWidget(name)
        self.line = Words(self._about(), "note", self, wrap=True)
        self.line.tone("red" if words.late or words.sign == "broken" else "")
        column.addWidget(self.line)
        self.badge = self._badge()
        if self.badge is not None:
            column.addSpacing(3)
            column.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.setToolTip(words.law)
        # The one primary button of the page is that of the form.
        self.button = Button("Làm", "secondary", "", self)
        self.button.setAccessibleName(f"Làm: {words.label}")
        self.skip = Button("Bỏ qua…", "quiet", "", self)
        self.skip.setAccessibleName(f"Bỏ qua: {words.label}")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.button)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        column.addLayout(buttons)
        by_form = CASE_PROCEDURE.actions[words.name].on_case_form
        self.button.setVisible(may_do and words.can_be_done and not by_form)
        self.skip.setVisible(may_do and words.may_skip)
        self.button.clicked.connect(lambda: self.asked.emit(words.name, False))
        self.skip.clicked.connect(lambda: self.asked.emit(words.name, True))

    def _badge(self) -> Badge | None:
        """Whether it was done in the machine or on paper, where it was done."""
        sign = self.words.sign
        return Badge(*SIGNS[sign]) if sign and self.words.state in DONE else None

    def _about(self) -> str:
        words = self.words
        if words.state in DONE:
            return "\n".join(filter(None, (DONE[words.state], words.signed)))
        lines = [words.who, " · ".join(filter(None, (words.left, words.until)))]
        if words.missing:
            lines.append(f"Chờ: {words.missing}")
        early = f"{words.early[:1].upper()}{words.early[1:]}"
        lines += [early, words.counted_from, words.unverified]
        return "\n".join(filter(None, lines))


class ActionList(QWidget):
    """The actions of the step that is looked at."""

    asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = stacked(self, 10)
        self._column.addWidget(Hairline(self))
        self.heading = SectionHeading("Việc của bước này", "", self)
        self._column.addWidget(self.heading)
        self.rows: list[ActionRow] = []

    def show_actions(self, found: list[ActionWords], may_do: bool) -> None:
        """Show those that can be done, wait or were done; what does not apply is left out."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for words in found:
            if words.state == "none":
                continue
            row = ActionRow(words, may_do, self)
            row.asked.connect(self.asked)
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(self.rows))

    def row(self, name: str) -> ActionRow:
        """The row of an action. Raises StopIteration."""
        return next(row for row in self.rows if row.words.name == name)
