"""Columns of a mother or a father that a head alone does not tell from the child's: what stands
right of a parent's name, or under a head that names the parent.

Judges heads; reads no cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xatre.model.text import fold
from xatre.work.importing.columns.targets import NOTHING, Targets

if TYPE_CHECKING:
    from xatre.work.importing.columns.matching import MatchedColumn


def beside_parents(columns: list[MatchedColumn], targets: Targets, taken: set[str]) -> None:
    """Right of "Họ tên mẹ" a second "Năm sinh" is the mother's: what the child has has its column
    already."""
    whose = ""
    for column in columns:
        parent, is_name, _ = column.target.rpartition("_name")
        mothers = f"{whose}{column.rival}"
        name = _of_parent(column, targets, whose)
        if name and name not in taken:
            taken.discard(column.target)
            column.target, column.how, column.rival = name, "head", NOTHING
            taken.add(name)
        elif is_name and any(name.startswith(f"{parent}_born") for name in targets.by_name):
            whose = f"{parent}_"
        elif whose and column.rival and mothers in targets.by_name and mothers not in taken:
            column.target, column.how, column.rival = mothers, "head", NOTHING
            taken.add(mothers)
        elif not column.target.startswith(whose):
            whose = ""


def _of_parent(column: MatchedColumn, targets: Targets, whose: str) -> str:
    """The parent's field that is called just what the head says, where the column stands right of
    the parent's name and the field that it was given is called otherwise, or where the head above
    it names the parent; "" for none."""
    above, _, own = column.head.rpartition(" / ")
    said = set(fold(above).split())
    named = "mother_" if "me" in said else "father_" if said & {"cha", "bo"} else ""
    given = targets.get(column.rival or column.target) if column.rival or column.target else None
    if (
        given is None
        or column.how in ("person", "remembered")
        or given.name.startswith(named or whose)
    ):
        return NOTHING
    if not named and (not whose or fold(given.field.label) == fold(own)):
        return NOTHING
    begin = named or whose
    return next(
        (
            one.name
            for one in targets.by_name.values()
            if one.name.startswith(begin)
            if one.name == f"{begin}{given.name}" or fold(one.field.label) == fold(own)
        ),
        NOTHING,
    )
