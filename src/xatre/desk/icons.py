"""Lucide pictures in any colour, sharp at 100, 125, 150 and 200 %.

The stroke of a picture is recoloured in its text, then drawn. Pictures for buttons are drawn on a
wider and taller ground, because the gap between icon and words cannot be styled.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from xatre import resources

RATIOS = (1.0, 1.25, 1.5, 2.0)
GAP, TALLER = 4, 2


@cache
def _drawing(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def paint(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Draw the picture `name` in `colour` into `place`, sharp at the painter's own scale."""
    _renderer(name, colour).render(painter, place)


@lru_cache(maxsize=200)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode("utf-8")))


def picture(name: str, colour: str, size: int, ratio: float = 1.0, gap: bool = False) -> QPixmap:
    """The picture `name` at `size` logical pixels; with `gap`, on a ground 4 wider, 2 taller."""
    key = f"xatre/{name}/{colour}/{size}/{ratio}/{gap}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    ground = ground_size(size, gap)
    made = QPixmap(ground * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, colour, QRectF(0, TALLER if gap else 0, size, size))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def ground_size(size: int, gap: bool = True) -> QSize:
    """What to give `setIconSize` for a picture of `size`."""
    return QSize(size + GAP, size + TALLER) if gap else QSize(size, size)


def icon(
    name: str, colour: str, size: int = 16, gap: bool = False, disabled: str = "#4B565B"
) -> QIcon:
    """The picture as an icon, with its disabled colour, in every ratio."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(picture(name, colour, size, ratio, gap))
        made.addPixmap(picture(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
    return made
