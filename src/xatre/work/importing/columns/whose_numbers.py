"""Whose the personal numbers in a column are, the child's of each row or a grown-up's: the digits
of a number say a year of birth and a sex.

Looks at one list; converts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from xatre.model import personal_number
from xatre.model.text import clean
from xatre.outside.grid import Cell, SourceSheet
from xatre.work.importing.columns.day_parts import YEAR
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.matched import MatchedColumn

Whose: TypeAlias = Literal["child", "mother_", "father_", "unclear", "empty"]

_LOST_ZEROS = re.compile(r"[1-9]\d{9,10}", re.ASCII)
_OLD_CARD = re.compile(r"\d{9}", re.ASCII)
"""An identity card of before; no child has one."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_SHORT_YEAR = re.compile(r"\d[/.\-](\d\d)\s*$", re.ASCII)
_YOUNGEST_PARENT = 12
_DAY_ZERO, _DAYS = date(1899, 12, 30), range(20_000, 80_000)
"""How Excel counts days, and those of the years in question."""
_SURELY = 0.9
_ROWS = 2000
"""Rows that are looked at: of more the first say as much."""


class WhoseNumbers:
    """Judges the columns of one list once the day of birth has its column."""

    def __init__(
        self, sheet: SourceSheet, layout: Layout, columns: Iterable[MatchedColumn]
    ) -> None:
        end = min(layout.end, layout.begin + _ROWS)
        self._rows = [cells for _, cells in sheet.rows(layout.begin, end)]
        born = {one.target: one.place for one in columns}
        # Where two columns are marked Nam and Nữ the day stands under one of them.
        names = ("born_on", f"born_on{YEAR}", "sex=male", "sex=female")
        self._born = [born[name] for name in names if name in born]
        self._years = [self._year(cells) for cells in self._rows]

    def of(self, column: MatchedColumn) -> Whose:
        """Whose the numbers of a column are: most of a child's, as good as all of a parent's."""
        known = [year for year in self._years if year]
        said: Counter[str] = Counter()
        for cells, year in zip(self._rows, self._years, strict=True):
            cell = _cell(cells, column.place)
            if cell not in (None, ""):
                years = [year] if year else known
                said[_one(clean(str(cell)), years)] += 1
        total = said.total()
        if not total:
            return "empty"
        if said["child"] * 2 > total and said["child"] > total - said["child"] - said["unclear"]:
            return "child"
        parents: tuple[Whose, ...] = ("mother_", "father_")
        for parent in parents:
            if said[parent] and said[parent] + said["card"] >= total * _SURELY:
                return parent
        return "unclear"

    def _year(self, cells: list[Cell]) -> int:
        """The year of birth that stands in a row, 0 for none."""
        return next((year for at in self._born if (year := _year_of(_cell(cells, at)))), 0)


def _cell(cells: list[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def _one(words: str, years: list[int]) -> str:
    """Whose one number is, beside the year of the row's child, or of all children."""
    plain = personal_number.plain(words.removesuffix(".0"))
    if _OLD_CARD.fullmatch(plain):
        return "card"
    if _LOST_ZEROS.fullmatch(plain):
        plain = plain.zfill(12)
    parts = personal_number.parse(plain)
    if parts is None or not years:
        return "unclear"
    if min(years) <= parts.birth_year <= max(years):
        return "child"
    if parts.birth_year > min(years) - _YOUNGEST_PARENT:
        return "unclear"
    return "mother_" if parts.sex == "female" else "father_"


def _year_of(cell: Cell) -> int:
    if isinstance(cell, bool) or cell is None:
        return 0
    if isinstance(cell, date):
        return cell.year
    if isinstance(cell, int | float):
        number = int(cell)
        if number in _DAYS:
            return (_DAY_ZERO + timedelta(days=number)).year
        return number if 1900 <= number < 2100 else 0
    words = str(cell)
    if found := _YEAR.findall(words):
        return int(found[-1])
    short = _SHORT_YEAR.search(words)
    return 2000 + int(short[1]) if short else 0
