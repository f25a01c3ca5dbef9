"""A list written by this program comes back without a question, drafts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import BIRTH, CHILD, INJURY, add

from xatre.work.importing.planning import make_plan
from xatre.work.records.table import write_table
from xatre.work.session import Session

VILLAGE = {
    "village_kind": "thon",
    "name": "Nậm Sỏ",
    "head_name": "Lò A Páo",
    "head_phone": "020738221",
}


@pytest.mark.parametrize("kind", ["child", "village", "injury", "birth"])
def test_every_row_is_the_same_and_nothing_is_asked(
    commune: Session, tmp_path: Path, kind: str
) -> None:
    village = add(commune, "village", **VILLAGE)
    mother = {"mother_name": "Giàng Thị Máy", "mother_phone": "0912345678", "poverty": "poor"}
    add(commune, "child", **CHILD, **mother, village=village, poverty_from="2024")
    add(commune, "child", draft=True, full_name="Chưa đủ", village=village)
    add(commune, "child", draft=True, village=village)
    add(commune, "child", draft=True, full_name="Bé")
    add(commune, "injury", **INJURY)
    add(commune, "birth", **BIRTH, mother_name="Vàng Thị Mai", mother_born_on="1990")
    file = write_table(commune, kind, tmp_path / "ra.xlsx", reason="Rà lại danh sách").file
    plan = make_plan(commune, kind, file)
    assert plan.questions == {}
    assert plan.passed == []
    told = [(row.status, [one.text for one in row.problems], row.changes) for row in plan.rows]
    assert told == [("same", [], ())] * (4 if kind == "child" else 1)
