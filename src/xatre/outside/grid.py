"""Sheets of plain cells. Rows are kept as the packed lines they came in and opened when asked for:
three million cells as Python objects would take half a gigabyte.

Knows neither files nor what the cells mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

import orjson

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None
"""A cell: text as it is in the file, a number, a day, an hour; None where it is empty."""


class Formula(str):
    """A cell that holds a formula whose result was not kept."""


class Capitals(str):
    """Words in a font that shows small letters as capitals: .VnTimeH."""


_MARKS: dict[type, str] = {Formula: "=", Capitals: "A"}
_MARKED = {mark: sort for sort, mark in _MARKS.items()}

Merge: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells made one; counted from 0."""


@dataclass
class SourceSheet:
    """One sheet. `lines` are packed rows in order, `numbers` their row numbers, from 1."""

    name: str
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows that Excel does not show."""
    merges: list[Merge] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def rows(self, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
        """`(row number, cells)` of the rows that have anything; `begin` and `end` count rows."""
        for place in range(begin, len(self.lines) if end is None else min(end, len(self.lines))):
            yield self.numbers[place], self.row(place)

    def row(self, place: int) -> list[Cell]:
        """The cells of one row, without the empty ones at its end."""
        line = self.lines[place]
        cells: list[Cell] = orjson.loads(line)
        # Only days and hours are packed as lists: most rows have none, and are as they are.
        return cells if line.find(b"[", 1) < 0 else [_opened(cell) for cell in cells]


@dataclass
class Table:
    """Everything that was read of one file.

    format   "xlsx", "xls", "ods", "csv" or "html", whatever the file is called
    notes    sentences a person should hear: macros, another ending, an encoding
    fonts    old Vietnamese fonts named in it: "tcvn3", "vni"
    from_1904  whether its serial days count from 1904
    sha256   of the very bytes that were read: the file itself may be gone or changed since
    """

    format: str
    sheets: list[SourceSheet]
    notes: list[str] = field(default_factory=list)
    fonts: frozenset[str] = frozenset()
    from_1904: bool = False
    sha256: str = ""


_WORDS = frozenset((str, type(None)))
"""Sorts of cells that most rows have alone."""


def pack(cells: Sequence[Cell]) -> bytes:
    """Cells as one line of JSON; days, hours and marked words as a list."""
    last = len(cells)
    while last and (cells[last - 1] is None or cells[last - 1] == ""):
        last -= 1
    cells = cells[:last]
    if _WORDS.issuperset(map(type, cells)):
        try:
            return orjson.dumps([cell or None for cell in cells])
        except orjson.JSONEncodeError:
            pass  # half a letter, which `_packed` replaces
    return orjson.dumps([_packed(cell) for cell in cells])


def _packed(cell: Cell) -> object:
    if cell is None or cell == "":
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if mark := _MARKS.get(type(cell)):
        return [str(cell), mark]
    if isinstance(cell, (str, int)):
        return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return [cell.date().isoformat()]
    if isinstance(cell, (date, datetime, time)):
        return [cell.isoformat()]
    return str(cell)


def _opened(cell: object) -> Cell:
    if not isinstance(cell, list):
        return cell  # type: ignore[return-value]
    words = str(cell[0])
    if len(cell) > 1:
        return _MARKED[cell[1]](words)
    if len(words) == 10:
        return date.fromisoformat(words)
    return datetime.fromisoformat(words) if "T" in words else time.fromisoformat(words)
