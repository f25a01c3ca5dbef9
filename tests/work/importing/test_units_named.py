"""Units by name once a later table is in force: what is over is read as what it became."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from unit_update import GOES_ON, INTO, MERGED, ONE, OTHER, SPLIT, later_tables
from xatre import resources
from xatre.work.importing.cells.unit_names import UnitNames


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


THAI_BINH = "02494@2025"


@pytest.fixture(scope="module")
def at_thai_binh() -> UnitNames:
    """The names as a book of xã Thái Bình, tỉnh Tuyên Quang, reads them: one commune of three of
    the old huyện Yên Sơn, whose name a commune of today bears too."""
    return UnitNames(resources.codes(), THAI_BINH)


@pytest.mark.parametrize(
    "typed",
    [
        "Phú Thịnh",
        "Tiến Bộ",
        "Thái Bình",
        "xã Phú Thịnh, Yên Sơn, Tuyên Quang",
        "Phú Thịnh, Yên Sơn, Tuyên Quang",
        "xã Phú Thịnh, huyện Yên Sơn, tỉnh Tuyên Quang",
        "Xã Tiến Bộ - Yên Sơn - Tuyên Quang",
        "Thôn 3, xã Tiến Bộ, Yên Sơn, Tuyên Quang",
        "Thôn 3 xã Tiến Bộ huyện Yên Sơn tỉnh Tuyên Quang",
        "UBND xã Thái Bình",
        "Ủy ban nhân dân xã Thái Bình, tỉnh Tuyên Quang",
        "UBND xã Phú Thịnh",
    ],
)
def test_the_commune_is_the_first_part_and_home_is_near(
    at_thai_binh: UnitNames, typed: str
) -> None:
    assert at_thai_binh.named(typed, "commune", {}).value == THAI_BINH


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("xã Phú Thịnh, Thái Nguyên", "05800@2025"),
        ("xã Yên Sơn, Tuyên Quang", "02473@2025"),
        ("Yên Sơn", "02473@2025"),
        ("Tràng Đà, TP Tuyên Quang", "02212@2025"),
    ],
)
def test_what_is_said_of_the_province_is_kept(
    at_thai_binh: UnitNames, typed: str, code: str
) -> None:
    assert at_thai_binh.named(typed, "commune", {}).value == code


def test_a_district_behind_a_hamlet_is_asked_not_taken_for_a_commune(
    at_thai_binh: UnitNames,
) -> None:
    found = at_thai_binh.named("Đèo Hoa, Yên Sơn, Tuyên Quang", "commune", {})
    assert found.question
    assert not found.value
    unknown = at_thai_binh.named("xã Không Đâu, Yên Sơn, Tuyên Quang", "commune", {})
    assert unknown.fault
    assert not unknown.value


@pytest.mark.parametrize(
    ("typed", "old"),
    [
        ("Xã Tiến Bộ", "02500@2024"),
        ("Phú Thịnh", "02482@2024"),
        ("Thái Bình", "02494@2024"),
        ("xã Phú Thịnh, Thái Nguyên", "05791@2024"),
        ("xã Phú Thịnh, huyện Đại Từ", "05791@2024"),
        ("02500", "02500@2024"),
    ],
)
def test_an_old_commune_stays_what_it_was(at_thai_binh: UnitNames, typed: str, old: str) -> None:
    assert at_thai_binh.named_before(typed, "commune", {}).value == old
