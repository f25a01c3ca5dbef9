"""A few short choices side by side: one Tab stop, arrows move, Space or Delete clears."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.style import rounded, text_at


class Segmented(QWidget):
    """One of two to four short choices, or none. `choices` are (value, words)."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._value, self._hover = choices, "", -1
        self._read_only, self._problem = False, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(theme.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> str:
        """The value chosen, "" for none."""
        return self._value

    @property
    def words(self) -> str:
        """The words of what is chosen."""
        return dict(self._choices).get(self._value, "")

    def choose(self, value: str, *, by_person: bool = False) -> None:
        """Choose `value`; "" chooses none. An unknown value is kept though no part shows it."""
        if value != self._value:
            self._value = value
            self.setAccessibleDescription(self.words)
            self.update()
            if by_person:
                self.changed.emit(value)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.update()

    def set_problem(self, level: str) -> None:
        """ "error", "doubt" or "" for none."""
        self._problem = level
        self.setProperty("problem", level)  # the ring keeps off a red edge
        self.update()

    def _wish(self, number: int) -> float:
        metrics = QFontMetricsF(fonts.font(13, 600))
        return metrics.horizontalAdvance(self._choices[number][1]) + 32

    def sizeHint(self) -> QSize:
        return QSize(round(sum(map(self._wish, range(len(self._choices))))), theme.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.sizeHint().width() - 22 * len(self._choices)), theme.CONTROL)

    def _places(self) -> list[QRectF]:
        wishes = [self._wish(number) for number in range(len(self._choices))]
        spare = (self.width() - sum(wishes)) / max(1, len(wishes))
        places, x = [], 0.0
        for wish in wishes:
            places.append(QRectF(x, 0, wish + spare, self.height()))
            x += wish + spare
        return places

    def _at(self, event: QMouseEvent) -> int:
        for number, place in enumerate(self._places()):
            if place.contains(event.position()):
                return number
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        if number >= 0 and not self._read_only:
            self.choose(self._choices[number][0], by_person=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.left.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        values = [value for value, _ in self._choices]
        here = values.index(self._value) if self._value in values else -1
        steps = {
            Qt.Key.Key_Right: min(here + 1, len(values) - 1),
            Qt.Key.Key_Down: min(here + 1, len(values) - 1),
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Up: max(here - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(values) - 1,
            Qt.Key.Key_Space: max(here, 0),
        }
        key = Qt.Key(event.key())
        if self._read_only:
            super().keyPressEvent(event)
        elif key in steps:
            self.choose(values[steps[key]], by_person=True)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose("", by_person=True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dull = self._read_only or not self.isEnabled()
        edge = {"error": theme.RED, "doubt": theme.AMBER}.get(self._problem, theme.EDGE)
        fill = theme.SUNK if dull else theme.WHITE
        width = 1.5 if self._problem else 1.0
        outline = theme.LINE2 if dull else edge
        rounded(painter, QRectF(self.rect()), 6, fill, outline, width)
        places = self._places()
        chosen = [value for value, _ in self._choices].index(self._value) if self.words else -1
        for number, place in enumerate(places):
            if number and chosen not in (number, number - 1):
                line = QRectF(place.left(), 9, 1, self.height() - 18)
                painter.fillRect(line, QColor(theme.LINE2))
            if number == chosen:
                ground = theme.HOVER if dull else theme.ACCENT_SOFT
                line_colour = theme.EDGE if dull else theme.ACCENT
                rounded(painter, place, 6, ground, line_colour, 1.5)
            elif number == self._hover and not dull:
                rounded(painter, place.adjusted(2, 2, -2, -2), 4, theme.SUNK)
            ink = theme.INK2 if dull else theme.INK
            if number == chosen and not dull:
                ink = theme.ACCENT
            painter.setPen(QColor(ink))
            painter.setFont(fonts.font(13, 600 if number == chosen else 400))
            words = place.adjusted(4, 0, -4, 0)
            text_at(painter, words, self._choices[number][1], Qt.AlignmentFlag.AlignCenter)
