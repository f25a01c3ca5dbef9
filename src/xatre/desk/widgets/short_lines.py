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
        self._laid: dict[tuple[str, int, int, float], tuple[QStaticText, float]] = {}
        self._metrics: dict[tuple[int, int], QFontMetricsF] = {}

    def paint(
        self, painter: QPainter, place: QRectF, words: str, pixels: int, weight: int, *, right: bool
    ) -> float:
        """Paint one line in the middle of `place`, at its left or right, with the painter's pen;
        return how wide it came out. As `style.text_at` does it."""
        line, width = self._line(words, pixels, weight, place.width())
        painter.setFont(fonts.font(pixels, weight))
        left = place.right() - width if right else place.left()
        height = self.metrics(pixels, weight).height()
        top = place.top() + (place.height() - height) / 2 - theme.TEXT_LIFT
        painter.drawStaticText(QPointF(left, top), line)
        return width

    def shown(self, words: str, pixels: int, weight: int, room: float) -> str:
        """What is seen of the words in that room."""
        return self._line(words, pixels, weight, room)[0].text()

    def metrics(self, pixels: int, weight: int) -> QFontMetricsF:
        """How wide words are."""
        found = self._metrics.get((pixels, weight))
        if found is None:
            found = self._metrics[pixels, weight] = QFontMetricsF(fonts.font(pixels, weight))
        return found

    def _line(self, words: str, pixels: int, weight: int, room: float) -> tuple[QStaticText, float]:
        key = words, pixels, weight, room
        laid = self._laid.get(key)
        if laid is None:
            metrics = self.metrics(pixels, weight)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room + 0.5)
            line = QStaticText(shown)
            line.setTextFormat(Qt.TextFormat.PlainText)
            if len(self._laid) >= MOST:
                self._laid.clear()
            laid = self._laid[key] = line, metrics.horizontalAdvance(shown)
        return laid
