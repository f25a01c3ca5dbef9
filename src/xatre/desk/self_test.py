"""The window tries itself: Qt's parts, fonts, pictures, forms, paper. Needs no display.

Knows no book. Called late by the command line; not a test of what pages do.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, QLibraryInfo, qVersion
from PySide6.QtGui import QFontDatabase, QImageReader, QRawFont
from PySide6.QtWidgets import QApplication, QWidget

import xatre
from xatre import resources
from xatre.desk import fonts, icons, paper
from xatre.desk.window import Window
from xatre.errors import XatreError

LETTERS = "ĂăÂâĐđÊêÔôƠơƯưẮằẴạỆỗỢự₫"
READABLE = frozenset({"png", "jpeg", "svg"})


class WindowNotWhole(XatreError):
    """A part of the window is missing from the installation."""

    code = "XT-912"
    sentence = "Bản cài đặt không trọn vẹn: {what}."
    remedy = "Cài lại chương trình từ bộ cài đã kiểm dấu."


def versions() -> str:
    """What was just imported."""
    return f"PySide6 {PySide6.__version__}, Qt {qVersion()}"


def steps(folder: Path) -> list[tuple[str, Callable[[], str]]]:
    """What to do, in order, with words for a person; papers go to `folder`."""
    return [
        ("Màn hình mở đầu", show_start),
        ("Màn hình chính", show_window),
        ("Mọi phần của chương trình", import_all),
        ("Phông chữ", check_fonts),
        ("Hình", check_pictures),
        ("Thư viện cửa sổ", check_platforms),
        ("Bản in PDF", lambda: print_paper(folder)),
    ]


def show_start() -> str:
    """What a start without a command shows, without a display where none is asked for; what was
    seen. Raises WindowNotWhole, FontMissing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from xatre.desk import application

    began = time.perf_counter()
    app, entry = application.prepare()
    entry.show()
    app.processEvents()
    seconds = time.perf_counter() - began
    _look_and_close(app, entry)
    return f"{app.platformName()}, {seconds:.2f} giây"


def show_window() -> str:
    """The main window, for a moment, without a book. Raises WindowNotWhole."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = Window()
    window.show()
    app.processEvents()
    size = f"{window.width()} × {window.height()}"
    _look_and_close(app, window)
    return size


def _look_and_close(app: QApplication, window: QWidget) -> None:
    picture = window.grab().toImage()
    places = product(range(0, picture.width(), 7), range(0, picture.height(), 7))
    colours = {picture.pixel(x, y) for x, y in places}
    window.close()
    app.processEvents()
    # Now, while its parts still have their Python halves; not when those are collected.
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    _must(len(colours) > 1, "cửa sổ trống")


def import_all() -> str:
    """Every module of the program can be imported, so nothing it calls late was left out."""
    found = [module.name for module in pkgutil.walk_packages(xatre.__path__, "xatre.")]
    for name in found:
        if not name.endswith(".__main__"):
            importlib.import_module(name)
    _must(len(found) > 100, "các phần của chương trình")
    return f"{len(found)} phần"


def check_fonts() -> str:
    """Every font file loads and has the letters that others lack."""
    for file in fonts.FILES:
        raw = QRawFont(str(resources.path("fonts", file)), 13)
        _must(raw.isValid() and all(raw.glyphIndexesForString(LETTERS)), f"phông {file}")
    _must({fonts.FAMILY, paper.FAMILY} <= set(QFontDatabase.families()), "phông chữ")
    return f"{len(fonts.FILES)} tệp"


def check_pictures() -> str:
    """Every icon can be drawn and every sort of photo can be read."""
    names = resources.names("icons", ".svg")
    for name in names:
        drawn = icons.picture(name, "#000000", 16).toImage()
        inked = any(
            drawn.pixelColor(x, y).alpha()
            for x in range(drawn.width())
            for y in range(drawn.height())
        )
        _must(inked, f"hình {name}")
    readable = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    _must(readable >= READABLE, "thư viện ảnh " + ", ".join(sorted(READABLE - readable)))
    return f"{len(names)} hình"


def check_platforms() -> str:
    """The part of Qt that shows windows on this system is there, though not used now."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    found = sorted(file.stem.removeprefix("lib") for file in folder.glob("*q*"))
    _must("qoffscreen" in found and len(found) > 1, "thư viện cửa sổ")
    return ", ".join(found)


def print_paper(folder: Path) -> str:
    """A line on paper, as PDF in `folder`."""
    from PySide6 import QtPrintSupport

    _must(hasattr(QtPrintSupport, "QPrinter"), "thư viện in")
    file = paper.write_pdf("<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>", folder / "thu.pdf")
    _must(file.read_bytes().startswith(b"%PDF"), "bản in")
    return f"{file.stat().st_size} byte"


def _must(true: bool, what: str) -> None:
    if not true:
        raise WindowNotWhole(what=what)
