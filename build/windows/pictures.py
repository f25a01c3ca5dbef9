"""The installer's two pictures, drawn from the program's mark: the side of the first and last page,
and the corner of the others. Exactly the size Windows needs at 100 %: it shrinks and stretches
pictures badly, which thick strokes bear and small letters do not.
"""

from __future__ import annotations

import os
from pathlib import Path

SIDE, CORNER = (164, 314), (150, 57)


def draw(folder: Path) -> None:
    """Write `side.bmp` and `head.bmp`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    from xatre.desk import fonts, theme
    from xatre.desk.widgets.rail import paint_mark

    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    fonts.load()
    folder.mkdir(parents=True, exist_ok=True)

    side = QImage(*SIDE, QImage.Format.Format_RGB32)
    side.fill(QColor(theme.ACCENT))
    painter = QPainter(side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(32, 75, 100, 100))
    face = fonts.font()
    face.setPixelSize(27)
    face.setBold(True)
    painter.setFont(face)
    painter.setPen(QColor(theme.WHITE))
    painter.drawText(QRectF(0, 180, SIDE[0], 36), Qt.AlignmentFlag.AlignCenter, "Xã Trẻ")
    painter.end()
    side.save(str(folder / "side.bmp"), "BMP")  # type: ignore[call-overload]

    corner = QImage(*CORNER, QImage.Format.Format_RGB32)
    corner.fill(QColor(theme.WHITE))
    painter = QPainter(corner)
    edge = CORNER[1] - 13
    place = QRectF(CORNER[0] - edge - 9, 6.5, edge, edge)
    paint_mark(painter, place)
    painter.end()
    corner.save(str(folder / "head.bmp"), "BMP")  # type: ignore[call-overload]
