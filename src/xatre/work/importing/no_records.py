"""Rows of a table that are no record, and why: headings repeated, a village's name alone, totals,
rows with nothing under the columns that were recognised. Changes no row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from xatre.model import old_fonts
from xatre.model.kind import Kind
from xatre.model.text import clean
from xatre.outside.grid import Cell
from xatre.work.importing.cells.places import Villages
from xatre.work.importing.columns.row_sorts import TOTAL_OR_SIGNATURE, RowSorts
from xatre.work.importing.part import Part


class NoRecords:
    """Asked of each row in order; `village` is the name that last stood alone, for rows below."""

    def __init__(
        self,
        kind: Kind,
        villages: Villages,
        fonts: frozenset[str],
        part: Part,
        sorts: RowSorts,
        places: Collection[int],
        own: Mapping[int, str],
    ) -> None:
        self.village = ""
        self._kind, self._villages, self._sorts, self._own = kind, villages, sorts, own
        self._fonts, self._width = fonts, len(places)
        self._places = [*places, *own]
        self._heads = {
            cell
            for place in range(part.layout.first_head, part.layout.last_head + 1)
            for cell in part.sheet.row(place)
            if isinstance(cell, str)
        }

    def why(self, cells: list[Cell], written: Sequence[Cell]) -> str:
        """Why a row is no record, "" for one; `written` are its cells with something in them."""
        if any(place < len(cells) and cells[place] for place in self._own):
            return ""  # it says which record it is
        sparse = len(written) <= max(2, self._width // 4) and self._width > 2
        if sparse and self._kind.name != "village" and self._is_village(cells):
            return "tên thôn, bản"
        if len(written) <= self._sorts.most_after and self._sorts.is_after(cells):
            return TOTAL_OR_SIGNATURE
        if not any(place < len(cells) and cells[place] not in (None, "") for place in self._places):
            return "không có gì ở các cột đã nhận"
        if self._heads.isdisjoint(written):
            return ""
        same = sum(isinstance(cell, str) and cell in self._heads for cell in written)
        if same < 2 or same < len(written) * 2 // 3:
            return ""
        named = any(name not in self._heads for name in self._sorts.names(cells))
        return "" if named else "lặp lại tên cột"

    def _is_village(self, cells: list[Cell]) -> bool:
        said = [cell for cell in cells if isinstance(cell, str) and cell]
        for one in said:
            way, _ = old_fonts.best(one.split(), self._fonts)
            plain = clean(old_fonts.convert(one, way))
            if self._villages.speaks_of_one(plain) or (
                len(said) == 1 and self._villages.named(plain)
            ):
                # A name beside a village's is a child there.
                if any(name != one for name in self._sorts.names(cells)):
                    return False
                self.village = self._villages.without_number(plain)
                return True
        return False
