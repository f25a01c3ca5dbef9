"""Asks for the reason of voiding a record."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.widgets.dialog import Dialog


class VoidDialog(Dialog):
    """A line for the reason; the voiding button works once something is written."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Hủy {code}",
            "Hồ sơ hủy rồi vẫn còn trong sổ, với lý do, và hoàn tác được.",
            level="doubt",
            parent=parent,
        )
        self.body.addSpacing(10)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Ví dụ: ghi trùng với TE-00412")
        self.line.setMaxLength(400)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self.field("Lý do hủy", self.line)
        self.add_button("keep", "Giữ hồ sơ", "quiet")
        self.do_button = self.add_button("void", f"Hủy {code}", "danger")
        self._typed("")
        self.line.setFocus()

    def _typed(self, words: str) -> None:
        self.do_button.forbid("" if words.strip() else "Ghi lý do trước")

    def _enter(self) -> None:
        if self.do_button.isEnabled():
            self.do_button.click()


def ask_reason(code: str, parent: QWidget) -> str:
    """The reason, "" where the record is kept."""
    dialog = VoidDialog(code, parent)
    return dialog.line.text().strip() if dialog.ask() == "void" else ""
