"""What a kind refuses at its declaration."""

from __future__ import annotations

import pytest

from xatre.exchange.statement import read_hand_over, state_hand_over
from xatre.kinds import KINDS
from xatre.model.fields import Text
from xatre.model.kind import Kind, Section

SECTIONS = (Section("Phần", (Text("words", "Chữ"),)),)


@pytest.mark.parametrize(
    "name", ["form_2", "Form", "biểu", "", "_", "a-b", "a b", "x" * 41, "child\n"]
)
def test_a_name_no_package_could_carry_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        Kind(name, "Biểu", sections=SECTIONS)


def test_a_name_that_is_taken_travels_in_a_statement() -> None:
    for name in (Kind("x" * 40, "Biểu", sections=SECTIONS).name, *KINDS):
        stated = state_hand_over(
            record="r", kind=name, from_unit="03562@2025", to_unit="02788@2025",
            lines=frozenset(("ab" * 32,)), signing=bytes(32), sign=lambda data: bytes(64),
        )  # fmt: skip
        assert read_hand_over(stated.body).kind == name
