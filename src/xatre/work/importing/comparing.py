"""Rows against the book: which record a row is, what it would change, what is wrong with it, what
it may be the double of. Works batch by batch, so that the book is asked once for many rows.

Writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from xatre.model import doubles as scoring
from xatre.model.checks import Checker, with_computed
from xatre.model.kind import Kind
from xatre.model.paths import are_apart
from xatre.model.problem import (
    CHANGED_SINCE_TAKEN,
    CODE_NOT_HERE,
    LIKELY_DOUBLE,
    NOT_OURS,
    NOT_UNIQUE,
    PERSONAL_NUMBER,
    TWICE_IN_TABLE,
    VOIDED_HERE,
)
from xatre.model.record import Record
from xatre.model.rules import Unique
from xatre.model.said_alike import SAME_RECORD
from xatre.model.values import Fields
from xatre.store.identifiers import new_id
from xatre.store.register import double_candidates, imports, records
from xatre.work.importing import changes_told, standing_unsaid
from xatre.work.importing.cells.places import Villages
from xatre.work.importing.laying_over import changes_of, over
from xatre.work.importing.planned import CellProblem, Plan, PlanRow, Status, pack
from xatre.work.importing.row_read import RowRead, code_not_here
from xatre.work.importing.same_rows import SameRows, key_of_row
from xatre.work.importing.twins import is_named_unlike, said_twice
from xatre.work.records import villages
from xatre.work.records.look import BookLook
from xatre.work.records.save import start
from xatre.work.session import Session

_LOOKED_AT_FIRST = (
    LIKELY_DOUBLE, NOT_UNIQUE, PERSONAL_NUMBER, CHANGED_SINCE_TAKEN, CODE_NOT_HERE,
)  # fmt: skip
"""Doubts that hold a row back: a number that fits neither the child nor any province may be a
telephone's, or another child's."""

_CHANGED_SINCE = (
    "Dòng này đã vào sổ từ một lần trước, sau đó hồ sơ được sửa: nhập thì ghi lại như tệp."
)
_SURER = ("Số định danh", "Mẹ", "Cha")
"""Points of doubles by which a child is known in another village."""


class Comparer:
    """Compares the rows of one plan, in order: a row is compared with those before it too."""

    def __init__(self, session: Session, kind: Kind, plan: Plan) -> None:
        self.session, self.kind, self.plan = session, kind, plan
        self._defaults = start(session, kind.name).fields
        self._rules = [rule for rule in kind.rules if isinstance(rule, Unique)]
        self._same_rows = SameRows(self._rules)
        self._village_rows: dict[str, Fields] = {}
        self._checker = Checker.of(kind, session.codes)
        self._nearby: dict[scoring.Person, list[scoring.Person]] = {}
        self._brought: dict[str, tuple[str, str]] = {}
        """By what tells a row: the record and revision that it made in an import before."""
        self._is_empty = not double_candidates.any_there(session.book.db)

    def rows(self, batch: list[RowRead], said: Mapping[int, Fields]) -> list[PlanRow]:
        """The rows planned. `said` has what rows say themselves, where something was laid over."""
        if not batch:
            return []
        self._nearby.clear()
        for read in batch if self.kind.name == villages.KIND else ():
            if not read.id and not read.code:
                self._villages.as_known(read.fields)
        keys = [key_of_row(self.kind.name, said.get(read.number, read.fields)) for read in batch]
        found = self._existing(batch, keys)
        db = self.session.book.db
        held = records.get_many(db, self.kind.name, [id for id in found if id])
        made: list[tuple[RowRead, str, Record, Record | None]] = []
        for read, key, id in zip(batch, keys, found, strict=True):
            before = held.get(id) if id else None
            record = self._record(read, before)
            made.append((read, key, record, before))
        look = BookLook(self.session, self._new_villages())
        look.read_ahead(record for _, _, record, _ in made)
        return [self._planned(*one, look) for one in made]

    def _new_villages(self) -> Mapping[str, Record]:
        unit = self.session.unit
        return {
            id: Record(id, "village", unit, "complete", fields)
            for id, fields in self.plan.villages.items()
        }

    @cached_property
    def _villages(self) -> Villages:
        return Villages(self.session)

    # which record a row is

    def _existing(self, batch: list[RowRead], keys: list[str]) -> list[str]:
        """The id of the record each row is, "" for a new one: as the row says, as it was brought
        in before, by its personal number, by all the values that tell records apart."""
        db = self.session.book.db
        self._brought = imports.made_of_keys(db, keys)
        brought = {key: record for key, (record, _) in self._brought.items()}
        states = {
            id: one.state
            for id, one in records.get_many(db, self.kind.name, brought.values()).items()
        }
        by_rules: list[dict[str, list[str]]] = [
            records.exists_many(
                db, self.kind.name, rule.fields,
                {str(place): read.fields for place, read in enumerate(batch)},
            )
            for rule in self._rules
            if not rule.apart
        ]  # fmt: skip
        found: list[str] = []
        for place, (read, key) in enumerate(zip(batch, keys, strict=True)):
            id = read.id or self._by_code(read.code)
            if read.code and not id:
                found.append("")  # it says that it is another than what it resembles
                continue
            if not id and states.get(brought.get(key, ""), "void") != "void":
                id = brought[key]
            if not id and self.kind.name == villages.KIND:
                id = self._same_village(read)
            for others in by_rules:
                alike = others.get(str(place), [])
                if not id and len(alike) == 1 and self._agrees(read, alike[0]):
                    id = alike[0]
            if not id and self.kind.compared:
                id = self._same_child(read)
            found.append(id)
        return found

    def _same_village(self, read: RowRead) -> str:
        """The one village of the book that a row is; never one that a row before it is, whose old
        commune is another."""
        id = self._villages.one_like(read.fields)
        taken = self._village_rows.setdefault(id, read.fields) if id else {}
        return "" if any(are_apart(r.apart, taken, read.fields) for r in self._rules) else id

    def _by_code(self, code: str) -> str:
        if not code:
            return ""
        found = records.exists(self.session.book.db, self.kind.name, {"code": code})
        return found[0] if len(found) == 1 else ""

    def _agrees(self, read: RowRead, id: str) -> bool:
        """Whether nothing of a child speaks against it: the same number may be a slip."""
        if not self.kind.compared:
            return True
        other = records.get(self.session.book.db, self.kind.name, id)
        if other is None or is_named_unlike(read.fields, other.fields):
            return False
        verdict = scoring.compare(
            scoring.person_of("", read.fields), scoring.person_of(id, other.fields)
        )
        # In another village it is the same child only by a parent or the number.
        told = any(one.what in _SURER and one.weight > 0 for one in verdict.points)
        nothing_against = all(one.weight >= -2 for one in verdict.points)
        return verdict.certain or (verdict.likely and told and nothing_against)

    def _same_child(self, read: RowRead) -> str:
        """The one child whose paper this row is: the same name and whole day, nothing against."""
        if self._is_empty:
            return ""
        person = scoring.person_of("", read.fields)
        if not person.name or len(person.born_on) != 10:
            return ""
        near = self._near(person)
        certain = [other.id for other in near if scoring.compare(person, other).certain]
        held = records.get(self.session.book.db, self.kind.name, certain[0]) if certain else None
        if held is None or len(certain) > 1 or is_named_unlike(read.fields, held.fields):
            return ""
        return held.id

    def _near(self, person: scoring.Person) -> list[scoring.Person]:
        """The children worth comparing, asked once a row."""
        # Who has the same number was asked for the whole batch at once.
        asked = person._replace(id="", number="")
        if asked not in self._nearby:
            self._nearby[asked] = double_candidates.near(self.session.book.db, asked)
        return self._nearby[asked]

    # what it says

    def _record(self, read: RowRead, before: Record | None) -> Record:
        if before is None:
            id = new_id(self.session.clock())
            fields = self._defaults | read.fields
            record = Record(id, self.kind.name, self.session.unit, "complete", fields)
        else:
            held = before.fields
            if read.gone:
                held = {name: value for name, value in held.items() if name not in read.gone}
            said = read.fields
            if any(held.get(name) for name in read.settled):
                said = {name: one for name, one in said.items() if name not in read.settled}
            fields = over(self.kind, held, said)
            standing_unsaid.known_already(held, read.fields, fields)
            record = replace(before, fields=fields)
        return record

    def _planned(
        self, read: RowRead, key: str, record: Record, before: Record | None, look: BookLook
    ) -> PlanRow:
        problems = list(read.problems)
        if (read.id or read.code) and before is None:
            problems.append(code_not_here(read))
        if before is not None and before.state == "void":
            problems.append(CellProblem(-1, "", "error", VOIDED_HERE, "Hồ sơ này đã hủy trong sổ."))
        if before is not None and not self.session.owns(before.unit):
            problems.append(CellProblem(-1, "", "error", NOT_OURS, "Hồ sơ do đơn vị khác giữ."))
        first = self._same_rows.first(
            read.number, key, before.id if before is not None else "", read.fields
        )
        record = with_computed(record, self.kind, look)
        changes = changes_of(before, record)
        # What the book says already, a draft's gaps too, is no matter of this table.
        whole = record if record.state == "complete" else replace(record, state="complete")
        is_checked = before is None or changes
        for problem in self._checker.problems(whole, look) if is_checked else ():
            name = problem.path.partition("/")[0]
            # What was doubtful before is none either; a new number is.
            old = before is not None and not (problem.code == PERSONAL_NUMBER and name in changes)
            if problem.answered or (old and problem.level == "doubt"):
                continue
            if any(
                one.field.partition("/")[0] == name and one.level == "error" for one in problems
            ):
                continue
            of_list = self.plan.part(read.number).column_of
            column = read.columns.get(name, of_list.get(name, -1))
            text = problem.text.removesuffix(SAME_RECORD)
            if column < 0 and name in self.kind.fields:
                text = f"{self.kind.fields[name].label}: {text}"
            problems.append(CellProblem(column, name, problem.level, problem.code, text))
        record_then, revision_then = self._brought.get(key, ("", ""))
        is_of_then = before is not None and before.id == record_then
        if changes and is_of_then and record.revision != revision_then:
            problems.append(CellProblem(-1, "", "doubt", CHANGED_SINCE_TAKEN, _CHANGED_SINCE))
        row = PlanRow(read.number, read.place, "new", key, record.id, record.revision)
        errors = any(problem.level == "error" for problem in problems)
        alike: list[str] = []
        twice = first != read.number
        if twice and not errors:
            is_copy = not self.kind.compared or self._same_rows.is_of_content(key, read.number)
            guessed = before if self.kind.compared and not (read.id or read.code) else None
            words = said_twice(self.plan.row_words(first), guessed, is_copy=is_copy)
            problems.append(CellProblem(-1, "", "doubt", TWICE_IN_TABLE, words))
        if not errors and before is None and self.kind.compared:
            alike = self._alike(record, problems)
        row.status = self._status(before, changes, problems, twice, alike, errors)
        row.problems, row.alike, row.changes = tuple(problems), tuple(alike), tuple(changes)
        row.packed = pack(record.fields)
        row.was = changes_told.packed(self.session, self.plan, before, record, changes)
        return row

    def _status(
        self, before: Record | None, changes: list[str], problems: list[CellProblem],
        twice: bool, alike: list[str], errors: bool,
    ) -> Status:  # fmt: skip
        if errors:
            return "bad"
        if before is not None and not changes:
            return "same"
        if twice or alike:
            return "doubtful"
        if any(one.code in _LOOKED_AT_FIRST for one in problems):
            return "doubtful"
        return "new" if before is None else "changed"

    def _alike(self, record: Record, problems: list[CellProblem]) -> list[str]:
        """Children of the book this one may be, the likeliest first; each point is said."""
        if self._is_empty:
            return []
        person = scoring.person_of(record.id, record.fields)
        found = []
        for other in self._near(person):
            verdict = scoring.compare(person, other)
            if verdict.likely:
                found.append((verdict.score, other, verdict))
        found.sort(key=lambda one: (-one[0], one[1].id))
        for _, other, verdict in found[:3]:
            kept = records.get(self.session.book.db, self.kind.name, other.id)
            code = kept.fields.get("code", "") if kept else ""
            words = "; ".join(f"{point.what.lower()} {point.words}" for point in verdict.points)
            problems.append(
                CellProblem(-1, "", "doubt", LIKELY_DOUBLE, f"Có thể là {code}: {words}.")
            )
        return [other.id for _, other, _ in found[:3]]
