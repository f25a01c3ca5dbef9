"""Tables out: the workbook of a list against the library's bare writer of the same cells.

Processor time, so that what else the machine does falls on neither.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from itertools import islice
from pathlib import Path

from openpyxl import Workbook

from bench import crowd
from bench.figure import Figure, in_pairs
from xatre.exchange import sheet, table, workbook
from xatre.exchange.sheet import CellValue, Sheet
from xatre.kinds import KINDS
from xatre.model.fields import Rows
from xatre.model.record import Record

WIDTH = 30
_AT_ONCE = 10_000


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(100_000 * scale)
    kind, codes = KINDS["child"], crowd.resources.codes()
    chosen = [
        field
        for field in kind.fields.values()
        if field.privacy != "sealed" and field.name != "code" and not isinstance(field, Rows)
    ][: WIDTH - 3]
    names = [field.name for field in chosen]
    records = [
        Record(line.id, "child", line.unit, fields=line.fields)
        for line in islice(crowd.lines(count + crowd.VILLAGES), crowd.VILLAGES, None)
    ][:count]
    heads = [table.CODE_HEAD, table.ID_HEAD, table.STATE_HEAD, *table.heads_of(kind, chosen)]

    def rows() -> list[list[CellValue]]:
        return list(table._record_rows(records, chosen, codes, None, None))

    cells = rows()
    ours = _processor(lambda: table.table(kind, records, codes, names=names))
    writer = _processor(lambda: workbook.write_workbook([Sheet("Trẻ em", heads, cells)]))
    bare = _processor(lambda: _bare(heads, cells))
    times = 9 if count <= _AT_ONCE else 1
    one, reference = in_pairs(ours, bare, times)
    other, again = in_pairs(writer, bare, times)
    size = f"{count:,} × {WIDTH}"
    return [
        Figure(f"write a workbook of {size} from records, processor time", one, "s",
               "≤ 1.2 × bare openpyxl write-only", 1.2, reference),
        Figure(f"the same from cells, {sheet.DAY_FORMAT} and text marked", other, "s",
               "≤ 1.2 × bare openpyxl write-only", 1.2, again),
    ]  # fmt: skip


def _bare(heads: list[str], cells: list[list[CellValue]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet("Trẻ em")
    page.append(heads)
    for row in cells:
        page.append(row)
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def _processor(work: Callable[[], object]) -> Callable[[], float]:
    def measured() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return measured
