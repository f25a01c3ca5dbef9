"""Whether the text days of a column have the month first, 3/19/2016. Where some days can only be
read so, a person is asked: one such day may be a slip, and the others would be turned with it.

Reads the cells of columns of days; converts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xatre.model.cell_days import looks_month_first
from xatre.model.fields import Day
from xatre.outside.grid import SourceSheet
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.targets import Targets

ORDER = "day_order:"
"""Before a target's name: the question what stands first in its days; the answer is one of the
options."""
_DAY, _MONTH = "day", "month"
ORDER_OPTIONS = (
    (_MONTH, "Tháng trước: 03/25/2015 là 25 tháng 3"),
    (_DAY, "Ngày trước: 04/05/2016 là 4 tháng 5"),
)


def of_columns(
    columns: Sequence[MatchedColumn],
    sheet: SourceSheet,
    layout: Layout,
    targets: Targets,
    answers: Mapping[str, str],
) -> tuple[frozenset[int], frozenset[int]]:
    """The places of columns with the month first, and of those that must be asked."""
    days = {
        column.place: target.name
        for column in columns
        if (target := targets.get(column.target)) and isinstance(target.field, Day)
    }
    cells: dict[int, list[object]] = {place: [] for place in days}
    for _, row in sheet.rows(layout.begin, layout.end if days else layout.begin):
        for place in days:
            if place < len(row) and isinstance(row[place], str):
                cells[place].append(row[place])
    turned = {place: answers.get(f"{ORDER}{days[place]}", "") for place in days
              if looks_month_first(cells[place])}  # fmt: skip
    month_first = frozenset(place for place, said in turned.items() if said == _MONTH)
    asked = frozenset(place for place, said in turned.items() if said not in (_DAY, _MONTH))
    return month_first, asked
