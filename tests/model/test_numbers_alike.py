"""Two personal numbers as people write them."""

from __future__ import annotations

import pytest

from xatre.model.numbers_alike import (
    ONE_DIGIT,
    OTHER_NUMBER,
    SAME_NUMBER,
    SLIP_OF_PEN,
    TWO_DIGITS,
    never_of_twins,
    numbers_alike,
    one_after_the_other,
)

NUMBER = "012317004321"


@pytest.mark.parametrize(
    ("other", "weight"),
    [
        (NUMBER, SAME_NUMBER),
        ("012317014321", SLIP_OF_PEN),
        ("012371004321", SLIP_OF_PEN),
        ("012317004322", ONE_DIGIT),
        ("012317004312", ONE_DIGIT),
        ("012318014321", TWO_DIGITS),
        ("012317999002", OTHER_NUMBER),
        ("1231700432x", TWO_DIGITS),
    ],
)
def test_what_a_number_weighs(other: str, weight: int) -> None:
    assert numbers_alike(NUMBER, other)[0] == numbers_alike(other, NUMBER)[0] == weight
    assert numbers_alike(NUMBER, other)[1]


def test_numbers_of_twins() -> None:
    assert one_after_the_other(NUMBER, "012317004322")
    assert not one_after_the_other(NUMBER, "012317004323")
    assert not one_after_the_other(NUMBER, "01231700432x")
    assert never_of_twins(NUMBER, "001317004321")
    assert never_of_twins(NUMBER, "012318004321")
    assert not never_of_twins(NUMBER, "012217999002")
    assert not never_of_twins(NUMBER, "0123")
