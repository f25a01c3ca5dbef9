"""Cells that cannot be read in a field that may be empty: a person may say, once a field, that they
are left empty and their words kept in the notes, so that a father's telephone keeps no child out.

Knows one cell and the plan; reads nothing.
"""

from __future__ import annotations

from xatre.model.problem import BAD_CELL, REMARK
from xatre.outside.grid import Cell
from xatre.work.importing.asking import ask
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.number_cells import as_words
from xatre.work.importing.columns.target import Target
from xatre.work.importing.planned import CellProblem, Plan
from xatre.work.importing.row_read import RowRead

LEAVE, EMPTY = "leave:", "empty"
"""Before a field's name: the question whether its cells that cannot be read are left empty; the
answer that they are."""
_OF_OTHERS = ("mother_", "father_", "permanent_unit", "head_phone", "collaborator_phone")
"""What names of fields begin with that are not the child's own."""


def settle(plan: Plan, read: RowRead, column: int, target: Target, fault: str, cell: Cell) -> None:
    """Say the fault of a cell; where a person said so, leave it empty with its words in the
    notes."""
    name = target.outer
    may_be = name.startswith(_OF_OTHERS) and not target.field.required and target.name == name
    key = f"{LEAVE}{name}"
    if may_be and plan.answers.get(key) == EMPTY:
        read.notes.append(f"{target.label}: {as_words(cell)}")
        said = f"{fault} Để trống, chữ gốc ở ghi chú."
        read.problems.append(CellProblem(column, name, "doubt", REMARK, said))
        return
    if may_be:
        options = ((EMPTY, "Để trống, giữ chữ gốc ở ghi chú"),)
        ask(plan, Read(question=key, options=options), as_words(cell), target.label)
    field = target.name.partition("=")[0].partition(":")[0]
    read.problems.append(CellProblem(column, field, "error", BAD_CELL, fault))
