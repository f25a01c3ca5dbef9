"""What a column of a table may fill in a kind of record, and by which heads it is known.

Made from the declarations and from `resources/importing/column_names.csv`. Knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from xatre import resources
from xatre.exchange.table import CODE_HEAD, ID_HEAD, heads_of
from xatre.model.codes import Codes
from xatre.model.fields import (
    Attachment,
    Choice,
    Day,
    Field,
    Rows,
    Sealed,
    Text,
    Unit,
)
from xatre.model.kind import Kind
from xatre.model.rules import PersonalNumber
from xatre.model.text import clean, fold
from xatre.work.importing.columns.day_parts import YEAR, of_heads, part_targets
from xatre.work.importing.columns.marks import Marks
from xatre.work.importing.columns.name_parts import surname_targets
from xatre.work.importing.columns.persons import CHILD, HOUSEHOLD, PERSON_WORDS, person_above
from xatre.work.importing.columns.row_targets import beside, numbered, row_targets
from xatre.work.importing.columns.target import Key, Target, key_of

__all__ = ["CODE", "ID", "NOTHING", "Target", "Targets", "key_of"]

ID, CODE, NOTHING = "@id", "@code", ""
"""Columns of our own workbooks that say which record a row is; and a column left out."""

NAME, NUMBER, PAPER = "full_name", "personal_number", "paper_number"
"""How the child's name and number are called, and how another person's number may be."""

_OWN = {fold(ID_HEAD): ID, fold(CODE_HEAD): CODE}
_NAMED = re.compile(r"\[(\w+)\]\s*$")
"""How workbooks written before told two heads of one section apart."""
LEFT_WHY, LEFT_ROW = "Lý do để lại", "Dòng trong tệp gốc"
"""Heads that a workbook of rows left aside bears beside those of its list."""
_COUNTING = {"stt", "tt", "so tt", "so thu tu", "thu tu", "dong"}
_UNUSED = _COUNTING | {*map(fold, (LEFT_WHY, LEFT_ROW))}


class Targets:
    """All targets of a kind that this officer may fill; `hidden` with case rights."""

    def __init__(self, kind: Kind, codes: Codes, *, hidden: bool) -> None:
        self.kind, self.codes = kind, codes
        self.by_name: dict[str, Target] = {}
        self.cells: dict[str, Target] = {}
        """Cells of inner tables beside the one that begins the first row."""
        self.surnames: dict[str, Target] = {}
        """The parts of names that stand in a column of their own."""
        self.day_parts: dict[str, Target] = {}
        """Day, month and year of days that stand in three columns."""
        self.keys: dict[Key, str] = {}
        numbers = {rule.number for rule in kind.rules if isinstance(rule, PersonalNumber)}
        fields = list(_fillable(kind.fields.values(), hidden))
        for field, head in zip(fields, heads_of(kind, fields), strict=True):
            target = Target(field.name, head, field, field.name in numbers)
            if isinstance(field, Rows):
                target, *cells = row_targets(field, head, hidden=hidden)
                self.cells.update((cell.name, cell) for cell in cells)
            self.by_name[target.name] = target
        self.surnames = {one.name: one for one in surname_targets(self.by_name.values())}
        self.day_parts = {one.name: one for one in part_targets(self.by_name.values())}
        for name, words in _column_names(kind.name):
            if name in self.by_name:
                for word in words:
                    self._know(word, name)
        for target in self.by_name.values():
            # A label that several fields bear says nothing alone; its head in a workbook does.
            self._know(target.label, target.name)
            if sum(one.label == target.field.label for one in fields) == 1:
                self.keys.setdefault(key_of(target.field.label), target.name)
        for cell in self.cells.values():
            self.keys.setdefault(key_of(cell.label), cell.name)
        self.marks = Marks(self.by_name.values(), codes, self.keys, hidden=hidden)

    def _know(self, words: str, name: str) -> None:
        self.keys.setdefault(key_of(words), name)
        if self.by_name[name].begins_row:
            for mark, each in numbered(words):
                self.keys.setdefault(key_of(each), f"{name}{mark}")

    @property
    def every(self) -> list[Target]:
        """All that a person may choose for a column."""
        parts = (*self.surnames.values(), *self.day_parts.values())
        return [*self.by_name.values(), *parts, *self.cells.values()]

    def beside(self, begin: str, head: str) -> str:
        """The cell that bears `head` in the row which the target `begin` begins; "" for none."""
        target = self.get(begin)
        return beside(self.cells, target, head) if target and target.begins_row else NOTHING

    def of_head(self, head: str) -> str | None:
        """The target that bears this head; "" for a column that says nothing, None for none."""
        folded = fold(clean(head))
        if folded in _OWN:
            return _OWN[folded]
        if folded.strip(" .") in _UNUSED:
            return NOTHING
        if (named := _NAMED.search(head)) and named[1] in self.by_name:
            return named[1]
        key = key_of(head)
        return self.keys.get(key) if key else None

    def worded(self, head: str) -> str:
        """The target called just this; "" for none."""
        folded = fold(clean(head))
        return next((one.name for one in self.by_name.values() if fold(one.label) == folded), "")

    def counts_rows(self, head: str) -> bool:
        """Whether rows are numbered under this head; TT may be Thường trú all the same."""
        return fold(clean(head)).strip(" .") in _COUNTING

    def of_path(self, head: str) -> str | None:
        """As `of_head`, for heads of several rows joined by " / ": "Năm sinh / Nam" is a mark,
        "Trẻ em / Ngày sinh" a birth day, "Mẹ / Ngày sinh" the mother's, "Người cha / Họ tên" the
        father's name."""
        parts = head.split(" / ")
        if len(parts) > 1 and (mark := self.of_mark(parts[-1])):
            return mark
        for start in range(len(parts) - 1):
            found = self.of_head(" / ".join(parts[start:]))
            if found is not None:
                return found
        person = person_above(" / ".join(parts[:-1])) if len(parts) > 1 else ""
        if person and person != CHILD and NAME in self.by_name:
            return self._of_person(person, parts[-1])
        found = self.of_head(parts[-1])
        return found if found is not None else self.of_mark(head) or None

    def of_nobody(self, head: str) -> str:
        """What tells a head from others that is plainly one, of a person who has no such field:
        "Người nuôi dưỡng / Họ tên"; "" for other heads."""
        above, _, own = head.rpartition(" / ")
        person = person_above(above) if above else ""
        known = self.of_head(own) if person and person != CHILD else None
        return f"@{person}{known}" if known else NOTHING

    def _of_person(self, person: str, own: str) -> str | None:
        """The field of another person than the child whose head says `own` below the person's;
        None where there is none: the child's it is not."""
        worded = (self.of_head(f"{own} {word}") for word in PERSON_WORDS.get(person, ()))
        given = self.of_head(own)
        labelled = (one.name for one in self.by_name.values() if fold(one.field.label) == fold(own))
        told = (f"{person}{given}", f"{person}{PAPER}" if given == NUMBER else "")
        named = f"{person}name" if given == NAME else ""
        if person == HOUSEHOLD:
            named = "household_head" if given == NAME else ""
        found = (*worded, named, *told, *labelled, given)
        if given == NOTHING:
            return NOTHING
        return next(
            (one for one in found if one and one.startswith(person) and one in self.by_name), None
        )

    def of_place(self, head: str, above: str, has_commune: bool) -> str:
        """The target of a place in several columns: what the words `above` them name, else what
        the head of the commune's does; "" for none."""
        name = self.of_head(above) if above else None
        target = self.get(name) if name else None
        if target is not None and target.name != "address":
            is_unit = isinstance(target.field, Unit) and has_commune
            return target.name if is_unit or isinstance(target.field, Text) else NOTHING
        found = self.get(self.of_path(head) or "") if has_commune else None
        return found.name if found and isinstance(found.field, Unit) else NOTHING

    def of_day_parts(self, heads: Sequence[str]) -> Iterator[tuple[tuple[int, int, int], str]]:
        """`(places of day, month and year, target)` of days in three columns side by side."""
        own = [
            one.name
            for one in self.by_name.values()
            if isinstance(one.field, Day) and one.field.required is True and one.field.under_marks
        ]
        for places, above in of_heads(heads):
            name = self.of_path(above) if above else own[0] if len(own) == 1 else None
            if name and f"{name}{YEAR}" in self.day_parts:
                yield places, name

    def of_mark(self, head: str) -> str | None:
        """The code that a mark under this head chooses, as a target name."""
        return self.marks.of(head)

    def get(self, name: str) -> Target | None:
        """The target of a name, `sex=female` too."""
        plain, _, code = name.partition("=")
        found = self.by_name.get(plain) or self.cells.get(plain) or self.surnames.get(plain)
        found = found or self.day_parts.get(plain)
        if found is None or not code:
            return found
        list_name = getattr(found.field, "codes", "")
        if not self.codes.known(list_name, code):
            return None
        label = f"{found.label}: {self.codes.label(list_name, code)}"
        return Target(name, label, found.field, begins_row=found.begins_row)


def _fillable(fields: Iterable[Field], hidden: bool) -> Iterator[Field]:
    for field in fields:
        if field.read_only or field.computed or isinstance(field, Attachment | Sealed):
            continue
        if field.privacy == "sealed" or (field.privacy == "hidden" and not hidden):
            continue
        if isinstance(field, Rows):
            firsts = [part for part in field.parts if isinstance(part, Choice) and part.required]
            if field.row_codes or not firsts:
                continue
        yield field


def _column_names(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (row["field"], tuple(row["words"].split("|")))
        for row in resources.column_names()
        if row["kind"] == kind
    )
