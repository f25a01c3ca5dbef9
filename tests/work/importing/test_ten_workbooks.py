"""The ten workbooks through `xatre import`: what can be read goes in, every fault is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from command import new_book, xatre
from ten_workbooks import TEN, Messy


def bring(book: Path, one: Messy, file: Path, *words: str) -> dict[str, Any]:
    ran = xatre("import", book, one.kind, file, "--json", *words)
    assert ran.code in (0, 1), ran.words
    return ran.json


def answered(one: Messy, questions: list[dict[str, Any]]) -> list[str]:
    """What an officer answers: as the workbook says, else the likeliest."""
    given = dict(one.answers)
    for question in questions:
        if question["key"].startswith("unit:"):
            given[question["key"]] = question["options"][0][0]
    return [word for key, value in given.items() for word in ("--answer", f"{key}={value}")]


@pytest.mark.parametrize("one", TEN, ids=lambda one: one.name)
def test_every_fault_is_named_and_the_rest_goes_in(one: Messy, tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), one.write(tmp_path)
    asked = bring(book, one, file, "--check")
    assert asked["saved"] == []
    keys = {question["key"] for question in asked["questions"]}
    assert all(any(key.startswith(start) for key in keys) for start in one.asks)
    assert all(key.startswith((*one.asks, "leave:")) for key in keys)
    answers = answered(one, asked["questions"])
    done = bring(book, one, file, *answers, "--doubtful")
    errors = {p["cell"]: p["field"] for p in done["problems"] if p["level"] == "error"}
    assert errors == one.faults
    assert all(p["text"] and p["code"] for p in done["problems"])
    assert done["counts"] == one.counts
    assert len(done["saved"]) == one.counts["new"] + one.counts["doubtful"]
    assert one.says in " ".join(done["notes"])
    again = bring(book, one, file, *answers, "--check")
    assert again["counts"]["bad"] == one.counts["bad"]
    assert again["counts"]["new"] == 0, "the same file brought in twice"
