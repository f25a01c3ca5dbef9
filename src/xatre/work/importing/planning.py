"""From a table to a plan: every row read, converted, checked and compared with the book. Writes
nothing.

Knows the order of the work; how a cell is read, a column matched or a row compared stands in the
modules beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xatre.model.cell_days import looks_month_first
from xatre.model.fields import Day
from xatre.model.text import clean
from xatre.outside import process
from xatre.outside.grid import Cell, SourceSheet, Table
from xatre.work.importing import noticed, remembered, within
from xatre.work.importing.asking import ask_of_columns
from xatre.work.importing.columns import layout as layouts
from xatre.work.importing.columns import matching
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.row_sorts import TOTAL_OR_SIGNATURE
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.comparing import Comparer
from xatre.work.importing.converting import Converter
from xatre.work.importing.in_book import ChildrenOfRows
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_reading import Reader, RowRead
from xatre.work.progress import Progress, Stop, Stopped, never, silent
from xatre.work.session import Session

BATCH = 500


@dataclass(frozen=True)
class ImportChoices:
    """What a person chose about a file; all of it may be left out.

    columns  head or letters of a column → target name, "" to leave it out
    answers  key of a question → answer
    """

    sheet: str = ""
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

    Raises NoRight, UnknownKind, NoHeads, Stopped and the faults of `outside`.
    """
    session.require("write")
    kind = session.kind(kind_name)
    chosen = choices or ImportChoices()
    table = table or read_table(file, stop)
    targets = Targets(kind, session.codes, hidden=session.sees_cases)
    layout = layouts.find(table, targets, file.name, chosen.sheet, chosen.head_row)
    kept = remembered.kept_heads(session.book, kind_name)
    answers = {**remembered.kept_answers(session.book, kind_name), **chosen.answers}
    columns = matching.match(table, layout, targets, chosen.columns, kept, answers)
    plan = Plan(
        kind_name,
        file.name,
        table.sha256,
        table,
        layout,
        columns,
        answers=answers,
        notes=list(table.notes),
    )
    plan.notes += noticed.notes(plan, targets)
    ask_of_columns(plan)
    converter = Converter(
        session,
        answers,
        kind=kind,
        from_1904=table.from_1904,
        month_first=_month_first(table.sheets[layout.sheet], layout, columns, targets),
    )
    reader = Reader(kind, targets, columns, converter, plan)
    # Once more: a person may have said which column holds the names.
    layouts.find_end(table.sheets[layout.sheet], layout, reader.sorts)
    comparer, children = Comparer(session, kind, plan), ChildrenOfRows(session, kind, plan)
    sheet = table.sheets[layout.sheet]
    total = layout.end - layout.begin
    batch: list[RowRead] = []
    merged = plan.filled = _filled_down(sheet, layout)
    for place in range(layout.begin, layout.end):
        number, cells = sheet.numbers[place], sheet.row(place)
        for column, cell in merged.get(number, {}).items():
            cells += [None] * (column + 1 - len(cells))
            if cells[column] is None:
                cells[column] = cell
        if (read := reader.row(number, place, cells)) is not None:
            batch.append(read)
        if len(batch) >= BATCH:
            children.tie(batch)
            plan.rows += comparer.rows(batch, children.as_said)
            batch = []
            progress(place - layout.begin, total)
            if stop():
                raise Stopped()
    children.tie(batch)
    plan.rows += comparer.rows(batch, children.as_said)
    children.ask()

    def tell(done: int, total: int) -> None:
        if stop():
            raise Stopped()

    if kind.compared:
        within.tell_alike(plan, tell)
    for place in range(layout.end, len(sheet.lines)):
        after = reader.sorts.is_after(sheet.row(place))
        why = TOTAL_OR_SIGNATURE if after else "ở dưới danh sách"
        plan.pass_over(sheet.numbers[place], place, why)
    plan.notes += plan.passed_notes()
    progress(total, total)
    return plan


def _month_first(
    sheet: SourceSheet, layout: Layout, columns: list[MatchedColumn], targets: Targets
) -> frozenset[int]:
    """Columns of text days with the month first, where some day is over 12."""
    days = [
        column.place
        for column in columns
        if (target := targets.get(column.target)) and isinstance(target.field, Day)
    ]
    cells: dict[int, list[object]] = {place: [] for place in days}
    for _, row in sheet.rows(layout.begin, layout.end if days else layout.begin):
        for place in days:
            if place < len(row) and isinstance(row[place], str):
                cells[place].append(row[place])
    return frozenset(place for place in days if looks_month_first(cells[place]))


def _filled_down(sheet: SourceSheet, layout: Layout) -> dict[int, dict[int, Cell]]:
    """Row number → column → the value of a cell merged over several rows of one column."""
    if layout.begin >= layout.end:
        return {}
    place_of = {number: place for place, number in enumerate(sheet.numbers)}
    first = sheet.numbers[layout.begin]
    found: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, right in sheet.merges:
        if top + 1 < first or bottom == top or left != right or bottom - top > 5000:
            continue
        cells = sheet.row(place_of[top + 1]) if top + 1 in place_of else []
        if left < len(cells):
            for number in range(top + 2, bottom + 2):
                found.setdefault(number, {})[left] = cells[left]
    return found


def preview_letters(plan: Plan, limit: int = 6) -> list[tuple[str, str, str]]:
    """`(head, as it stands in the file, converted)` of some cells written in old fonts."""
    from xatre.model import old_fonts

    sheet = plan.table.sheets[plan.layout.sheet]
    found: list[tuple[str, str, str]] = []
    for column in plan.columns:
        if column.way == "unicode":
            continue
        shown = 0
        for _, cells in sheet.rows(plan.layout.begin, plan.layout.end):
            cell = cells[column.place] if column.place < len(cells) else None
            if isinstance(cell, str) and (new := old_fonts.convert(cell, column.way)) != cell:
                found.append((column.head, cell, clean(new)))
                shown += 1
            if shown >= limit:
                break
    return found
