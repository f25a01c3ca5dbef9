"""Colours a person can read, pictures that are there, Qt's own words in Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox

from xatre import resources
from xatre.desk import icons, stylesheet, theme
from xatre.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
GROUNDS = (theme.WHITE, theme.PAPER, theme.RAIL)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", [*GROUNDS, theme.SUNK, theme.HOVER, theme.ACCENT_SOFT])
@pytest.mark.parametrize("ink", [theme.INK, theme.INK2, theme.INK3])
def test_text_can_be_read_on_every_ground(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_controls_can_be_seen(ground):
    assert contrast(theme.EDGE, ground) >= 3.0


@pytest.mark.parametrize("name", list(theme.TONES))
def test_a_tone_can_be_read_on_its_own_ground(name):
    tone = theme.TONES[name]
    assert contrast(tone.ink, tone.ground) >= 4.5


def test_the_stylesheet_uses_only_named_colours():
    rules = stylesheet.stylesheet(theme.tokens())
    assert "$" not in rules
    assert not re.search(r"#[0-9A-Fa-f]{6}", stylesheet.RULES.template)


def test_every_picture_named_is_there():
    there = {file.stem for file in resources.path("icons").glob("*.svg")}
    named = {kind.icon for kind in KINDS.values()}
    asked = re.compile(
        r"""(?:\bicon=|icons\.(?:icon|picture|paint)\((?:painter, )?|Picture\()"([a-z0-9-]+)\""""
    )
    for file in (ROOT / "src/xatre/desk").rglob("*.py"):
        named |= set(asked.findall(file.read_text(encoding="utf-8")))
    assert named - there == set()


def test_every_picture_is_drawn_in_the_colour_asked_for():
    for file in sorted(resources.path("icons").glob("*.svg")):
        image = icons.picture(file.stem, "#A8281E", 24, 2.0).toImage()
        colours = {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert "#A8281E" in colours, file.stem
        assert "currentColor" in file.read_text(encoding="utf-8")


def test_an_icon_has_a_picture_for_each_scale():
    icon = icons.icon("search", theme.INK, 16, gap=True)
    sizes = {(size.width(), size.height()) for size in icon.availableSizes()}
    assert (40, 36) in sizes
    assert (20, 18) in sizes


def test_qt_speaks_vietnamese(qtbot):
    assert QCoreApplication.translate("QLineEdit", "&Copy") == "Ché&p"
    assert QCoreApplication.translate("QLineEdit", "no such text") == "no such text"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Hủy"
