"""How easily two children agree by accident."""

from __future__ import annotations

import pytest

from xatre.model.rarity import MOST, Counts, Rarity, rarity, weight_of


def _register(*names: str) -> Counts:
    """Children of these names, each born on another day."""
    return Counts((name, f"2017-01-{day:02}") for day, name in enumerate(names, 1))


def _found(one: str, other: str, counted: Counts) -> Rarity:
    found = rarity(one, other, "2017-03-09", 1, counted)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("others", "share", "weight"),
    [(0, 1 / 5840, MOST), (0, 0.01, 10), (9, 0.001, 10), (0, 0.1, 0), (50, 1.0, 0)],
)
def test_ten_for_each_tenth_of_a_chance(others: int, share: float, weight: int) -> None:
    assert weight_of(others, share) == weight


def test_a_name_is_counted_however_it_is_written() -> None:
    counted = _register("Giàng Thị Ánh", "ÁNH GIÀNG THỊ", "Giang Thi Anh", "Lò Văn Nam", "")
    assert counted.of_name("giàng thị ảnh") == 3
    assert counted.of_name("Giàng Thị Mai") == 0


def test_the_days_are_those_of_the_years_in_which_children_are_born() -> None:
    born = [f"{year}-01-{day:02}" for year in (2015, 2016) for day in range(1, 32)]
    assert Counts(("A", day) for day in [*born * 10, "1015-01-02"]).days == 2 * 365
    assert Counts([]).days == Counts([("A", ""), ("B", "2017")]).days == 16 * 365


def test_both_names_of_a_slip_are_counted() -> None:
    counted = _register(*["Lò Văn Nam"] * 3, "Lò Văn Namm")
    assert "4 trẻ" in _found("Lò Văn Nam", "Lò Văn Namm", counted).words
    assert "3 trẻ" in _found("Lò Văn Nam", "Nam Lò Văn", counted).words


def test_a_day_is_as_common_as_its_children() -> None:
    days = [f"{year}-03-{day:02}" for year in range(2010, 2020) for day in range(1, 29)]
    spread = Counts([("Lò Văn Nam", day) for day in days])
    heaped = Counts([("Lò Văn Nam", day) for day in [*days, *["2017-03-09"] * 100]])
    pair = ("Giàng Thị Ánh", "Giàng Thị Ánh")
    assert _found(*pair, spread).weight == MOST
    assert rarity(*pair, "2017-03-09", 1, heaped) is None
    assert rarity(*pair, "2017-03-09", 0, spread) is None


def test_of_one_name_and_day_two_are_counted() -> None:
    again = [("Lò Văn Nam", "2017-03-09")] * 5
    assert Counts(again).of_name("Lò Văn Nam") == 2
    assert Counts([*again, ("Lò Văn Nam", "2016-01-02")]).of_name("Lò Văn Nam") == 3
    assert Counts([("Lò Văn Nam", "2017")] * 5).of_name("Lò Văn Nam") == 5
