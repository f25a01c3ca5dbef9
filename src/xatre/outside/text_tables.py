"""Tables as text: CSV in any encoding Vietnam's offices have used, and web pages named .xls.

Bytes of an old font (TCVN3, VNI) are given as the letters of Latin-1 that they are in a workbook
too; turning those into Vietnamese is the business of whoever reads the cells.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from html.parser import HTMLParser

from xatre.model import old_fonts
from xatre.outside.grid import Merge
from xatre.outside.sniffing import Refused

_MARKS = ",;\t|"
_LOOKED_AT = 60
_WIDEST, _HIGHEST = 500, 65_534
"""How many columns and rows one cell of a web page may take; the second is the browsers' bound."""
_PARTS = ("table", "thead", "tbody", "tfoot")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Refused for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16"), "UTF-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data, "utf-8-sig"), "UTF-8"
    start = data[:4000]
    if (zeros := start.count(0)) > len(start) // 8:
        even = start[::2].count(0)
        return _strictly(data, "utf-16-be" if even > zeros // 2 else "utf-16-le"), "UTF-16"
    if zeros:
        raise Refused("NotATable")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as fault:
        # A file cut in the middle of a letter is still UTF-8.
        if fault.reason == "unexpected end of data" and fault.start > len(data) - 4:
            raise Refused("HalfWritten") from None
    sample = data[:200_000]
    windows = unicodedata.normalize("NFC", sample.decode("cp1258", "replace"))
    latin = sample.decode("latin-1")
    way, hits = old_fonts.best(latin.split())
    if old_fonts.plausible(windows.split()) >= hits:
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace")), "Windows-1258"
    return data.decode("latin-1"), {"tcvn3": "TCVN3", "vni": "VNI"}.get(way, "Latin-1")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("HalfWritten") from None


def csv_rows(words: str) -> list[list[str]]:
    """The rows of a CSV text, its separator found by trying. Raises Refused."""
    words = words.lstrip("\ufeff")
    separator = ""
    first, _, rest = words.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, words = first.strip()[-1], rest
    separator = separator or max(_MARKS, key=lambda mark: _fits(words, mark))
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(words, newline=""), delimiter=separator))
    except csv.Error:
        raise Refused("HalfWritten") from None


def _fits(words: str, mark: str) -> tuple[int, int]:
    """How many of the first lines have the most common number of cells, where that is not one."""
    lines = words.splitlines()[:_LOOKED_AT]
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0, 0
    common = max(set(wide), key=wide.count)
    return wide.count(common), common


class _Pages(HTMLParser):
    """The rows of every table of a web page. A cell over several columns is followed by gaps, one
    over several rows leaves a gap in each of them and is one of `merges`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self._cell: list[str] | None = None
        self._wide = self._high = 1
        self._taken: dict[int, int] = {}
        """Column → the row from which it is free again."""
        self._open: list[tuple[int, int, int, int]] = []
        """As merges, to be cut where the table or its part ends."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            said = dict(attrs)
            self._wide = _span(said.get("colspan"), _WIDEST)
            self._high = _span(said.get("rowspan"), _HIGHEST)
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")
        elif tag in _PARTS:
            self._end_part()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()
        if tag in _PARTS:
            self._end_part()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_part()

    def _close(self) -> None:
        if self._cell is not None:
            if not self.rows:
                self.rows.append([])
            row, at = self.rows[-1], len(self.rows) - 1
            while self._taken.get(len(row), 0) > at:
                row.append("")
            left = len(row)
            row += [" ".join("".join(self._cell).split()), *[""] * (self._wide - 1)]
            if self._high > 1 and left < _WIDEST:
                right = left + self._wide - 1
                self._taken.update(dict.fromkeys(range(left, right + 1), at + self._high))
                self._open.append((at, left, at + self._high - 1, right))
        self._cell = None

    def _end_part(self) -> None:
        """No cell goes on below the table, or the head or body of it, that it stands in."""
        self._close()
        last = len(self.rows) - 1
        for top, left, bottom, right in self._open:
            if min(bottom, last) > top:
                self.merges.append((top, left, min(bottom, last), right))
        self._taken, self._open = {}, []


def _span(said: str | None, most: int) -> int:
    """How many columns or rows a cell takes; 0 is "all that are left" in a page."""
    words = (said or "").strip()
    if not (words.isascii() and words.isdecimal()):
        return 1
    return min(int(words[:6]) or most, most)


def html_rows(words: str) -> tuple[list[list[str]], list[Merge]]:
    """The rows of the tables of a web page, and their cells that are over several rows. Raises
    Refused where there are none."""
    pages = _Pages()
    pages.feed(words)
    pages.close()
    if not any(any(row) for row in pages.rows):
        raise Refused("NotATable")
    return pages.rows, pages.merges
