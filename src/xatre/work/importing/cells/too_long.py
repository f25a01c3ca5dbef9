"""Cells too long to be a name, a place or words of a list: said so and looked at no further, for
what is looked for in them is looked for from every place.

Knows the field and the length of the cell.
"""

from __future__ import annotations

from collections.abc import Callable

from xatre.model.fields import Choices, Field
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read

LONGEST = 500
"""Characters of a name: the longest label of any list has 326."""
LONGEST_OF_SEVERAL = 3_000
"""Of several labels in one cell: every one of the longest list."""


def read_short(field: Field, way: Callable[[Cell], Read], cell: Cell) -> Read:
    """What `way` reads of a cell; of one that is too long, the sentence alone."""
    most = LONGEST_OF_SEVERAL if isinstance(field, Choices) else LONGEST
    if isinstance(cell, str) and len(cell) > most:
        return Read(fault=too_long(most))
    return way(cell)


def too_long(most: int = LONGEST) -> str:
    """What is said of a cell with more characters than `most`."""
    return (
        f"Ô này dài hơn {most} ký tự, không phải một tên hay mục của danh mục. Ghi ngắn lại, hoặc "
        "chọn mục khác cho cột."
    )
