"""The cells of a row that was not taken, for a workbook to mend: as they stood, each fault said at
its cell. What the row was given by others (a merged cell, a village's name above it, a day whose
year or order another row told) stands in its own cells, for those others are not in that workbook.

Knows one plan; writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from xatre.exchange.sheet import CellValue, Noted, PlainValue
from xatre.model import old_fonts
from xatre.model.fields import Day
from xatre.model.problem import QUESTION
from xatre.model.values import Fields
from xatre.outside.grid import Cell
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.planned import STATUS_WORDS, CellProblem, Plan, PlanRow
from xatre.work.session import Session

VILLAGE_HEAD = "Thôn, bản, tổ"
"""The head of the column for villages that stood above their rows."""
_WHOLE_DAY = len("2017-03-09")


class Cells:
    """Gives the cells of the rows of one plan."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._plan = plan
        self._sheet = plan.table.sheets[plan.layout.sheet]
        self._heads = {column.place: column.head for column in plan.columns}
        targets = Targets(session.kind(plan.kind), session.codes, hidden=session.sees_cases)
        self._days = {
            column.place: target.name
            for column in plan.columns
            if (target := targets.get(column.target)) and _is_day(target.field, target.name)
        }

    def of(self, row: PlanRow) -> Sequence[CellValue]:
        """Why the row was left, its number, the village above it where any row has one, its
        cells."""
        cells, fields = self._sheet.row(row.place), row.fields
        filled = self._plan.filled.get(row.number, {})
        at: dict[int, list[CellProblem]] = {}
        for problem in row.problems:
            if problem.level != "remark":
                at.setdefault(problem.column, []).append(problem)
        why = "\n".join(
            f"{self._head(problem.column)}{problem.text}"
            for each in at.values()
            for problem in each
        )
        given: list[CellValue] = [Noted(why or STATUS_WORDS[row.status]), row.number]
        if self._plan.under:
            given.append(self._plan.under.get(row.number, ""))
        for column in self._plan.columns:
            cell = cells[column.place] if column.place < len(cells) else None
            if cell in (None, ""):
                cell = filled.get(column.place, cell)
            found = at.get(column.place, [])
            plain = self._value(column, cell, fields, known=not found)
            given.append(_noted(plain, found) if found else plain)
        return given

    def _head(self, place: int) -> str:
        head = self._heads.get(place, "")
        return f"[{head}] " if head else ""

    def _value(
        self, column: MatchedColumn, cell: Cell, fields: Fields, *, known: bool
    ) -> PlainValue:
        """A cell; a day that was read is written whole: what told its century, or that the month
        stands first, may be a row that is not here."""
        day = fields.get(self._days.get(column.place, "")) if known and cell else None
        if isinstance(day, str) and len(day) == _WHOLE_DAY:
            return date.fromisoformat(day)
        return _plain(cell, column.way)


def _is_day(field: object, name: str) -> bool:
    return isinstance(field, Day) and not {"/", "="} & set(name)


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
