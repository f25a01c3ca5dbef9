"""A sample typed again: the same one each time, compared cell by cell, each difference decided."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from first_books import Clock

from xatre.work.records import browse, save
from xatre.work.session import Session
from xatre.work.typing import differences, sampling
from xatre.work.typing.differences import NotDifferent
from xatre.work.typing.rows import cells_of
from xatre.work.typing.sampling import Again, BadRule, NoSuchSample, NothingToSample, Rule

DAY = date(2026, 11, 20)


def children(session: Session, count: int = 40) -> list[str]:
    given = [
        {"full_name": f"Giàng A {one:02}", "born_on": "2016-03-09", "sex": "male",
         "household_number": str(one), "mother_name": "Vàng Thị Mai"}
        for one in range(count)
    ]  # fmt: skip
    return save.add_records(session, "child", given).saved


def again(session: Session, number: int, place: int, **words: str) -> None:
    fields, unread, _ = cells_of(session).row(words, {})
    sampling.keep_again(session, number, [Again(place, fields, unread)], done=True)


def test_every_tenth(commune: Session) -> None:
    ids = children(commune)
    sample = sampling.choose(commune, DAY, Rule(every=10))
    assert [row.record for row in sampling.rows_of(commune, sample.number)] == ids[9::10]
    assert sample.rule == "cứ 10 dòng lấy 1"


def test_by_lot_the_same_again(commune: Session) -> None:
    ids = children(commune)
    rule = Rule(count=7, seed="xa")
    chosen = [
        [
            row.record
            for row in sampling.rows_of(commune, sampling.choose(commune, DAY, rule).number)
        ]
        for _ in range(2)
    ]
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 7
    assert [ids.index(id) for id in chosen[0]] == sorted(ids.index(id) for id in chosen[0])
    other = sampling.choose(commune, DAY, Rule(count=7, seed="khac"))
    assert [row.record for row in sampling.rows_of(commune, other.number)] != chosen[0]


def test_only_what_was_typed_since_that_day(commune: Session, clock: Clock) -> None:
    children(commune, 5)
    clock.moment += timedelta(days=2)
    with pytest.raises(NothingToSample):
        sampling.choose(commune, DAY + timedelta(days=2), Rule(every=1))
    late = children(commune, 3)
    sample = sampling.choose(commune, DAY + timedelta(days=2), Rule(every=1))
    assert [row.record for row in sampling.rows_of(commune, sample.number)] == late


@pytest.mark.parametrize("rule", [Rule(), Rule(every=3, count=3), Rule(every=100_000)])
def test_a_rule_is_one_of_two(commune: Session, rule: Rule) -> None:
    children(commune, 2)
    with pytest.raises(BadRule):
        sampling.choose(commune, DAY, rule)


def test_the_second_person_sees_only_where_a_row_stands(commune: Session) -> None:
    children(commune, 3)
    sample = sampling.choose(commune, DAY, Rule(every=1))
    row = sampling.rows_of(commune, sample.number)[0]
    assert row.given == {"household_number": "0"}
    assert row.again == {}
    assert "Giàng" not in repr(row)


def test_differences_are_listed_and_decided(commune: Session) -> None:
    ids = children(commune, 3)
    number = sampling.choose(commune, DAY, Rule(every=1)).number
    right = {"full_name": "Giàng A 00", "born_on": "9/3/2016", "sex": "na",
             "mother_name": "Vàng Thị Mai"}  # fmt: skip
    again(commune, number, 1, **right)
    again(commune, number, 2, **right | {"full_name": "Giàng A 01", "born_on": "3/9/2016"})
    told = differences.compare(commune, number)
    assert (told.rows, told.typed, told.cells) == (3, 2, 8)
    (one,) = told.differences
    assert (one.place, one.column, one.first, one.second) == (
        2, "born_on", "09/03/2016", "03/09/2016",
    )  # fmt: skip
    assert told.rate == 1 / 8
    before = len(browse.history(commune, "child", ids[1]))
    differences.decide(commune, number, 2, "born_on", "second")
    assert browse.record(commune, "child", ids[1]).fields["born_on"] == "2016-09-03"
    assert len(browse.history(commune, "child", ids[1])) == before + 1
    told = differences.compare(commune, number)
    assert [one.settled for one in told.differences] == ["second"]
    assert told.rate == 1 / 8
    with pytest.raises(NotDifferent):
        differences.decide(commune, number, 2, "sex", "first")
    with pytest.raises(NotDifferent):
        differences.decide(commune, number, 3, "sex", "first")


def test_what_was_first_is_kept(commune: Session) -> None:
    ids = children(commune, 1)
    number = sampling.choose(commune, DAY, Rule(every=1)).number
    again(commune, number, 1, full_name="Giàng B", sex="nu", born_on="2016")
    assert {one.column for one in differences.compare(commune, number).differences} == {
        "full_name", "sex", "born_on", "mother_name",
    }  # fmt: skip
    differences.decide(commune, number, 1, "full_name", "first")
    assert browse.record(commune, "child", ids[0]).fields["full_name"] == "Giàng A 00"
    differences.decide(commune, number, 1, "mother_name", "second")
    assert "mother_name" not in browse.record(commune, "child", ids[0]).fields


def test_a_number_is_taken_with_what_says_that_there_is_one(commune: Session) -> None:
    ids = children(commune, 1)
    number = sampling.choose(commune, DAY, Rule(every=1)).number
    again(commune, number, 1, personal_number="012 216 000 123", special_groups="kt")
    differences.decide(commune, number, 1, "personal_number", "second")
    differences.decide(commune, number, 1, "special_groups", "second")
    kept = browse.record(commune, "child", ids[0]).fields
    assert (kept["number_state"], kept["personal_number"]) == ("has", "012216000123")
    assert kept["visible_groups"] == {"G04": "yes"}


def test_half_a_row_is_not_compared(commune: Session) -> None:
    children(commune, 1)
    number = sampling.choose(commune, DAY, Rule(every=1)).number
    sampling.keep_again(commune, number, [Again(1, {"full_name": "Giàng"}, {})])
    told = differences.compare(commune, number)
    assert (told.typed, told.rate, told.differences) == (0, None, ())
    again(commune, number, 1, born_on="31/2/2016")
    assert differences.compare(commune, number).typed == 0
    assert sampling.rows_of(commune, number)[0].unread == {"born_on": "31/2/2016"}
    with pytest.raises(NoSuchSample):
        sampling.keep_again(commune, 99, [Again(1, {}, {})])
