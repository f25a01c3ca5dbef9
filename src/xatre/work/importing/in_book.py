"""Rows about a child whom they name by words alone though the book has it. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable

from xatre.model.doubles import Person
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.problem import LIKELY_DOUBLE
from xatre.model.text import fold
from xatre.store.register import double_candidates, records
from xatre.work.importing.planned import CellProblem, Plan
from xatre.work.session import Session

_CHILD = "child"


def tell_children(
    session: Session, kind: Kind, plan: Plan, tell: Callable[[int, int], None]
) -> None:
    """A new row that names no record but a child of the book by name, whole day and sex says
    which, as a doubt that holds nothing back. `tell` hears how far it is and may raise."""
    field, db = kind.fields.get(_CHILD), session.book.db
    if not isinstance(field, Reference) or "full_name" not in kind.fields:
        return
    for done, row in enumerate(plan.rows):
        tell(done, len(plan.rows))
        if row.status != "new" or (asked := _person(row.fields)) is None:
            continue
        found = [one for one in double_candidates.near(db, asked) if _is_one(asked, one)]
        if len(found) != 1:
            continue
        held = records.get(db, _CHILD, found[0].id)
        code = held.fields.get("code", "") if held else ""
        said = (
            f"Trong sổ có {code} cùng tên, ngày sinh, giới: là trẻ này thì ghi {code} vào cột "
            f"“{field.label}”."
        )
        row.problems += (CellProblem(-1, _CHILD, "doubt", LIKELY_DOUBLE, said),)


def _person(fields: object) -> Person | None:
    """Whom a row tells by words, where they tell enough."""
    assert isinstance(fields, dict)
    name, born, sex = (
        str(fields.get(plain) or fields.get(f"told_{plain}") or "")
        for plain in ("full_name", "born_on", "sex")
    )
    if fields.get(_CHILD) or not name or len(born) != 10 or not sex:
        return None
    return Person("", name, "", born, sex)


def _is_one(asked: Person, one: Person) -> bool:
    same = (asked.born_on, asked.sex) == (one.born_on, one.sex)
    return same and fold(asked.name) == fold(one.name)
