"""The message bar under a page's head: one message at a time, at most one action, a history.

Success goes by itself after eight seconds, never while the mouse or the focus is on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from xatre.desk import theme
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.style import rounded
from xatre.desk.widgets.text import Picture, Words

SHOWN_FOR = 8000
KEPT = 10
LOOKS = {
    "success": (theme.GREEN_TONE, "circle-check"),
    "info": (theme.ACCENT_TONE, "info"),
    "doubt": (theme.AMBER_TONE, "triangle-alert"),
    "error": (theme.RED_TONE, "circle-alert"),
}


@dataclass(frozen=True)
class Message:
    """A message: `fact` is bold, `rest` follows; `action` is the word of the one button."""

    level: str
    fact: str
    rest: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    at: str = ""


class MessageBar(QWidget):
    """Shows the last message; hidden while there is none."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history: deque[Message] = deque(maxlen=KEPT)
        self._message: Message | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(44)
        self._icon = Picture("info", theme.ACCENT, 18, self)
        self._fact = Words("", "strong", self)
        self._rest = Words("", "text", self, wrap=True)
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._action = Button("", "quiet", "", self, small=True)
        self._action.clicked.connect(self._act)
        self._close = IconButton("x", "Đóng thông báo", self, small=True)
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 7, 8, 8)
        row.addWidget(self._icon)
        row.addWidget(self._fact)
        row.addWidget(self._rest, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        row.setSpacing(8)
        self._timer = QTimer(self)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self._time_over)
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        stamped = Message(
            message.level,
            message.fact,
            message.rest,
            message.action,
            message.act,
            message.at or f"{datetime.now():%H:%M}",
        )
        self.history.append(stamped)
        self._message = stamped
        tone, icon = LOOKS[message.level]
        self._icon.show_icon(icon, tone.ink)
        self._fact.setText(message.fact)
        self._rest.setText(message.rest)
        self._action.setVisible(bool(message.action))
        self._action.say(message.action)
        self.setAccessibleName(f"Thông báo: {message.fact} {message.rest}".strip())
        self.setMinimumHeight(44)
        self.show()
        self.update()
        if message.level == "success":
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Take the message off."""
        self._timer.stop()
        self._message = None
        self.hide()
        self.closed.emit()

    def _time_over(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        if not self.underMouse() and not inside:
            self.clear()

    def _act(self) -> None:
        act = self._message.act if self._message else None
        self.clear()
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._message is not None:
            tone, _ = LOOKS[self._message.level]
            rounded(QPainter(self), QRectF(self.rect()), 6, tone.ground, tone.line)
