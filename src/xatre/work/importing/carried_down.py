"""A village, or the head of a household, that is written at the first child of each block of rows,
as on paper, and left empty below: whether it is of the rows below too is asked once a column, and
all rows of the list wait for it, so that none is parted from the row that names its village.

Reads cells as they stand; converts nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from xatre.outside.grid import Cell
from xatre.work.importing.asking import wait
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.target import Target
from xatre.work.importing.in_book import NO, YES
from xatre.work.importing.part import Part
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_read import RowRead

BELOW = "below:"
"""Before a field's name: the question; the answer is YES or NO."""
_FIELDS = ("village", "household_head")
_OPTIONS = ((YES, "Dùng cho các dòng để trống bên dưới"), (NO, "Để trống các dòng ấy"))
_FEWEST, _LEAST_EMPTY = 4, 1 / 3


class CarriedDown:
    """Asked of each row of one list in order."""

    def __init__(
        self, plan: Plan, part: Part, columns: Iterable[tuple[MatchedColumn, Target]]
    ) -> None:
        self._plan, self._part = plan, part
        self._columns = [one for one in columns if one[1].name in _FIELDS]
        self._down: list[int] = []
        self._asked: list[tuple[MatchedColumn, Target]] = []
        self._above: dict[int, Cell] = {}
        self._is_settled = False

    def fill(self, number: int, cells: list[Cell]) -> list[Cell]:
        """The cells of a row with what stands above those that are empty, where a person said so;
        kept in `part.filled` too, for rows that are set aside."""
        if not self._is_settled:
            self._settle()
        for place in self._down:
            if _is_written(cells, place):
                self._above[place] = cells[place]
            elif place in self._above:
                cells = cells + [None] * (place + 1 - len(cells))
                cells[place] = self._above[place]
                self._part.filled.setdefault(number, {})[place] = cells[place]
        return cells

    def ask(self, read: RowRead) -> None:
        """Let a row wait where nobody has answered."""
        for column, target in self._asked:
            found = Read(question=f"{BELOW}{target.name}", options=_OPTIONS)
            read.problems.append(
                wait(self._plan, found, column.place, target.name, column.head, column.head)
            )

    def _settle(self) -> None:
        # Not before the first row: only then it is known where the list ends and what is merged.
        self._is_settled = True
        for column, target in self._columns:
            if not _stands_at_firsts(self._part, column.place):
                continue
            answer = self._plan.answers.get(f"{BELOW}{target.name}")
            if answer == YES:
                self._down.append(column.place)
            elif answer != NO:
                self._asked.append((column, target))


def is_asked(questions: Collection[str], name: str) -> bool:
    """Whether it is asked of a field now."""
    return f"{BELOW}{name}" in questions


def _is_written(cells: list[Cell], place: int) -> bool:
    return place < len(cells) and cells[place] not in (None, "")


def _stands_at_firsts(part: Part, place: int) -> bool:
    """Whether a column is written in the first row and empty in many of those below."""
    written = [
        _is_written(cells, place) or place in part.filled.get(part.before + number, {})
        for number, cells in part.sheet.rows(part.layout.begin, part.layout.end)
        if sum(cell not in (None, "") for cell in cells) > 1
    ]
    if len(written) < _FEWEST or not written[0]:
        return False
    return written.count(False) >= len(written) * _LEAST_EMPTY
