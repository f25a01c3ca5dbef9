"""A merge that goes on to the last row a sheet may have: only rows that are there are filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from xatre import resources
from xatre.kinds import KINDS
from xatre.outside.grid import SourceSheet, pack
from xatre.work.importing import planning
from xatre.work.importing.columns import layout
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.part import Part

LAST = 1_048_575
HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]
CHILDREN = [["Lò Văn Tí", "1/2/2017", "Nam"], [None, "3/2/2017", "Nam"], [None, "4/2/2017", "Nam"]]


def _sheet(merges: Sequence[tuple[int, int, int, int]], *rows: list[Any]) -> SourceSheet:
    page = SourceSheet("Trẻ", merges=list(merges))
    page.lines = [pack(row) for row in rows]
    page.numbers = list(range(1, len(rows) + 1))
    return page


def test_heads_merged_downward_take_the_rows_of_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    monkeypatch.setattr(
        layout, "range", lambda *of: counted.append(len(range(*of))) or range(*of), raising=False
    )
    page = _sheet([(1, 0, LAST, 511)], ["DANH SÁCH TRẺ EM"], HEADS, *CHILDREN)
    targets = Targets(KINDS["child"], resources.codes(), hidden=True)
    found = layout.in_sheet(page, 0, targets, 0)
    assert found is not None
    assert max(counted) <= 600


def test_a_column_merged_over_and_over_is_filled_once() -> None:
    merges = [(1, 0, 4000 + place, 0) for place in range(200)]
    page = _sheet(merges, HEADS, *CHILDREN)
    where = layout.Layout(0, 0, 0, 1, len(page.lines), HEADS)
    filled = planning._filled_down(Part(page, where, []))
    assert filled == {3: {0: "Lò Văn Tí"}, 4: {0: "Lò Văn Tí"}}
