"""Grouped counts of declared fields."""

from __future__ import annotations

import pytest
from sample_kinds import UNIT, line, memory_book, new_id

from xatre.store.connection import Database
from xatre.store.faults import NotInTheTable
from xatre.store.lists import counts
from xatre.store.lists.counts import AgeAt, Between, Period, count_by
from xatre.store.register import revisions


@pytest.fixture
def db() -> Database:
    book = memory_book()
    revisions.add_lines(
        book,
        [
            line(1, fields={"sex": "1", "born_on": "2017", "weight": "20",
                            "groups": {"G01": "yes", "G02": "yes"},
                            "special": {"r1": {"+": "yes", "group": "G04"}, "r2": {"group": "X"}}}),
            line(2, fields={"sex": "2", "born_on": "2010-03-09", "weight": "30",
                            "groups": {"G01": "yes"}}),
            line(3, fields={"sex": "1"}, unit="02788@2025"),
            line(4, fields={"sex": "1"}, state="void"),
            line(5, "injury", {"child": new_id(1), "cause": "11", "happened_on": "2026-02"}),
            line(6, "injury", {"child": new_id(2), "cause": "11", "happened_on": "2026-05-20"}),
            line(7, "injury", {"child": new_id(2), "cause": "12", "happened_on": "2025-12-31"}),
            line(8, "injury", {"cause": "12"}),
        ],
    )  # fmt: skip
    return book


def as_dict(found: list[counts.Count]) -> dict[object, float]:
    return {one.group if len(one.group) != 1 else one.group[0]: one.number for one in found}


def test_by_fields_units_and_several_values(db: Database) -> None:
    assert as_dict(count_by(db, "child", ["sex"])) == {"1": 2, "2": 1}
    assert as_dict(count_by(db, "child", ["@unit", "sex"])) == {
        (UNIT, "1"): 1, (UNIT, "2"): 1, ("02788@2025", "1"): 1,
    }  # fmt: skip
    assert as_dict(count_by(db, "child", ["groups"])) == {"G01": 2, "G02": 1, None: 1}
    assert as_dict(count_by(db, "child", ["special/group"])) == {None: 3, "G04": 1}
    assert counts.count(db, "child") == 3
    assert counts.count(db, "child", {"groups": ("G01", "G02")}) == 2
    assert counts.count(db, "child", states=("void",)) == 1


def test_across_a_reference_and_by_parts_of_days(db: Database) -> None:
    assert as_dict(count_by(db, "injury", ["child.sex"])) == {"1": 1, "2": 2, None: 1}
    assert as_dict(count_by(db, "injury", ["happened_on:year"])) == {
        "2025": 1, "2026": 2, None: 1,
    }  # fmt: skip
    assert as_dict(count_by(db, "injury", ["happened_on:quarter"])) == {
        "2025-Q4": 1, "2026-Q1": 1, "2026-Q2": 1, None: 1,
    }  # fmt: skip
    year = Period("happened_on", "2026-01-01", "2026-12-31")
    assert as_dict(count_by(db, "injury", ["cause"], period=year)) == {"11": 2}
    assert as_dict(count_by(db, "injury", ["cause"], {"child.sex": "2"})) == {"11": 1, "12": 1}
    assert counts.count(db, "injury", {"happened_on": Between("", "2025-12-31")}) == 1


def test_by_age_at_a_day_or_at_the_event(db: Database) -> None:
    at_event = AgeAt("happened_on", "child.born_on", (0, 5, 10, 16))
    assert as_dict(count_by(db, "injury", [at_event])) == {"5": 1, "10": 1, "16": 1, None: 1}
    today = AgeAt("2026-11-20", edges=(0, 6, 16))
    assert as_dict(count_by(db, "child", [today])) == {"6": 1, "16": 1, None: 1}


@pytest.mark.parametrize(
    "group",
    ["nothing", "sex) FROM revisions --", "sex:year", "born_on:week", "cause.sex", "special",
     "special/nothing", AgeAt("sex"), AgeAt("2026-11-20", "sex"), AgeAt("' OR 1 --")],
    ids=str,
)  # fmt: skip
def test_only_declared_groups(db: Database, group: counts.Group) -> None:
    with pytest.raises(NotInTheTable):
        count_by(db, "child", [group])


def test_sealed_fields_are_never_counted(db: Database) -> None:
    with pytest.raises(NotInTheTable):
        count_by(db, "case", ["reporter"])
