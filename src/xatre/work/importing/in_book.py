"""Rows about a child whom they name by words alone though the book has it: each such child is asked
for once, all of them at once too, and the rows are tied to the children a person says they are.

Asks the children of the book; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xatre.model.conditions import When
from xatre.model.doubles import Person, compare
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.problem import REMARK
from xatre.model.text import fold
from xatre.model.values import Fields
from xatre.store.register import double_candidates, imports, records
from xatre.work.importing.asking import ask_apart
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.comparing import key_of_row
from xatre.work.importing.planned import CellProblem, Plan
from xatre.work.importing.row_reading import RowRead
from xatre.work.session import Session

CHILD = "child"
"""The reference to a child; the question whether all rows are the children they seem to be; before
a colon and a child's code, whether those of one child are."""
YES, NO = "yes", "no"

_MOST_ASKED = 40
"""So many children are asked for one by one."""


@dataclass
class _Asked:
    """A child that rows seem to be about."""

    code: str
    rows: list[int] = field(default_factory=list)


class ChildrenOfRows:
    """The children that the rows of one plan are about."""

    def __init__(self, session: Session, kind: Kind, plan: Plan) -> None:
        self._session, self._kind, self._plan = session, kind, plan
        declared = kind.fields.get(CHILD)
        named = isinstance(declared, Reference) and declared.to == CHILD
        self._label = declared.label if declared is not None else ""
        self._looks = (
            named and "full_name" in kind.fields and double_candidates.any_there(session.book.db)
        )
        self._asked: dict[str, _Asked] = {}
        self.as_said: dict[int, Fields] = {}
        """Of rows that were tied, by number: what they say themselves."""

    def tie(self, batch: list[RowRead]) -> None:
        """Tie the rows whose child is known: a person said so, now or when the row was brought in
        before. Of the others that seem to be about one child of the book, say which."""
        if not self._looks:
            return
        before = self._tied_before(batch)
        for read in batch:
            if (asked := _person(read.fields)) is None or read.id or read.code:
                continue
            if id := before.get(read.number):
                self._tie(read, id)
                continue
            near = double_candidates.near(self._session.book.db, asked)
            found = [one for one in near if _is_one(asked, one)]
            if len(found) == 1:
                self._settle(read, found[0].id)

    def ask(self) -> None:
        """Put the questions into the plan: for all children, where there are several, and for each
        of them."""
        said = "cùng tên, ngày sinh, giới"
        if len(self._asked) > 1:
            rows = sum(len(one.rows) for one in self._asked.values())
            options = ((YES, "Đúng, nối tất cả"), (NO, "Không nối dòng nào"))
            words = f"Có phải các trẻ này trong sổ ({said})?"
            codes = ", ".join(one.code for one in list(self._asked.values())[:3])
            ask_apart(self._plan, Read(question=CHILD, options=options), words, codes, rows)
        for one in list(self._asked.values())[:_MOST_ASKED]:
            options = ((YES, f"Đúng, là {one.code}"), (NO, "Không, là trẻ khác"))
            words = f"Có phải trẻ {one.code} trong sổ ({said})?"
            numbers = "dòng " + ", ".join(map(self._plan.row_words, one.rows[:3]))
            found = Read(question=f"{CHILD}:{one.code}", options=options)
            ask_apart(self._plan, found, words, numbers, len(one.rows))

    def _settle(self, read: RowRead, id: str) -> None:
        answers, code = self._plan.answers, self._code(id)
        answer = answers.get(f"{CHILD}:{code}") or answers.get(CHILD, "")
        if answer == YES:
            self._tie(read, id)
        elif answer != NO:
            self._asked.setdefault(id, _Asked(code)).rows.append(read.number)
            said = (
                f"Trong sổ có {code} cùng tên, ngày sinh, giới: là trẻ này thì trả lời câu hỏi, "
                f"hoặc ghi {code} vào cột “{self._label}”."
            )
            read.problems.append(CellProblem(-1, CHILD, "doubt", REMARK, said))

    def _tie(self, read: RowRead, id: str) -> None:
        """The row is about that child: what told it by words alone goes."""
        self.as_said[read.number] = dict(read.fields)
        for name in list(read.fields):
            shown = self._kind.fields[name].shown_if
            if isinstance(shown, When) and shown.name == CHILD and shown.written is False:
                del read.fields[name]
        read.fields[CHILD] = id
        words = f"Nối với trẻ {self._code(id)} trong sổ."
        read.problems.append(CellProblem(-1, CHILD, "remark", REMARK, words))

    def _code(self, id: str) -> str:
        held = records.get(self._session.book.db, CHILD, id)
        return str(held.fields.get("code", "")) if held else ""

    def _tied_before(self, batch: list[RowRead]) -> dict[int, str]:
        """Row number → the child it was tied to when this very row was brought in."""
        db, name = self._session.book.db, self._kind.name
        keys: dict[str, list[int]] = {}
        for read in batch:
            keys.setdefault(key_of_row(name, read.fields), []).append(read.number)
        brought = imports.records_of_keys(db, list(keys))
        held = records.get_many(db, name, brought.values())
        found: dict[int, str] = {}
        for key, id in brought.items():
            child = held[id].fields.get(CHILD) if id in held else None
            if isinstance(child, str) and child:
                found.update(dict.fromkeys(keys[key], child))
        return found


def _person(fields: Mapping[str, object]) -> Person | None:
    """Whom a row tells by words, where they tell enough."""

    def said(name: str) -> str:
        return str(fields.get(name) or fields.get(f"told_{name}") or "")

    name, born, sex = map(said, ("full_name", "born_on", "sex"))
    if fields.get(CHILD) or not name or len(born) != 10 or not sex:
        return None
    mother, father = map(said, ("mother_name", "father_name"))
    return Person("", name, "", born, sex, mother=mother, father=father)


def _is_one(asked: Person, one: Person) -> bool:
    """Whether nothing is left to doubt: name, whole day and sex are the same, nothing is against
    it."""
    same = (asked.born_on, asked.sex) == (one.born_on, one.sex)
    return same and fold(asked.name) == fold(one.name) and compare(asked, one).certain
