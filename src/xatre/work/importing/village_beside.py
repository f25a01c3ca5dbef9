"""The village of a row beside the commune that the row names: where communes became one there is a
"Xóm 5" of each, and the row's old commune says which.

Reads cells; writes nothing.
"""

from __future__ import annotations

import re
from functools import cached_property

from xatre.model import old_fonts
from xatre.model.fields import Reference, Unit
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.too_long import LONGEST
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.target import Target
from xatre.work.importing.converting import Converter
from xatre.work.importing.part import Part

_ELSEWHERE = re.compile(r"\b(thuong tru|ho khau|dang ky|que|nguyen quan)\b")
"""Heads of communes that need not be where somebody lives."""
_OLD = re.compile(r"\b(cu|truoc)\b")


class VillageBeside:
    """`place` is the column of villages, -1 where no column of communes stands beside it."""

    def __init__(
        self, columns: list[tuple[MatchedColumn, Target]], part: Part, converter: Converter
    ) -> None:
        self._part, self._converter = part, converter
        self.place, self._village, self._commune = -1, MatchedColumn(-1, ""), MatchedColumn(-1, "")
        for column, target in columns:
            of = target.field
            if isinstance(of, Reference) and of.to == "village" and target.name == of.name:
                self._village = column
                self._commune = next(
                    (
                        one for one, other in columns
                        if isinstance(other.field, Unit) and other.field.around == of.name
                    ),
                    self._commune,
                )  # fmt: skip
        if self._commune.place >= 0:
            self.place = self._village.place
        self._read: dict[tuple[Cell, Cell], Read] = {}

    def read(self, cell: Cell, cells: list[Cell], alone: Read) -> Read:
        """What the cell of a village says beside the commune of its row; `alone` is what it says
        by itself."""
        at = self._commune.place
        beside = cells[at] if at < len(cells) else None
        if not isinstance(cell, str) or not isinstance(beside, str) or len(cell) > LONGEST:
            return alone
        key = (cell, beside)
        if key not in self._read:
            self._read[key] = self._beside(cell, beside) or alone
        return self._read[key]

    def _beside(self, cell: str, beside: str) -> Read | None:
        unit = self._old(_in_unicode(self._commune, beside))
        if not unit:
            return None
        words = clean(_in_unicode(self._village, cell))
        decides = not _ELSEWHERE.search(fold(self._commune.head))
        return self._converter.village_cells.read_beside(words, unit, decides=decides)

    def _old(self, words: str) -> str:
        """The old commune, one of those the book's unit was made of, that the words name; "" for
        none, and where they may as well be the unit's own name."""
        unit = self._one_of_ours(words)
        return unit if unit and (self._is_of_old or not self._is_own(words)) else ""

    def _one_of_ours(self, words: str) -> str:
        session = self._converter.session
        unit = self._converter.units.named_before(words, "commune", {}).value
        return unit if unit and session.unit in session.codes.successors(unit) else ""

    def _is_own(self, words: str) -> bool:
        own = self._converter.session.unit
        return self._converter.units.named(words, "commune", {}).value == own

    @cached_property
    def _is_of_old(self) -> bool:
        """Whether the column holds communes of before: a new one may bear the name of an old."""
        if _OLD.search(fold(self._commune.head)):
            return True
        layout, at = self._part.layout, self._commune.place
        said = {
            cells[at]
            for _, cells in self._part.sheet.rows(layout.begin, layout.end)
            if at < len(cells)
        }
        units = {
            self._one_of_ours(words)
            for cell in said
            if isinstance(cell, str) and (words := _in_unicode(self._commune, cell))
        }
        return len(units - {""}) > 1


def _in_unicode(column: MatchedColumn, cell: str) -> str:
    return clean(old_fonts.convert(cell, column.way))
