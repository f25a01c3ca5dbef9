"""Words that every officer writes: known without a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session


@pytest.mark.parametrize(
    ("head", "cell", "field", "value"),
    [
        ("Nguyên nhân", "TNGT", "cause", "03"),
        ("Nguyên nhân", "Ngã cây", "cause", "01"),
        ("Địa điểm", "Ao hồ", "place", "community"),
    ],
)
def test_words_of_injuries(
    commune: Session, tmp_path: Path, head: str, cell: str, field: str, value: str
) -> None:
    rows = [["Họ và tên", "Ngày bị nạn", head], ["Ma Thị A", "1/2/2026", cell]]
    plan = make_plan(commune, "injury", save(tmp_path, "tt.xlsx", rows))
    assert (plan.questions, plan.rows[0].fields[field]) == ({}, value)


def test_heads_and_words_of_births_and_children(commune: Session, tmp_path: Path) -> None:
    heads = ["Họ tên con", "Ngày sinh", "Giới tính", "Con ông", "Con bà", "Dân tộc"]
    row = ["Ma Thị A", "1/2/2026", "Nữ", "Ma Văn B", "Lý Thị C", "K"]
    for kind in ("child", "birth"):
        plan = make_plan(commune, kind, save(tmp_path, f"{kind}.xlsx", [heads, row]))
        fields = plan.rows[0].fields
        assert [fields[name] for name in ("full_name", "father_name", "mother_name")] == [
            "Ma Thị A", "Ma Văn B", "Lý Thị C",
        ]  # fmt: skip
        assert plan.questions == {}
    plan = make_plan(commune, "child", tmp_path / "child.xlsx")
    assert plan.rows[0].fields["ethnic_group"] == "kinh"


def test_two_groups_in_one_cell(commune: Session, tmp_path: Path) -> None:
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Hoàn cảnh", "Đ.thoại mẹ"]
    rows = [
        ["Ma Thị A", "1/2/2016", "Nữ", "Trẻ em bị bỏ rơi; khuyết tật", "0912345678"],
        ["Ma Thị B", "1/2/2017", "Nữ", "Mồ côi cả cha và mẹ", None],
        ["Ma Thị C", "1/2/2018", "Nữ", "Khuyết tật, Gì đó", None],
    ]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [heads, *rows]))
    groups = [
        sorted(one["group"] for one in row.fields.get("special_groups", {}).values())  # type: ignore[union-attr,index,call-overload,arg-type]
        for row in plan.rows
    ]
    assert groups == [["G02", "G04"], ["G01"], []]
    assert [(key, one.rows) for key, one in plan.questions.items()] == [
        ("word:special_group:gi do", 1)
    ]
    assert plan.rows[0].fields["mother_phone"] == "0912345678"
