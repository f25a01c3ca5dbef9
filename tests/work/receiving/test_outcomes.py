"""What a second look at a file found is counted with the first, whole."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from xatre.work.receiving.comparing import Difference, Rejection
from xatre.work.receiving.outcomes import Outcome

COUNTS = ("new", "updated", "unchanged", "conflict", "doubtful", "rejected", "waiting")
LISTS = ("clashing", "differences", "rejections")


def outcome(count: int, id: str) -> Outcome:
    made = Outcome("gói.xatre", Path("gói.xatre"), **dict.fromkeys(COUNTS, count))  # type: ignore[arg-type]
    made.clashing = [("child", id)]
    made.differences = [Difference("child", id, "sex", "", "", "", "", ())]
    made.rejections = [Rejection("Trẻ em", "", id, "XT-101", "")]
    return made


def test_all_of_it_is_added_and_no_clash_told_twice() -> None:
    one, again = outcome(1, "a"), outcome(2, "b")
    one.add(again)
    assert {name: getattr(one, name) for name in COUNTS} == dict.fromkeys(COUNTS, 3)
    assert all(len(getattr(one, name)) == 2 for name in LISTS)
    one.rejections = []
    one.add(outcome(0, "b"))
    assert (len(one.clashing), len(one.differences)) == (2, 2)


def test_every_count_of_records_is_known_here() -> None:
    counted = {one.name for one in fields(Outcome) if one.type == "int"} - {"sequence"}
    assert counted == set(COUNTS)
