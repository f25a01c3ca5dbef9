"""Cells of a web page that are over several rows: what stands beside them stays in its column,
what they say goes for every row."""

from __future__ import annotations

from pathlib import Path

from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = (
    "<tr><td rowspan=2>STT<td rowspan=2>Họ và tên<td rowspan=2>Ngày sinh<td rowspan=2>Giới tính"
    "<td rowspan=2>Chủ hộ<td colspan=2>Cha mẹ<tr><td>Họ tên mẹ<td>Họ tên cha"
)
ROWS = (
    "<tr><td>1<td>Giàng A Páo<td>09/03/2017<td>Nam<td rowspan=2>Giàng A Tủa<td>Vàng Thị Dở"
    "<td>Giàng A Lử<tr><td>2<td>Giàng Thị Sua<td>10/04/2019<td>Nữ<td>Vàng Thị Dở<td>Giàng A Lử"
)


def test_heads_and_brothers_and_sisters_under_one_household(
    commune: Session, tmp_path: Path
) -> None:
    file = tmp_path / "ds.xls"
    file.write_text(f"<html><table>{HEADS}{ROWS}</table></html>", encoding="utf-8")
    plan = make_plan(commune, "child", file)
    assert [one.target for one in plan.columns] == [
        "", "full_name", "born_on", "sex", "household_head", "mother_name", "father_name"
    ]  # fmt: skip
    names = ("full_name", "household_head", "mother_name", "father_name")
    assert [[row.fields.get(name) for name in names] for row in plan.rows] == [
        ["Giàng A Páo", "Giàng A Tủa", "Vàng Thị Dở", "Giàng A Lử"],
        ["Giàng Thị Sua", "Giàng A Tủa", "Vàng Thị Dở", "Giàng A Lử"],
    ]
