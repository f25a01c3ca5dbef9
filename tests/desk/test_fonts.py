"""The fonts: digits stand in columns, marks are not cut, four weights are one family."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from xatre.desk import fonts

BASES = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưy"


def alphabet() -> set[str]:
    letters = set(BASES) | set(BASES.upper())
    for vowel in VOWELS + VOWELS.upper():
        letters |= {unicodedata.normalize("NFC", vowel + tone) for tone in TONES}
    return letters


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_digits_have_one_width_also_between_slashes(weight):
    metrics = QFontMetricsF(fonts.font(13, weight))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    dates = ("11/11/2011", "09/08/2026", "24/04/1974")
    assert len({metrics.horizontalAdvance(day) for day in dates}) == 1
    assert 79 <= metrics.horizontalAdvance(dates[0]) <= 85


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_found_in_the_one_family(weight):
    info = QFontInfo(fonts.font(13, weight))
    assert info.family() == "Xa Tre"
    assert info.weight() == weight


def test_capitals_with_two_marks_fit_the_line():
    for pixels in (12, 13, 20, 30):
        raw = QRawFont.fromFont(fonts.font(pixels, 600))
        for glyph in raw.glyphIndexesForString("ẪỔẮỮỆ"):
            assert -raw.pathForGlyph(glyph).boundingRect().top() <= raw.ascent() + 0.1


@pytest.mark.parametrize("family", ["Xa Tre", "Tinos"])
def test_the_whole_vietnamese_alphabet_is_there(family):
    assert family in QFontDatabase.families()
    font = fonts.font()
    font.setFamily(family)
    raw = QRawFont.fromFont(font)
    missing = [one for one in sorted(alphabet()) if raw.glyphIndexesForString(one)[0] == 0]
    assert missing == []


def test_roles_hold_no_weight_below_400():
    assert all(weight >= 400 and pixels >= 11 for pixels, weight in fonts.ROLES.values())
