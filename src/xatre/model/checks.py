"""What is wrong or doubtful in a record: one function, called on typing, completing, importing
and taking in.

Faults of type, size and encoding are always errors. What is required is asked only on completing.
A `Checker` is prepared once for a kind and runs over the fields that are present.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
    Reference,
    Rows,
    Sealed,
    Text,
    Unit,
)
from xatre.model.kind import Kind
from xatre.model.problem import Look, Problem
from xatre.model.record import Record
from xatre.model.required import missing_in, required_parts
from xatre.model.text import in_sentence
from xatre.model.values import IN, YES, Value, rows_in

if TYPE_CHECKING:
    from xatre.model.codes import Codes

__all__ = ["Checker", "Look", "Problem", "problems", "with_computed"]

_MOST_REMEMBERED = 20_000

Accept = Callable[[Value], bool]
"""A quick test: true for a value in which nothing at all is wrong or doubtful."""


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

    def problems(self, record: Record, look: Look, completing: bool = True) -> list[Problem]:
        """As the function `problems`."""
        fields = record.fields
        today = look.today.isoformat()
        found: list[Problem] = []
        plans = self._fields
        for name, value in fields.items():
            plan = plans.get(name)
            if plan is None:
                words = "Mục này lạ: loại hồ sơ này không có."
                found.append(Problem(record.id, name, "error", code.UNKNOWN_FIELD, words))
            elif not plan.accepts(value) or (plan.is_day and value > today):  # type: ignore[operator]
                found += self._closer(record, name, value, plan, look)
        if record.state == "void":
            return found
        is_fit = not any(problem.unfit for problem in found)
        if completing and is_fit:
            found += missing_in(record, self._required)
        if is_fit:
            for rule in self.kind.rules:
                found += rule.problems(record, self.kind, look)
        return _answered(found, fields) if found else found

    def _closer(
        self, record: Record, path: str, value: Value, plan: _Plan, look: Look
    ) -> Iterator[Problem]:
        accept, field = plan.accepts, plan.field
        if isinstance(field, Rows) and isinstance(value, dict):
            yield from self._rows(record, field, value, look)
            return
        if fault := field.fault(value):
            yield Problem(record.id, path, "error", code.BAD_VALUE, fault)
            return
        doubtful = False
        for problem in self._doubts(record, path, value, field, look):
            doubtful = True
            yield problem
        if not doubtful and isinstance(accept, _Remembered):
            accept.remember(value)

    def _rows(
        self, record: Record, field: Rows, value: dict[str, Value], look: Look
    ) -> Iterator[Problem]:
        shape = "Phải là bảng có từng dòng."
        if len(value) > field.most:
            shape = f"Quá {field.most} dòng."
            yield Problem(record.id, field.name, "error", code.BAD_VALUE, shape)
            return
        cells = self._cells[field.name]
        today = look.today.isoformat()
        for row_id, row in value.items():
            path = f"{field.name}/{row_id}"
            if not KEY.fullmatch(row_id) or not isinstance(row, dict) or row.get(IN, YES) != YES:
                yield Problem(record.id, field.name, "error", code.BAD_VALUE, shape)
                continue
            for name, cell in row.items():
                plan = cells.get(name)
                if name == IN:
                    continue
                if plan is None:
                    words = "Ô này lạ: bảng không có cột này."
                    yield Problem(record.id, f"{path}/{name}", "error", code.UNKNOWN_FIELD, words)
                elif not plan.accepts(cell) or (plan.is_day and cell > today):  # type: ignore[operator]
                    for problem in self._closer(record, f"{path}/{name}", cell, plan, look):
                        if problem.unfit or IN in row:
                            yield problem

    def _doubts(
        self, record: Record, path: str, value: Value, field: Field, look: Look
    ) -> Iterator[Problem]:
        label = in_sentence(field.label)
        if isinstance(field, Day) and isinstance(value, str):
            if not field.may_be_future and days.surely_after(value, look.today.isoformat()):
                words = f"Ngày này chưa tới: hôm nay là {look.today:%d/%m/%Y}."
                yield Problem(record.id, path, "error", code.FUTURE_DAY, words)
        elif isinstance(field, Choice | Choices) and field.codes:
            given = value if isinstance(value, dict) else [str(value)]
            if not all(self.codes.known(field.codes, each) for each in given):
                words = f"Sổ này chưa biết mã ở mục {label}. Cập nhật danh mục, hoặc ghi lý do."
                yield Problem(record.id, path, "doubt", code.UNKNOWN_CODE, words)
        elif isinstance(field, Unit) and self.codes.unit(str(value)) is None:
            words = f"Sổ này chưa biết đơn vị ở mục {label}. Cập nhật danh mục, hoặc ghi lý do."
            yield Problem(record.id, path, "doubt", code.UNKNOWN_CODE, words)
        elif isinstance(field, Reference) and field.to and not look.get(field.to, str(value)):
            words = f"Hồ sơ ở mục {label} chưa có trong sổ."
            yield Problem(record.id, path, "doubt", code.NO_SUCH_RECORD, words)
        elif (
            isinstance(field, Text)
            and field.pattern
            and not re.fullmatch(field.pattern, str(value))
        ):
            words = field.pattern_words or f"Mục {label} chưa đúng dạng."
            yield Problem(record.id, path, "error", code.WRONG_SHAPE, words)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one field is checked. Days that are good may still lie in the future."""

    accepts: Accept
    field: Field
    is_day: bool


class _Remembered:
    """Accepts values that were looked at closely before: codes, days, units, small numbers."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, value: Value) -> bool:
        return value.__class__ is str and value in self._seen

    def remember(self, value: Value) -> None:
        """`value` was found good; the set is emptied when it grows too large."""
        if isinstance(value, str):
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            self._seen.add(value)


def _plan(field: Field) -> _Plan:
    accepts: Accept
    if type(field) is Text and not field.pattern:
        accepts = _text_acceptor(field.longest)
    elif isinstance(field, Text | LongText | Reference | Sealed):
        accepts = _never
    else:
        accepts = _Remembered()
    return _Plan(accepts, field, isinstance(field, Day))


def _never(value: Value) -> bool:
    return False


def _text_acceptor(longest: int) -> Accept:
    def accept(value: Value) -> bool:
        return (
            isinstance(value, str)
            and len(value) <= longest
            and value.isprintable()
            and (value.isascii() or unicodedata.is_normalized("NFC", value))
        )

    return accept


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
