"""How the columns of a list fill the fields of a record: found once, a list has many rows.

Knows columns, targets and how cells are read; no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from xatre.model.conditions import When
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.values import Fields
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.targets import Target
from xatre.work.importing.converting import Converter


class Filled(NamedTuple):
    """A column that fills something: its place, how a cell of it is read, and the field that takes
    the value as it was read, "" where more is to be done with it."""

    place: int
    read: Callable[[Cell], Read]
    plain: str
    column: MatchedColumn
    target: Target


def filled(columns: Iterable[tuple[MatchedColumn, Target]], converter: Converter) -> list[Filled]:
    """The columns in their order."""
    return [
        Filled(column.place, converter.reader(column, target).read, _plain(target), column, target)
        for column, target in columns
    ]


def _plain(target: Target) -> str:
    # A reference may be to a village that is still to be made.
    is_whole = target.name == target.outer and not isinstance(target.field, Reference)
    return target.name if is_whole else ""


def implied(kind: Kind) -> Mapping[str, tuple[str, str]]:
    """Fields that say what the form would have asked first: by name the field it asks, and the
    code that this must have."""
    found: dict[str, tuple[str, str]] = {}
    for name, field in kind.fields.items():
        shown = field.shown_if
        if isinstance(shown, When) and shown.is_ and isinstance(shown.is_, str):
            controller = kind.fields.get(shown.name)
            if controller is not None and not controller.default:
                found[name] = shown.name, shown.is_
    return found


def imply(fields: Fields, implied: Mapping[str, tuple[str, str]]) -> None:
    """Say in the fields of a row what the form would have asked first: a number says that there
    is one."""
    for name in list(fields):
        if (said := implied.get(name)) is not None and said[0] not in fields:
            fields[said[0]] = said[1]
