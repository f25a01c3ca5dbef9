"""Units on a small made-up map: values, labels, search, what became of what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from unit_maps import HeldChanges, HeldSet

from xatre.model.units import UnitChange, UnitRow, Units

LAI_CHAU = ("12", "Tỉnh Lai Châu")


def commune(code: str, name: str, year: int = 2025, district: str = "") -> UnitRow:
    kind = "Phường" if name.startswith("Phường") else "Xã"
    return UnitRow(code, year, name, kind, *LAI_CHAU, district_name=district)


def now() -> Iterator[UnitRow]:
    yield UnitRow("12", 2025, "Tỉnh Lai Châu", "Tỉnh", *LAI_CHAU, level="province")
    yield commune("03562", "Xã Sì Lở Lầu")
    yield commune("03571", "Xã Lở Sì")
    yield commune("03400", "Phường Sì Lở")


def before() -> Iterator[UnitRow]:
    yield commune("03562", "Xã Vàng Ma Chải", 2024, "Huyện Phong Thổ")
    yield commune("03550", "Xã Sì Lở Lầu", 2024, "Huyện Phong Thổ")


def changes() -> Iterator[UnitChange]:
    yield UnitChange("03550@2024", "03571@2025", whole=False, is_default=False)
    yield UnitChange("03550@2024", "03562@2025", whole=False, is_default=True)
    yield UnitChange("03562@2024", "03562@2025", whole=True, is_default=True)


@pytest.fixture
def units() -> Units:
    return Units({2025: HeldSet(now()), 2024: HeldSet(before())}, HeldChanges(changes()))


def test_the_year_is_part_of_the_value(units: Units) -> None:
    assert units.label("03562@2025") == "Xã Sì Lở Lầu, tỉnh Lai Châu"
    assert units.label("03562@2024") == "Xã Vàng Ma Chải, huyện Phong Thổ, tỉnh Lai Châu"
    assert units.label("12@2025") == "Tỉnh Lai Châu"
    assert units.years == (2025, 2024)
    row = units.get("03562@2025")
    assert row is not None
    assert row.value == "03562@2025"


@pytest.mark.parametrize("value", ["", "03562", "03562@", "03562@x", "99999@2025", "03562@1999"])
def test_an_unknown_value_is_shown_as_it_is(units: Units, value: str) -> None:
    assert units.get(value) is None
    assert units.label(value) == value
    assert units.within(value) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("si lo lau", "03562"),
        ("xa si lo", "03562"),
        ("SÌ LỞ", "03400"),
        ("lo si", "03571"),
        ("si lo lau, lai chau", "03562"),
        ("035", "03562"),
        ("03571@2025", "03571"),
    ],
)
def test_search_without_accents(units: Units, typed: str, first: str) -> None:
    assert units.find(typed, "commune", 5, 2025)[0].code == first


def test_a_province_gives_itself_then_its_communes(units: Units) -> None:
    found = [row.code for row in units.find("lai chau", "any", 10, 2025)]
    assert found == ["12", "03562", "03571", "03400"]
    assert units.find("lai chau", "province", 10, 2025)[0].value == "12@2025"
    assert units.find("chau lai chau doc", "any", 10, 2025) == []
    assert units.find("  ", "any", 10, 2025) == []
    assert [row.code for row in units.within("12@2025")] == ["03562", "03571", "03400"]


def test_what_became_of_a_unit_the_main_one_first(units: Units) -> None:
    assert units.successors("03550@2024") == ("03562@2025", "03571@2025")
    assert units.predecessors("03562@2025") == {"03550@2024", "03562@2024"}
    assert units.predecessors("03400@2025") == frozenset()
    assert [change.whole for change in units.changes_into("03571@2025")] == [False]


def test_a_unit_asked_for_is_kept_and_no_other_is_read() -> None:
    held = HeldSet(now())
    units = Units({2025: held, 2024: HeldSet(before())})
    assert units.label("03562@2025") == units.label("03562@2025")
    assert held.asked == ["03562"]


# what changes within a code set, and from set to set


def after_now() -> Iterator[UnitRow]:
    yield UnitRow("12", 2025, "Tỉnh Lai Châu", "Tỉnh", *LAI_CHAU, level="province")
    over = {"valid_to": "2026-12-31"}
    for code, name in (("03562", "Xã Sì Lở Lầu"), ("03571", "Xã Lở Sì"), ("03590", "Xã Mồ")):
        yield UnitRow(code, 2025, name, "Xã", *LAI_CHAU, **over)  # type: ignore[arg-type]
    yield commune("03600", "Xã Ba Một")
    yield commune("03601", "Xã Tách Đôi")
    yield commune("03602", "Xã Tách Thêm")


def later_changes() -> Iterator[UnitChange]:
    yield from changes()
    yield UnitChange("03562@2025", "03600@2025", whole=True, is_default=True)
    yield UnitChange("03571@2025", "03600@2025", whole=True, is_default=True)
    yield UnitChange("03590@2025", "03602@2025", whole=False, is_default=False)
    yield UnitChange("03590@2025", "03601@2025", whole=False, is_default=True)
    yield UnitChange("03600@2025", "03602@2025", whole=False, is_default=False)


@pytest.fixture
def later() -> Units:
    return Units(
        {2025: HeldSet(after_now()), 2024: HeldSet(before())}, HeldChanges(later_changes())
    )


def test_a_merge_is_followed_through_two_code_sets(later: Units) -> None:
    assert later.successors("03562@2024") == ("03600@2025",)
    assert later.predecessors("03600@2025") == {
        "03562@2025", "03571@2025", "03562@2024", "03550@2024"}  # fmt: skip
    assert later.former("03600@2025") == later.predecessors("03600@2025")


def test_a_split_reads_as_its_main_part_s(later: Units) -> None:
    assert later.successors("03590@2025") == ("03601@2025", "03602@2025")
    assert later.predecessors("03602@2025") == {"03590@2025"}
    assert later.former("03602@2025") == frozenset()
    assert later.former("03601@2025") == {"03590@2025"}


def test_a_unit_that_goes_on_is_nobody_s_predecessor(later: Units) -> None:
    assert later.in_force("03600@2025")
    assert later.successors("03600@2025") == ()
    assert "03600@2025" not in later.predecessors("03602@2025")


def test_what_is_over_is_offered_no_more(later: Units) -> None:
    assert later.find("si lo lau", "commune", 5, 2025) == []
    assert [row.code for row in later.within("12@2025")] == ["03600", "03601", "03602"]
    assert later.label("03562@2025") == "Xã Sì Lở Lầu, tỉnh Lai Châu"
