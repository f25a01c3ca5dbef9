"""A place in the columns Xã, Huyện, Tỉnh is the same as in one cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

ONE = ["Cao Xá, Lâm Thao, Phú Thọ", "Ngọc Hà, Ba Đình, Hà Nội", "Bản Lầu"]
THREE = [["Cao Xá", "Lâm Thao", "Phú Thọ"], ["Ngọc Hà", "Ba Đình", "Hà Nội"], ["Bản Lầu", "", ""]]


def _plan(session: Session, tmp_path: Path, heads: list[str], cells: list[list[str]]) -> Plan:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", *heads]]
    rows += [[f"Lò Thị {'AĐH'[at]}", f"{at + 1}/2/2016", "Nữ", *c] for at, c in enumerate(cells)]
    return make_plan(session, "child", save(tmp_path, "ds.xlsx", rows))


@pytest.mark.parametrize(
    "heads", [["Xã", "Huyện", "Tỉnh"], ["Xã/phường", "Quận/huyện", "Tỉnh, thành phố"],
              ["Xã thường trú", "Huyện thường trú", "Tỉnh thường trú"]]
)  # fmt: skip
def test_it_is_read_as_one_cell(commune: Session, tmp_path: Path, heads: list[str]) -> None:
    one = _plan(commune, tmp_path, ["Nơi thường trú"], [[cell] for cell in ONE])
    three = _plan(commune, tmp_path, heads, THREE)
    told = [[row.fields.get("permanent_unit") for row in plan.rows] for plan in (one, three)]
    assert told[0] == told[1]
    assert one.questions.keys() == three.questions.keys()
    assert three.notes == [f"Cột D “{heads[0]}” đọc cùng cột E “{heads[1]}”, F “{heads[2]}”."]


def test_the_other_way_round(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, ["Tỉnh", "Huyện", "Xã"], [one[::-1] for one in THREE])
    one = _plan(commune, tmp_path, ["Nơi thường trú"], [[cell] for cell in ONE])
    assert [row.fields for row in plan.rows] == [row.fields for row in one.rows]


def test_a_birthplace(commune: Session, tmp_path: Path) -> None:
    heads = ["Nơi sinh: xã", "Nơi sinh: huyện", "Nơi sinh: tỉnh"]
    plan = _plan(commune, tmp_path, heads, THREE)
    assert [row.fields.get("birthplace") for row in plan.rows] == ONE


def test_a_district_alone_is_no_commune(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, ["Xã", "Huyện"], [["Bản Lầu", ""], ["", "Lâm Thao"]])
    assert "permanent_unit" not in plan.rows[1].fields
    assert plan.rows[1].problems
