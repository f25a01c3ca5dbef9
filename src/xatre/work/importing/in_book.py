"""Rows about a child whom they name by words alone though the book has it: each such child is asked
for once, all of them at once too, and the rows are tied to the children a person says they are.

Asks the children of the book; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xatre.model import days
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
from xatre.work.importing.planned import CellProblem, Plan
from xatre.work.importing.row_read import RowRead
from xatre.work.importing.same_rows import key_of_row
from xatre.work.session import Session

CHILD = "child"
"""The reference to a child; the question whether all rows are the children they seem to be; before
a colon and a child's code, whether those of one child are."""
YES, NO = "yes", "no"
UNTIED = "Chưa trả lời thì dòng vào sổ mà không nối."
_SURE, _BY_YEAR = "cùng tên, ngày sinh, giới", "cùng tên, năm sinh, giới, thôn"

_MOST_ASKED = 40
"""So many children are asked for one by one."""


@dataclass
class _Asked:
    """A child that rows seem to be about."""

    code: str
    alike: str
    """In what the row that seems surest is alike."""
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
                self._settle_again(read, id)
                continue
            near = double_candidates.near(self._session.book.db, asked)
            for is_one, alike in ((_is_one, _SURE), (_may_be_one, _BY_YEAR)):
                if len(found := [one for one in near if is_one(asked, one)]) == 1:
                    self._settle(read, found[0].id, alike)
                if found:
                    break

    def ask(self) -> None:
        """Put the questions into the plan: for all children, where there are several, and for each
        of them."""
        said = _SURE if all(one.alike == _SURE for one in self._asked.values()) else _BY_YEAR
        rows = sum(len(one.rows) for one in self._asked.values())
        if rows:
            self._plan.notes.append(
                f"{rows} dòng có thể là của trẻ trong sổ: chưa trả lời thì đưa vào mà không nối "
                "với trẻ nào."
            )
        if len(self._asked) > 1:
            options = ((YES, "Đúng, nối tất cả"), (NO, "Không nối dòng nào"))
            words = f"Có phải các trẻ này trong sổ ({said})?"
            codes = ", ".join(one.code for one in list(self._asked.values())[:3])
            ask_apart(self._plan, Read(question=CHILD, options=options), words, codes, rows)
        for one in list(self._asked.values())[:_MOST_ASKED]:
            options = ((YES, f"Đúng, là {one.code}"), (NO, "Không, là trẻ khác"))
            words = f"Có phải trẻ {one.code} trong sổ ({one.alike})?"
            numbers = "dòng " + ", ".join(map(self._plan.row_words, one.rows[:3]))
            found = Read(question=f"{CHILD}:{one.code}", options=options)
            ask_apart(self._plan, found, words, numbers, len(one.rows))

    def _answer(self, code: str) -> str:
        answers = self._plan.answers
        return answers.get(f"{CHILD}:{code}") or answers.get(CHILD, "")

    def _settle(self, read: RowRead, id: str, alike: str) -> None:
        code = self._code(id)
        answer = self._answer(code)
        if answer == YES:
            self._tie(read, id, f"Nối với trẻ {code} trong sổ.")
        elif answer != NO:
            self._asked.setdefault(id, _Asked(code, alike)).rows.append(read.number)
            said = (
                f"Trong sổ có {code} {alike}: là trẻ này thì trả lời câu hỏi, "
                f"hoặc ghi {code} vào cột “{self._label}”. {UNTIED}"
            )
            read.problems.append(CellProblem(-1, CHILD, "doubt", REMARK, said))

    def _settle_again(self, read: RowRead, id: str) -> None:
        """A row that was tied when it was brought in before stays so unless a person says no."""
        code = self._code(id)
        if self._answer(code) == NO:
            read.gone.add(CHILD)
            words = f"Không nối với trẻ {code} nữa."
            read.problems.append(CellProblem(-1, CHILD, "remark", REMARK, words))
            return
        words = (
            f"Nối với trẻ {code} trong sổ như lần đưa vào trước; không phải thì trả lời "
            f"{CHILD}:{code}={NO}, hoặc bỏ mục “{self._label}” ở hồ sơ."
        )
        self._tie(read, id, words)

    def _tie(self, read: RowRead, id: str, words: str) -> None:
        """The row is about that child: what told it by words alone goes."""
        self.as_said[read.number] = dict(read.fields)
        for name in list(read.fields):
            shown = self._kind.fields[name].shown_if
            if isinstance(shown, When) and shown.name == CHILD and shown.written is False:
                del read.fields[name]
        read.fields[CHILD] = id
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
            child = child if id in held and held[id].state != "void" else None
            if isinstance(child, str) and child:
                found.update(dict.fromkeys(keys[key], child))
        return found


def _person(fields: Mapping[str, object]) -> Person | None:
    """Whom a row tells by words, where they tell enough."""

    def said(name: str) -> str:
        return str(fields.get(name) or fields.get(f"told_{name}") or "")

    name, born, sex, village = map(said, ("full_name", "born_on", "sex", "village"))
    if fields.get(CHILD) or not name or not sex or days.fault(born):
        return None
    if len(born) != 10 and not village:
        return None
    mother, father = map(said, ("mother_name", "father_name"))
    return Person("", name, "", born, sex, mother=mother, father=father, village=village)


def _is_one(asked: Person, one: Person) -> bool:
    """Whether nothing is left to doubt: name, whole day and sex are the same, nothing is against
    it."""
    if len(asked.born_on) != 10:
        return False
    same = (asked.born_on, asked.sex) == (one.born_on, one.sex)
    # Where it happened is not where the child lives.
    away = asked._replace(village="")
    return same and fold(asked.name) == fold(one.name) and compare(away, one).certain


def _may_be_one(asked: Person, one: Person) -> bool:
    """Whether a day that one of the two knows less well is all there is to doubt: name, sex and
    village are the same, nothing is against it."""
    if days.fault(one.born_on) or len(asked.born_on) == len(one.born_on) == 10:
        return False
    same = (asked.sex, asked.village) == (one.sex, one.village) and bool(asked.village)
    verdict = compare(asked, one)
    against = verdict.excluded or any(point.weight < 0 for point in verdict.points)
    is_one_year = days.may_be_same(asked.born_on, one.born_on)
    return same and fold(asked.name) == fold(one.name) and is_one_year and not against
