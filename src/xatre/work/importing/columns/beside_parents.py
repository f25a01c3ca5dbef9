"""Columns of a mother or a father that a head alone does not tell from the child's: what stands
right of a parent's name, or under a head that names the parent. A personal number goes to whom its
digits say, an address is the child's; what is not said is left to a person.

Judges heads; asks `whose_numbers` for cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xatre.model.text import fold
from xatre.work.importing.columns.offers import WHOSE
from xatre.work.importing.columns.persons import CHILD, PARENTS, person_above, says_child
from xatre.work.importing.columns.targets import NOTHING, Targets

if TYPE_CHECKING:
    from xatre.work.importing.columns.matched import MatchedColumn
    from xatre.work.importing.columns.whose_numbers import WhoseNumbers

_NUMBERS = ("personal_number", "paper_number")


def beside_parents(
    columns: list[MatchedColumn], targets: Targets, taken: set[str], numbers: WhoseNumbers
) -> None:
    """Right of "Họ tên mẹ" a second "Năm sinh" is the mother's: what the child has has its column
    already."""
    whose, under = "", ""
    for column in columns:
        above = column.head.rpartition(" / ")[0]
        # Under another head than the parent's name somebody else is spoken of.
        begin = whose if above == under and not says_child(column.head) else ""
        parent, is_name, _ = column.target.rpartition("_name")
        mothers = f"{begin}{column.rival}"
        if column.rival and column.rival not in taken and says_child(column.head):
            _give(column, column.rival, taken)
        if begin and _is_settled(column, targets, taken, begin, numbers):
            whose = whose if column.target.startswith(whose) else ""
            continue
        name = _of_parent(column, targets, begin)
        if name and name not in taken:
            taken.discard(column.target)
            _give(column, name, taken)
        elif is_name and any(name.startswith(f"{parent}_born") for name in targets.by_name):
            whose, under = f"{parent}_", above
        elif begin and column.rival and mothers in targets.by_name and mothers not in taken:
            _give(column, mothers, taken)
        elif not column.target.startswith(whose):
            whose = ""


def _give(column: MatchedColumn, name: str, taken: set[str]) -> None:
    column.target, column.how, column.rival = name, "head", NOTHING
    taken.add(name)


def _is_settled(
    column: MatchedColumn, targets: Targets, taken: set[str], begin: str, numbers: WhoseNumbers
) -> bool:
    """Place a number or an address right of a parent's name; whether the column was one."""
    given = targets.get(column.rival or column.target) if column.rival or column.target else None
    if given is None or column.how in ("person", "remembered") or given.name.startswith(PARENTS):
        return False
    if given.name == "address":
        if column.rival:
            _ask(column, targets, taken, given.name)
        return True
    if not given.is_number:
        return False
    whose = numbers.of(column)
    of_parent = _numbers_of(targets, begin)
    if whose == "child" or (whose == "empty" and not column.rival):
        if column.rival and column.rival not in taken:
            _give(column, column.rival, taken)
    elif whose in (begin, "empty") and of_parent and of_parent not in taken:
        taken.discard(column.target)
        _give(column, of_parent, taken)
    else:
        _ask(column, targets, taken, given.name)
    return True


def _numbers_of(targets: Targets, begin: str) -> str:
    """The field of a parent's number."""
    names = (f"{begin}{name}" for name in _NUMBERS)
    return next((name for name in names if name in targets.by_name), NOTHING)


def _ask(column: MatchedColumn, targets: Targets, taken: set[str], name: str) -> None:
    """Leave a column to a person: the child's field, or a parent's."""
    taken.discard(column.target)
    names = [name]
    for parent in PARENTS:
        names.append(
            f"{parent}{name}" if f"{parent}{name}" in targets.by_name
            else _numbers_of(targets, parent)
        )  # fmt: skip
    column.target, column.how, column.rival = NOTHING, "", NOTHING
    column.offered = tuple(
        (one, targets.by_name[one].label)
        for one in names
        if one and one not in taken
    )  # fmt: skip
    column.offer = WHOSE


def _of_parent(column: MatchedColumn, targets: Targets, whose: str) -> str:
    """The parent's field that is called just what the head says, where the column stands right of
    the parent's name and the field that it was given is called otherwise, or where the head above
    it names the parent; "" for none."""
    above, _, own = column.head.rpartition(" / ")
    person = person_above(above) if above else ""
    named = person if person in PARENTS else ""
    given = targets.get(column.rival or column.target) if column.rival or column.target else None
    if (
        given is None
        or person == CHILD
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
