"""What one row of a table says, as far as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from xatre.model.problem import BAD_CELL, CODE_NOT_HERE
from xatre.model.values import Fields, Value
from xatre.work.importing.columns.day_parts import Part
from xatre.work.importing.columns.target import Target
from xatre.work.importing.planned import CellProblem


@dataclass(slots=True)
class RowRead:
    """What a row says: fields in stored form, what is wrong at which cell, and which column gave
    which field."""

    number: int
    place: int
    fields: Fields = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    id: str = ""
    code: str = ""
    notes: list[str] = field(default_factory=list)
    elsewhere: Fields = field(default_factory=dict)
    """What cells said of fields that are not theirs."""
    gone: set[str] = field(default_factory=set)
    """Fields that the record of the book is to lose: an answer took them away."""
    settled: set[str] = field(default_factory=set)
    """Fields that an answer for the whole list fills: never over what the book knows."""
    row_ids: dict[tuple[str, int], str] = field(default_factory=dict)
    """Rows of inner tables that were begun: by table and number."""
    day_parts: dict[str, dict[str, Part]] = field(default_factory=dict)
    """By name of a field: what the columns of its day, month and year say."""
    surnames: dict[str, str] = field(default_factory=dict)
    """By name of a field: what stands before the given name, of a name in two columns."""
    cells: list[tuple[Target, int, Value]] = field(default_factory=list)
    """Cells of such rows, with their column, until the whole line is read."""


def fill_rows(read: RowRead) -> None:
    """Cells that stand beside the beginning of a row go into that row."""
    for target, place, value in read.cells:
        row_id = read.row_ids.get((target.outer, target.row))
        table = read.fields.get(target.outer)
        row = table.get(row_id) if row_id and isinstance(table, dict) else None
        if isinstance(row, dict):
            row[target.inner] = value
        else:
            words = f"Có {target.field.label.lower()} mà dòng này không ghi thuộc nhóm nào."
            read.problems.append(CellProblem(place, target.outer, "error", BAD_CELL, words))


def code_not_here(read: RowRead) -> CellProblem:
    """That no one record of the book bears what a row names its record by."""
    if read.id:
        words = "Sổ không có hồ sơ mang mã này; sẽ không lập mới theo mã lạ."
        return CellProblem(-1, "", "error", CODE_NOT_HERE, words)
    words = (
        f"Sổ không có một hồ sơ nào mang riêng mã {read.code}: không sửa hồ sơ nào theo dòng này. "
        "Nhập thì lập hồ sơ mới với mã của sổ."
    )
    return CellProblem(-1, "", "doubt", CODE_NOT_HERE, words)
