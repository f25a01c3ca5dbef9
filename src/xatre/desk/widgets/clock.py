"""A clock of the law: how much of the time is gone, what is left, what it is and when it ends.

It is given the words and the share; reckoning them is not its work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.style import rounded, text_at

ClockState = Literal["waiting", "running", "soon", "late", "done"]
HEIGHT = 50


@dataclass(frozen=True)
class ClockFace:
    """What a clock shows. `left` is "còn 3 giờ 18 phút", `about` "Can thiệp khẩn cấp", `until`
    "hạn 13:00", `gone` the share of the time gone, 0 to 1, `law` the article for the tooltip."""

    state: ClockState
    left: str
    about: str
    gone: float = 0.0
    law: str = ""
    until: str = ""

    @property
    def line(self) -> str:
        """What it is and when it ends."""
        return " · ".join(filter(None, (self.about, self.until)))


TONES: dict[str, theme.Tone] = {
    "waiting": theme.Tone(theme.INK3, theme.WHITE, theme.LINE),
    "running": theme.Tone(theme.INK, theme.WHITE, theme.LINE),
    "soon": theme.AMBER_TONE,
    "late": theme.RED_TONE,
    "done": theme.GREEN_TONE,
}
BADGE_ICONS = {
    "waiting": ("neutral", "circle-dashed"),
    "running": ("neutral", "clock"),
    "soon": ("amber", "clock-alert"),
    "late": ("red", "circle-alert"),
    "done": ("green", "circle-check"),
}


def clock_badge(face: ClockFace, short_name: str) -> BadgeLook:
    """The clock as a badge, for narrow windows: "12 giờ: còn 3 giờ 18 phút"."""
    tone, icon = BADGE_ICONS[face.state]
    return BadgeLook(f"{short_name}: {face.left}", tone, icon)


class Clock(QWidget):
    """One clock, 50 high."""

    def __init__(self, face: ClockFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)
        self.show_face(face)

    def show_face(self, face: ClockFace) -> None:
        """Show other words or another share."""
        self._face = face
        self.setAccessibleName(f"{face.line}: {face.left}")
        self.setToolTip(" · ".join(filter(None, (face.line, face.law))))
        self.update()

    @property
    def face(self) -> ClockFace:
        return self._face

    def sizeHint(self) -> QSize:
        return QSize(318, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        face, tone = self._face, TONES[self._face.state]
        rounded(painter, QRectF(self.rect()), 8, tone.ground, tone.line)
        self._paint_ring(painter, QRectF(13, 11, 28, 28))
        room = self.width() - 52 - 10
        painter.setFont(fonts.font(14, 600))
        painter.setPen(QColor(tone.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        text_at(painter, QRectF(52, 5, room, 22), face.left, middle)
        painter.setFont(fonts.role("note"))
        plain = face.state in ("waiting", "running")
        painter.setPen(QColor(theme.INK2 if plain else theme.INK))
        line = self.short_line(room)
        text_at(painter, QRectF(52, 25, room, 19), line, middle)

    def short_line(self, room: int) -> str:
        """The second line in `room` pixels: the name gives way, the day is never cut."""
        face, metrics = self._face, QFontMetrics(fonts.role("note"))
        ends = f" · {face.until}" if face.until else ""
        for_name = room - metrics.horizontalAdvance(ends)
        return metrics.elidedText(face.about, Qt.TextElideMode.ElideRight, for_name) + ends

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, tone = self._face, TONES[self._face.state]
        pen = QPen(QColor(theme.LINE2), 4)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if face.state == "waiting":
            pen.setWidthF(2.5)
            pen.setDashPattern([1.6, 1.6])
        if face.state in ("soon", "late", "done"):
            pen.setColor(QColor(tone.line if face.state == "soon" else tone.ink))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place)
        if face.state in ("running", "soon"):
            pen.setColor(QColor(theme.ACCENT if face.state == "running" else tone.ink))
            painter.setPen(pen)
            share = min(max(face.gone, 0.0), 1.0)
            painter.drawArc(place, 90 * 16, -round(share * 360 * 16))
