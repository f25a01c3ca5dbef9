"""Charts of one hue: standing bars for months, lying bars for long names. Values on the bars.

An unfinished part is hatched, a zero is written, a missing value is a gap with "chưa có".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.style import hatch, rounded, stacked, text_at
from xatre.desk.widgets.text import Words
from xatre.model.text import show_number

BAR_HEIGHT, LYING_ROW = 78, 23
MISSING = "chưa có"


@dataclass(frozen=True)
class Bar:
    """One bar. `value` None is not known; `unfinished` is hatched; `part` of it is set apart and
    named by `part_words`: "2 tử vong"."""

    name: str
    value: float | None
    unfinished: bool = False
    part: float = 0
    part_words: str = ""

    @property
    def words(self) -> str:
        """The value as a person reads it."""
        return MISSING if self.value is None else show_number(f"{self.value:g}")


def spoken(title: str, bars: Sequence[Bar]) -> str:
    """All values in words, for a screen reader."""
    parts = (
        f"{bar.name}: {bar.words}"
        + (f", {bar.part_words}" if bar.part_words else "")
        + (" (chưa hết)" if bar.unfinished else "")
        for bar in bars
    )
    return f"{title}. " + "; ".join(parts)


class StandingBars(QWidget):
    """Bars side by side on a base line."""

    def __init__(self, bars: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = list(bars)
        # Where every value is 0 there is nothing to give height to.
        self._tall = BAR_HEIGHT if any(bar.value for bar in bars) else 0
        self.setFixedHeight(self._tall + 44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(328, self._tall + 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        base = 20.0 + self._tall
        most = max((bar.value or 0 for bar in self.bars), default=0) or 1
        step = self.width() / max(1, len(self.bars))
        centre = Qt.AlignmentFlag.AlignCenter
        for number, bar in enumerate(self.bars):
            left = number * step
            height = round((bar.value or 0) / most * self._tall)
            place = QRectF(round(left + step * 0.13), base - height, round(step * 0.74), height)
            if height:
                _paint_bar(painter, place, bar.unfinished)
            painter.setFont(fonts.font(12 if bar.value is not None else 11, 600))
            painter.setPen(QColor(theme.INK if bar.value is not None else theme.INK3))
            above = QRectF(left - 10, base - height - 20, step + 20, 18)
            text_at(painter, above, bar.words, centre)
            painter.setFont(fonts.role("small"))
            painter.setPen(QColor(theme.INK2))
            text_at(painter, QRectF(left - 6, base + 3, step + 12, 16), bar.name, centre)
        painter.fillRect(QRectF(0, base, self.width(), 1), QColor(theme.EDGE))


class LyingBars(QWidget):
    """Bars one under another, for long names."""

    def __init__(
        self, bars: Sequence[Bar], name_width: int = 124, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bars, self._name_width = list(bars), name_width
        self.setFixedHeight(LYING_ROW * max(1, len(self.bars)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(328, LYING_ROW * max(1, len(self.bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        most = max((bar.value or 0 for bar in self.bars), default=0) or 1
        start = self._name_width + 8
        room = self.width() - start
        reach = max(20.0, min(room * 0.6, room - self._beside()))
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, bar in enumerate(self.bars):
            top = number * LYING_ROW
            painter.setFont(fonts.role("note"))
            painter.setPen(QColor(theme.INK))
            text_at(painter, QRectF(0, top, self._name_width, LYING_ROW), bar.name, middle)
            width = round((bar.value or 0) / most * reach)
            place = QRectF(start, top + 6, width, 12)
            if width:
                _paint_bar(painter, place, bar.unfinished)
            if bar.part and bar.value:
                part = QRectF(start, top + 6, round(width * bar.part / bar.value), 12)
                rounded(painter, part, 2, theme.INK)
                painter.fillRect(QRectF(part.right(), top + 6, 2, 12), QColor(theme.WHITE))
            painter.setFont(fonts.font(12, 600))
            painter.setPen(QColor(theme.INK if bar.value is not None else theme.INK3))
            x = place.right() + 6
            text_at(painter, QRectF(x, top, 60, LYING_ROW), bar.words, middle)
            if bar.part_words:
                x += QFontMetricsF(painter.font()).horizontalAdvance(bar.words) + 6
                painter.setFont(fonts.role("note"))
                painter.setPen(QColor(theme.INK2))
                rest = QRectF(x, top, self.width() - x, LYING_ROW)
                text_at(painter, rest, bar.part_words, middle)

    def _beside(self) -> float:
        """What the longest words beside a bar take up."""
        number, note = QFontMetricsF(fonts.font(12, 600)), QFontMetricsF(fonts.role("note"))
        return max(
            (
                number.horizontalAdvance(bar.words) + 14 + note.horizontalAdvance(bar.part_words)
                for bar in self.bars
            ),
            default=0.0,
        )


def _paint_bar(painter: QPainter, place: QRectF, unfinished: bool) -> None:
    if unfinished:
        rounded(painter, place, 2, theme.WHITE, theme.ACCENT)
        hatch(painter, place.adjusted(1, 1, -1, -1), theme.ACCENT)
    else:
        rounded(painter, place, 2, theme.ACCENT)


class Chart(QWidget):
    """Title, subtitle with the total, and the bars; lying ones where names are long."""

    def __init__(
        self,
        title: str,
        subtitle: str,
        bars: Sequence[Bar],
        *,
        lying: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken(f"{title}. {subtitle}", bars))
        column = stacked(self)
        heading = Words(title, "strong", self, wrap=True)
        column.addWidget(heading)
        column.addWidget(Words(subtitle, "note", self, wrap=True))
        column.addSpacing(6)
        column.addWidget(LyingBars(bars, parent=self) if lying else StandingBars(bars, self))
