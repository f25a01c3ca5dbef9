"""One row of a table to the fields of a record: cells converted, what follows from them added, and
every fault kept with its cell.

Which rows are none is asked of `no_records.py`. Does not look at the records of the book.
"""

from __future__ import annotations

from xatre.model import old_fonts
from xatre.model.kind import Kind
from xatre.model.problem import BAD_CELL, REMARK
from xatre.model.text import clean, fold
from xatre.model.values import Fields, Value
from xatre.outside.grid import Cell
from xatre.store.identifiers import new_id
from xatre.work.importing import left_empty, standing_unsaid
from xatre.work.importing.asking import wait
from xatre.work.importing.carried_down import CarriedDown
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.columns import day_parts
from xatre.work.importing.columns.marks import NO_MARK, WHICH_MARK, is_mark, says_yes_or_no
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.name_parts import SURNAME, joined
from xatre.work.importing.columns.place_columns import JoinedPlaces
from xatre.work.importing.columns.row_sorts import RowSorts
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.columns.targets import CODE, ID, Target, Targets
from xatre.work.importing.converting import CENTURY_OPTIONS, Converter
from xatre.work.importing.empty_marks import empty_marks
from xatre.work.importing.ended_codes import EndedCodes
from xatre.work.importing.filling import filled, implied, imply
from xatre.work.importing.no_records import NoRecords
from xatre.work.importing.part import Part
from xatre.work.importing.planned import CellProblem, Plan
from xatre.work.importing.registrations import registrations_of
from xatre.work.importing.row_read import RowRead, fill_rows
from xatre.work.importing.village_beside import VillageBeside

__all__ = ["Reader", "RowRead"]


class Reader:
    """Reads the rows of one list, in order."""

    def __init__(
        self, kind: Kind, targets: Targets, part: Part, converter: Converter, plan: Plan
    ) -> None:
        self.kind, self.converter, self.plan, self._part = kind, converter, plan, part
        columns = part.columns
        self._columns = [
            (column, found)
            for column in columns
            if column.target and (found := _target(targets, column.target)) is not None
        ]
        self._filled = filled(self._columns, converter)
        by_target = {column.target: column for column in columns if column.target}
        self._rivals = [(column, by_target[column.rival]) for column in columns if column.contest]
        self._own = {
            column.place: column.target for column in columns if column.target in (ID, CODE)
        }
        no_mark = (NO_MARK, "Không đưa cột này vào")
        self._asked = [
            (column, target, Read(
                question=f"{WHICH_MARK}{head_key(column.head)}", options=(*column.asked, no_mark)
            ))
            for column in columns
            if column.asked and (target := targets.get(column.asked[0][0])) is not None
        ]  # fmt: skip
        self.sorts = RowSorts(
            targets.codes,
            ((one.place, target) for one, target in self._columns),
            len(self._columns),
            {column.way for column in columns},
        )
        places = [column.place for column, _ in self._columns]
        self._no_records = NoRecords(
            kind, converter.villages, plan.table.fonts, part, self.sorts, places, self._own
        )
        self._ended = EndedCodes(kind, targets.codes)
        self._has_village = any(target.name == "village" for _, target in self._columns)
        self._notes_field = next((one.name for one in kind.fields.values() if one.added_to), "")
        self._day_of_mark = self._free_day(targets)
        self._implied = implied(kind)
        self._settle_empty = empty_marks(plan, self._columns)
        self._registrations = registrations_of(kind, converter.session, plan, by_target)
        self._beside = VillageBeside(self._columns, part, converter)
        self._places = JoinedPlaces(columns)
        self._carried = CarriedDown(plan, part, self._columns)

    def row(self, number: int, place: int, cells: list[Cell]) -> RowRead | None:
        """The row as fields; None for one that is no record: `Plan.passed` has it then."""
        written = [cell for cell in cells if cell is not None and cell != ""]
        if not written:
            return None
        if why := self._no_records.why(cells, written):
            self.plan.pass_over(number, place, why)
            return None
        cells = self._places.fill(self._carried.fill(number, cells))
        read = RowRead(number, place)
        for place_of, what in self._own.items():
            cell = cells[place_of] if place_of < len(cells) else None
            if cell not in (None, ""):
                said = clean(str(cell))
                setattr(read, *(("id", said) if what == ID else ("code", said.upper())))
        fields, columns = read.fields, read.columns
        for at, read_cell, plain, column, target in self._filled:
            cell = cells[at] if at < len(cells) else None
            if cell is None or cell == "":
                continue
            found = read_cell(cell)
            if not plain or found.says_more or plain in fields:
                if at == self._beside.place:
                    found = self._beside.read(cell, cells, found)
                self._keep(read, column, target, found, cell)
                continue
            # What `_keep` does with nearly every cell, without the ways it need not go.
            columns.setdefault(plain, at)
            if found.value is not None:
                fields[plain] = found.value
        for column, target, asked in self._asked:
            if column.place < len(cells) and is_mark(cells[column.place]):
                self._note(
                    read, MatchedColumn(column.place, column.head), target, asked, column.head
                )
        for name, value in read.elsewhere.items():
            fields.setdefault(name, value)
        fill_rows(read)
        joined(read.fields, read.surnames)
        self._join_days(read)
        self._ended.check(read)
        self._ask_of_rivals(read, cells)
        self._carried.ask(read)
        if self._settle_empty is not None:
            self._settle_empty(read)
        if not self._has_village and "village" in self.kind.fields:
            self._village_of_others(read)
        imply(read.fields, self._implied)
        standing_unsaid.settle(self.plan, self.kind, read)
        if self._registrations is not None:
            self._registrations.settle(read)
        if read.notes and self._notes_field:
            before = read.fields.get(self._notes_field)
            parts = [before] if isinstance(before, str) else []
            read.fields[self._notes_field] = "\n".join([*parts, *read.notes])
        return read

    def _ask_of_rivals(self, read: RowRead, cells: list[Cell]) -> None:
        """Which of two columns of one name is meant, where they say different things."""
        for rival, column in self._rivals:
            one, other = (
                clean(str(cells[place])) if place < len(cells) and cells[place] is not None else ""
                for place in (column.place, rival.place)
            )
            if other and one != other:
                found = Read(question=rival.contest, options=rival.among)
                read.problems.append(wait(self.plan, found, rival.place, rival.rival, column.head))

    def _join_days(self, read: RowRead) -> None:
        for name, parts in read.day_parts.items():
            found = day_parts.joined(parts, self.converter.century(name))
            said = Read(found.value or None, fault=found.fault, doubt=found.doubt)
            if found.two_digits:
                said = Read(question=f"century:{name}", options=CENTURY_OPTIONS)
            field = self.kind.fields[name]
            column = MatchedColumn(found.column, "")
            year = parts.get(day_parts.YEAR)
            example = f"{year.number:02}" if year else ""
            self._keep(read, column, Target(name, field.label, field), said, example)

    def _village_of_others(self, read: RowRead) -> None:
        """The village whose name stands above the row, or that the whole sheet is of."""
        village, asked = self._no_records.village or self._part.village, self._part.which_village
        target, none = Target("village", "Thôn, bản", self.kind.fields["village"]), -1
        if village:
            self._part.under[read.number] = village
            found = self.converter.read(MatchedColumn(none, ""), target, village)
            self._keep(read, MatchedColumn(none, ""), target, found, village)
        elif asked is not None:
            self._note(read, MatchedColumn(none, ""), target, asked, self._part.name)

    def _keep(
        self, read: RowRead, column: MatchedColumn, target: Target, found: Read, cell: Cell
    ) -> None:
        read.columns.setdefault(target.outer, column.place)
        if found.says_more:
            self._note(read, column, target, found, cell)
        if found.value is not None:
            self._put(read, column, target, found.value)
        # A year under "Hộ nghèo" is no birth day.
        if self._day_of_mark and target.marked and getattr(target.field, "codes", "") == "sex":
            self._day_in_mark(read, column, cell)

    def _note(
        self, read: RowRead, column: MatchedColumn, target: Target, found: Read, cell: Cell
    ) -> None:
        """What is wrong, asked or worth saying at a cell."""
        field = target.name.partition("=")[0].partition(":")[0]

        def problem(level: str, code: str, text: str) -> None:
            read.problems.append(
                CellProblem(column.place, field, level, code, text)  # type: ignore[arg-type]
            )

        if found.question:
            read_as = old_fonts.convert(cell, column.way) if isinstance(cell, str) else cell
            example, label = found.asked_of or read_as, target.field.label
            read.problems.append(wait(self.plan, found, column.place, field, example, label))
        elif found.fault:
            left_empty.settle(self.plan, read, column.place, target, found.fault, cell)
        if found.doubt:
            problem("doubt", REMARK, found.doubt)
        if found.remark:
            problem("remark", REMARK, found.remark)
        if found.note:
            read.notes.append(found.note)
        if found.elsewhere:
            read.elsewhere.update([found.elsewhere])

    def _put(self, read: RowRead, column: MatchedColumn, target: Target, value: Value) -> None:
        if isinstance(value, str) and value.startswith("@village "):
            value = self._new_village(value.removeprefix("@village "))
        if target.name.endswith(SURNAME):
            read.surnames[target.outer] = str(value)
            return
        if part := day_parts.part_of(target.name):
            said = day_parts.Part(column.place, day_parts.number_of(str(value)))
            read.day_parts.setdefault(target.outer, {})[part] = said
            return
        if target.inner and not target.begins_row:
            read.cells.append((target, column.place, value))
            return
        if target.inner and isinstance(value, dict):
            table = read.fields.get(target.outer)
            if isinstance(table, dict) and any(row_id in table for row_id in value):
                # The same group for another time.
                value = {f"{row_id}-{target.row}": row for row_id, row in value.items()}
            read.row_ids[target.outer, target.row] = next(iter(value))
            rows: Fields = {
                row_id: {target.inner if name == "" else name: cell for name, cell in row.items()}
                for row_id, row in value.items()
                if isinstance(row, dict)
            }
            before = read.fields.get(target.outer)
            merged: Fields = dict(before) if isinstance(before, dict) else {}
            read.fields[target.outer] = merged | rows
            return
        before = read.fields.get(target.outer)
        if isinstance(before, dict) and isinstance(value, dict):
            read.fields[target.outer] = before | value
        elif target.outer not in read.fields:
            read.fields[target.outer] = value
        elif before != value and target.marked:
            read.problems.append(
                CellProblem(-1, target.outer, "error", BAD_CELL, "Đánh dấu hai cột trái nhau.")
            )

    def _new_village(self, name: str) -> str:
        begun = self.converter.village_cells.begun(name)
        key = fold("|".join(map(str, begun.values())))
        known = self.plan.village_ids
        if key not in known:
            known[key] = new_id(self.converter.session.clock())
            self.plan.villages[known[key]] = begun
        return known[key]

    def _free_day(self, targets: Targets) -> str:
        """The birth day where no column gives it: it stands under Nam or Nữ then."""
        given = {target.name for _, target in self._columns}
        marks = any(target.marked for _, target in self._columns)
        free = (one.name for one in self.kind.fields.values() if one.under_marks)
        return next((name for name in free if marks and name not in given), "")

    def _day_in_mark(self, read: RowRead, column: MatchedColumn, cell: Cell) -> None:
        """A birth day that stands under Nam or Nữ; one that is none is told at its cell."""
        target = Target(self._day_of_mark, "Ngày sinh", self.kind.fields[self._day_of_mark])
        if target.name in read.fields or says_yes_or_no(cell):
            return
        if isinstance(cell, str) and not any(map(str.isdigit, cell)):
            return
        # A place of its own: of this column the converter remembers cells as marks.
        beside = MatchedColumn(-1 - column.place, column.head, way=column.way)
        self._keep(read, column, target, self.converter.read(beside, target, cell), cell)


def _target(targets: Targets, name: str) -> Target | None:
    return None if name.startswith("@") else targets.get(name)
