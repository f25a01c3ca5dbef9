"""Whose a column is that stands right of a parent's name, or under a head that names somebody: the
child's number and address never go to the parent."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

CHILDS = ["012316000101", "012317000102", "012318000103"]
MOTHERS = ["012190000101", "012191000102", "012193000103"]


def _plan(session: Session, tmp_path: Path, head: str, cells: list[object], **answers: str) -> Plan:
    rows: list[list[object]] = [["Họ và tên trẻ", "Ngày sinh", "Giới tính", "Họ tên mẹ", head]]
    rows += [
        [f"Lò Thị {name}", f"1/2/{2016 + at}", "Nữ", f"Vi Thị {name}", cells[at]]
        for at, name in enumerate(("Mai", "Đào", "Hoa"))
    ]
    file = save(tmp_path, "ds.xlsx", rows)
    return make_plan(session, "child", file, ImportChoices(answers=answers))


@pytest.mark.parametrize("head", ["Số định danh", "Số ĐDCN", "Số CCCD", "Mã định danh"])
def test_the_digits_say_whose_number_it_is(commune: Session, tmp_path: Path, head: str) -> None:
    lost_zeros = [int(one) for one in CHILDS]
    found = {"personal_number": [CHILDS, lost_zeros], "mother_personal_number": [MOTHERS]}
    for target, columns in found.items():
        for cells in columns:
            plan = _plan(commune, tmp_path, head, [*cells])
            assert plan.columns[4].target == target
            assert plan.questions == {}


def test_unclear_digits_are_asked(commune: Session, tmp_path: Path) -> None:
    for cells in ([CHILDS[0], MOTHERS[0], MOTHERS[1]], ["12345678", None, "x"]):
        plan = _plan(commune, tmp_path, "Số định danh", [*cells])
        assert [one for one, _ in plan.questions["whose:so dinh danh"].options] == [
            "personal_number", "mother_personal_number", "father_personal_number", "none"
        ]  # fmt: skip
    key = {"whose:so dinh danh": "mother_personal_number"}
    plan = _plan(commune, tmp_path, "Số định danh", [*cells], **key)
    assert plan.columns[4].target == "mother_personal_number"


@pytest.mark.parametrize("of", ["của trẻ", "trẻ em", "của cháu", "của bé"])
def test_a_head_that_says_the_child(commune: Session, tmp_path: Path, of: str) -> None:
    plan = _plan(commune, tmp_path, f"Số định danh {of}", ["", "không có", CHILDS[2]])
    assert plan.columns[4].target == "personal_number"


@pytest.mark.parametrize(
    "head", ["Địa chỉ", "Địa chỉ thường trú", "Số nhà", "Chỗ ở hiện nay", "Địa chỉ của trẻ"]
)
def test_an_address_is_the_childs(commune: Session, tmp_path: Path, head: str) -> None:
    plan = _plan(commune, tmp_path, head, ["Số 1", "Số 2", "Số 3"])
    assert (plan.columns[4].target, plan.questions) == ("address", {})
    plan = _plan(commune, tmp_path, "Địa chỉ mẹ", ["Số 1", "Số 2", "Số 3"])
    assert plan.columns[4].target == "mother_address"


def test_whose_name_the_head_above_says(commune: Session, tmp_path: Path) -> None:
    above = ["STT", "Người mẹ", "", "", "Người được khai sinh", "", "", "Người cha", "",
             "Người đi đăng ký", ""]  # fmt: skip
    below = ["", "Họ tên", "Năm sinh", "Số CCCD", "Họ, chữ đệm, tên", "Ngày sinh", "Giới tính",
             "Họ tên", "Dân tộc", "Họ tên", "Quan hệ"]  # fmt: skip
    row = [1, "Vi Thị A", 1995, MOTHERS[0], "Lò Thị Hoa", "2/1/2026", "Nữ", "Lò Văn B", "Dao",
           "Lò Văn B", "Cha"]  # fmt: skip
    plan = make_plan(commune, "birth", save(tmp_path, "ks.xlsx", [above, below, row]))
    assert (plan.questions, plan.notes) == ({}, [])
    assert [column.target for column in plan.columns[1:]] == [
        "mother_name", "mother_born_on", "mother_paper_number", "full_name", "born_on", "sex",
        "father_name", "father_ethnic_group", "declarant_name", "declarant_relation",
    ]  # fmt: skip


def test_a_carer_is_not_the_child(commune: Session, tmp_path: Path) -> None:
    above = ["Người nuôi dưỡng", "", "", "Trẻ em", "", ""]
    below = ["Họ tên", "Năm sinh", "Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính"]
    row = ["Lò Thị Bà", 1950, MOTHERS[0], "Lò Thị Hoa", "2/1/2016", "Nữ"]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [above, below, row]))
    assert [one.target for one in plan.columns] == ["", "", "", "full_name", "born_on", "sex"]
    assert "cột A “Người nuôi dưỡng / Họ tên” (1 ô)" in " ".join(plan.notes)


def test_the_column_that_lost_is_named(commune: Session, tmp_path: Path) -> None:
    rows = [["Họ tên", "Ngày sinh", "Giới tính", "Họ và tên"],
            ["Lò Thị Hoa", "2/1/2016", "Nữ", "Lò Thị Huệ"]]  # fmt: skip
    file = save(tmp_path, "ds.xlsx", rows)
    plan = make_plan(commune, "child", file, ImportChoices(answers={"column:full_name": "D"}))
    assert "Cột A “Họ tên” không đưa vào sổ: đã lấy cột D." in plan.notes
