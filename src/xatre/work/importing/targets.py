"""What a column of a table may fill in a kind of record, and by which heads it is known.

Made from the declarations and from `resources/importing/column_names.csv`. Knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from xatre import resources
from xatre.exchange.table import CODE_HEAD, ID_HEAD, STATE_HEAD, heads_of
from xatre.model.codes import Codes
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Field,
    Rows,
    Sealed,
    YesNo,
)
from xatre.model.kind import Kind
from xatre.model.rules import PersonalNumber
from xatre.model.text import clean, fold

ID, CODE, NOTHING = "@id", "@code", ""
"""Columns of our own workbooks that say which record a row is; and a column left out."""

_OWN = {fold(ID_HEAD): ID, fold(CODE_HEAD): CODE}
_UNUSED = {"stt", "tt", "so tt", "so thu tu", "thu tu", fold(STATE_HEAD), "dong"}
_EMPTY_WORDS = frozenset("va cua cac la tre em chau nhung theo ghi ro neu co".split())
_BESIDE = re.compile(r"[()\[\]{}<>*:;.,?!/\\_\"“”]+|(?<=\s)[-–](?=\s)")

Key = frozenset[str]
"""A head as the set of its telling words: order, marks and little words do not matter."""


@dataclass(frozen=True)
class Target:
    """One place a column may fill. `name` is a field, a cell of rows (`special_groups/group`), or
    one code that a mark chooses (`sex=female`)."""

    name: str
    label: str
    field: Field
    is_number: bool = False
    """A personal number of twelve digits."""

    @cached_property
    def outer(self) -> str:
        return self.name.partition("=")[0].partition("/")[0]

    @cached_property
    def inner(self) -> str:
        return self.name.partition("=")[0].partition("/")[2]

    @cached_property
    def marked(self) -> str:
        """The code that a mark in the cell chooses."""
        return self.name.partition("=")[2]


class Targets:
    """All targets of a kind that this officer may fill; `hidden` with case rights."""

    def __init__(self, kind: Kind, codes: Codes, *, hidden: bool) -> None:
        self.kind, self.codes = kind, codes
        self.by_name: dict[str, Target] = {}
        self.keys: dict[Key, str] = {}
        self._marks: dict[Key, str] = {}
        numbers = {rule.number for rule in kind.rules if isinstance(rule, PersonalNumber)}
        fields = list(_fillable(kind.fields.values(), hidden))
        for field, head in zip(fields, heads_of(kind, fields), strict=True):
            target = Target(field.name, head, field, field.name in numbers)
            if isinstance(field, Rows):
                part = next(part for part in field.parts if isinstance(part, Choice))
                target = Target(f"{field.name}/{part.name}", head, part)
            self.by_name[target.name] = target
        for name, words in _column_names(kind.name):
            if name in self.by_name:
                for word in words:
                    self.keys.setdefault(key_of(word), name)
        for target in self.by_name.values():
            # A label that several fields bear says nothing alone; its head in a workbook does.
            self.keys.setdefault(key_of(target.label), target.name)
            if sum(one.label == target.field.label for one in fields) == 1:
                self.keys.setdefault(key_of(target.field.label), target.name)
        self._find_marks(hidden)

    def of_head(self, head: str) -> str | None:
        """The target that bears this head; "" for a column that says nothing, None for none."""
        folded = fold(clean(head))
        if folded in _OWN:
            return _OWN[folded]
        if folded.strip(" .") in _UNUSED:
            return NOTHING
        key = key_of(head)
        return self.keys.get(key) if key else None

    def of_path(self, head: str) -> str | None:
        """As `of_head`, for heads of several rows joined by " / ": "Năm sinh / Nam" is a mark,
        "Trẻ em / Ngày sinh" a birth day, "Mẹ / Ngày sinh" the mother's."""
        parts = head.split(" / ")
        if len(parts) > 1 and (mark := self.of_mark(parts[-1])):
            return mark
        for start in range(len(parts)):
            found = self.of_head(" / ".join(parts[start:]))
            if found is not None:
                return found
        return self.of_mark(head) or None

    def of_mark(self, head: str) -> str | None:
        """The code that a mark under this head chooses, as a target name."""
        return self._marks.get(key_of(head))

    def get(self, name: str) -> Target | None:
        """The target of a name, `sex=female` too."""
        plain, _, code = name.partition("=")
        found = self.by_name.get(plain)
        if found is None or not code:
            return found
        list_name = getattr(found.field, "codes", "")
        if not self.codes.known(list_name, code):
            return None
        label = f"{found.label}: {self.codes.label(list_name, code)}"
        return Target(name, label, found.field)

    def _find_marks(self, hidden: bool) -> None:
        seen: set[Key] = set()
        for target in self.by_name.values():
            if not isinstance(target.field, Choice | Choices) or isinstance(target.field, YesNo):
                continue
            for code in self.codes.offered(target.field.codes, hidden=hidden):
                for words in (code.label, *code.synonyms):
                    key = key_of(words)
                    if key in seen and self._marks.get(key) != f"{target.name}={code.code}":
                        self._marks.pop(key, None)
                    elif key not in self.keys:
                        self._marks[key] = f"{target.name}={code.code}"
                    seen.add(key)


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


def key_of(head: str) -> Key:
    """The telling words of a head. "Họ và tên trẻ em" and "Trẻ em / Họ tên" are the same."""
    words = fold(_BESIDE.sub(" ", clean(head))).split()
    return frozenset(word for word in words if word not in _EMPTY_WORDS) or frozenset(words)


def _column_names(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (row["field"], tuple(row["words"].split("|")))
        for row in resources.column_names()
        if row["kind"] == kind
    )
