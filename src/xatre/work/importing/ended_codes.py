"""Codes that are used no more: right in a record of a day when they were in force, wrong later.

The days that count are those of the code's own section of the form, else all of the record.
"""

from __future__ import annotations

from xatre.model import days
from xatre.model.codes import Code, Codes
from xatre.model.fields import Choice, Day
from xatre.model.kind import Kind
from xatre.model.problem import BAD_CELL, REMARK
from xatre.model.values import Fields
from xatre.work.importing.planned import CellProblem
from xatre.work.importing.row_read import RowRead


class EndedCodes:
    """The fields of a kind whose lists hold such codes: found once, a table has many rows."""

    def __init__(self, kind: Kind, codes: Codes) -> None:
        self._codes = codes
        self._days = [one.name for one in kind.fields.values() if isinstance(one, Day)]
        self._fields = [
            (field, [one.name for one in section.fields if isinstance(one, Day)])
            for section in kind.sections
            for field in section.fields
            if isinstance(field, Choice) and codes.has_ended(field.codes)
        ]

    def check(self, read: RowRead) -> None:
        """Say of each code of a row that ended what its days say of it: an error where all are
        later, a doubt where there are none."""
        for field, beside in self._fields:
            code = self._codes.get(field.codes, str(read.fields.get(field.name, "")))
            if code is None or not code.valid_to:
                continue
            said = _days(beside, read.fields) or _days(self._days, read.fields)
            if any(_was_there(code, day) for day in said):
                continue
            words = f"“{code.label}” chỉ dùng đến hết {days.show(code.valid_to)}."
            place = read.columns.get(field.name, -1)
            read.problems.append(
                CellProblem(place, field.name, "error", BAD_CELL, words)
                if said
                else CellProblem(place, field.name, "doubt", REMARK, words)
            )


def _days(names: list[str], fields: Fields) -> list[str]:
    return [value for name in names if isinstance(value := fields.get(name), str)]


def _was_there(code: Code, day: str) -> bool:
    """Whether the code was in force on some day of what may be a month or a year."""
    first, last = days.bounds(day)
    return first.isoformat() <= code.valid_to and code.valid_from <= last.isoformat()
