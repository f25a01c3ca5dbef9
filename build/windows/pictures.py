"""The installer's two pictures, drawn from the program's mark: the side of the first and last page,
and the corner of the others. Twice the size Windows needs at 100 %.
"""

from __future__ import annotations

import os
from pathlib import Path

SIDE, CORNER = (328, 628), (300, 114)


def draw(folder: Path) -> None:
    """Write `side.bmp` and `head.bmp`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF, QRectF, Qt
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
    paint_mark(painter, QRectF(64, 150, 200, 200))
    face = fonts.font()
    face.setPixelSize(52)
    face.setBold(True)
    painter.setFont(face)
    painter.setPen(QColor(theme.WHITE))
    painter.drawText(QRectF(0, 360, SIDE[0], 70), Qt.AlignmentFlag.AlignCenter, "Xã Trẻ")
    face.setPixelSize(25)
    face.setBold(False)
    painter.setFont(face)
    painter.drawText(QRectF(0, 424, SIDE[0], 40), Qt.AlignmentFlag.AlignCenter, "Sổ trẻ em của xã")
    painter.end()
    side.save(str(folder / "side.bmp"), "BMP")  # type: ignore[call-overload]

    corner = QImage(*CORNER, QImage.Format.Format_RGB32)
    corner.fill(QColor(theme.WHITE))
    painter = QPainter(corner)
    edge = CORNER[1] - 26
    place = QRectF(QPointF(CORNER[0] - edge - 18, 13), QPointF(CORNER[0] - 18, 13 + edge))
    paint_mark(painter, place)
    painter.end()
    corner.save(str(folder / "head.bmp"), "BMP")  # type: ignore[call-overload]
