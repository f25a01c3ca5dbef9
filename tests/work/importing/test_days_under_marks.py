"""A birth day under Nam or Nữ is read as in any column, and a wrong one is told at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save, tcvn3
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

DAYS = [
    ("9/3/2017", "2017-03-09", ""),
    ("tháng 7 năm 2018", "2018-07", ""),
    ("31/02/2017", None, "B4"),
    ("09/13/2016", None, "B5"),
    ("x", None, ""),
    (0, None, ""),
]


@pytest.mark.parametrize("way", ["unicode", "tcvn3"])
def test_a_wrong_day_is_told_where_it_stands(commune: Session, tmp_path: Path, way: str) -> None:
    def written(words: object) -> object:
        return tcvn3(words) if way == "tcvn3" and isinstance(words, str) else words

    rows: list[list[object]] = [["Họ và tên", "Nam", "Nữ", "Họ tên mẹ", "Họ tên bố"]]
    rows += [
        ["Nguyễn Đức Việt", day, None, "Nguyễn Thị Hường", "Nguyễn Văn Thưởng"]
        for day, _, _ in DAYS
    ]
    rows = [[written(cell) for cell in row] for row in rows]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert {column.way for column in plan.columns[3:]} == {way}
    assert [row.fields.get("born_on") for row in plan.rows] == [day for _, day, _ in DAYS]
    wrong = {
        plan.cell(row, one): one.text
        for row in plan.rows
        for one in row.problems
        if one.level == "error" and one.field == "born_on"
    }
    assert [cell for cell in ("B4", "B5") if cell in wrong] == ["B4", "B5"]
    assert not any("Chưa ghi" in wrong[cell] for cell in ("B4", "B5"))
    assert [text for cell, text in wrong.items() if cell not in ("B4", "B5")] == [
        "Ngày, tháng, năm sinh: Chưa ghi ngày, tháng, năm sinh."
    ] * 2
    assert [row.fields.get("sex") for row in plan.rows] == ["male"] * 5 + [None]
