"""What of a parent cannot be read keeps no child out; telephones that do not say whose they are;
years of two digits alone; days of the lunar calendar in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from messy import save
from xatre.model import cell_days
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]
TODAY = date(2026, 11, 22)


def test_a_parents_number_that_is_none_may_be_left_empty(commune: Session, tmp_path: Path) -> None:
    rows = [[*HEADS, "Họ tên mẹ", "CCCD mẹ"], ["Ma Thị A", "1/2/2019", "Nữ", "Lý Thị B", "12ab"]]
    file = save(tmp_path, "ds.xlsx", rows)
    plan = make_plan(commune, "child", file)
    assert [row.status for row in plan.rows] == ["bad"]
    assert [problem.code for problem in plan.rows[0].problems] == ["XT-162"]
    assert list(plan.questions) == ["leave:mother_personal_number"]
    answers = {"leave:mother_personal_number": "empty"}
    plan = make_plan(commune, "child", file, ImportChoices(answers=answers))
    (row,) = plan.rows
    assert row.status == "new"
    assert "mother_personal_number" not in row.fields
    assert "12ab" in str(row.fields["notes"])


def test_a_telephone_near_two_is_asked(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS, "Họ tên cha", "Họ tên mẹ", "Số điện thoại"]
    row = ["Ma Thị A", "1/2/2019", "Nữ", "Ma Văn C", None, "0912345678"]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [heads, row]))
    assert list(plan.questions) == ["whose:so dien thoai"]
    assert "mother_phone" not in plan.rows[0].fields


def test_years_of_two_digits_alone_are_asked(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS, "Họ tên mẹ", "Năm sinh mẹ", "Họ tên cha", "Năm sinh cha"]
    row = ["Ma Thị A", "1/2/2019", "Nữ", "Lý Thị B", "'87", "Ma Văn C", 85]
    file = save(tmp_path, "ds.xlsx", [heads, row])
    assert sorted(make_plan(commune, "child", file).questions) == [
        "century:father_born_on", "century:mother_born_on",
    ]  # fmt: skip
    plan = make_plan(commune, "child", file, ImportChoices(answers={"century": "19"}))
    fields = plan.rows[0].fields
    assert (fields["mother_born_on"], fields["father_born_on"]) == ("1987", "1985")


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("mùng 3 tháng Giêng năm Mậu Tuất", "2018~"),
        ("rằm tháng 7 năm Canh Tý", "2020~"),
        ("năm Ất Tỵ", "2025~"),
        ("mùng 5", ""),
    ],
)
def test_days_of_the_lunar_calendar_in_words(words: str, year: str) -> None:
    found = cell_days.read(words, TODAY)
    assert (found.value, found.note) == (year, f"ghi theo âm lịch: {words}")
