"""The message bar of a page: one message at a time, at most one action, a history.

What went well lies over the lower end of the page, over its head where a form fills it, and goes
by itself after eight seconds, never while the mouse or the focus is on it: nothing moves under the
mouse, and nothing that is filled in next is covered. What has to be dealt with
stands under the head, with room of its own, until it is closed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xatre.desk import theme
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.style import rounded
from xatre.desk.widgets.text import Picture, Words

SHOWN_FOR = 8000
KEPT = 10
LEAST_HEIGHT = 44
FLOATING_WIDTH = 820
AT_TOP = 6
FOOT = 64
"""Room left below a floating message: the foot of a form, and the buttons in it, stay free."""
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


class Strip(QWidget):
    """The tinted line with the words and the buttons of one message."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = "info"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._icon = Picture("info", theme.ACCENT, 18, self)
        self.high = False
        self._fact = Words("", "strong", self)
        self._rest = Words("", "text", self, wrap=True)
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.action = Button("", "quiet", "", self, small=True)
        self.close_button = IconButton("x", "Đóng thông báo", self, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 7, 8, 8)
        row.addWidget(self._icon)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        self._words.addWidget(self._fact)
        self._words.addWidget(self._rest, 1)
        row.addLayout(self._words, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        row.setSpacing(8)

    def say(self, message: Message) -> None:
        """Show the words of a message."""
        self.level = message.level
        tone, icon = LOOKS[message.level]
        self._icon.show_icon(icon, tone.ink)
        self._fact.setText(message.fact)
        self._rest.setText(message.rest)
        self.action.setVisible(bool(message.action))
        self.action.say(message.action)
        self.setAccessibleName(f"Thông báo: {message.fact} {message.rest}".strip())
        self.setMinimumHeight(LEAST_HEIGHT)
        self._fit(self.width())
        self.update()

    def _fit(self, width: int) -> int:
        """What follows stands beside the fact where both have room in one line, else under it; how
        wide one line is."""
        around = self._icon.width() + self.close_button.sizeHint().width() + 15 + 8 + 3 * 8
        if self.action.text():
            around += self.action.sizeHint().width()
        wanted = sum(
            one.fontMetrics().horizontalAdvance(one.text()) for one in (self._fact, self._rest)
        )
        under = bool(self._rest.text()) and wanted + 8 > width - around
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if self._words.direction() != way:
            self._words.setDirection(way)
            self._words.setSpacing(0 if under else 8)
            self._fact.setWordWrap(under)
            self.updateGeometry()
        return around + wanted + 2 * 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    def float_over(self, page: QWidget) -> None:
        """Lie over the lower end of `page`, above its foot; `high` over its head."""
        width = min(page.width() - 2 * theme.MARGIN, FLOATING_WIDTH)
        needed = self._fit(width)
        if self.high:
            # No more of the head is covered than the words need.
            width = min(width, needed)
        height = max(LEAST_HEIGHT, self.heightForWidth(width))
        left = (page.width() - width) // 2
        top = AT_TOP if self.high else max(0, page.height() - FOOT - height)
        self.setGeometry(left, top, width, height)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone, _ = LOOKS[self.level]
        rounded(QPainter(self), QRectF(self.rect()), 6, tone.ground, tone.line)


class MessageBar(QWidget):
    """Shows the last message. The bar itself is only seen, and only takes room, while a message
    stands that stays; one that passes floats over the page.

    `over` is the widget it floats over, else what the bar lies in; a bar that is `lasting` lets
    no mere news pass by: what it says holds until it says something else.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, over: QWidget | None = None, lasting: bool = False
    ) -> None:
        super().__init__(parent)
        self.history: deque[Message] = deque(maxlen=KEPT)
        self.lasting = lasting
        self._message: Message | None = None
        self._over = over
        self._watched: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.strip = Strip(self)
        self.strip.action.clicked.connect(self._act)
        self.strip.close_button.clicked.connect(self.clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.strip)
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
        stamped = replace(message, at=message.at or f"{datetime.now():%H:%M}")
        self.history.append(stamped)
        self._message = stamped
        self.strip.say(stamped)
        self.setAccessibleName(self.strip.accessibleName())
        if self._passes(stamped):
            self._float()
            self._timer.start()
        else:
            self._stand()
            self._timer.stop()

    def _passes(self, message: Message) -> bool:
        return message.level == "success" or (message.level == "info" and not self.lasting)

    def _float(self) -> None:
        page = self._over or self.parentWidget()
        if page is None:
            self._stand()
            return
        self.hide()
        if self.strip.parentWidget() is not page:
            self._column.removeWidget(self.strip)
            self.strip.setParent(page)
        if self._watched is not page:
            page.installEventFilter(self)
            self._watched = page
        self.strip.show()
        self.strip.float_over(page)

    def _stand(self) -> None:
        if self.strip.parentWidget() is not self:
            self._column.addWidget(self.strip)
        self.strip.show()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        sizes = event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        page = self.strip.parentWidget()
        if sizes and page is not None and watched is page and self._message is not None:
            self.strip.float_over(page)
        return False

    def clear(self) -> None:
        """Take the message off."""
        self._timer.stop()
        self._message = None
        self.strip.hide()
        self.hide()
        self.closed.emit()

    def _time_over(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.strip.isAncestorOf(focused)
        if not self.strip.underMouse() and not inside:
            self.clear()

    def _act(self) -> None:
        act = self._message.act if self._message else None
        self.clear()
        if act is not None:
            act()
