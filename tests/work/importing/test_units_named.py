"""Units by name once a later table is in force: what is over is read as what it became."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from unit_update import GOES_ON, INTO, MERGED, ONE, OTHER, SPLIT, later_tables
from xatre import resources
from xatre.work.importing.places import UnitNames


@pytest.fixture
def names() -> Iterator[UnitNames]:
    resources.lay_over(later_tables())
    yield UnitNames(resources.codes(), f"{INTO}@2025")
    resources.lay_over({})


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("xã Dào San, Lai Châu", INTO),
        ("Xã Hợp Ba", INTO),
        (MERGED[1], INTO),
        ("xã Khun Há, tỉnh Lai Châu", GOES_ON),
        ("Tên Vừa Đổi", GOES_ON),
        ("xã Vàng Ma Chải, huyện Phong Thổ, tỉnh Lai Châu", INTO),
    ],
)
def test_an_old_name_is_today_s_unit(names: UnitNames, typed: str, code: str) -> None:
    assert names.named(typed, "commune", {}).value == f"{code}@2025"


def test_a_split_one_is_asked(names: UnitNames) -> None:
    found = names.named("xã Bản Bo, Lai Châu", "commune", {})
    assert [value for value, _ in found.options] == [f"{ONE}@2025", f"{OTHER}@2025"]
    assert found.question
    assert names.named(SPLIT, "commune", {}).question
