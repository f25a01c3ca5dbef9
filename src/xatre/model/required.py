"""What is required and not written, in a record and in its rows. Asked only on completing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xatre.model import problem as code
from xatre.model.conditions import Condition
from xatre.model.fields import Field, Rows, Sealed
from xatre.model.kind import Kind
from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.model.values import Value, rows_in


@dataclass(frozen=True, slots=True)
class RequiredPart:
    """A field that may be required, with every condition for that; or rows with such cells."""

    field: Field
    conditions: tuple[Condition, ...]
    cells: tuple[RequiredPart, ...] = ()
    itself: bool = True
    """The field itself is required, not only cells of its rows."""


def required_parts(kind: Kind) -> tuple[RequiredPart, ...]:
    """The fields of `kind` that may be required; computed ones never are."""
    sections = {field.name: section for section in kind.sections for field in section.fields}
    parts = []
    for field in kind.fields.values():
        section = sections.get(field.name)
        if part := _part(field, section.shown_if if section else None):
            parts.append(part)
    return tuple(parts)


def _part(field: Field, section_shown_if: Condition | None = None) -> RequiredPart | None:
    cells: tuple[RequiredPart, ...] = ()
    if isinstance(field, Rows):
        cells = tuple(part for cell in field.fields if (part := _part(cell)))
    itself = field.required is not False and not field.computed
    if not itself and not cells:
        return None
    conditions = [section_shown_if, field.shown_if]
    if not isinstance(field.required, bool):
        conditions.append(field.required)
    asked = tuple(condition for condition in conditions if condition is not None)
    return RequiredPart(field, asked, cells, itself)


def missing_in(record: Record, parts: tuple[RequiredPart, ...]) -> Iterator[Problem]:
    """A problem for each field that is required and not written.

    A field that clashes waits for a decision, and one that a profile cut is unknown: neither is
    missing.
    """
    if record.cut:
        return
    fields = record.fields
    undecided = {clash.path.partition("/")[0] for clash in record.clashes}
    for part in parts:
        name = part.field.name
        value = fields.get(name)
        if value.__class__ is str and value:
            continue
        if (
            part.itself
            and not _written(part.field, value)
            and name not in undecided
            and all(condition.holds(fields) for condition in part.conditions)
        ):
            yield _missing(record, name, part.field)
        if part.cells and value and name not in undecided:
            for row_id, row in rows_in(value).items():
                yield from _missing_cells(record, f"{name}/{row_id}", row, part.cells)


def _missing_cells(
    record: Record, path: str, row: Mapping[str, Value], cells: tuple[RequiredPart, ...]
) -> Iterator[Problem]:
    for part in cells:
        if not _written(part.field, row.get(part.field.name)) and all(
            condition.holds(row) for condition in part.conditions
        ):
            yield _missing(record, f"{path}/{part.field.name}", part.field)


def _written(field: Field, value: Value | None) -> bool:
    return bool(rows_in(value)) if isinstance(field, Rows) else bool(value)


def _missing(record: Record, path: str, field: Field) -> Problem:
    if isinstance(field, Sealed):
        words = f"Chưa ghi phần niêm kín: {field.called or in_sentence(field.label)}."
    else:
        words = f"Chưa ghi {field.called or in_sentence(field.label)}."
    return Problem(record.id, path, "error", code.NOT_WRITTEN, words)
