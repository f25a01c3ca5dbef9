"""From a table to a plan: every row read, converted, checked and compared with the book. Writes
nothing.

Knows the order of the work; how a cell is read, a column matched or a row compared stands in the
modules beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xatre.model.kind import Kind
from xatre.model.text import clean
from xatre.outside import process
from xatre.outside.grid import Cell, Table
from xatre.store.register import imports
from xatre.work.importing import noticed, remembered, sheet_villages, within
from xatre.work.importing.answers import Answers
from xatre.work.importing.asking import ask_of_columns
from xatre.work.importing.cells.most_asked import MostAsked
from xatre.work.importing.columns import chosen as chosen_columns
from xatre.work.importing.columns import day_order, sheets
from xatre.work.importing.columns.answered import AnsweredColumns
from xatre.work.importing.columns.layout import find_end
from xatre.work.importing.columns.row_sorts import TOTAL_OR_SIGNATURE
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.comparing import Comparer
from xatre.work.importing.converting import Converter
from xatre.work.importing.in_book import ChildrenOfRows
from xatre.work.importing.part import ROWS_APART, Part
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_reading import Reader, RowRead
from xatre.work.importing.villages_left import VillagesLeft
from xatre.work.progress import Progress, Stop, Stopped, never, silent
from xatre.work.session import Session

BATCH = 500


@dataclass(frozen=True)
class ImportChoices:
    """What a person chose about a file; all of it may be left out.

    sheets   names of sheets, or `columns.sheets.ALL` alone
    columns  head or letters of a column → name or label of a target, "" or "none" to leave it out;
             the name of a sheet and "!" before it where only that sheet's is meant
    answers  key of a question → answer
    """

    sheets: tuple[str, ...] = ()
    head_row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def read_table(file: Path, stop: Stop = never) -> Table:
    """The cells of a file. Raises the faults of `outside`, Stopped."""
    table = process.read(file, stop=stop)
    if table is None:
        raise Stopped()
    return table


def make_plan(
    session: Session,
    kind_name: str,
    file: Path,
    choices: ImportChoices | None = None,
    table: Table | None = None,
    progress: Progress = silent,
    stop: Stop = never,
) -> Plan:
    """What bringing `file` in as records of a kind would do. `table` is what `read_table` gave.

    Raises NoRight, UnknownKind, NoHeads, NoSuchSheet, NoSuchField, NoSuchColumn, Stopped and the
    faults of `outside`.
    """
    session.require("write")
    kind = session.kind(kind_name)
    chosen = choices or ImportChoices()
    table = table or read_table(file, stop)
    targets = Targets(kind, session.codes, hidden=session.sees_cases)
    by_person = chosen_columns.settled(chosen.columns, targets)
    lists = sheets.find(table, targets, file.name, chosen.sheets, chosen.head_row)
    kept = remembered.kept_heads(session.book, kind_name)
    answers = Answers(chosen.answers, remembered.kept_answers(session.book, kind_name))
    plan = Plan(kind_name, file.name, table.sha256, table, answers=answers, notes=list(table.notes))
    matched = AnsweredColumns(table, targets, kept, answers)
    for number, layout in enumerate(lists.chosen):
        part = Part(table.sheets[layout.sheet], layout, before=number * ROWS_APART)
        aside = remembered.of_aside(session.book, kind_name, part)
        answers.of_file(aside.answers)
        by_hand = aside.columns | _of_sheet(by_person, part.name)
        part.columns = matched.of_list(layout, by_hand, aside.which)
        plan.parts.append(part)
    plan.notes += _taken_before(session, plan)
    plan.notes += noticed.notes(plan, lists.others, targets)
    chosen_columns.require_columns(by_person, {part.name: part.layout.heads for part in plan.parts})
    ask_of_columns(plan)
    _read_rows(session, kind, targets, plan, progress, stop)
    plan.notes += noticed.answers_told(plan)
    plan.notes += plan.settled_notes() + plan.passed_notes()
    return plan


def _taken_before(session: Session, plan: Plan) -> list[str]:
    """That this very file was brought in already."""
    numbers = [
        str(one.number)
        for one in reversed(imports.imports(session.book.db))
        if (one.kind, one.sha256, one.undone_at) == (plan.kind, plan.sha256, None)
    ]
    return [f"Tệp này đã đưa vào sổ, lần số {', '.join(numbers)}."] if numbers else []


def _of_sheet(columns: Mapping[str, str], sheet: str) -> dict[str, str]:
    """What was chosen for columns of all sheets, and over it of this one."""
    others = {head: name for head, name in columns.items() if not head.startswith(f"{sheet}!")}
    own = {head: name for head, name in columns.items() if head not in others}
    return others | {head.removeprefix(f"{sheet}!"): name for head, name in own.items()}


def _read_rows(
    session: Session, kind: Kind, targets: Targets, plan: Plan, progress: Progress, stop: Stop
) -> None:
    """Read the rows of every list and compare them with the book, so many at once."""
    comparer, children = Comparer(session, kind, plan), ChildrenOfRows(session, kind, plan)
    total = sum(part.layout.end - part.layout.begin for part in plan.parts)
    batch: list[RowRead] = []
    asked = MostAsked()
    done = 0

    def hand_on() -> None:
        children.tie(batch)
        plan.rows += comparer.rows(batch, children.as_said)
        batch.clear()

    def tell(done: int, total: int) -> None:
        if stop():
            raise Stopped()

    for part in plan.parts:
        villages = VillagesLeft(plan, part)
        for read in _rows_of(session, kind, targets, plan, part, asked):
            done += 1
            if read is not None:
                villages.hear(read)
                batch.append(read)
            if len(batch) >= BATCH:
                hand_on()
                progress(done, total)
                tell(done, total)
        villages.tell()
    hand_on()
    children.ask()
    if kind.compared:
        within.tell_alike(plan, tell)
    progress(total, total)


def _rows_of(
    session: Session, kind: Kind, targets: Targets, plan: Plan, part: Part, asked: MostAsked
) -> Iterator[RowRead | None]:
    """The rows of one list as fields, None for those that are no record."""
    sheet, layout = part.sheet, part.layout
    converter = Converter(
        session,
        plan.answers,
        kind=kind,
        from_1904=plan.table.from_1904,
        orders=day_order.of_columns(part.columns, sheet, layout, targets, plan.answers),
        asked=asked,
    )
    sheet_villages.settle(plan, part, kind, converter.villages)
    reader = Reader(kind, targets, part, converter, plan)
    # Once more: a person may have said which column holds the names.
    find_end(sheet, layout, reader.sorts)
    merged = part.filled = _filled_down(part)
    for place in range(layout.begin, layout.end):
        number, cells = part.number(place), sheet.row(place)
        for column, cell in merged.get(number, {}).items():
            cells += [None] * (column + 1 - len(cells))
            if cells[column] is None:
                cells[column] = cell
        yield reader.row(number, place, cells)
    for place in range(layout.end, len(sheet.lines)):
        after = reader.sorts.is_after(sheet.row(place))
        why = TOTAL_OR_SIGNATURE if after else "ở dưới danh sách"
        plan.pass_over(part.number(place), place, why)


def _filled_down(part: Part) -> dict[int, dict[int, Cell]]:
    """Number of a row → column → the value of a cell merged over several rows of one column."""
    sheet, layout = part.sheet, part.layout
    if layout.begin >= layout.end:
        return {}
    numbers, first = sheet.numbers, sheet.numbers[layout.begin]
    found: dict[int, dict[int, Cell]] = {}
    filled_to: dict[int, int] = {}
    for top, left, bottom, right in sorted(sheet.merges):
        if top + 1 < first or bottom == top or left != right or bottom - top > 5000:
            continue
        place = bisect_left(numbers, top + 1)
        cells = sheet.row(place) if numbers[place : place + 1] == [top + 1] else []
        if left >= len(cells):
            continue
        # Each row once, and only rows with anything: what a file says of merges may be anything.
        begin = bisect_left(numbers, max(top + 2, filled_to.get(left, 0)))
        for number in numbers[begin : bisect_right(numbers, bottom + 1)]:
            found.setdefault(part.before + number, {})[left] = cells[left]
        filled_to[left] = max(filled_to.get(left, 0), bottom + 2)
    return found


def preview_letters(plan: Plan, limit: int = 6) -> list[tuple[str, str, str]]:
    """`(head, as it stands in the file, converted)` of some cells written in old fonts."""
    from xatre.model import old_fonts

    found: list[tuple[str, str, str]] = []
    old = (
        (part, column) for part in plan.parts for column in part.columns if column.way != "unicode"
    )
    for part, column in old:
        shown = 0
        for _, cells in part.sheet.rows(part.layout.begin, part.layout.end):
            cell = cells[column.place] if column.place < len(cells) else None
            if isinstance(cell, str) and (new := old_fonts.convert(cell, column.way)) != cell:
                found.append((column.head, cell, clean(new)))
                shown += 1
            if shown >= limit:
                break
    return found
