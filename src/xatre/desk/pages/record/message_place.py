"""Where the message bar of a page lies: under the head, with room round it only while it speaks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xatre.desk.widgets.message_bar import MessageBar

ROOM = 8


class MessagePlace(QWidget):
    """Holds `bar`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 0, 16, 0)
        self.bar = MessageBar(self, over=parent)
        self._box.addWidget(self.bar)
        self.bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            room = ROOM if event.type() == QEvent.Type.ShowToParent else 0
            self._box.setContentsMargins(16, room, 16, room)
        return False
