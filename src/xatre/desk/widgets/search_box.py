"""The search line of a list: a glass at left, a cross at right, asks a moment after typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk import icons, theme

WAIT = 0
"""Milliseconds between a key and the search, after what else is waiting; who searches takes care
not to queue them."""


class SearchBox(QLineEdit):
    """Emits `searched(words)` a moment after typing, `stepped_down` on the Down key."""

    searched = Signal(str)
    stepped_down = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        place = QLineEdit.ActionPosition
        self.addAction(icons.icon("search", theme.INK2), place.LeadingPosition).setToolTip(name)
        self._cross = self.addAction(icons.icon("x", theme.INK2), place.TrailingPosition)
        self._cross.setToolTip("Xóa chữ tìm")
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.empty)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)

    def empty(self) -> None:
        """Take the words off and search again at once."""
        self.clear()
        self._ask()

    def _typed(self, words: str) -> None:
        self._cross.setVisible(bool(words))
        self._timer.start()

    def _ask(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
            self.stepped_down.emit()
        else:
            super().keyPressEvent(event)
