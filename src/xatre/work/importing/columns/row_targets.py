"""Cells of an inner table as targets of columns: "Nhóm 1, Từ ngày, Đến ngày, Nhóm 2, Từ ngày …".

What begins a row (the group) is known by its head; what stands beside it belongs to the same row by
its label. Knows declarations only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xatre.model.fields import Attachment, Choice, Field, Reference, Rows, Sealed
from xatre.work.importing.columns.target import Target, key_of

MOST_ROWS = 4
"""So many rows of an inner table a line of a list may fill."""

_NUMBER = re.compile(r"\s*\(?\b(\d)\b\)?\s*")


def key_part(field: Rows) -> Choice:
    """The cell that begins a row."""
    return next(part for part in field.parts if isinstance(part, Choice) and part.required)


def row_targets(field: Rows, head: str, *, hidden: bool) -> Iterator[Target]:
    """The cells of the rows of `field`, whose first row's beginning bears `head`."""
    first = key_part(field)
    for number in range(1, MOST_ROWS + 1):
        mark = "" if number == 1 else f"#{number}"
        for part in field.parts:
            if part is first:
                label = head if number == 1 else f"{head} {number}"
                yield Target(f"{field.name}/{part.name}{mark}", label, part, begins_row=True)
            elif _fillable(part, hidden):
                label = f"{head} {number}: {part.label}"
                yield Target(f"{field.name}/{part.name}{mark}", label, part)


def numbered(words: str) -> Iterator[tuple[str, str]]:
    """`(mark, words with the number)` under which the rows after the first may begin."""
    for number in range(1, MOST_ROWS + 1):
        yield "" if number == 1 else f"#{number}", f"{words} {number}"


def beside(targets: dict[str, Target], begin: Target, head: str) -> str:
    """The cell of the row that `begin` begins which bears `head`, with or without its number; ""
    for none."""
    words = _NUMBER.sub(" ", head.split(" / ")[-1])
    found = [
        target.name
        for target in targets.values()
        if target.outer == begin.outer
        and target.row == begin.row
        and not target.begins_row
        and key_of(target.field.label) == key_of(words)
    ]
    return found[0] if len(found) == 1 else ""


def _fillable(part: Field, hidden: bool) -> bool:
    if part.read_only or part.computed or isinstance(part, Attachment | Sealed | Reference | Rows):
        return False
    return part.privacy != "sealed" and (hidden or part.privacy != "hidden")
