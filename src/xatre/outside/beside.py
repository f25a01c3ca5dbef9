"""What the quick reader of an .xlsx does not say of its cells: formulas whose result was not kept,
fonts that show capitals, hidden rows.

Looks for marks in the sheets' own text and takes nothing apart where there are none.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xatre.outside.grid import Capitals, Cell, Formula
from xatre.outside.sniffing import UNREADABLE

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_NAME, _ID = re.compile(rb'\sname="([^"]*)"'), re.compile(rb'\s\w+:id="([^"]*)"')
_LINK = re.compile(rb"<Relationship\s[^>]*>")
_LINK_ID, _TARGET = re.compile(rb'\sId="([^"]*)"'), re.compile(rb'\sTarget="([^"]*)"')
_FONTS = re.compile(rb"<fonts.*?</fonts>", re.DOTALL)
_FONT = re.compile(rb"<font>.*?</font>|<font ?/>", re.DOTALL)
_CAPITALS = re.compile(rb'<(?:name|rFont) val="\.Vn[^"]*H"')
_STYLES = re.compile(rb"<cellXfs.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf\s[^>]*?fontId="(\d+)"')
_BARE = re.compile(
    rb'<c r="([A-Z]+)(\d+)"([^>]*)><f(?:\s[^>]*)?>([^<]*)</f>(?:<v\s*/>|<v></v>)?</c>'
)
_STYLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?\ss="(\d+)"')
_HIDDEN = re.compile(rb'<row\s[^>]*?hidden="(?:1|true)"[^>]*>')
_ROW = re.compile(rb'\sr="(\d+)"')
_LARGEST = 600 * 1024 * 1024


@dataclass
class Beside:
    """Of one sheet, by row from 1 and column from 0."""

    formulas: dict[int, dict[int, str]] = field(default_factory=dict)
    capitals: dict[int, set[int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def by_sheet(data: bytes) -> dict[str, Beside]:
    """What stands beside the cells, by the names of sheets; nothing of a file that is no .xlsx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            if "xl/workbook.xml" not in names:
                return {}
            capitals = _styles(_part(archive, names, "xl/styles.xml"))
            return {
                sheet: _of_sheet(_part(archive, names, path), capitals)
                for sheet, path in _paths(archive, names)
            }
    except UNREADABLE:
        return {}  # whether it can be read at all is the reader's to say


def laid_over(
    rows: Iterable[tuple[int, list[Cell]]], beside: Beside
) -> Iterator[tuple[int, list[Cell]]]:
    """The rows with what stands beside them."""
    last = 0
    for number, cells in rows:
        last = number
        for column, formula in beside.formulas.get(number, {}).items():
            cells = [*cells, *[None] * (column + 1 - len(cells))]
            cells[column] = Formula(formula)
        for column in beside.capitals.get(number, ()):
            if column < len(cells) and isinstance(words := cells[column], str):
                cells[column] = Capitals(words)
        yield number, cells
    for number in sorted(one for one in beside.formulas if one > last):
        columns = beside.formulas[number]
        bare: list[Cell] = [None] * (max(columns) + 1)
        for column, formula in columns.items():
            bare[column] = Formula(formula)
        yield number, bare


def _of_sheet(page: bytes, capitals: set[int]) -> Beside:
    found = Beside()
    if b"<f>" in page or b"<f " in page:
        for letters, row, about, words in _BARE.findall(page):
            # Where the result is no words, `t="str"` says that it was kept.
            if words and b't="str"' not in about:
                formula = f"={html.unescape(words.decode('utf-8', 'replace'))}"
                found.formulas.setdefault(int(row), {})[_column(letters)] = formula
    if capitals:
        for letters, row, style in _STYLED.findall(page):
            if int(style) in capitals:
                found.capitals.setdefault(int(row), set()).add(_column(letters))
    if b'hidden="' in page:
        rows = (_ROW.search(row[0]) for row in _HIDDEN.finditer(page))
        found.hidden_rows = [int(row[1]) for row in rows if row]
    return found


def _styles(styles: bytes) -> set[int]:
    """The styles of cells whose font shows small letters as capitals: .VnTimeH."""
    if not _CAPITALS.search(styles):
        return set()
    fonts, used = _FONTS.search(styles), _STYLES.search(styles)
    raised = {
        number
        for number, font in enumerate(_FONT.findall(fonts[0] if fonts else b""))
        if _CAPITALS.search(font)
    }
    styled = _STYLE.findall(used[0] if used else b"")
    return {number for number, font in enumerate(styled) if int(font) in raised}


def _paths(archive: zipfile.ZipFile, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    links: dict[bytes, str] = {}
    for link in _LINK.findall(_part(archive, names, "xl/_rels/workbook.xml.rels")):
        id, target = _LINK_ID.search(link), _TARGET.search(link)
        if id and target:
            path = target[1].decode("utf-8", "replace")
            links[id[1]] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    for sheet in _SHEET.findall(_part(archive, names, "xl/workbook.xml")):
        name, id = _NAME.search(sheet), _ID.search(sheet)
        if name and id and id[1] in links:
            yield html.unescape(name[1].decode("utf-8", "replace")), links[id[1]]


def _part(archive: zipfile.ZipFile, names: dict[str, str], path: str) -> bytes:
    real = names.get(path.lower())
    if real is None or archive.getinfo(real).file_size > _LARGEST:
        return b""
    return archive.read(real)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
