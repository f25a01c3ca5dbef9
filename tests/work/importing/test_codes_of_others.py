"""A row that bears a code which the book has not is never laid over a child that it resembles."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.model.problem import CODE_NOT_HERE
from xatre.work.importing.planning import make_plan
from xatre.work.importing.taking import take
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"]
ROW = ["Lò Văn Tí", "1/2/2017", "Nam", "Vi Thị A"]


def test_a_code_that_is_not_here(commune: Session, tmp_path: Path) -> None:
    take(commune, make_plan(commune, "child", save(tmp_path, "a.xlsx", [HEADS, ROW])))
    rows = [["Mã hồ sơ", *HEADS], ["TE-00999", *ROW]]
    (row,) = make_plan(commune, "child", save(tmp_path, "b.xlsx", rows)).rows
    assert (row.status, row.revision) == ("doubtful", "")
    assert CODE_NOT_HERE in [one.code for one in row.problems]
    assert any("TE-00999" in one.text for one in row.problems)
