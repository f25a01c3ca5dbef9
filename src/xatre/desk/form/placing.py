"""Where the fields of a section stand: lines of twelve columns. It knows declarations only, no
row of the glass.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xatre.desk import fonts, theme
from xatre.model.fields import Attachment, Choices, Field, LongText, Rows, Sealed, Text
from xatre.model.values import Value, rows_in

COLUMNS = 12
LEAST_WIDTH = 752
"""A form on a glass of 1366, with its problems beside it."""
STAR = 12
ROW_HEIGHT = 52
"""Of a label with a line under it, for a row that is not made yet."""
ROW_PANEL = 36
NARRATIVE_LINE = 22


class Place(NamedTuple):
    """The line of a field, its first column and how many it takes."""

    line: int
    column: int
    width: int


def places(fields: Iterable[Field]) -> dict[str, Place]:
    """Where these fields stand, one after another, each by its name."""
    made: dict[str, Place] = {}
    line, column = 0, 0
    for field in fields:
        width = columns_for(field)
        if column + width > COLUMNS:
            line, column = line + 1, 0
        made[field.name] = Place(line, column, width)
        column += width
    return made


def columns_for(field: Field) -> int:
    """As many columns as the field declares, or more where its label needs them: labels are the
    paper's own words and are not cut."""
    width = min(max(field.width, 1), COLUMNS)
    gaps = theme.GAP_COLUMN * (COLUMNS - 1)
    words = fonts.width(field.label, 12, 500)
    needed = words + (STAR if field.required else 0)
    while width < COLUMNS:
        room = (LEAST_WIDTH - gaps) / COLUMNS * width + theme.GAP_COLUMN * (width - 1)
        if needed <= room:
            break
        width += 1
    return width


def likely_height(field: Field, value: Value | None = None) -> int:
    """About how high the row of a field that holds `value` will be."""
    if isinstance(field, LongText):
        return ROW_HEIGHT - 16 + NARRATIVE_LINE * max(2, field.lines)
    if isinstance(field, Rows):
        lines = 1 + max((place.line for place in places(field.fields).values()), default=0)
        return ROW_HEIGHT + len(rows_in(value)) * (ROW_PANEL + lines * (ROW_HEIGHT + 12))
    if isinstance(field, Choices | Attachment | Sealed):
        return 2 * ROW_HEIGHT
    return ROW_HEIGHT


def is_the_programs(field: Field) -> bool:
    """Whether only the program writes and reads it, as the id of what a remark is about."""
    hidden = field.read_only and field.privacy == "hidden"
    return hidden and isinstance(field, Text) and not field.computed
