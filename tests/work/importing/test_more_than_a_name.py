"""Cells with more in them than their head says: names with a remark, a class that is no class, a
telephone cut short. Nothing is lost, each is said at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.cells.name_cells import NameCell, read_name
from xatre.work.importing.planned import PlanRow
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session


def _row(session: Session, tmp_path: Path, **cells: str) -> PlanRow:
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", *cells]
    rows = [heads, ["Ma Văn Hùng", "3/2/2017", "Nam", *cells.values()]]
    (row,) = make_plan(session, "child", save(tmp_path, "ds.xlsx", rows)).rows
    return row


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Ma Văn Cả", None),
        ("Nguyễn Thị Mất", None),
        ("H'Hen Niê", None),
        ("Ma Văn Cả (chết 2020)", NameCell("Ma Văn Cả", "chết 2020")),
        ("Triệu Thị Pham - 1985", NameCell("Triệu Thị Pham", "1985")),
        ("Triệu Thị Pham, sinh 1985", NameCell("Triệu Thị Pham", "sinh 1985")),
        ("Bố mất", NameCell("", "Bố mất")),
        ("đã chết", NameCell("", "đã chết")),
        ("Lý Văn A/Lý Văn B", NameCell("Lý Văn A/Lý Văn B", odd=True)),
        ("a" + "-" * 32_000, None),
    ],
)
def test_what_is_no_name(words: str, read: NameCell | None) -> None:
    assert read_name(words) == read


def test_a_remark_beside_a_name_goes_into_the_notes(commune: Session, tmp_path: Path) -> None:
    row = _row(commune, tmp_path, **{"Họ tên cha": "Ma Văn Cả (chết 2020)", "Họ tên mẹ": "chết"})
    assert row.status == "new"
    assert row.fields["father_name"] == "Ma Văn Cả"
    assert "mother_name" not in row.fields
    assert row.fields["notes"] == "Họ và tên cha: chết 2020\nHọ và tên mẹ: chết"
    assert [one.column for one in row.problems] == [3, 4]


def test_a_class_that_says_how_school_goes(commune: Session, tmp_path: Path) -> None:
    row = _row(commune, tmp_path, **{"Lớp": "nghỉ học"})
    assert row.fields["school_state"] == "left"
    assert "school_class" not in row.fields
    row = _row(commune, tmp_path, **{"Lớp": "bỏ học", "Tình trạng đi học": "Đang đi học"})
    assert row.fields["school_state"] == "attending"
    assert _row(commune, tmp_path, **{"Lớp": "3A"}).fields["school_class"] == "3A"


def test_a_telephone_is_looked_at(commune: Session, tmp_path: Path) -> None:
    row = _row(commune, tmp_path, **{"Điện thoại mẹ": "12345", "Điện thoại cha": "912345679"})
    assert row.fields["father_phone"] == "0912345679"
    assert [one.text for one in row.problems] == [
        "Số điện thoại chỉ có 5 chữ số.", "Số điện thoại mất số 0 ở đầu, đã thêm lại."
    ]  # fmt: skip
