"""Choosing a password: typed twice, or five words the program proposes and the person writes down.

The rules are said before anything is typed; on a stick only the five words will do.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.entry.parts import FieldNote
from xatre.desk.entry.password_box import PasswordBox
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import stacked
from xatre.desk.widgets.text import Words
from xatre.errors import XatreError

RULES = (
    "Từ 12 ký tự trở lên, không phải mật khẩu phổ biến; hoặc năm từ chương trình đề nghị "
    "(dễ nhớ, khó đoán hơn)."
)
STICK_RULES = "Sổ ở USB dễ mất, nên mật khẩu phải là năm từ chương trình đề nghị."


class NewPassword(QWidget):
    """Two lines and the proposal. `ready()` says whether it can be used, and why not."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, portable: bool = False) -> None:
        super().__init__(parent)
        self._portable = portable
        column = stacked(self, 4)
        self.rules = Words(RULES, "hint", self, wrap=True)
        column.addWidget(Words("Mật khẩu mới", "label", self))
        self.first = PasswordBox(self)
        self.first.setAccessibleName("Mật khẩu mới")
        column.addWidget(self.first)
        self.note = FieldNote(self)
        column.addWidget(self.note)
        column.addWidget(self.rules)
        row = QHBoxLayout()
        self.propose = Button("Đề nghị năm từ", "link", "key-round", self, small=True)
        self.propose.clicked.connect(self._propose)
        row.addWidget(self.propose)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(Words("Gõ lại mật khẩu", "label", self))
        self.second = PasswordBox(self)
        self.second.setAccessibleName("Gõ lại mật khẩu")
        column.addWidget(self.second)
        self.second_note = FieldNote(self)
        column.addWidget(self.second_note)
        self.caps = FieldNote(self)
        column.addWidget(self.caps)
        for box in (self.first, self.second):
            box.caps_lock.connect(self._say_caps)
            box.textEdited.connect(self._typing)
        self.first.editingFinished.connect(self._check_first)
        self.set_portable(portable)

    def set_portable(self, on: bool) -> None:
        """Whether the book lies on a stick."""
        self._portable = on
        self.rules.setText(STICK_RULES if on else RULES)

    @property
    def password(self) -> str:
        return self.first.text()

    def forget(self) -> None:
        """Empty both lines."""
        self.first.forget()
        self.second.forget()
        self._typing()

    def ready(self) -> bool:
        """Whether the password can be used; where not, says why and goes to the line."""
        why = self._fault()
        if why:
            self._say(self.note, self.first, why)
            self.first.setFocus()
            return False
        if self.second.text() != self.first.text():
            typed = bool(self.second.text())
            words = "Hai lần gõ chưa giống nhau." if typed else "Gõ lại mật khẩu vào ô này."
            self._say(self.second_note, self.second, words)
            self.second.setFocus()
            self.second.selectAll()
            return False
        return True

    def _fault(self) -> str:
        from xatre.work.people.officers import check_password

        if not self.first.text():
            return "Chưa đặt mật khẩu."
        try:
            check_password(self.first.text(), self._portable)
        except XatreError as error:
            return f"{error.happened} ({error.code})"
        return ""

    def _propose(self) -> None:
        from xatre.work.people.officers import propose_password

        self.first.setText(propose_password())
        self.first.show_letters(True)
        self.second.clear()
        self._typing()
        self.note.say(
            "Ghi năm từ này ra giấy, cất riêng với máy, rồi gõ lại ở dưới.", "accent", "pen-line"
        )
        self.propose.say("Đề nghị năm từ khác")
        self.second.setFocus()

    def _check_first(self) -> None:
        if self.first.text() and (why := self._fault()):
            self._say(self.note, self.first, why)

    def _typing(self) -> None:
        for note, box in ((self.note, self.first), (self.second_note, self.second)):
            note.say("")
            box.set_problem("")
        self.changed.emit()

    @staticmethod
    def _say(note: FieldNote, box: PasswordBox, words: str) -> None:
        note.say(words)
        box.set_problem("error")
        box.setAccessibleDescription(words)

    def _say_caps(self, on: bool) -> None:
        self.caps.say("Caps Lock đang bật" if on else "", "amber", "arrow-big-up")
