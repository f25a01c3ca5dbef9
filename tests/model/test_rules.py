"""Rules: intervals, rows, references, ages, doubles, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from looks import MemoryLook

from xatre.model.fields import Choice, Day, PersonRef, Rows, Text, WholeNumber
from xatre.model.kind import Kind, Section
from xatre.model.record import Record
from xatre.model.rules import (
    AgeUnder,
    Agrees,
    AtLeastYearsAfter,
    NotAfter,
    NotBefore,
    NotMore,
    PersonalNumber,
    Rule,
    Unique,
)

KIND = Kind(
    "injury",
    "Tai nạn",
    sections=(
        Section(
            "Tất cả",
            (
                PersonRef("child", "Trẻ em"),
                Day("happened_on", "Ngày xảy ra"),
                Day("reported_on", "Ngày báo"),
                Day("born_on", "Ngày sinh"),
                Day("mother_born_on", "Ngày sinh mẹ"),
                Text("full_name", "Họ tên"),
                Text("personal_number", "Số định danh"),
                Choice("sex", "Giới tính", codes="sex"),
                WholeNumber("part", "Số trẻ được hỗ trợ"),
                WholeNumber("whole", "Tổng số trẻ"),
                Rows(
                    "support",
                    "Hỗ trợ",
                    fields=(Day("from_day", "Từ ngày"), Day("to_day", "Đến ngày")),
                ),
            ),
        ),
    ),
)
LOOK = MemoryLook(
    [
        Record("c1", "child", "u", fields={"born_on": "2017-05", "sex": "male"}),
        Record(
            "other", "injury", "u", fields={"full_name": "An", "born_on": "2017", "code": "TN-7"}
        ),
    ]
)


def texts(rule: Rule, fields: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    record = Record("e1", "injury", "u", fields=dict(fields))
    return [(one.path, one.level, one.text) for one in rule.problems(record, KIND, LOOK)]


@pytest.mark.parametrize(
    ("happened", "reported", "wrong"),
    [
        ("2026-03-09", "2026-03-08", True),
        ("2026-03-09", "2026-03-09", False),
        ("2026-03-09", "2026-03", False),
        ("2026-03", "2026-02-28", True),
        ("2026", "2025-12", True),
        ("2026~", "2025", False),
        ("2027~", "2025", True),
        ("2026-03-09", "", False),
    ],
)
def test_days_out_of_order_are_found_only_when_that_is_sure(
    happened: str, reported: str, wrong: bool
) -> None:
    fields = {"happened_on": happened} | ({"reported_on": reported} if reported else {})
    said = texts(NotBefore("reported_on", "happened_on"), fields)
    assert said == ([("reported_on", "error", "Ngày báo sớm hơn ngày xảy ra.")] if wrong else [])
    said = texts(NotAfter("happened_on", "reported_on", "doubt"), fields)
    assert bool(said) is wrong


def test_doubts_ask_for_a_reason() -> None:
    fields = {"happened_on": "2026-03-09", "reported_on": "2026-03-08"}
    assert texts(NotAfter("happened_on", "reported_on", "doubt"), fields) == [
        ("happened_on", "doubt", "Ngày xảy ra muộn hơn ngày báo. Đúng thì ghi lý do.")
    ]


def test_a_path_may_cross_one_reference() -> None:
    rule = NotBefore("happened_on", "child.born_on")
    assert texts(rule, {"child": "c1", "happened_on": "2017-04-30"}) == [
        ("happened_on", "error", "Ngày xảy ra sớm hơn ngày sinh.")
    ]
    assert texts(rule, {"child": "c1", "happened_on": "2017-05-01"}) == []
    assert texts(rule, {"child": "c9", "happened_on": "1950"}) == []
    assert texts(rule, {"happened_on": "1950"}) == []


def test_rows_are_compared_cell_by_cell() -> None:
    support = {
        "r1": {"+": "yes", "from_day": "2026", "to_day": "2025"},
        "r2": {"+": "yes", "from_day": "2025", "to_day": "2026"},
        "r3": {"from_day": "2026", "to_day": "2025"},
        "r4": {"+": "yes", "from_day": "2026"},
    }
    said = texts(NotAfter("support/from_day", "support/to_day"), {"support": support})
    assert [path for path, _, _ in said] == ["support/r1/from_day"]
    said = texts(
        NotBefore("support/from_day", "born_on"), {"support": support, "born_on": "2026-01"}
    )
    assert [path for path, _, _ in said] == ["support/r2/from_day"]


@pytest.mark.parametrize(
    ("born", "on", "old"),
    [
        ("1986", "", True),
        ("2010-11-22", "", True),
        ("2010-11-23", "", False),
        ("2010", "", False),
        ("2009", "", True),
        ("2010-11-23", "2026-11-23", True),
        ("2010-11-23", "2026", False),
    ],
)
def test_an_age_is_doubted_only_when_it_is_surely_reached(born: str, on: str, old: bool) -> None:
    fields = {"born_on": born} | ({"happened_on": on} if on else {})
    said = texts(AgeUnder("born_on", 16, on="happened_on" if on else ""), fields)
    assert [(path, level) for path, level, _ in said] == ([("born_on", "doubt")] if old else [])


def test_an_age_may_be_asked_through_a_reference() -> None:
    said = texts(AgeUnder("child.born_on", 16, on="happened_on"), {"child": "c1"})
    assert said == []
    fields = {"child": "c1", "happened_on": "2034-01-01"}
    assert texts(AgeUnder("child.born_on", 16, on="happened_on"), fields) == [
        ("happened_on", "doubt", "Đã đủ 16 tuổi vào ngày đó. Đúng thì ghi lý do.")
    ]


@pytest.mark.parametrize(
    ("mother", "wrong"), [("2008", True), ("2007", False), ("2018", True), ("1990", False)]
)
def test_a_mother_is_some_years_older(mother: str, wrong: bool) -> None:
    said = texts(
        AtLeastYearsAfter("mother_born_on", "born_on", 10),
        {"mother_born_on": mother, "born_on": "2017"},
    )
    assert bool(said) is wrong


def test_doubles_are_named_by_their_code() -> None:
    rule = Unique(("full_name", "born_on"))
    assert texts(rule, {"full_name": "An", "born_on": "2017"}) == [
        (
            "full_name",
            "doubt",
            "Trùng họ tên, ngày sinh với TN-7. Có phải cùng một hồ sơ không?",
        )
    ]
    assert texts(rule, {"full_name": "An"}) == []
    assert texts(rule, {"full_name": "Ân", "born_on": "2017"}) == []
    record = Record("other", "injury", "u", fields={"full_name": "An", "born_on": "2017"})
    assert list(rule.problems(record, KIND, LOOK)) == []


def test_personal_numbers_are_wrong_by_count_and_doubtful_by_content() -> None:
    rule = PersonalNumber("personal_number", "born_on", "sex")
    fields = {"personal_number": "012216000", "born_on": "2017", "sex": "male"}
    assert texts(rule, fields) == [("personal_number", "error", "Cần đủ 12 chữ số, mới có 9.")]
    fields["personal_number"] = "012316000123"
    assert [level for _, level, _ in texts(rule, fields)] == ["doubt", "doubt"]
    fields["personal_number"] = "012217000123"
    assert texts(rule, fields) == []


def test_values_that_should_agree_and_parts_and_wholes() -> None:
    assert len(texts(Agrees("sex", "child.sex"), {"child": "c1", "sex": "female"})) == 1
    assert texts(Agrees("sex", "child.sex"), {"child": "c1", "sex": "male"}) == []
    assert texts(NotMore("part", "whole"), {"part": "10", "whole": "9"}) == [
        ("part", "error", "Số trẻ được hỗ trợ nhiều hơn tổng số trẻ.")
    ]
    assert texts(NotMore("part", "whole"), {"part": "9", "whole": "10"}) == []
