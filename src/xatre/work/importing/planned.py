"""What bringing in a table would do, row by row: values a person looks at before *Nhập*.

Values only; rows are kept packed, a hundred thousand of them are no memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

import orjson

from xatre.model.problem import REMARK, Level
from xatre.model.values import Fields
from xatre.outside.grid import Cell, Table
from xatre.work.importing.answers import Answers
from xatre.work.importing.columns.matching import MatchedColumn, letters
from xatre.work.importing.part import ROWS_APART, Part, number_in_sheet

Status = Literal["new", "changed", "same", "doubtful", "bad", "passed"]

STATUS_WORDS: dict[Status, str] = {
    "new": "mới",
    "changed": "có thay đổi",
    "same": "đã có và không đổi",
    "doubtful": "nghi ngờ",
    "bad": "dòng sai để lại",
}


PASSED_WORDS = "bỏ qua"
"""Of the rows that are no record; they stand apart, in `Plan.passed`, and are never written."""

_NUMBERS_SAID = 20


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong, doubtful or worth knowing at one cell. `column` is a place from 0, -1 where
    the row as a whole is meant."""

    column: int
    field: str
    level: Level | Literal["remark"]
    code: str
    text: str
    question: str = ""
    """Key of the question that the cell waits for."""


class Change(NamedTuple):
    """A field that a row would change, by its label: what the book says, what it will say."""

    label: str
    was: str
    will_be: str


@dataclass(slots=True)
class PlanRow:
    """One row. `number` is the one it is known by (`part.py`), in the first sheet Excel's; `record`
    the id it will be or is, `revision` the head that was looked at. `packed` are the fields that
    would be written."""

    number: int
    place: int
    status: Status
    key: str
    record: str = ""
    revision: str = ""
    packed: bytes = b""
    problems: tuple[CellProblem, ...] = ()
    alike: tuple[str, ...] = ()
    """Records of the book that may be the same child."""
    changes: tuple[str, ...] = ()
    """Names of the fields that would change."""
    was: bytes = b""
    """What they are and will be, as `changes_told.py` keeps it."""

    @property
    def fields(self) -> Fields:
        found: Fields = orjson.loads(self.packed) if self.packed else {}
        return found


def pack(fields: Fields) -> bytes:
    """Fields as a row of the plan keeps them."""
    # What orjson gives holds on to the eight times larger place where it was made; a copy does not.
    return bytes(memoryview(orjson.dumps(fields)))


@dataclass
class Question:
    """What the table does not say. `key` names it in the answers, `rows` counts the rows that
    wait for it, `options` are (answer, words), the likeliest first."""

    key: str
    text: str
    options: tuple[tuple[str, str], ...]
    rows: int = 0
    example: str = ""


@dataclass
class Plan:
    """The whole. `sha256` is the file's; `villages` are the fields of villages to make, by id."""

    kind: str
    file: str
    sha256: str
    table: Table
    parts: list[Part] = field(default_factory=list)
    rows: list[PlanRow] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    villages: dict[str, Fields] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    notes: list[str] = field(default_factory=list)
    passed: list[PlanRow] = field(default_factory=list)
    """Rows that are no record, each with the reason as its one remark."""
    village_ids: dict[str, str] = field(default_factory=dict)
    """Of villages to make: what tells one from the others, and its id."""
    settled: Counter[str] = field(default_factory=Counter)
    """What was settled without a question, in words with {rows} in them, and of how many rows."""

    @property
    def sheet(self) -> str:
        return self.parts[0].name

    @property
    def columns(self) -> list[MatchedColumn]:
        """The columns of every list."""
        return [column for part in self.parts for column in part.columns]

    def part(self, number: int) -> Part:
        """The list that the row known by a number is of."""
        return self.parts[number // ROWS_APART]

    def cells(self, row: PlanRow) -> list[Cell]:
        """What stands in a row."""
        return self.part(row.number).sheet.row(row.place)

    def heads(self, row: PlanRow) -> dict[int, str]:
        """The heads of a row's list, by the places of its columns."""
        return {column.place: column.head for column in self.part(row.number).columns}

    def row_words(self, number: int) -> str:
        """A row as a person finds it: 12, of several sheets Ao Sen!12."""
        return f"{self._where(number)}{number_in_sheet(number)}"

    def _where(self, number: int) -> str:
        return f"{self.part(number).name}!" if len(self.parts) > 1 else ""

    def pass_over(self, number: int, place: int, why: str) -> None:
        """A row of the sheet is no record: `why` in words."""
        remark = CellProblem(-1, "", "remark", REMARK, f"Bỏ qua: {why}.")
        self.passed.append(PlanRow(number, place, "passed", "", problems=(remark,)))

    def passed_notes(self) -> list[str]:
        """What was passed over, in words, with the numbers of the rows."""
        numbers: dict[str, list[str]] = {}
        for row in self.passed:
            words = self.row_words(row.number)
            numbers.setdefault(row.problems[0].text, []).append(words)
        return [
            f"{text.removesuffix('.')} ({len(rows)} dòng: {', '.join(rows[:_NUMBERS_SAID])}"
            f"{'…' if len(rows) > _NUMBERS_SAID else ''})."
            for text, rows in numbers.items()
        ]

    def settled_notes(self) -> list[str]:
        """What was settled without a question, in words."""
        return [words.format(rows=rows) for words, rows in self.settled.items()]

    def counts(self) -> dict[str, int]:
        """How many rows of each status."""
        return counts_of(self.rows, STATUS_WORDS)

    def of(self, *statuses: str) -> Iterator[PlanRow]:
        """The rows of these statuses, in the order of the table."""
        return (row for row in self.rows if row.status in statuses)

    def cell(self, row: PlanRow, problem: CellProblem) -> str:
        """The place of a problem as Excel names it: C12, of several sheets Ao Sen!C12."""
        column = letters(problem.column) if problem.column >= 0 else ""
        return f"{self._where(row.number)}{column}{number_in_sheet(row.number)}"


class HasStatus(Protocol):
    """A row that has come to some status."""

    @property
    def status(self) -> str: ...


def counts_of(rows: Iterable[HasStatus], statuses: Iterable[str]) -> dict[str, int]:
    """How many rows of each of `statuses`, in their order; 0 for those there are none of."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in statuses}
