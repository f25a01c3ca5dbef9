"""The score bar: counted, known but not yet counted, and not known at all; a named threshold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.style import hatch, rounded, text_at
from xatre.model.text import show_number


@dataclass(frozen=True)
class Score:
    """`counted` points, `open` points whose scale is known, `unknown` points without a scale."""

    counted: float
    open: float
    unknown: float
    threshold: float = 0
    threshold_words: str = ""
    unknown_words: str = "chưa có thang điểm"


def _number(value: float) -> str:
    return show_number(f"{value:g}")


class ScoreBar(QWidget):
    """The bar and its words."""

    def __init__(self, score: Score, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_score(score)

    def show_score(self, score: Score) -> None:
        """Show other numbers."""
        self._score = score
        self.setAccessibleName(
            f"{_number(score.counted)} điểm tạm tính; {_number(score.open)} chưa tính được; "
            f"{_number(score.unknown)} {score.unknown_words}; {score.threshold_words}"
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        score = self._score
        whole = score.counted + score.open + score.unknown or 1
        bar = QRectF(0, 21, self.width(), 16)
        scale = bar.width() / whole
        first = round(score.counted * scale)
        second = round(score.open * scale)
        rounded(painter, bar, 4, theme.WHITE, theme.EDGE)
        hatch(painter, bar.adjusted(first + second + 1, 1, -1, -1), theme.EDGE)
        painter.fillRect(QRectF(first, 22, second, 14), QColor(theme.ACCENT_LINE))
        painter.fillRect(QRectF(first + second - 2, 21, 2, 16), QColor(theme.WHITE))
        if first:
            rounded(painter, QRectF(0, 21, first, 16), 4, theme.ACCENT)
            painter.fillRect(QRectF(first - 2, 21, 2, 16), QColor(theme.WHITE))
        painter.setFont(fonts.role("label"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if score.threshold:
            x = round(score.threshold * scale)
            painter.fillRect(QRectF(x, 16, 2, 26), QColor(theme.INK))
            painter.setPen(QColor(theme.INK))
            width = QFontMetricsF(painter.font()).horizontalAdvance(score.threshold_words)
            left = min(max(x - width + 2, 0), self.width() - width)
            text_at(painter, QRectF(left, -1, width + 1, 18), score.threshold_words, middle)
        painter.setPen(QColor(theme.ACCENT))
        painter.setFont(fonts.font(12, 600))
        counted = f"{_number(score.counted)} tạm tính"
        end = QFontMetricsF(painter.font()).horizontalAdvance(counted)
        text_at(painter, QRectF(0, 41, end + 1, 18), counted, middle)
        painter.setFont(fonts.role("note"))
        painter.setPen(QColor(theme.INK2))
        left = max(float(first), end + 14)
        text_at(painter, QRectF(left, 41, 160, 18), f"{_number(score.open)} chưa tính được", middle)
        right = Qt.AlignmentFlag.AlignRight | middle
        words = f"{_number(score.unknown)} {score.unknown_words}"
        text_at(painter, QRectF(left + 150, 41, self.width() - left - 150, 18), words, right)
