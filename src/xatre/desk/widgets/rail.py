"""The rail at left: unit, search, the pages in groups, settings, the officer and the lock.

The pages are one Tab stop; up and down move in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import rounded, text_at
from xatre.model.text import show_number

GROUP_HEIGHT, ITEM_GAP = 38, 1
NARROW_GROUP, LOW_GROUP = 17, 9
LEAST_STEP, LOW_STEP = 26, 20


@dataclass
class RailItem:
    """One page. `count` stands at right; `urgency` "overdue" fills it red, "waiting" accent."""

    key: str
    label: str
    icon: str
    group: str = ""
    count: int = 0
    urgency: str = ""
    foot: bool = False


class RailPages(QWidget):
    """The list of pages; `chosen(key)` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[RailItem] = []
        self._current, self._hover, self._narrow = "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Các trang")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, item: RailItem) -> None:
        """Add a page after those of its group."""
        self.items.append(item)
        if not self._current:
            self._current = item.key
        self.show_current(self._current)

    def clear(self) -> None:
        """Take all pages off."""
        self.items, self._current = [], ""
        self.update()

    def set_count(self, key: str, count: int, urgency: str = "") -> None:
        """Change the number at the right of a page."""
        for item in self.items:
            if item.key == key:
                item.count, item.urgency = count, urgency
        self.update()

    def set_narrow(self, on: bool) -> None:
        """Icons only."""
        self._narrow = on
        self.show_current(self._current)

    def show_current(self, key: str) -> None:
        """Mark the page that is open."""
        self._current = key
        item = next((item for item in self.items if item.key == key), None)
        if item:
            count = f", {show_number(str(item.count))}" if item.count else ""
            self.setAccessibleDescription(f"{item.label}{count}")
            place = self.place(key)
            if place is not None:
                self.setProperty("ring_part", place.toRect())
        self.update()

    def places(self) -> list[tuple[RailItem, QRectF, str]]:
        """Where each page lies, with the group heading above it ("" for none)."""
        step, above = self._spacing()
        found: list[tuple[RailItem, QRectF, str]] = []
        y, group = 0.0, ""
        upper = [item for item in self.items if not item.foot]
        foot = [item for item in self.items if item.foot]
        for item in upper:
            heading = item.group if item.group != group else ""
            if heading:
                y += above
            group = item.group
            found.append((item, self._line(y), heading))
            y += step
        y = self.height() - step * len(foot)
        for item in foot:
            found.append((item, self._line(y), ""))
            y += step
        return found

    def _spacing(self) -> tuple[int, int]:
        """From one page to the next, and above a group: closer where the window is too low for all,
        as at 150 % on a small screen."""
        groups = len({item.group for item in self.items if item.group})
        above = NARROW_GROUP if self._narrow else GROUP_HEIGHT - 7
        step = (self.height() - groups * above) // max(1, len(self.items))
        if step < LEAST_STEP and self._narrow:
            above = LOW_GROUP
            step = (self.height() - groups * above) // max(1, len(self.items))
        return max(LOW_STEP, min(theme.NAV_ITEM + ITEM_GAP, step)), above

    def _line(self, y: float) -> QRectF:
        return QRectF(10, y, self.width() - 20, min(32, self._spacing()[0] - 1))

    def place(self, key: str) -> QRectF | None:
        """Where the page of `key` lies."""
        return next((place for item, place, _ in self.places() if item.key == key), None)

    def _at(self, event: QMouseEvent | QHelpEvent) -> RailItem | None:
        y = event.position().y() if isinstance(event, QMouseEvent) else event.pos().y()
        for item, place, _ in self.places():
            if place.top() <= y <= place.bottom():
                return item
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._at(event)
        if item:
            self.chosen.emit(item.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        item = self._at(event)
        self._hover = item.key if item else ""
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = ""
        self.update()

    def resizeEvent(self, event: object) -> None:
        self.show_current(self._current)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._narrow:
            item = self._at(event)
            QToolTip.showText(event.globalPos(), item.label if item else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [item.key for item, _, _ in self.places()]
        here = keys.index(self._current) if self._current in keys else 0
        moves = {
            Qt.Key.Key_Up: max(here - 1, 0),
            Qt.Key.Key_Down: min(here + 1, len(keys) - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        key = Qt.Key(event.key())
        if keys and key in moves and not event.modifiers():
            self.chosen.emit(keys[moves[key]])
            if self._narrow:
                self._say_label(keys[moves[key]])
        else:
            super().keyPressEvent(event)

    def _say_label(self, key: str) -> None:
        for item, place, _ in self.places():
            if item.key == key:
                where = self.mapToGlobal(place.topRight().toPoint())
                QToolTip.showText(where, item.label, self)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        for item, place, heading in self.places():
            if heading and self._narrow:
                half = round(self._spacing()[1] * 0.6)
                line = QRectF(10, place.top() - half, self.width() - 20, 1)
                painter.fillRect(line, QColor(theme.LINE2))
            elif heading:
                painter.setFont(fonts.role("note"))
                painter.setPen(QColor(theme.INK2))
                words = QRectF(21, place.top() - 27, place.width() - 20, 20)
                text_at(painter, words, heading, Qt.AlignmentFlag.AlignVCenter)
            self._paint_item(painter, item, place)

    def _paint_item(self, painter: QPainter, item: RailItem, place: QRectF) -> None:
        current = item.key == self._current
        if current:
            rounded(painter, place, 6, theme.WHITE, theme.LINE2)
        elif item.key == self._hover:
            rounded(painter, place, 6, theme.HOVER)
        middle = place.center().y()
        left = place.center().x() - 9 if self._narrow else place.left() + 10
        spot = QRectF(left, round(middle - 9), 18, 18)
        icons.paint(painter, item.icon, theme.ACCENT if current else theme.INK2, spot)
        if self._narrow:
            if item.urgency:
                dot = QRectF(spot.right() - 3, spot.top() - 4, 8, 8)
                colour = theme.RED if item.urgency == "overdue" else theme.ACCENT
                rounded(painter, dot, 4, colour)
            return
        right = self._paint_count(painter, item, place)
        painter.setFont(fonts.font(13, 600 if current else 500))
        painter.setPen(QColor(theme.INK))
        words = QRectF(place.left() + 38, place.top(), right - place.left() - 42, place.height())
        text_at(painter, words, item.label, Qt.AlignmentFlag.AlignVCenter)

    def _paint_count(self, painter: QPainter, item: RailItem, place: QRectF) -> float:
        if not item.count:
            return place.right() - 8
        words = show_number(str(item.count))
        painter.setFont(fonts.font(12, 600 if item.urgency else 400))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        centre = Qt.AlignmentFlag.AlignCenter
        if item.urgency:
            pill = max(20.0, width + 12)
            round_ = QRectF(place.right() - 8 - pill, round(place.center().y() - 10), pill, 20)
            rounded(painter, round_, 10, theme.RED if item.urgency == "overdue" else theme.ACCENT)
            painter.setPen(QColor(theme.WHITE))
            text_at(painter, round_, words, centre)
            return round_.left()
        painter.setPen(QColor(theme.INK2))
        text = QRectF(place.right() - 11 - width, place.top(), width + 1, place.height())
        text_at(painter, text, words, centre)
        return text.left()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.RAIL_NARROW, 200)


class Mark(QWidget):
    """The program's mark: a roof over a child and a pair of arms."""

    def __init__(self, size: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: object) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()))


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Draw the mark into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rounded(painter, place, place.width() * 0.2, theme.ACCENT)
    painter.translate(place.topLeft())
    painter.scale(place.width() / 32, place.height() / 32)
    pen = QPen(QColor(theme.WHITE), 2.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.moveTo(7, 14.5)
    path.lineTo(16, 7.5)
    path.lineTo(25, 14.5)
    path.moveTo(9.5, 22.5)
    path.quadTo(16, 28, 22.5, 22.5)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.WHITE))
    painter.drawEllipse(QRect(13, 14, 6, 6))
    painter.restore()
