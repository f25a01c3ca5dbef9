"""Makes the fonts in `resources/fonts/` from the published packages of their authors.

    python build/make.py font [BE_VIETNAM_PRO.tgz TINOS.tgz]

The archives are npm packages (SIL Open Font License 1.1, no reserved name), pinned by name, version
and hash in `build/requirements/npm.txt`; without words they are fetched by npm as this machine has
it. What they make lies in the repository: the same bytes each time. Both hold each weight cut in
parts by alphabet; the parts are merged again. "Xa Tre" is Be Vietnam Pro with three changes, and so
a name of its own:

* all digits of a weight have one advance, and the 1 has a foot, so that columns of dates and
  numbers stand still and 1 is neither l nor I;
* ascent and descent hold capitals with two marks (Ổ Ẫ Ắ) without cutting, alike in all three
  metric tables, so that Windows and Linux agree;
* the four weights are named as one typographic family, or Qt takes "Medium" for another one.

Hints are left out: those of the parts belong to different programs and cannot be merged.
"""

from __future__ import annotations

import io
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

import npm_archives

FAMILY = "Xa Tre"
PARTS = ("latin", "latin-ext", "vietnamese")
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
DIGIT_ADVANCE = {400: 650, 500: 656, 600: 664, 700: 672}
ASCENT, DESCENT = 1170, 300
BOLD, REGULAR, USE_TYPO_METRICS = 1 << 5, 1 << 6, 1 << 7
SMOOTH_ALWAYS = 0x000F
ENGLISH_WINDOWS = (3, 1, 0x409)
VERSION = "1.000"


def merged(archive: Path, stem: str) -> TTFont:
    """One font of all the `PARTS` of `stem`, such as "be-vietnam-pro-{part}-400-normal"."""
    with tarfile.open(archive) as parts, tempfile.TemporaryDirectory() as folder:
        files = []
        for part in PARTS:
            member = parts.extractfile(f"package/files/{stem.format(part=part)}.woff2")
            if member is None:
                raise FileNotFoundError(stem.format(part=part))
            font = TTFont(io.BytesIO(member.read()))
            _drop_hints(font)
            font.flavor = None
            files.append(f"{folder}/{part}.ttf")
            font.save(files[-1])
        font = Merger().merge(files)
        data = io.BytesIO()
        font.save(data)
    data.seek(0)
    return TTFont(data)


def _drop_hints(font: TTFont) -> None:
    for table in ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "DSIG"):
        if table in font:
            del font[table]
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if hasattr(glyph, "program"):
            glyph.removeHinting()


def even_digits(font: TTFont, advance: int) -> None:
    """Give every digit `advance`: wide ones are narrowed, narrow ones get more room."""
    cmap = font.getBestCmap()
    digits = [cmap[ord(digit)] for digit in "0123456789"]
    _add_foot(font, cmap[ord("1")])
    for name in digits:
        old = font["hmtx"][name][0]
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        width = glyph.xMax - glyph.xMin
        if name == cmap[ord("1")]:
            scale, shift = 1.0, (advance - width) / 2 - glyph.xMin
        elif old > advance:
            scale, shift = advance / old, 0.0
        else:
            scale, shift = 1.0, (advance - old) / 2
        glyph.coordinates.scale((scale, 1))
        glyph.coordinates.translate((shift, 0))
        glyph.coordinates.toInt()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
    _drop_kerning(font, set(digits))


def _add_foot(font: TTFont, one: str) -> None:
    """Draw the 1 again with a bar under its stem, as wide as the other digits are on average."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[one].draw(recording)
    glyph = font["glyf"][one]
    points = list(glyph.coordinates)
    right = max(x for x, y in points if y == 0)
    left = min(x for x, y in points if y == 0)
    stem = right - left
    thick = round(stem * 0.86)
    reach = round(170 + stem * 0.35)
    middle = (left + right) / 2
    foot = [
        (right, thick),
        (round(middle + reach), thick),
        (round(middle + reach), 0),
        (round(middle - reach), 0),
        (round(middle - reach), thick),
        (left, thick),
    ]
    pen = TTGlyphPen(None)
    for operator, operands in recording.value:
        if operator == "lineTo" and operands[0] == (right, 0):
            for point in foot:
                pen.lineTo(point)
        elif operator == "lineTo" and operands[0] == (left, 0):
            continue
        else:
            getattr(pen, operator)(*operands)
    font["glyf"][one] = pen.glyph()


def _drop_kerning(font: TTFont, names: set[str]) -> None:
    """Take `names` out of every pair: digits that are kerned do not stand in columns."""
    if "GPOS" not in font:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.LookupType == 9:
                table = table.ExtSubTable
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                pairs = list(zip(table.Coverage.glyphs, table.PairSet, strict=True))
                kept = [(first, pair) for first, pair in pairs if first not in names]
                table.Coverage.glyphs = [first for first, _ in kept]
                table.PairSet = [pair for _, pair in kept]
                table.PairSetCount = len(kept)
                for pair in table.PairSet:
                    records = pair.PairValueRecord
                    pair.PairValueRecord = [r for r in records if r.SecondGlyph not in names]
                    pair.PairValueCount = len(pair.PairValueRecord)
            else:
                table.Coverage.glyphs = [g for g in table.Coverage.glyphs if g not in names]
                for name in names:
                    table.ClassDef1.classDefs.pop(name, None)
                    table.ClassDef2.classDefs.pop(name, None)


def set_metrics(font: TTFont) -> None:
    """The same ascent and descent in all three tables, and smoothing at every size."""
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = ASCENT, -DESCENT, 0
    table.usWinAscent, table.usWinDescent = ASCENT, DESCENT
    table.fsSelection |= USE_TYPO_METRICS
    gasp = newTable("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: SMOOTH_ALWAYS}
    font["gasp"] = gasp


def set_names(font: TTFont, weight: int) -> None:
    """Name a weight of "Xa Tre" so that every system sees one family of four weights."""
    style = WEIGHTS[weight]
    plain = weight in (400, 700)
    copyright_, license_words = (font["name"].getDebugName(number) for number in (0, 13))
    names = {
        0: copyright_ or "Copyright 2021 The Be Vietnam Pro Project Authors",
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: style if plain else "Regular",
        3: f"{VERSION};XaTre-{style}",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        5: f"Version {VERSION}; derived from Be Vietnam Pro",
        6: f"XaTre-{style}",
        13: license_words or "SIL Open Font License, Version 1.1",
        14: "https://scripts.sil.org/OFL",
        16: FAMILY,
        17: style,
    }
    font["name"].names = []
    for number, words in names.items():
        font["name"].setName(words, number, *ENGLISH_WINDOWS)
    table = font["OS/2"]
    table.usWeightClass = weight
    table.fsSelection &= ~(BOLD | REGULAR | 1)
    table.fsSelection |= {400: REGULAR, 700: BOLD}.get(weight, REGULAR)
    font["head"].macStyle = 1 if weight == 700 else 0


def make(be_vietnam_pro: Path, tinos: Path, folder: Path) -> list[Path]:
    """Write the four weights of "Xa Tre" and the four faces of Tinos; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for weight, style in WEIGHTS.items():
        font = merged(be_vietnam_pro, f"be-vietnam-pro-{{part}}-{weight}-normal")
        even_digits(font, DIGIT_ADVANCE[weight])
        set_metrics(font)
        set_names(font, weight)
        made.append(folder / f"XaTre-{style}.ttf")
        _save(font, made[-1])
    for weight, slant, style in (
        (400, "normal", "Regular"),
        (400, "italic", "Italic"),
        (700, "normal", "Bold"),
        (700, "italic", "BoldItalic"),
    ):
        font = merged(tinos, f"tinos-{{part}}-{weight}-{slant}")
        made.append(folder / f"Tinos-{style}.ttf")
        _save(font, made[-1])
    return made


def _save(font: TTFont, file: Path) -> None:
    """Save with a fixed time, so that the same packages make the same bytes."""
    font["head"].created = font["head"].modified = 3_786_912_000
    font.recalcTimestamp = False
    font.save(file)


def run(root: Path, words: list[str]) -> int:
    """The task: two archives in, eight fonts out."""
    if len(words) not in (0, 2):
        print(__doc__, file=sys.stderr)
        return 2
    if not words and shutil.which("npm") is None:
        print("Missing: apt-get install npm, or give the two archives", file=sys.stderr)
        return 1
    first, second = npm_archives.archives(root, [Path(word) for word in words])
    for file in make(first, second, root / "resources" / "fonts"):
        print(f"{file.name}: {file.stat().st_size} bytes")
    return 0
