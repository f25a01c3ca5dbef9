"""Badges: a tint, a line, an icon and a word. Never a colour alone."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import rounded, text_at

HEIGHT = 22
ICON = 14


class BadgeLook(NamedTuple):
    """What a badge shows: its word, tone ("neutral", "accent", "red", "amber", "green"), icon."""

    words: str
    tone: str = "neutral"
    icon: str = ""


OUTCOMES: dict[str, BadgeLook] = {
    "taken": BadgeLook("Nhận được", "green", "circle-check"),
    "already": BadgeLook("Đã nhận rồi", "neutral", "check-check"),
    "gap": BadgeLook("Thiếu gói trước", "amber", "triangle-alert"),
    "fork": BadgeLook("Hai gói cùng số", "amber", "git-fork"),
    "refused": BadgeLook("Từ chối", "red", "circle-x"),
}
"""The outcome of reading a package, by the name the rest of the program has for it."""

UNKNOWN = BadgeLook("Chưa biết", "amber", "circle-dashed")


def badge_width(look: BadgeLook) -> int:
    """How wide a badge of this look is."""
    words = QFontMetricsF(fonts.role("label")).horizontalAdvance(look.words)
    return round(words + 15 + (ICON + 5 if look.icon else 0))


def _ground(tone: str, wide: int, painter: QPainter) -> QPixmap:
    """The ground of a badge, drawn once for each width: a smooth outline costs more than the rest
    of the row."""
    ratio = painter.device().devicePixelRatio()
    key = f"xatre/badge/{tone}/{wide}/{ratio}"
    made = QPixmap()
    if not QPixmapCache.find(key, made):
        made = QPixmap(round(wide * ratio), round(HEIGHT * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        colours = theme.TONES[tone]
        rounded(inside, QRectF(0, 0, wide, HEIGHT), 4, colours.ground, colours.line)
        inside.end()
        QPixmapCache.insert(key, made)
    return made


def paint_badge(
    painter: QPainter, look: BadgeLook, left: float, middle: float, most: float = 10_000
) -> float:
    """Paint a badge whose left edge and middle line are given, at `most` so wide; return its
    right edge."""
    tone = theme.TONES[look.tone]
    whole = badge_width(look)
    wide = int(min(whole, most))
    place = QRectF(round(left), round(middle - HEIGHT / 2), wide, HEIGHT)
    painter.drawPixmap(place.topLeft(), _ground(look.tone, wide, painter))
    x = place.left() + 7
    if look.icon:
        spot = QRectF(x - 1, place.top() + (HEIGHT - ICON) / 2, ICON, ICON)
        icons.paint(painter, look.icon, tone.ink, spot)
        x += ICON + 4
    painter.save()
    painter.setFont(fonts.role("label"))
    painter.setPen(QColor(tone.ink))
    words = QRectF(x, place.top(), place.right() - x - (6 if wide < whole else 0), HEIGHT)
    text_at(painter, words, look.words, Qt.AlignmentFlag.AlignVCenter)
    painter.restore()
    return place.right()


class Badge(QWidget):
    """A badge standing by itself."""

    def __init__(
        self, words: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_look(BadgeLook(words, tone, icon))

    def show_look(self, look: BadgeLook) -> None:
        """Change what it shows."""
        self._look = look
        self.setAccessibleName(look.words)
        self.setFixedSize(self.sizeHint())
        self.update()

    @property
    def look(self) -> BadgeLook:
        return self._look

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._look), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self._look, 0, HEIGHT / 2)
