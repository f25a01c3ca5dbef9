"""Draws the program's icon from its mark: `resources/program.ico`.

    python build/make.py icon

The sizes Windows asks for at 100 to 200 %: 16 to 256. Each is drawn anew, not scaled.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def picture(size: int) -> bytes:
    """The mark as PNG."""
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter

    from xatre.desk.widgets.rail import paint_mark

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def icon(pictures: dict[int, bytes]) -> bytes:
    """An icon file of PNG pictures, as Windows has read them since 2007."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for size, png in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + entries + b"".join(pictures.values())


def run(root: Path, words: list[str]) -> int:
    """The task."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    file = root / "resources" / "program.ico"
    file.write_bytes(icon({size: picture(size) for size in SIZES}))
    print(f"{file.relative_to(root)}: {file.stat().st_size} bytes")
    return 0
