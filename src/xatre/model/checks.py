"""What is wrong or doubtful in a record: one function, called on typing, completing, importing
and taking in.

Faults of type, size and encoding are always errors. What is required is asked only on completing.
A `Checker` is prepared once for a kind and runs over the fields that are present.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import is_normalized

from xatre.model import days
from xatre.model import problem as code
from xatre.model.computed import with_computed
from xatre.model.fields import (
    KEY,
    Choice,
    Choices,
    Day,
    Field,
    LongText,
    Named,
    Reference,
    Rows,
    Sealed,
    Text,
    Unit,
)
from xatre.model.kind import Kind
from xatre.model.paths import outer
from xatre.model.problem import Level, Look, Problem
from xatre.model.record import Record
from xatre.model.required import missing_in, required_parts
from xatre.model.rules import Rule
from xatre.model.text import in_sentence
from xatre.model.values import IN, YES, Value, rows_in

if TYPE_CHECKING:
    from xatre.model.codes import Codes

__all__ = ["Checker", "Look", "Problem", "problems", "with_computed"]

_MOST_REMEMBERED = 20_000

_UPDATE = "Cập nhật danh mục, hoặc ghi lý do."

_Plan: TypeAlias = "tuple[set[str] | None, int, Field]"
"""How one field is checked quickly: values found good before (codes, days, numbers), or None for
text, whose longest length follows; with a set, 0 says that a day must not be in the future."""


def problems(record: Record, kind: Kind, look: Look, completing: bool = True) -> list[Problem]:
    """Every error and doubt of `record`, in the order of its fields, then of the rules.

    `completing` asks for what is required too. Doubts with a reason written in `doubt_reasons`
    come back `answered`.
    """
    return Checker.of(kind, look.codes).problems(record, look, completing)


class Checker:
    """The checks of one kind against one set of codes, prepared."""

    _made: dict[tuple[int, int], Checker] = {}  # noqa: RUF012 - shared on purpose

    @classmethod
    def of(cls, kind: Kind, codes: Codes) -> Checker:
        """The checker of these two, made once."""
        key = (id(kind), id(codes))
        found = cls._made.get(key)
        # A checker holds both alive, so that an id cannot come to mean another object.
        if found is None or found.kind is not kind or found.codes is not codes:
            if len(cls._made) > 200:
                cls._made.clear()
            found = cls._made[key] = cls(kind, codes)
        return found

    def __init__(self, kind: Kind, codes: Codes) -> None:
        self.kind, self.codes = kind, codes
        self._fields = {name: _plan(field) for name, field in kind.fields.items()}
        self._cells = {
            field.name: {part.name: _plan(part) for part in field.parts}
            for field in kind.fields.values()
            if isinstance(field, Rows)
        }
        self._required = required_parts(kind)
        self._rules: list[tuple[str, frozenset[str], Rule]] = []
        """Each rule with one field that it needs, "" for none, and all of them."""
        for rule in kind.rules:
            needed = list(map(outer, rule.needs))
            self._rules.append((needed[0] if needed else "", frozenset(needed), rule))

    def problems(self, record: Record, look: Look, completing: bool = True) -> list[Problem]:
        """As the function `problems`."""
        fields = record.fields
        today = look.today.isoformat()
        found: list[Problem] = []
        plans = self._fields
        # Written out, not called: this loop runs once for every field of every record taken in.
        for name, value in fields.items():
            plan = plans.get(name)
            if plan is None:
                words = "Mục này lạ: loại hồ sơ này không có."
                found.append(Problem(record.id, name, "error", code.UNKNOWN_FIELD, words))
                continue
            seen, longest, _ = plan
            if value.__class__ is str:
                if seen is not None:
                    if value in seen and (longest or value <= today):
                        continue
                elif (
                    len(value) <= longest
                    and value.isprintable()
                    and (value.isascii() or is_normalized("NFC", value))
                ):
                    continue
            found += self._closer(record, name, value, plan, look)
        if record.state == "void":
            return found
        is_fit = not (found and any(problem.unfit for problem in found))
        present = fields.keys()
        if completing and is_fit:
            found += missing_in(record, self._required)
        if is_fit:
            for first, needed, rule in self._rules:
                # Most rules are of fields that are not written: the first settles it.
                if not first or (first in present and needed <= present):
                    found += rule.problems(record, self.kind, look)
        return _answered(found, fields) if found else found

    def _closer(
        self, record: Record, path: str, value: Value, plan: _Plan, look: Look
    ) -> Iterable[Problem]:
        seen, _, field = plan
        if isinstance(field, Rows) and isinstance(value, dict):
            return self._rows(record, field, value, look)
        if fault := field.fault(value):
            return (Problem(record.id, path, "error", code.BAD_VALUE, fault),)
        if problem := self._doubt(record, path, value, field, look):
            return (problem,)
        if seen is not None and isinstance(value, str):
            if len(seen) >= _MOST_REMEMBERED:
                seen.clear()
            seen.add(value)
        return ()

    def _rows(
        self, record: Record, field: Rows, value: dict[str, Value], look: Look
    ) -> Iterator[Problem]:
        shape = "Phải là bảng có từng dòng."
        if len(value) > field.most:
            shape = f"Quá {field.most} dòng."
            yield Problem(record.id, field.name, "error", code.BAD_VALUE, shape)
            return
        cells = self._cells[field.name]
        for row_id, row in value.items():
            path = f"{field.name}/{row_id}"
            if not KEY.fullmatch(row_id) or not isinstance(row, dict) or row.get(IN, YES) != YES:
                yield Problem(record.id, field.name, "error", code.BAD_VALUE, shape)
                continue
            for name, cell in row.items():
                plan = cells.get(name)
                if name == IN or (
                    plan and plan[0] and plan[1] and isinstance(cell, str) and cell in plan[0]
                ):
                    continue
                if plan is None:
                    words = "Ô này lạ: bảng không có cột này."
                    yield Problem(record.id, f"{path}/{name}", "error", code.UNKNOWN_FIELD, words)
                else:
                    for problem in self._closer(record, f"{path}/{name}", cell, plan, look):
                        if problem.unfit or IN in row:
                            yield problem

    def _doubt(
        self, record: Record, path: str, value: Value, field: Field, look: Look
    ) -> Problem | None:
        level: Level = "doubt"
        if isinstance(field, Day) and isinstance(value, str):
            if field.may_be_future or days.bounds(value)[0] <= look.today:
                return None
            level, xt, words = "error", code.FUTURE_DAY, "Ngày này chưa tới: hôm nay là {today}."
        elif isinstance(field, Choice | Choices):
            given = value if isinstance(value, dict) else (str(value),)
            if not field.codes or all(self.codes.known(field.codes, each) for each in given):
                return None
            xt, words = code.UNKNOWN_CODE, "Sổ này chưa biết mã ở mục {label}. " + _UPDATE
        elif isinstance(field, Unit):
            if self.codes.unit(str(value)) is not None:
                return None
            xt, words = code.UNKNOWN_CODE, "Sổ này chưa biết đơn vị ở mục {label}. " + _UPDATE
        elif isinstance(field, Reference):
            if not field.to or look.get(field.to, str(value)):
                return None
            xt, words = code.NO_SUCH_RECORD, "Hồ sơ ở mục {label} chưa có trong sổ."
        elif isinstance(field, Text) and field.pattern:
            if re.fullmatch(field.pattern, str(value)):
                return None
            level, xt = "error", code.WRONG_SHAPE
            words = field.pattern_words or "Mục {label} chưa đúng dạng."
        else:
            return None
        words = words.format(label=in_sentence(field.label), today=f"{look.today:%d/%m/%Y}")
        return Problem(record.id, path, level, xt, words)


def _plan(field: Field) -> _Plan:
    if isinstance(field, Text | LongText) and not isinstance(field, Named):
        # A pattern, or a length that no text is under, sends a value to the closer look.
        return None, -1 if isinstance(field, Text) and field.pattern else field.longest, field
    if isinstance(field, Reference | Sealed | Rows | Choices):
        return None, -1, field
    return set(), 0 if isinstance(field, Day) and not field.may_be_future else 1, field


def _answered(found: list[Problem], fields: Mapping[str, Value]) -> list[Problem]:
    reasons = rows_in(fields.get("doubt_reasons"))
    if not reasons:
        return found
    return [
        replace(problem, answered=True)
        if problem.level == "doubt"
        and reasons.get(problem.path.partition("/")[0], {}).get("reason")
        else problem
        for problem in found
    ]
