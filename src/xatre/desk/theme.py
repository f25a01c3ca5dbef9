"""How the desk looks: its colours, sizes and type as named values, and the one way to apply them.

Knows nothing of records. The rules of the stylesheet are in `stylesheet.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from xatre.desk import fonts
from xatre.desk.stylesheet import stylesheet
from xatre.desk.words import QtWords

WHITE, PAPER, RAIL, SUNK, HOVER = "#FFFFFF", "#FAF9F6", "#F1EFEA", "#F5F3EE", "#EAE7E0"
LINE, LINE2, EDGE = "#E2DFD7", "#CFCBC1", "#7E8588"
INK, INK2, INK3 = "#1B2427", "#4B565B", "#5E686C"
ACCENT, ACCENT_HOVER, ACCENT_PRESSED = "#0E5A6B", "#0A4957", "#073843"
ACCENT_SOFT, ACCENT_LINE = "#E3EFF1", "#B9D6DC"
RED, RED_HOVER, RED_SOFT, RED_LINE = "#A8281E", "#FBEAE7", "#FBEAE7", "#E9B9B2"
AMBER, AMBER_SOFT, AMBER_LINE = "#7E4E00", "#FCF0D8", "#E8CB90"
GREEN, GREEN_SOFT, GREEN_LINE = "#23663D", "#E6F2E9", "#B5D6BF"
ERROR_FILL, WARNING_FILL = "#FFFBFA", "#FFFDF8"
SCRIM = QColor(27, 36, 39, 110)
"""Ink at 43 %, behind a dialog."""

CONTROL, SMALL_CONTROL, NAV_ITEM, UNLOCK = 34, 28, 34, 38
ROW, ROW_TWO_LINES, ROW_CRITERIA, ROW_HEAD = 33, 46, 32, 30
RAIL_WIDTH, RAIL_NARROW, NARROW_BELOW = 236, 60, 1180
MARGIN, GAP_COLUMN, GAP_ROW = 24, 16, 12
CELL_PADDING = 10
DIALOG_WIDTH = 640
TEXT_LIFT = 0.8
"""Painted text moves up this much: the font keeps room above for marks on capitals."""


class Tone(NamedTuple):
    """The three colours of a meaning: its words, its ground, its outline."""

    ink: str
    ground: str
    line: str


NEUTRAL = Tone(INK2, SUNK, LINE)
ACCENT_TONE = Tone(ACCENT, ACCENT_SOFT, ACCENT_LINE)
RED_TONE = Tone(RED, RED_SOFT, RED_LINE)
AMBER_TONE = Tone(AMBER, AMBER_SOFT, AMBER_LINE)
GREEN_TONE = Tone(GREEN, GREEN_SOFT, GREEN_LINE)
TONES = {
    "neutral": NEUTRAL,
    "accent": ACCENT_TONE,
    "red": RED_TONE,
    "amber": AMBER_TONE,
    "green": GREEN_TONE,
}


def tokens() -> dict[str, str]:
    """Every colour by the name the stylesheet uses for it, in lower case."""
    return {
        name.lower(): value
        for name, value in globals().items()
        if name.isupper() and isinstance(value, str) and value.startswith("#")
    }


def palette() -> QPalette:
    """The palette for what a stylesheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, WHITE),
        (role.Base, WHITE),
        (role.AlternateBase, PAPER),
        (role.Button, WHITE),
        (role.WindowText, INK),
        (role.Text, INK),
        (role.ButtonText, INK),
        (role.Highlight, ACCENT_LINE),
        (role.HighlightedText, INK),
        (role.PlaceholderText, INK3),
        (role.ToolTipBase, INK),
        (role.ToolTipText, WHITE),
        (role.Link, ACCENT),
    ):
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(INK2))
    return made


def apply(app: QApplication) -> None:
    """Give the whole program its look and Qt's own texts their Vietnamese words."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    fonts.load()
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette())
    app.setFont(fonts.font())
    app.setStyleSheet(stylesheet(tokens()))
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    QtWords.install(app)
