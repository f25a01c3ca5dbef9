"""What stands above a field: its label, the star of a required one, and its hint where there is
room. Painted at once, since a form has a hundred of them; controls bear their own names for a
screen reader.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, theme

GAP = 3
HEIGHT = 18
HINT_GAP = 8


class RowHead(QWidget):
    """One line above a field. A label without room ends in "…" and is whole in its tooltip."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._hint = label, hint
        self.starred = False
        self._with_hint = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_star(self, on: bool) -> None:
        """Show or hide the star."""
        self.starred = on
        self.update()

    def takes_hint(self, width: int) -> bool:
        """Whether the hint has room in `width` pixels; it is then shown here."""
        needed = self._label_width() + self._star_width() + HINT_GAP
        fits = needed + fonts.width(self._hint, 12, 400) <= width
        if fits != self._with_hint:
            self._with_hint = fits
            self.update()
        return fits

    def _label_width(self) -> int:
        return fonts.width(self._label, 12, 500)

    def _star_width(self) -> int:
        return GAP + fonts.width("*", 12, 500) if self.starred else 0

    def sizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.width() - self._star_width()
        words = self._label
        if self._label_width() > room:
            metrics = QFontMetrics(fonts.font(12, 500))
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        at = 0
        for text, weight, colour, gap in (
            (words, 500, theme.INK2, 0),
            ("*" if self.starred else "", 500, theme.RED, GAP),
            (self._hint if self._with_hint else "", 400, theme.INK3, GAP),
        ):
            if text:
                painter.setFont(fonts.font(12, weight))
                painter.setPen(QColor(colour))
                place = QRect(at + gap, 0, self.width() - at - gap, self.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
                at += gap + fonts.width(text, 12, weight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        short = self._label_width() + self._star_width() > self.width()
        if short or self.toolTip():
            self.setToolTip(self._label if short else "")
