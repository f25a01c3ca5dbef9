"""On a register whose doubles are known, enough are found and enough of what is found is right."""

from __future__ import annotations

from bench import double_truth
from xatre.work.doubles.blocks import Register


def test_enough_are_found_and_right() -> None:
    rows, truth = double_truth.register(3000, 300, seed=11)
    register = Register()
    register.add(tuple(row) for row in rows)
    found = {frozenset((one.id, other.id)) for one, other, _ in register.pairs()}
    assert len(found & truth) / len(truth) >= 0.97
    assert len(found & truth) / len(found) >= 0.90
