"""A name in two columns, "Họ đệm | Tên", is one name: in the child's record, and said in a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

NAMES = [("Giàng Thị", "Páo"), ("Vàng A", "Sử"), ("Lò", "Mới"), (None, "Lử"), ("Ma Văn", None)]
WHOLE = ["Giàng Thị Páo", "Vàng A Sử", "Lò Mới", "Lử", None]


def listed(folder: Path, heads: tuple[str, str], merges: tuple[str, ...] = ()) -> Path:
    rows: list[list[object]] = [["STT", *heads, "Ngày sinh", "Giới tính"]]
    rows += [[place, *name, "9/3/2019", "Nữ"] for place, name in enumerate(NAMES, 1)]
    return save(folder, "ds.xlsx", rows, merges)


@pytest.mark.parametrize(
    "heads",
    [("Họ đệm", "Tên"), ("Họ và chữ đệm", "Tên trẻ"), ("Họ và tên đệm", "Tên"), ("Họ", "Tên"),
     ("Họ lót", "Tên học sinh")],
)  # fmt: skip
def test_both_parts_are_one_name(commune: Session, tmp_path: Path, heads: tuple[str, str]) -> None:
    plan = make_plan(commune, "child", listed(tmp_path, heads))
    assert [row.fields.get("full_name") for row in plan.rows] == WHOLE
    assert [row.status for row in plan.rows] == ["new", "new", "new", "new", "bad"]
    said = f"Cột B “{heads[0]}” ghép trước cột C “{heads[1]}” thành “Họ, chữ đệm, tên”."
    assert said in plan.notes


def test_one_merged_head_over_both(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, ("Họ và tên", ""), ("B1:C1",))
    plan = make_plan(commune, "child", file)
    assert [row.fields.get("full_name") for row in plan.rows] == WHOLE
    assert not plan.questions
    assert [note for note in plan.notes if "Họ và tên" in note] == [
        "Cột B “Họ và tên” ghép trước cột C “Họ và tên” thành “Họ, chữ đệm, tên”."
    ]


def test_a_person_may_say_so(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, ("Phần đầu", "Phần sau"))
    chosen = {"B": "full_name:before", "C": "full_name"}
    plan = make_plan(commune, "child", file, ImportChoices(columns=chosen))
    assert [row.fields.get("full_name") for row in plan.rows] == WHOLE


def test_a_mother_too(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Họ đệm mẹ", "Tên mẹ"],
        ["Giàng Thị Páo", "9/3/2019", "Nữ", "Vàng Thị", "Sua"],
    ]
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows)).rows
    assert row.fields["mother_name"] == "Vàng Thị Sua"
    assert row.fields["full_name"] == "Giàng Thị Páo"


def test_a_whole_name_beside_its_surname_stays(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Họ", "Họ và tên", "Ngày sinh", "Giới tính"], ["Giàng", "Giàng Thị Páo", "9/3/2019", "Nữ"],
    ]  # fmt: skip
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows)).rows
    assert row.fields["full_name"] == "Giàng Thị Páo"
