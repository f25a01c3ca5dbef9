"""An injury or a birth that names a child of the book by words alone is told which child it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import CHILD, add

from messy import save
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

NAME = str(CHILD["full_name"])
HEADS = {
    "injury": ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày xảy ra", "Nguyên nhân", "Địa điểm",
               "Kết quả"],
    "birth": ["Họ và tên", "Ngày sinh", "Giới tính"],
}  # fmt: skip
REST = {"injury": ["1/7/2026", "Ngã", "Tại nhà", "Khỏi"], "birth": []}


@pytest.mark.parametrize("kind", ["injury", "birth"])
def test_the_child_of_the_book_is_offered(commune: Session, tmp_path: Path, kind: str) -> None:
    add(commune, "child", **CHILD)
    rows = [
        [NAME.upper(), "9/3/2017", "Nữ", *REST[kind]],
        [NAME, "10/3/2017", "Nữ", *REST[kind]],
        [NAME, "9/3/2017", "Nam", *REST[kind]],
    ]
    plan = make_plan(commune, kind, save(tmp_path, "ds.xlsx", [HEADS[kind], *rows]))
    told = [[one.text for one in row.problems if "TE-00001" in one.text] for row in plan.rows]
    assert [len(one) for one in told] == [1, 0, 0], [
        [one.text for one in row.problems] for row in plan.rows
    ]
    assert "ghi TE-00001 vào cột “Trẻ trong sổ”" in told[0][0]
    assert plan.rows[0].status == "new"
