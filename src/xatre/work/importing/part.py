"""One list of a table: its sheet, where it stands there, which column fills what. A workbook with
one sheet a village has one for each, and a plan brings all of them in at one go.

Values only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from xatre.outside.grid import Cell, SourceSheet
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.matching import MatchedColumn

ROWS_APART = 1 << 21
"""Between the numbers of rows of two lists: no sheet has so many rows."""


@dataclass
class Part:
    """A list. A row is known in the plan by its number: Excel's, and `before` more, so that no
    rows of two sheets have the same."""

    sheet: SourceSheet
    layout: Layout
    columns: list[MatchedColumn] = field(default_factory=list)
    before: int = 0
    village: str = ""
    """The village that the sheet's name or title says its rows are of, where no column does."""
    which_village: Read | None = None
    """The question where title and name say two."""
    filled: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """Of a row, by its number: cells merged with one above, by column."""
    under: dict[int, str] = field(default_factory=dict)
    """Of a row, by its number: the village whose name stands above it."""

    @cached_property
    def column_of(self) -> dict[str, int]:
        """Field → the column it is read from: an empty cell is named too."""
        found: dict[str, int] = {}
        for column in self.columns:
            if column.target and "=" not in column.target:
                outer = column.target.partition("/")[0].partition(":")[0]
                found.setdefault(outer, column.place)
        return found

    @property
    def name(self) -> str:
        return self.sheet.name

    @property
    def head_row(self) -> int:
        """The first row of heads, as Excel numbers it."""
        return self.sheet.numbers[self.layout.first_head]

    def number(self, place: int) -> int:
        """By which the row at a place of the sheet is known."""
        return self.before + self.sheet.numbers[place]


def number_in_sheet(number: int) -> int:
    """The row of a sheet as Excel numbers it, of the number it is known by."""
    return number % ROWS_APART
