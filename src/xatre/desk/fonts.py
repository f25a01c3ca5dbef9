"""The family "Xa Tre" and the roles of type. Loads the files in `resources/fonts/`."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from xatre import resources
from xatre.errors import XatreError

FAMILY = "Xa Tre"
FILES = (
    "XaTre-Regular.ttf",
    "XaTre-Medium.ttf",
    "XaTre-SemiBold.ttf",
    "XaTre-Bold.ttf",
    "Tinos-Regular.ttf",
    "Tinos-Italic.ttf",
    "Tinos-Bold.ttf",
    "Tinos-BoldItalic.ttf",
)

ROLES: dict[str, tuple[int, int]] = {
    "number": (30, 600),
    "page": (20, 600),
    "section": (15, 600),
    "value": (14, 400),
    "text": (13, 400),
    "name": (13, 500),
    "strong": (13, 600),
    "note": (12, 400),
    "label": (12, 500),
    "small": (11, 400),
}
"""Role → pixels and weight. "number" stands at most once a page."""


class FontMissing(XatreError):
    """A file of the program's own is not there: the installation is not whole."""

    code = "XT-901"
    sentence = "Thiếu tệp phông chữ {file} của chương trình. Sổ vẫn nguyên."
    remedy = "Cài lại chương trình."


def load() -> None:
    """Give Qt the fonts once. Raises FontMissing."""
    if FAMILY in QFontDatabase.families():
        return
    for file in FILES:
        give(file)
    width.cache_clear()


def give(file: str) -> None:
    """Give Qt one font of `resources/fonts`. Raises FontMissing.

    By its bytes where its path will not do: on Windows without a screen Qt opens fonts by a name in
    eight bits, which a user's folder with Vietnamese letters does not have.
    """
    place = resources.path("fonts", file)
    if QFontDatabase.addApplicationFont(str(place)) >= 0:
        return
    if QFontDatabase.addApplicationFontFromData(place.read_bytes()) < 0:
        raise FontMissing(file=file)


def font(pixels: int = 13, weight: int = 400) -> QFont:
    """The family at `pixels` and `weight` (400, 500, 600 or 700)."""
    return QFont(_font(pixels, weight))


@cache
def _font(pixels: int, weight: int) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def width(words: str, pixels: int, weight: int) -> int:
    """How wide a label of the program's own is; not for what a person writes, for it is kept."""
    return QFontMetrics(font(pixels, weight)).horizontalAdvance(words)


def role(name: str) -> QFont:
    """The font of a role of `ROLES`."""
    return font(*ROLES[name])
