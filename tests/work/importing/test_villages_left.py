"""Rows without a village among rows with one are told by count; villages made are no rows."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.work.importing import taking, undoing
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session


def test_they_are_told(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", "Thôn"]]
    said = ["Bản Mới", None, "Bản Cũ", "Bản Cũ"]
    rows += [["Lò Thị " + "Mai" * at, f"{at}/3/2019", "Nữ", one] for at, one in enumerate(said, 1)]
    choices = ImportChoices(answers={"village": "new"})
    plan = make_plan(commune, "child", save(tmp_path, "a.xlsx", rows), choices)
    (note,) = [one for one in plan.notes if "để trống cột “Thôn”" in one]
    assert note.startswith("1 dòng để trống cột “Thôn” (dòng 3)")
    assert taking.take(commune, plan, ("new", "doubtful")).new == 4
    assert [one.rows for one in undoing.past(commune)] == [4], "villages are no children"
    full = [[*row[:3], row[3] or "Bản Mới"] for row in rows]
    plan = make_plan(commune, "child", save(tmp_path, "b.xlsx", full), choices)
    assert not any("để trống" in one for one in plan.notes)
