"""The merge against simulated communes and an office; then the same with each rule broken.

XATRE_HISTORIES sets how many histories are run (200 without it).
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from simulator import Simulation

from xatre.model import merge
from xatre.model.revision import LineError

HISTORIES = int(os.environ.get("XATRE_HISTORIES", "200"))
STEPS = 40


def test_histories_end_as_their_writers_meant() -> None:
    seen: Counter[str] = Counter()
    for seed in range(HISTORIES):
        simulation = Simulation(seed)
        try:
            simulation.run(STEPS)
        except AssertionError as error:
            raise AssertionError(f"history {seed}") from error
        seen += simulation.seen
    floors = {
        "clash": 5,
        "clash value": 2,
        "clash row": 0.5,
        "clash state": 0.5,
        "clash whole": 2,
        "clash with nothing": 1,
        "clash of three": 0.05,
        "decided": 0.5,
        "refused": 0.5,
        "waiting": 0.1,
        "undone": 0.1,
        "restored": 0.05,
        "copied": 0.2,
        "revoked": 0.2,
        "fast": 2,
    }
    assert {what for what, floor in floors.items() if seen[what] < floor * HISTORIES} == set()


BROKEN = {
    "a cell edit re-affirms its row": (
        "sets |= {_row(path) for path in sets} & own.keys()",
        "sets |= set()",
    ),
    "every line re-affirms its state": ("if whole else {STATE}", "if whole else set()"),
    "a whole form merges as one": ("if whole else {STATE}", "if False else {STATE}"),
    "a leaf with something open is walked": ("not leaves[0].open and ", ""),
    "a leaf whose ancestors are missing waits": (" and parents <= lines.keys()", ""),
    "waiting lines are named": ("frozenset(lines.keys() - place.keys())", "frozenset()"),
    "a path left open is not set": ("} - line.open", "}"),
    "a descendant overrides": ("if not overridden >> one & 1", ""),
    "removing a value sets it": ("in always | held.keys() | own.keys()", "in always | own.keys()"),
    "identical values cannot clash": (
        "items() if len(named) > 1}",
        "items() if sum(map(len, named.values())) > 1}",
    ),
    "both values are kept": (
        "held[path] = held.get(path, frozenset()) | setters",
        "held[path] = setters",
    ),
    "an edit takes every head": (
        "NextLine(seen.heads, state,",
        "NextLine(frozenset(sorted(seen.heads)[:1]), state,",
    ),
    "an edit closes nothing": ("unflatten(leaves), seen.open)", "unflatten(leaves), frozenset())"),
    "a decision has several parents": ("seen.heads.union(*setters)", "seen.heads"),
    "a decision closes": ("seen.open - chosen.keys()", "seen.open"),
    "a removal keeps the cells": ("leaves[path] = text", "pass"),
    "no edit while the state clashes": ("raise StateClash", "pass"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_turns_red(rule: str) -> None:
    right, wrong = BROKEN[rule]
    source = Path(merge.__file__).read_text(encoding="utf-8")
    assert source.count(right) == 1
    broken = ModuleType("broken_merge")
    sys.modules["broken_merge"] = broken
    try:
        exec(source.replace(right, wrong), vars(broken))
    finally:
        del sys.modules["broken_merge"]
    assert any(fails(seed, broken) for seed in range(HISTORIES))


def fails(seed: int, broken: ModuleType) -> bool:
    try:
        Simulation(seed, broken).run(STEPS)
    except (AssertionError, LineError):
        return True
    return False
