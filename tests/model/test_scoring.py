"""Points: bands, yes or no, parts, what is not known stays so, the verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xatre import resources
from xatre.model.scoring import Known, plain, score, verdict

SET = resources.criteria_sets()["06-QD-TTg-2019"]


def scored(**known: Known):  # type: ignore[no-untyped-def]
    items, total = score(SET, {code.replace("_", "."): one for code, one in known.items()})
    flat = {one.code: one for item in items for one in (item, *item.parts)}
    return flat, total


def share(numerator: int, denominator: int) -> Known:
    return Known(Decimal(numerator), Decimal(denominator))


def test_nothing_known_gives_nothing() -> None:
    found, total = scored()
    assert len([code for code in found if "." not in code]) == 13
    assert total == 0
    assert all(one.points is None for one in found.values())
    assert sum(one.max is None for code, one in found.items() if "." not in code) == 10


def test_yes_and_no() -> None:
    found, total = scored(TC01_1=Known(answer="yes"), TC01_2=Known(answer="no"))
    assert found["TC01.1"].points == 50
    assert found["TC01.2"].points == 0
    assert found["TC01"].points == total == 50
    assert found["TC01"].missing == "figure"


def test_a_band_that_is_known() -> None:
    found, total = scored(TC06_1=share(46, 48), TC07=share(118, 120))
    assert found["TC06.1"].points == 50
    assert found["TC07"].points == 50
    assert total == 100


def test_below_the_known_band_is_not_guessed() -> None:
    found, _ = scored(TC06_2=share(4, 5))
    assert found["TC06.2"].value == 80
    assert found["TC06.2"].points is None
    assert found["TC06.2"].missing == "scale"
    assert not found["TC06.2"].verified


def test_an_unknown_maximum_gives_no_points() -> None:
    found, _ = scored(TC02=share(612, 619))
    assert found["TC02"].points is None
    assert round(found["TC02"].value, 1) == Decimal("98.9")


def test_a_rate_is_per_thousand() -> None:
    found, _ = scored(TC05=share(35, 1284))
    assert round(found["TC05"].value, 1) == Decimal("27.3")


def test_nothing_occurred_is_full_but_not_verified() -> None:
    found, _ = scored(TC06_2=Known(none_occurred=True))
    assert found["TC06.2"].points == 75
    assert not found["TC06.2"].verified


def test_zero_of_zero_is_not_full() -> None:
    found, _ = scored(TC06_2=share(0, 0))
    assert found["TC06.2"].points is None


@pytest.mark.parametrize(("points", "expected"), [("40", 40), ("80", None), ("-1", None)])
def test_points_a_person_writes_stay_within_the_maximum(points: str, expected: int | None) -> None:
    found, _ = scored(TC07=Known(points=Decimal(points)))
    assert found["TC07"].points == expected


def test_no_verdict_while_a_maximum_is_not_known() -> None:
    items, _ = score(SET, {})
    assert verdict(SET, items, Decimal(800)) is None


def test_a_whole_set_has_a_verdict() -> None:
    whole = {
        "no_zero": {"value": True},
        "items": [
            {
                "code": code,
                "label": code,
                "kind": "yes_no",
                "max": "50",
                "verified": True,
                "source": "s",
            }
            for code in ("A", "B")
        ],
    }
    both, _ = score(whole, {"A": Known(answer="yes"), "B": Known(answer="yes")})
    assert verdict(whole, both, Decimal(100)) is True
    assert verdict(whole, both, Decimal(101)) is False
    assert verdict(whole, both, None) is None
    one, _ = score(whole, {"A": Known(answer="yes"), "B": Known(answer="no")})
    assert verdict(whole, one, Decimal(50)) is False


def test_plain_numbers() -> None:
    assert plain(Decimal("50")) == 50
    assert plain(Decimal("12.5")) == 12.5
    assert plain(None) is None
