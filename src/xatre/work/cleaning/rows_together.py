"""Rows of a returned list that go together: several of one record, or one number for several. A
list may have one code, or one number, in thousands of rows: each is looked at once.

Compares rows with each other; knows the records they were found to be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from xatre.model.record import Record
from xatre.model.text import fold
from xatre.model.values import Value
from xatre.work.importing.row_reading import RowRead

NUMBER, MARK = "personal_number", "number_mark"
_MOST_NAMED = 10
"""Rows named in one sentence."""


class _Child(NamedTuple):
    """Whom a row is of, as far as a birth and the record of its child have it alike; `kind` is ""
    for a row whose code the book has not."""

    kind: str
    born_on: Value | None = None
    name: str = ""


class RowsTogether:
    """`found` has the record of each row by its number, None for none."""

    def __init__(self, read: Sequence[RowRead], found: Mapping[int, Record | None]) -> None:
        self._of_record: dict[str, list[RowRead]] = {}
        self._given: dict[str, dict[_Child, dict[str, RowRead]]] = {}
        """Number → whom it is given to → code → the first row that gives it."""
        for row in read:
            record = found[row.number]
            if record is not None:
                self._of_record.setdefault(record.id, []).append(row)
            if number := str(row.fields.get(NUMBER) or ""):
                of_child = self._given.setdefault(number, {}).setdefault(_child(record), {})
                of_child.setdefault(row.code, row)
        self._said: dict[str, tuple[str, RowRead]] = {}

    def said_before(self, record: Record, read: RowRead) -> str:
        """Why of several rows of one record this one is not taken: another says the same, or they
        say different things, and then none is. "" for no reason."""
        rows = self._of_record[record.id]
        if len(rows) == 1:
            return ""
        if record.id not in self._said:
            first = next((one for one in rows if _says(one) != ("", "")), rows[0])
            self._said[record.id] = (_contradiction(rows), first)
        why, first = self._said[record.id]
        return why or ("" if first is read else f"Mã này đã có ở dòng {first.number}.")

    def given_to_others(self, record: Record, read: RowRead, number: str) -> str:
        """That the list gives the number of a row to another child too; "" where it does not."""
        others = list(islice(self._others(_child(record), read.code, number), _MOST_NAMED + 1))
        if not others:
            return ""
        others.sort(key=lambda one: one.number)
        named = [f"{one.code or 'không mã'} ở dòng {one.number}" for one in others[:_MOST_NAMED]]
        more = " và các dòng khác" if len(others) > _MOST_NAMED else ""
        return (
            f"Danh sách ghi số này cho cả {', '.join(named)}{more}: hỏi lại công an, chưa lấy dòng "
            "nào."
        )

    def _others(self, mine: _Child, code: str, number: str) -> Iterator[RowRead]:
        """The first row of each code that gives the number to another child: a birth and the
        record of its child bear one number."""
        for child, codes in self._given[number].items():
            if child.kind and child.kind != mine.kind and child[1:] == mine[1:]:
                continue
            yield from (row for other, row in codes.items() if other != code)


def _child(record: Record | None) -> _Child:
    if record is None:
        return _Child("")
    name = fold(str(record.fields.get("full_name") or ""))
    return _Child(record.kind, record.fields.get("born_on"), name)


def _says(read: RowRead) -> tuple[str, str]:
    """Number and mark of a row; a number that cannot be read is one too."""
    wrong = next(
        (one for one in read.problems if one.field == NUMBER and one.level == "error"), None
    )
    number = f"? {read.number}" if wrong else str(read.fields.get(NUMBER) or "")
    return number, str(read.fields.get(MARK) or "")


def _contradiction(rows: Sequence[RowRead]) -> str:
    """That rows about one record say different things, "" where they do not; an empty one says
    nothing."""
    said = [one for one in map(_says, rows) if one != ("", "")]
    numbers, marks = ({one[place] for one in said if one[place]} for place in (0, 1))
    if len(numbers) < 2 and len(marks) < 2 and not (numbers and not all(n for n, _ in said)):
        return ""
    named = ", ".join(str(one.number) for one in rows[:_MOST_NAMED])
    more = "…" if len(rows) > _MOST_NAMED else ""
    return f"Mã này có ở các dòng {named}{more}, ghi khác nhau: hỏi lại công an, chưa lấy dòng nào."
