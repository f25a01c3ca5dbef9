"""The line a password is typed in: dots, an eye that shows it, and Caps Lock told."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk import icons, theme
from xatre.desk.widgets.style import mark

CAPITAL = 0x14


class PasswordBox(QLineEdit):
    """`caps_lock(bool)` when its state becomes known. Qt does not tell that state, so it is read
    from Windows, and elsewhere from the letters typed."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFixedHeight(theme.UNLOCK)
        self.setMaxLength(400)
        self._caps = False
        self._eye = self.addAction(
            icons.icon("eye", theme.INK2), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setToolTip("Hiện mật khẩu")
        self._eye.triggered.connect(self.toggle)

    @property
    def is_shown(self) -> bool:
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def toggle(self) -> None:
        """Show the letters, or dots again."""
        self.show_letters(not self.is_shown)

    def show_letters(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(icons.icon("eye-off" if on else "eye", theme.INK2))
        self._eye.setToolTip("Che mật khẩu" if on else "Hiện mật khẩu")

    def set_problem(self, level: str) -> None:
        """ "error" or ""."""
        mark(self, problem=level)

    def forget(self) -> None:
        """Empty the line, dots again, nothing to undo."""
        self.clear()
        self.show_letters(False)

    def _tell_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if sys.platform == "win32":
            import ctypes

            self._tell_caps(bool(ctypes.windll.user32.GetKeyState(CAPITAL) & 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell_caps(typed.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._tell_caps(not self._caps)
        super().keyPressEvent(event)
