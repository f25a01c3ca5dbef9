"""A place in several columns, "Xã | Huyện | Tỉnh", as lists of before July 2025 have it: which
columns these are, and what they say as one cell.

Judges heads; reads cells only to join them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from xatre.model import old_fonts
from xatre.model.fields import Text, Unit
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell
from xatre.work.importing.columns.matched import MatchedColumn
from xatre.work.importing.columns.targets import NOTHING, Targets

_COMMUNE, _DISTRICT, _PROVINCE = range(3)
_WORDS = (
    (r"(?:ten )?(?:xa|phuong)(?: (?:xa|phuong|thi tran|tt|dac khu))*", _COMMUNE),
    (r"(?:ten )?(?:huyen|quan)(?: (?:huyen|quan|thi xa|tx|thanh pho|tp|thuoc tinh))*", _DISTRICT),
    (r"(?:ten )?(?:tinh|thanh pho|tp)(?: (?:tinh|thanh pho|tp|truc thuoc|tw|trung uong))*",
     _PROVINCE),
)  # fmt: skip
_KINDS = {_DISTRICT: "huyện", _PROVINCE: "tỉnh"}
_BEGINS = re.compile(r"(huyen|quan|thi xa|thanh pho|tinh|tp|tx|h|q|t)\b")


class PlaceColumns(NamedTuple):
    """Columns side by side that name one place, the commune's first; `above` says of what place
    it is, folded, "" where no head does."""

    places: tuple[int, ...]
    above: str
    has_commune: bool


def of_heads(heads: Sequence[str]) -> Iterator[PlaceColumns]:
    """The places of a list in two columns or three."""
    said = [(place, _level(head)) for place, head in enumerate(heads)]
    for above, columns in groupby(said, lambda one: one[1] and one[1][1]):
        levels = {found[0]: place for place, found in columns if found}
        if above is not None and len(levels) > 1:
            order = sorted(levels)
            yield PlaceColumns(tuple(levels[one] for one in order), above, order[0] == _COMMUNE)


def _level(head: str) -> tuple[int, str] | None:
    """`(level, what else the head says)`: "Nơi sinh / Huyện" and "Huyện nơi sinh" are one."""
    words = " ".join(re.findall(r"\w+", fold(clean(head))))
    for pattern, level in _WORDS:
        if found := re.fullmatch(rf"{pattern}(?: (?P<rest>.+))?", words):
            return level, found["rest"] or ""
        if found := re.fullmatch(rf"(?P<rest>.+?) {pattern}", words):
            return level, found["rest"]
    return None


def join(
    columns: Sequence[MatchedColumn],
    targets: Targets,
    give: Callable[[MatchedColumn, str, Literal["head"]], None],
) -> None:
    """Let the columns of each place fill one target, through the first of them; `give` gives it
    where it is free."""
    for found in of_heads([column.head for column in columns]):
        first, *others = (columns[place] for place in found.places)
        if target := targets.of_place(first.head, found.above, found.has_commune):
            give(first, target, "head")
        place = targets.get(first.target) if first.target else None
        behind = [one for one in others if not one.how]
        if behind and place is not None and isinstance(place.field, Unit | Text):
            first.behind = tuple(one.place for one in behind)
            first.way_before, first.way = first.way, "unicode"
            for one in behind:
                give(one, NOTHING, "head")


class JoinedPlaces:
    """Joins the cells of the places of one list. The columns say how each was written; what is
    joined is Unicode."""

    def __init__(self, columns: Sequence[MatchedColumn]) -> None:
        by_place = {column.place: column for column in columns}
        self._joined = [
            (column, [by_place[place] for place in column.behind])
            for column in columns
            if column.behind
        ]

    def fill(self, cells: list[Cell]) -> list[Cell]:
        """A row in which the first cell of each place says all of it."""
        if not self._joined:
            return cells
        cells = list(cells)
        for column, behind in self._joined:
            cell = _cell(cells, column.place)
            # A code is a place by itself.
            if cell in (None, "") or (isinstance(cell, str) and not cell.strip().isdecimal()):
                words = _words(cell, column.way_before or column.way)
                for one in behind:
                    words = _with(words, _words(_cell(cells, one.place), one.way), one)
                cells += [None] * (column.place + 1 - len(cells))
                cells[column.place] = words or None
        return cells


def _with(words: str, beside: str, column: MatchedColumn) -> str:
    """A place with what the column of its district or province says."""
    if not beside or fold(beside) in fold(words):
        return words
    level = _level(column.head)
    if level and not _BEGINS.match(fold(beside)):
        # "Lâm Thao" alone is a commune of today too.
        beside = beside if words else f"{_KINDS.get(level[0], '')} {beside}".strip()
    return f"{words}, {beside}" if words else beside


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def _words(cell: Cell, way: old_fonts.Way) -> str:
    return clean(old_fonts.convert(cell, way)) if isinstance(cell, str) else ""
