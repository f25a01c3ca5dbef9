"""A column of marks for one of the two sexes alone, as schools have it: an x under "Nữ", nothing
for boys. What an empty cell means is asked once.

Knows the columns of one plan; reads no cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xatre.model.fields import Choice
from xatre.work.importing.asking import wait
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns.marks import NO_MARK
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.target import Target
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_read import RowRead

EMPTY = "empty:"
"""Before a field's name: the question which code an empty cell means; the answer is the code or
NO_MARK."""
_SEX, _TWO = "sex", ("male", "female")


def empty_marks(
    plan: Plan, columns: Iterable[tuple[MatchedColumn, Target]]
) -> Callable[[RowRead], None] | None:
    """What settles the sex of a row without a mark; None where two columns or a whole one tell."""
    found = [
        (column, target)
        for column, target in columns
        if isinstance(target.field, Choice) and target.field.codes == _SEX
    ]
    if len(found) != 1 or found[0][1].marked not in _TWO:
        return None
    column, target = found[0]
    name, other = target.outer, next(code for code in _TWO if code != target.marked)
    label = {"male": "Nam", "female": "Nữ"}[other]
    options = ((other, f"Là {label}"), (NO_MARK, "Là chưa ghi giới tính"))
    asked, answer = Read(question=f"{EMPTY}{name}", options=options), plan.answers.get(EMPTY + name)

    def settle(read: RowRead) -> None:
        if name in read.fields or answer == NO_MARK:
            return
        if answer == other:
            read.fields[name] = other
            return
        read.problems.append(wait(plan, asked, column.place, name, column.head))

    return settle
