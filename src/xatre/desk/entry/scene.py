"""The drawing beside the unlock page: terraced fields in three hills, a sun behind them.

Drawn once for a size and kept as a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import theme

WIDTH, HEIGHT = 826.0, 768.0
STEP = 6.0
SUN = (545.0, 203.0, 46.0, "#F7E7C4")


class Hill(NamedTuple):
    """`ridge` are points of its upper edge; the terraces below it lie `side` apart on the slope
    and `peak` apart at the top, each a little more than the one before."""

    ridge: tuple[tuple[float, float], ...]
    fill: str
    line: str
    terraces: int
    side: tuple[float, float]
    peak: tuple[float, float]


HILLS = (
    Hill(
        (
            *((-60, 290), (0, 301), (60, 309), (160, 301), (220, 297), (300, 299), (360, 298)),
            *((413, 286), (480, 262), (560, 235), (600, 233), (660, 242), (740, 260), (826, 267)),
            (900, 266),
        ),
        "#E6ECEA",
        "#C9D8D8",
        3,
        (20, 1.5),
        (11, 2),
    ),
    Hill(
        (
            *((-60, 408), (0, 401), (40, 395), (160, 355), (230, 331), (290, 324), (350, 331)),
            *((413, 348), (490, 366), (560, 377), (660, 383), (750, 400), (826, 424), (900, 448)),
        ),
        "#D5E3E3",
        "#ABC7CB",
        6,
        (12, 1.3),
        (13, 2.4),
    ),
    Hill(
        (
            *((-60, 580), (0, 572), (60, 561), (160, 549), (300, 545), (413, 530), (490, 509)),
            *((560, 484), (640, 460), (705, 455), (770, 460), (826, 472), (900, 492)),
        ),
        "#BAD3D6",
        "#7FAAB2",
        15,
        (15, 0.7),
        (9, 2.2),
    ),
)


def curve(points: Sequence[tuple[float, float]], x: float) -> float:
    """The height of a smooth line through the points (Catmull-Rom) at `x`."""
    last = len(points) - 2
    place = next((n for n in range(1, last) if points[n + 1][0] >= x), last - 1)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[place - 1 : place + 3]
    span = x2 - x1
    t = (x - x1) / span
    slope1, slope2 = (y2 - y0) / (x2 - x0) * span, (y3 - y1) / (x3 - x1) * span
    return (
        (2 * t**3 - 3 * t**2 + 1) * y1
        + (t**3 - 2 * t**2 + t) * slope1
        + (-2 * t**3 + 3 * t**2) * y2
        + (t**3 - t**2) * slope2
    )


def _paint_hill(painter: QPainter, hill: Hill) -> None:
    across = [n * STEP for n in range(int(WIDTH / STEP) + 2)]
    ridge = [curve(hill.ridge, x) for x in across]
    highest, lowest = min(ridge), max(ridge)
    rise = [(lowest - y) / (lowest - highest) for y in ridge]
    corners = [QPointF(WIDTH + 20, HEIGHT + 20), QPointF(-20, HEIGHT + 20)]
    edge = [QPointF(x, y) for x, y in zip(across, ridge, strict=True)]
    whole = QPolygonF([*edge, *corners])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hill.fill))
    painter.drawPolygon(whole)
    painter.setPen(QPen(QColor(hill.line), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    below = list(ridge)
    for number in range(hill.terraces + 1):
        line = [QPointF(x, y) for x, y in zip(across, below, strict=True)]
        painter.drawPolyline(QPolygonF(line))
        on_side = hill.side[0] + hill.side[1] * number
        on_peak = hill.peak[0] + hill.peak[1] * number
        below = [y + on_side + (on_peak - on_side) * up for y, up in zip(below, rise, strict=True)]


class Scene(QWidget):
    """Fills what is left beside the column; `mirrored` at the receiving office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mirrored = False
        self._kept: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Hình ruộng bậc thang")

    def mirror(self, on: bool) -> None:
        """The office sees the hills from the other side."""
        if on != self._mirrored:
            self._mirrored, self._kept = on, None
            self.update()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        kept = self._kept
        if kept is not None and kept.size() == self.size() * ratio:
            return kept
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(theme.RAIL))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        scale = max(self.width() / WIDTH, self.height() / HEIGHT)
        painter.translate(0, self.height() - HEIGHT * scale)
        painter.scale(scale, scale)
        x, y, radius, colour = SUN
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x, y), radius, radius)
        for hill in HILLS:
            _paint_hill(painter, hill)
        painter.end()
        self._kept = made
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(theme.LINE))
