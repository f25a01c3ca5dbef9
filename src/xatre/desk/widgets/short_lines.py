"""Lines of words shortened to their room and laid out once: the rows of a list are painted at every
key, and most of them were there before.

They are a person's words, so they live and go with the table that paints them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

from xatre.desk import fonts, theme

MOST = 1000


class ShortLines:
    """Paints lines in the program's own family."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, int, int, float], tuple[QStaticText, float, float]] = {}

    def paint(
        self, painter: QPainter, place: QRectF, words: str, pixels: int, weight: int, *, right: bool
    ) -> float:
        """Paint one line in the middle of `place`, at its left or right, with the painter's pen;
        return how wide it came out. As `style.text_at` does it."""
        line, width, height = self._line(words, pixels, weight, place.width() + 0.5)
        painter.setFont(fonts.font(pixels, weight))
        left = place.right() - width if right else place.left()
        top = place.top() + (place.height() - height) / 2 - theme.TEXT_LIFT
        painter.drawStaticText(QPointF(left, top), line)
        return width

    def _line(
        self, words: str, pixels: int, weight: int, room: float
    ) -> tuple[QStaticText, float, float]:
        key = words, pixels, weight, room
        laid = self._laid.get(key)
        if laid is None:
            metrics = QFontMetricsF(fonts.font(pixels, weight))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            line = QStaticText(shown)
            line.setTextFormat(Qt.TextFormat.PlainText)
            if len(self._laid) >= MOST:
                self._laid.clear()
            laid = self._laid[key] = line, metrics.horizontalAdvance(shown), metrics.height()
        return laid
