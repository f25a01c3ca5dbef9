"""Rows of one file that may be one child are doubtful among themselves."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.work.importing import taking
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Cha", "Mẹ"]
ROWS: list[list[object]] = [
    ["Lường Văn Quý", "13/9/2016", "Nam", "Lường Văn Mừng", "Cà Thị Ơn"],
    ["Lường Văn Quí", "13/9/2016", "Nam", "Lường Văn Mừng", "Cà Thị Ơn"],
    ["Cà Thị Lan", "1/1/2018", "Nữ", "Cà Văn Sơn", "Lò Thị Sáng"],
    ["Cà Thị Liên", "1/1/2018", "Nữ", "Cà Văn Sơn", "Lò Thị Sáng"],
    ["Vừ A Dế", "2017", "Nam", "", "Ng. Thị Máy"],
    ["Vừ A Dế", "6/2017", "Nam", "Vừ A Chù", "Nguyễn Thị Máy"],
    ["Vừ A Dế", "6/2017", "Nam", "Vừ A Chù", "Nguyễn Thị Máy"],
]


def test_the_later_row_waits_and_each_says_which(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, *ROWS]))
    status = [row.status for row in plan.rows]
    assert status == ["new", "doubtful", "new", "new", "new", "doubtful", "doubtful"]
    said = [[one.text for one in row.problems if one.column == -1] for row in plan.rows]
    assert said[0] == ["Dòng 3 của tệp này có thể cũng là trẻ này."]
    assert said[1][0].startswith("Có thể cùng một trẻ với dòng 2 của tệp này: tên ")
    assert "mẹ gần trùng tên, họ viết tắt ở một bên" in said[5][-1]
    assert said[6] == ["Trùng với dòng 7 của tệp này."]
    assert len(taking.take(commune, plan).saved) == 4
