"""Cells to values: one converter a file, one reader a column, one answer a different cell. A value,
a sentence why there is none, a doubt, or a question that must be answered first.

Asks the book for villages and children by name; writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import TypeAlias

from xatre.model import cell_days, old_fonts
from xatre.model.computed import record_title
from xatre.model.days import DayError
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    Field,
    FieldError,
    Named,
    Reference,
    Text,
    Time,
    Unit,
    WholeNumber,
    YesNo,
)
from xatre.model.fields.numbers import DecimalNumber
from xatre.model.kind import Kind
from xatre.model.text import clean, fold
from xatre.model.values import IN, YES, Fields, Value
from xatre.outside.grid import Capitals, Cell, Formula
from xatre.store.register import records
from xatre.work.importing.cells.cell_read import NOTHING, Read
from xatre.work.importing.cells.most_asked import MostAsked
from xatre.work.importing.cells.named_codes import FALSE, NamedCodes
from xatre.work.importing.cells.number_cells import (
    PHONE,
    as_words,
    phone_without_zero,
    told_short,
)
from xatre.work.importing.cells.number_words import NumberWords
from xatre.work.importing.cells.text_cells import (
    TEXTS,
    in_unicode,
    is_nothing,
    read_formula,
    read_named,
    read_named_of_tcvn3,
    read_text,
)
from xatre.work.importing.cells.too_long import read_short
from xatre.work.importing.cells.unit_names import UnitNames
from xatre.work.importing.cells.village_cells import VillageCells
from xatre.work.importing.columns.day_order import ORDER, ORDER_OPTIONS
from xatre.work.importing.columns.day_parts import part_of
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.name_parts import SURNAME
from xatre.work.importing.columns.targets import Target
from xatre.work.records.references_out import code_in
from xatre.work.session import Session

_MOST_REMEMBERED = 8_000
"""Cells of one column: the birth days of all children, and any list of codes or villages."""
CENTURY_OPTIONS = (("20", "20.. (như 2016)"), ("19", "19.. (như 1986)"))
_BETWEEN_CODES = re.compile(r"\s*[;,+\n]\s*")
_NOT_KEPT = frozenset((bool, Formula, Capitals))

Way: TypeAlias = "Callable[[Cell], Read]"
"""How the cells of one column are read for one target."""


class CellReader:
    """Reads the cells of one column, each different cell once: a table has many rows, and a column
    of codes, villages or days few words. `old_way` is how its text is written, `way` how its cells
    are read in Unicode."""

    def __init__(self, old_way: old_fonts.Way, way: Way) -> None:
        self._old_way, self._way = old_way, way
        self._seen: dict[Cell, Read] = {}

    def read(self, cell: Cell) -> Read:
        """What a cell that is not empty says."""
        # To a dictionary True is 1, and marked words are those without the mark.
        is_kept = cell.__class__ not in _NOT_KEPT
        if is_kept and (known := self._seen.get(cell)) is not None:
            return known
        try:
            found = self._read(cell)
        except (FieldError, DayError) as fault:
            found = Read(fault=fault.happened)
        if is_kept:
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            self._seen[cell] = found
        return found

    def _read(self, cell: Cell) -> Read:
        if isinstance(cell, Formula):
            return read_formula(cell)
        if isinstance(cell, str):
            raised = isinstance(cell, Capitals)
            cell, unsure = in_unicode(cell, self._old_way)
            if unsure is not None:
                return unsure
            if raised:
                cell = cell.upper()
            if is_nothing(cell):
                return NOTHING
        return self._way(cell)


class Converter:
    """Turns the cells of one list into values. `answers` holds what a person answered, `asked`
    hears what must be, in all lists of a table."""

    def __init__(
        self,
        session: Session,
        answers: Mapping[str, str],
        *,
        kind: Kind | None = None,
        from_1904: bool = False,
        orders: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
        asked: MostAsked | None = None,
    ) -> None:
        self._asked = asked = asked or MostAsked()
        self._kind = kind
        self.session, self.answers = session, answers
        self.from_1904, (self.month_first, self.order_asked) = from_1904, orders
        self.units = UnitNames(session.codes, session.unit)
        self.village_cells = VillageCells(session, answers, self.units, asked)
        self.villages = self.village_cells.villages
        self.codes = NamedCodes(session.codes, answers, asked, hidden=session.sees_cases)
        self._numbers = NumberWords(kind, session.codes, answers, asked)
        self._today = session.today
        self._readers: dict[tuple[int, str], CellReader] = {}
        self._references: dict[str, dict[str, set[str]]] = {}

    def read(self, column: MatchedColumn, target: Target, cell: Cell) -> Read:
        """What `cell` of `column` says for `target`."""
        return NOTHING if cell is None or cell == "" else self.reader(column, target).read(cell)

    def reader(self, column: MatchedColumn, target: Target) -> CellReader:
        """How the cells of `column` are read for `target`, found once."""
        key = (column.place, target.name)
        if key not in self._readers:
            self._readers[key] = CellReader(column.way, self._way_of(column, target))
        return self._readers[key]

    def _way_of(self, column: MatchedColumn, target: Target) -> Way:
        field = target.field
        if target.marked:
            return partial(read_short, field, partial(self._mark, target, column.head))
        if part_of(target.name):
            return lambda cell: Read(clean(as_words(cell)))
        if isinstance(field, Day):
            return partial(self._day, column, target)
        if target.is_number:
            return partial(self._numbers.read, target)
        if field.name.endswith(PHONE):
            return lambda cell: phone_without_zero(cell) or told_short(read_text(field, cell))
        if isinstance(field, Text) and field.is_personal_name and not target.name.endswith(SURNAME):
            named = read_named_of_tcvn3 if column.way == "tcvn3" else read_named
            return partial(named, target.label, field)
        way: Way = partial(read_text, field)
        if type(field) not in TEXTS:
            way = partial(read_short, field, partial(self._coded, target))
        words_of = getattr(field, "words_of", "")
        return partial(self._words_of, words_of, field, way) if words_of else way

    def _words_of(self, name: str, field: Field, way: Way, cell: Cell) -> Read:
        """Words that may be of another field's list: "nghỉ học" under Lớp."""
        other = self._kind.fields.get(name) if self._kind else None
        words, codes = as_words(cell), getattr(other, "codes", "")
        tried = (words, f"đã {words}")
        code = next(filter(None, (self.session.codes.named(codes, one) for one in tried)), None)
        if code is None or other is None or self.codes.knows(field, words):
            return way(cell)
        remark = f"“{clean(words)}” ghi vào mục “{other.label}”: {code.label}."
        return Read(remark=remark, elsewhere=(other.name, code.code))

    def _coded(self, target: Target, cell: Cell) -> Read:
        field, words = target.field, as_words(cell)
        if isinstance(field, Reference):
            return self._reference(field, words)
        if isinstance(field, Unit):
            named = self.units.named_before if field.before_2025 else self.units.named
            return self._asked.bounded(named(words, field.level, self.answers).read())
        if isinstance(field, YesNo):
            return self.codes.yes_no(field, words)
        if isinstance(field, Choice):
            found = self.codes.choice(field, words)
            if target.begins_row and found.value is None and _BETWEEN_CODES.search(words):
                return self._several(field, words)
            if isinstance(field, Named) and found.value is None:
                return Read(clean(words) or None, fault=field.fault(clean(words)) or "")
            if target.begins_row and isinstance(found.value, str):
                return Read(_as_row(found.value), doubt=found.doubt)
            return found
        if isinstance(field, Choices):
            return self.codes.choices(field, words)
        if isinstance(field, Time):
            value = f"{cell:%H:%M}" if isinstance(cell, time) else field.read(words, self._today)
            return Read(value)
        if isinstance(field, WholeNumber | DecimalNumber):
            if isinstance(cell, float) and isinstance(field, DecimalNumber):
                words = words.replace(".", ",")
            return Read(field.read(words, self._today))
        return read_text(field, cell)

    def _several(self, field: Choice, words: str) -> Read:
        """Several codes in one cell, each a row of the table; of one that is not known, what is
        asked of it alone."""
        rows: Fields = {}
        for part in filter(None, _BETWEEN_CODES.split(words)):
            found = self.codes.choice(field, part)
            if not isinstance(found.value, str):
                return found
            rows |= _as_row(found.value)
        return Read(rows or None)

    def _mark(self, target: Target, head: str, cell: Cell) -> Read:
        """A mark under the head of one code: Nam | Nữ, Hộ nghèo."""
        codes, words = getattr(target.field, "codes", ""), as_words(cell)
        # A birth day or its year stands under Nam or Nữ.
        is_day = isinstance(cell, date) or any(map(str.isdigit, words))
        if codes == "sex" and is_day and fold(words) not in FALSE:
            found = Read(target.marked)
        else:
            found = self.codes.marked(codes, target.marked, head, words)
        if not isinstance(found.value, str):
            return found
        code = found.value
        value: Value = {code: YES} if isinstance(target.field, Choices) else code
        return replace(found, value=_as_row(value) if target.inner else value)

    def _day(self, column: MatchedColumn, target: Target, cell: Cell) -> Read:
        if column.place in self.order_asked and cell_days.has_order(cell):
            return Read(question=f"{ORDER}{target.name}", options=ORDER_OPTIONS)
        found = cell_days.read(
            cell,
            self._today,
            from_1904=self.from_1904,
            century=self.century(target.name),
            month_first=column.place in self.month_first,
        )
        if found.question:
            return Read(question=f"century:{target.name}", options=CENTURY_OPTIONS)
        note = f"{target.label} {found.note}" if found.note else ""
        return Read(found.value or None, doubt=found.doubt, note=note)

    def century(self, name: str) -> str:
        """What a person answered for two-digit years of a field."""
        said = self.answers.get(f"century:{name}") or self.answers.get("century", "")
        return said if said in dict(CENTURY_OPTIONS) else ""

    def _reference(self, field: Reference, words: str) -> Read:
        if re.fullmatch(r"[0-9a-f]{8}-[0-9a-f\-]{27}", words):
            kind = records.kind_of(self.session.book.db, words)
            return Read(words) if kind == field.to else Read(fault="Sổ không có hồ sơ mang mã này.")
        if field.to == "village":
            return self.village_cells.read(words)
        known = self._by_name(field.to)
        found = known.get(fold(words)) or known.get(fold(code_in(words)), set())
        if len(found) == 1:
            return Read(next(iter(found)))
        if found:
            return Read(fault="Có nhiều hồ sơ mang tên này; ghi mã hồ sơ thay cho tên.")
        return Read(fault="Sổ không có hồ sơ mang tên hay mã này.")

    def _by_name(self, kind: str) -> dict[str, set[str]]:
        """Records of a kind by code, personal number and name."""
        known = self._references.get(kind)
        if known is None:
            known = {}
            for record in records.every(self.session.book.db, kind):
                if record.state == "void":
                    continue
                for name in ("code", "personal_number", "full_name"):
                    value = record.fields.get(name)
                    if isinstance(value, str):
                        known.setdefault(fold(value), set()).add(record.id)
                title = record_title(self.session.kind(kind), record.id, record.fields)
                known.setdefault(fold(title), set()).add(record.id)
            self._references[kind] = known
        return known


def _as_row(code: Value) -> Fields:
    """One row of a table whose cell the code is; its id follows from the code, so that the same
    cell brought in again is the same row."""
    return {f"nhap-{code}": {IN: YES, "": code}}
