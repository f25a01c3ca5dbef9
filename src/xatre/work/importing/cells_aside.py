"""The cells of a row that was not taken, for a workbook to mend: as they stood, each fault said at
its cell. What the row was given by others (a merged cell, a village's name above it, a day whose
year or order another row told) stands in its own cells, for those others are not in that workbook.

Knows one plan; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from xatre.exchange.sheet import CellValue, Noted, PlainValue
from xatre.model import old_fonts
from xatre.model.fields import Day
from xatre.model.problem import QUESTION
from xatre.outside.grid import Cell
from xatre.work.importing.columns.matching import WHICH_COLUMN, MatchedColumn
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.part import Part
from xatre.work.importing.planned import STATUS_WORDS, CellProblem, Plan, PlanRow
from xatre.work.session import Session

VILLAGE_HEAD = "Thôn, bản, tổ"
"""The head of the column for villages that stood above their rows."""
_WHOLE_DAY = len("2017-03-09")


_OwnColumn = tuple[str, int]
"""A head, and the how-manieth of that name in its list it is."""


class Cells:
    """Gives the cells of the rows of one plan; lists of several sheets stand below each other, a
    column of one head under the same."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._plan = plan
        targets = Targets(session.kind(plan.kind), session.codes, hidden=session.sees_cases)
        self._columns: list[dict[_OwnColumn, MatchedColumn]] = []
        self._days: list[dict[int, str]] = []
        for part in plan.parts:
            self._columns.append(_by_head(part))
            self._days.append(
                {
                    column.place: target.name
                    for column in part.columns
                    if (target := targets.get(column.target)) and _is_day(target.field, target.name)
                }
            )
        self._own = list(dict.fromkeys(own for columns in self._columns for own in columns))
        self.has_village = any(part.under for part in plan.parts)

    @property
    def heads(self) -> list[str]:
        """The heads of the files' columns."""
        return [head for head, _ in self._own]

    def chosen(self) -> list[tuple[str, int, str]]:
        """Of columns that a person placed: `(head, the how-manieth of that name, target)`."""
        return [
            (head, which, column.target)
            for columns in self._columns
            for (head, which), column in columns.items()
            if column.how in ("person", "remembered")
        ]

    def which(self) -> list[tuple[str, int, str]]:
        """Of these, those that a person said are meant of two columns for one target."""
        return [
            (head, which, column.target)
            for columns in self._columns
            for (head, which), column in columns.items()
            if column.answered.startswith(WHICH_COLUMN)
        ]

    def of(self, row: PlanRow) -> Sequence[CellValue]:
        """Why the row was left, its number, the village above it where any row has one, its
        cells. What must be mended is said at its cell; what is only to be known stands with the
        reason, marked so."""
        cells, fields, part = self._plan.cells(row), row.fields, self._plan.part(row.number)
        filled = part.filled.get(row.number, {})
        at: dict[int, list[CellProblem]] = {}
        for problem in row.problems:
            if problem.level != "remark" and not _is_note(problem, row):
                at.setdefault(problem.column, []).append(problem)
        heads = self._plan.heads(row)
        why = [f"{_head(heads, problem)}{problem.text}" for each in at.values() for problem in each]
        why += [
            f"(Để biết) {_head(heads, problem)}{problem.text}"
            for problem in row.problems
            if problem.level != "remark" and _is_note(problem, row)
        ]
        source = self._plan.row_words(row.number)
        where = row.number if source.isdecimal() else source
        given: list[CellValue] = [Noted("\n".join(why) or STATUS_WORDS[row.status]), where]
        if self.has_village:
            given.append(part.under.get(row.number, ""))
        number = self._plan.parts.index(part)
        columns, days = self._columns[number], self._days[number]
        for own in self._own:
            column = columns.get(own)
            if column is None:
                given.append("")
                continue
            cell = cells[column.place] if column.place < len(cells) else None
            if cell in (None, ""):
                cell = filled.get(column.place, cell)
            found = at.get(column.place, [])
            day = "" if found or not cell else fields.get(days.get(column.place, ""))
            plain = _value(column, cell, day)
            given.append(_noted(plain, found) if found else plain)
        return given


def _by_head(part: Part) -> dict[_OwnColumn, MatchedColumn]:
    found: dict[_OwnColumn, MatchedColumn] = {}
    for column in part.columns:
        head = column.head or f"Cột {column.place + 1}"
        found[head, sum(one == head for one, _ in found)] = column
    return found


def _head(heads: Mapping[int, str], problem: CellProblem) -> str:
    head = heads.get(problem.column, "")
    return f"[{head}] " if head else ""


def _is_note(problem: CellProblem, row: PlanRow) -> bool:
    """Whether a doubt is not why the row was left: in a bad row faults and questions are, in a
    doubtful one every doubt may be."""
    return row.status == "bad" and problem.level != "error"


def _value(column: MatchedColumn, cell: Cell, day: object) -> PlainValue:
    """A cell; a `day` that was read is written whole: what told its century, or that the month
    stands first, may be a row that is not here."""
    if isinstance(day, str) and len(day) == _WHOLE_DAY:
        return date.fromisoformat(day)
    return _plain(cell, column.way)


def _is_day(field: object, name: str) -> bool:
    return isinstance(field, Day) and not {"/", "=", ":"} & set(name)


def _noted(value: PlainValue, problems: Sequence[CellProblem]) -> Noted:
    wrong = any(one.level == "error" and one.code != QUESTION for one in problems)
    said = "\n".join(problem.text for problem in problems)
    return Noted(value, said, "bad" if wrong else "doubt")


def _plain(cell: Cell, way: old_fonts.Way) -> PlainValue:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return old_fonts.convert(cell, way)
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date | int):
        return cell
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return Decimal(str(cell))
