"""The steps of a case: done, now, later, and which one is being looked at. One Tab stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.badge import BadgeLook, paint_badge
from xatre.desk.widgets.style import rounded, text_at

HEIGHT, LOW = 66, 46
"""With the name of the form under each step, and without."""


@dataclass(frozen=True)
class Step:
    """One step. `short` is its name in a narrow window; `errors` counts its problems."""

    name: str
    form: str
    state: Literal["done", "now", "later"] = "later"
    errors: int = 0
    short: str = ""


class StepBar(QWidget):
    """Emits `chosen(number)` when a step is pressed or gone to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._viewed, self._hover, self._height = 0, -1, HEIGHT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Các bước")

    def show_steps(self, steps: tuple[Step, ...], viewed: int) -> None:
        """Show these steps, with step `viewed` being looked at."""
        self._steps = steps
        self._view(viewed)

    def set_low(self, on: bool) -> None:
        """Without the names of the forms, where room is wanted below."""
        self._height = LOW if on else HEIGHT
        self.setFixedHeight(self._height)
        self._view(self._viewed)

    @property
    def viewed(self) -> int:
        return self._viewed

    def _view(self, number: int) -> None:
        self._viewed = number
        if self._steps:
            step = self._steps[number]
            words = {"done": "đã xong", "now": "đang làm", "later": "chưa tới"}[step.state]
            problems = f", {step.errors} lỗi" if step.errors else ""
            self.setAccessibleDescription(
                f"Bước {number + 1} trên {len(self._steps)}: {step.name}, {words}{problems}"
            )
            place = self._place(number).toRect()
            self.setProperty("ring_part", QRect(place.left(), 0, place.width(), self._height))
        self.update()

    def _place(self, number: int) -> QRectF:
        width = self.width() / max(1, len(self._steps))
        return QRectF(number * width, 0, width, self._height)

    def go(self, number: int) -> None:
        """Look at another step, as Ctrl+PgDn does."""
        if 0 <= number < len(self._steps) and number != self._viewed:
            self._view(number)
            self.chosen.emit(number)

    def resizeEvent(self, event: object) -> None:
        self._view(self._viewed)

    def sizeHint(self) -> QSize:
        return QSize(1090, self._height)

    def _at(self, event: QMouseEvent) -> int:
        count = len(self._steps)
        return min(int(event.position().x() * count / max(1, self.width())), count - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.go(self._at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event)
        if hover != self._hover and hover >= 0:
            self._hover = hover
            self.setToolTip(f"{self._steps[hover].name} · {self._steps[hover].form}")
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self._viewed - 1,
            Qt.Key.Key_Right: self._viewed + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._steps) - 1,
        }
        key = Qt.Key(event.key())
        if key in moves and not event.modifiers():
            self.go(moves[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, number, step)

    def _paint_step(self, painter: QPainter, number: int, step: Step) -> None:
        place = self._place(number)
        viewed = number == self._viewed
        if viewed:
            rounded(painter, place.adjusted(0, 0, -5, 0), 6, theme.ACCENT_SOFT)
            line = QRectF(place.left() + 10, self._height - 2, place.width() - 24, 2)
            painter.fillRect(line, QColor(theme.ACCENT))
        elif number == self._hover:
            rounded(painter, place.adjusted(0, 0, -5, 0), 6, theme.SUNK)
        dot = QRectF(place.left() + 10, 6, 20, 20)
        done, now = step.state == "done", step.state == "now"
        if step.errors:
            badge = BadgeLook(f"{step.errors} lỗi", "red")
            end = paint_badge(painter, badge, dot.right() + 6, 16) + 1
        else:
            end = dot.right() + 7
        if number < len(self._steps) - 1:
            colour = theme.ACCENT if done else theme.LINE2
            right = place.right() - (5 if viewed else 10 if number + 1 == self._viewed else -5)
            painter.fillRect(QRectF(end, 15, right - end, 2), QColor(colour))
        if now:
            rounded(painter, dot, 10, theme.ACCENT)
        else:
            colour = theme.ACCENT if done else theme.EDGE
            rounded(painter, dot, 10, theme.WHITE, colour, 1.5)
        if done:
            icons.paint(painter, "check", theme.ACCENT, dot.adjusted(4, 4, -4, -4))
        else:
            painter.setPen(QPen(QColor(theme.WHITE if now else theme.INK2)))
            painter.setFont(fonts.font(12, 600 if now else 500))
            text_at(painter, dot, str(number + 1), Qt.AlignmentFlag.AlignCenter)
        narrow = place.width() < 132
        room = place.width() - 16
        painter.setFont(fonts.font(12, 600 if viewed else 500))
        painter.setPen(QColor(theme.INK if done or now or viewed else theme.INK2))
        name = step.short if narrow and step.short else step.name
        middle = Qt.AlignmentFlag.AlignVCenter
        text_at(
            painter, QRectF(dot.left(), 27 if self._height == LOW else 28, room, 17), name, middle
        )
        if self._height == LOW:
            return
        painter.setFont(fonts.role("small"))
        painter.setPen(QColor(theme.INK2))
        text_at(painter, QRectF(dot.left(), 45, room, 15), step.form, middle)
