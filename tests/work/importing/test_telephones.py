"""A telephone is no personal number: neither by its head nor by its digits; and a number that does
not fit the child waits for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

PHONES = ("0912345678", "0987654321", "0363000111")
NUMBERS = ("012319000001", "012319000002", "12319000003")
NAMES = ("Giàng Thị Páo", "Giàng Thị Sử", "Giàng Thị Lử")


def listed(folder: Path, head: str, cells: tuple[object, ...]) -> Path:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", head, "Giới tính"]]
    rows += [[name, "9/3/2019", cell, "Nữ"] for name, cell in zip(NAMES, cells, strict=True)]
    return save(folder, "ds.xlsx", rows)


@pytest.mark.parametrize("head", ["Điện thoại", "Số liên hệ", "SĐT phụ huynh", "Cột 4", ""])
@pytest.mark.parametrize("cells", [PHONES, tuple(map(int, PHONES))])
def test_phones_are_no_numbers(
    commune: Session, tmp_path: Path, head: str, cells: tuple[object, ...]
) -> None:
    plan = make_plan(commune, "child", listed(tmp_path, head, cells))
    assert plan.columns[2].target == ""
    assert all("personal_number" not in row.fields for row in plan.rows)


@pytest.mark.parametrize(
    ("head", "target"),
    [("", "personal_number"), ("Mã số cá nhân", "personal_number"), ("CCCD phụ huynh", ""),
     ("Mã học sinh", ""), ("Điện thoại mẹ", "mother_phone"), ("Số ĐT bố", "father_phone")],
)  # fmt: skip
def test_a_head_weighs_more_than_the_cells(
    commune: Session, tmp_path: Path, head: str, target: str
) -> None:
    plan = make_plan(commune, "child", listed(tmp_path, head, NUMBERS))
    assert plan.columns[2].target == target


def test_a_phone_under_a_numbers_head_is_called_one(commune: Session, tmp_path: Path) -> None:
    cells = ("0912345678", "01231900000", 8319000003)
    plan = make_plan(commune, "child", listed(tmp_path, "Số định danh", cells))
    said = [[one.text for one in row.problems if one.column == 2] for row in plan.rows]
    assert said[0] == ["Đây là số điện thoại, không phải số định danh 12 số."]
    assert said[1] == ["Cần đủ 12 chữ số, mới có 11."]
    assert said[2] == ["Số định danh mất 2 số 0 ở đầu, đã thêm lại."]
    assert [row.status for row in plan.rows] == ["bad", "bad", "new"]


def test_a_number_that_does_not_fit_waits(commune: Session, tmp_path: Path) -> None:
    cells = ("012319000001", "012218000002", "999319000003")
    file = listed(tmp_path, "Số định danh", cells)
    plan = make_plan(commune, "child", file, ImportChoices())
    assert [row.status for row in plan.rows] == ["new", "doubtful", "doubtful"]


def test_a_phone_gets_its_zero_back(commune: Session, tmp_path: Path) -> None:
    cells = (912345678, "987 654 321", "0269.382.1234")
    plan = make_plan(commune, "child", listed(tmp_path, "Điện thoại mẹ", cells))
    phones = [row.fields["mother_phone"] for row in plan.rows]
    assert phones == ["0912345678", "0987654321", "0269.382.1234"]
    said = ["Số điện thoại mất số 0 ở đầu, đã thêm lại."]
    assert [[one.text for one in row.problems if one.column == 2] for row in plan.rows] == [
        said, said, [],
    ]  # fmt: skip
    assert {row.status for row in plan.rows} == {"new"}
