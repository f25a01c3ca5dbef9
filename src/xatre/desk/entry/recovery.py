"""Forgotten password: the code from the paper, then a new password and a new code at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from xatre.desk.entry.new_password import NewPassword
from xatre.desk.entry.parts import EntryPage, FieldNote
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.style import mark
from xatre.errors import XatreError
from xatre.work.nameplate import Nameplate

LETTERS = 32


class RecoverPage(EntryPage):
    """Code, whose password, new password. `asked(code, officer, password)` when complete."""

    asked = Signal(str, str, str)

    def __init__(
        self, nameplate: Nameplate, officer: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Mở sổ bằng mã khôi phục",
            "Cần tờ mã đã in khi lập sổ. Mở xong, sổ có mật khẩu mới và mã mới; tờ cũ hết giá trị. "
            "Việc này được ghi vào nhật ký sổ.",
            parent,
        )
        self.code = QPlainTextEdit(self)
        self.code.setTabChangesFocus(True)
        self.code.setFixedHeight(62)
        self.code.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.code.setPlaceholderText("ABCD-EFGH-… (8 nhóm, mỗi nhóm 4 chữ hoặc số)")
        self.code.textChanged.connect(self._code_changed)
        self.label("Mã khôi phục", self.code)
        self.amount = FieldNote(self)
        self.code_note = FieldNote(self)
        self.body.addWidget(self.amount)
        self.body.addWidget(self.code_note)
        self.officer = Combo([(name, name) for name in nameplate.officers], self)
        self.officer.choose(officer or (nameplate.officers[0] if nameplate.officers else ""))
        whose = self.label("Đặt mật khẩu mới cho", self.officer)
        for widget in (self.officer, whose):
            widget.setVisible(len(nameplate.officers) > 1)
        self.body.addSpacing(6)
        self.password = NewPassword(self, portable=nameplate.portable)
        self.body.addWidget(self.password)
        self.note = FieldNote(self)
        self.body.addWidget(self.note)
        self.next.say("Mở và đặt mật khẩu mới")
        self.next.clicked.connect(self._go)
        self.password.second.returnPressed.connect(self._go)

    def seen(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> str:
        """Letters and digits typed so far."""
        return "".join(letter for letter in self.code.toPlainText() if letter.isalnum())

    def _code_changed(self) -> None:
        self.code_note.say("")
        mark(self.code, problem="")
        count = len(self.typed)
        words = f"Đã gõ {count} trên {LETTERS} chữ" if 0 < count != LETTERS else ""
        self.amount.say(words, "neutral", "info")

    def _say_code(self, words: str) -> None:
        self.code_note.say(words)
        mark(self.code, problem="error")
        self.code.setFocus()

    def _go(self) -> None:
        if len(self.typed) != LETTERS:
            words = f"Mã có đủ 8 nhóm, 32 chữ; mới có {len(self.typed)}."
            self._say_code(words)
        elif self.password.ready():
            self.set_busy(True)
            self.asked.emit(self.code.toPlainText(), self.officer.value, self.password.password)

    def set_busy(self, on: bool) -> None:
        """While the book is opened by its code."""
        for widget in (self.next, self.back, self.code, self.password, self.officer):
            widget.setEnabled(not on)
        self.next.say("Đang mở sổ…" if on else "Mở và đặt mật khẩu mới")

    def show_fault(self, error: XatreError) -> None:
        """It did not open."""
        self.set_busy(False)
        words = f"{error.happened} {error.to_do} ({error.code})"
        if error.code == "XT-501":
            self._say_code(words)
        else:
            self.note.say(words)
            self.show_widget(self.note)

    def forget(self) -> None:
        """Take what was typed out of sight."""
        self.code.clear()
        self.password.forget()
