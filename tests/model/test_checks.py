"""Checks: faults, what is required, unknown codes, future days, answered doubts."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from given_form import as_given
from looks import MemoryLook

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.checks import Checker, problems
from xatre.model.conditions import When
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    DecimalNumber,
    LongText,
    PersonRef,
    Rows,
    Sealed,
    Text,
    Unit,
    WholeNumber,
)
from xatre.model.kind import Kind, Section
from xatre.model.problem import Problem
from xatre.model.reading import clean_fields
from xatre.model.record import Clash, Record
from xatre.model.rules import AgeUnder

CHILD_ID = "0198b4d0-0000-7000-8000-000000000001"
KIND = Kind(
    "event",
    "Sự việc",
    sections=(
        Section(
            "Sự việc",
            (
                Text("full_name", "Họ tên", required=True, longest=120),
                Day("born_on", "Ngày sinh"),
                Day("planned_on", "Ngày dự kiến", may_be_future=True),
                Choice("cause", "Nguyên nhân", codes="colour"),
                Text(
                    "cause_other",
                    "Nêu rõ",
                    shown_if=When("cause", is_="blue"),
                    required=True,
                ),
                Choices("marks", "Dấu", codes="colour"),
                Unit("place", "Xã"),
                PersonRef("child", "Trẻ em"),
                WholeNumber("number", "Số"),
                DecimalNumber("weight", "Cân nặng"),
                LongText("story", "Kể lại"),
                Text("phone", "Điện thoại", pattern=r"0\d{9}", pattern_words="Cần 10 chữ số."),
                Sealed("reporter", "Người báo"),
                Rows(
                    "plan",
                    "Kế hoạch",
                    most=3,
                    fields=(
                        Choice("service", "Dịch vụ", codes="colour", required=True),
                        Text(
                            "service_other",
                            "Dịch vụ khác",
                            required=When("service", is_="blue"),
                        ),
                        Day("done_on", "Ngày xong"),
                        Choices("marks", "Dấu", codes="colour"),
                    ),
                ),
            ),
        ),
        Section(
            "Thêm",
            (Text("more", "Thêm", required=True),),
            shown_if=When("cause", is_="red"),
        ),
    ),
    rules=(AgeUnder("born_on", 16),),
)
LOOK = MemoryLook([Record(CHILD_ID, "child", "03562@2025")])


def found(completing: bool = False, **fields: Any) -> list[Problem]:
    return problems(Record("e1", "event", "03562@2025", fields=fields), KIND, LOOK, completing)


def brief(problem_list: list[Problem]) -> list[tuple[str, str, str]]:
    return [(one.path, one.level, one.code) for one in problem_list]


GOOD: dict[str, Any] = {
    "full_name": "Giàng A Páo",
    "born_on": "2017~",
    "planned_on": "2030-01-01",
    "cause": "blue",
    "cause_other": "Ngã",
    "marks": {"red": "yes", "blue": "yes"},
    "place": "03562@2025",
    "child": CHILD_ID,
    "number": "12",
    "weight": "12.5",
    "story": "Một\nhai",
    "phone": "0912345678",
    "reporter": "c2VhbGVk",
    "plan": {"r1": {"+": "yes", "service": "red", "done_on": "2026-01", "marks": {"red": "yes"}}},
    "code": "SV-1",
}


def test_a_good_record_has_no_problem_however_often_it_is_asked() -> None:
    for _ in range(3):
        assert found(completing=True, **GOOD) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"nickname": "x"}, ("nickname", "error", "XT-103")),
        ({"full_name": {"a": "b"}}, ("full_name", "error", "XT-101")),
        ({"full_name": "x" * 1_000_000}, ("full_name", "error", "XT-101")),
        ({"full_name": "a\x00b"}, ("full_name", "error", "XT-101")),
        ({"full_name": "a\ud800b"}, ("full_name", "error", "XT-101")),
        (
            {"full_name": unicodedata.normalize("NFD", "Đỗ Ố")},
            ("full_name", "error", "XT-101"),
        ),
        ({"born_on": "2017-02-29"}, ("born_on", "error", "XT-101")),
        ({"born_on": "1875"}, ("born_on", "error", "XT-101")),
        ({"born_on": {}}, ("born_on", "error", "XT-101")),
        ({"born_on": "2026-11-23"}, ("born_on", "error", "XT-106")),
        ({"born_on": "2026-12"}, ("born_on", "error", "XT-106")),
        ({"born_on": "2027~"}, ("born_on", "error", "XT-106")),
        ({"born_on": "1986-05-01"}, ("born_on", "doubt", "XT-108")),
        ({"cause": "green"}, ("cause", "doubt", "XT-105")),
        ({"cause": "a b"}, ("cause", "error", "XT-101")),
        ({"marks": {"red": "yes", "green": "yes"}}, ("marks", "doubt", "XT-105")),
        ({"marks": {"red": "no"}}, ("marks", "error", "XT-101")),
        ({"place": "99999@2025"}, ("place", "doubt", "XT-105")),
        ({"place": "03562"}, ("place", "error", "XT-101")),
        ({"child": CHILD_ID[:-1] + "9"}, ("child", "doubt", "XT-112")),
        ({"child": "x"}, ("child", "error", "XT-101")),
        ({"number": "mười"}, ("number", "error", "XT-101")),
        ({"number": "007"}, ("number", "error", "XT-101")),
        ({"weight": "1e5"}, ("weight", "error", "XT-101")),
        ({"phone": "12"}, ("phone", "error", "XT-113")),
        ({"plan": "x"}, ("plan", "error", "XT-101")),
        ({"plan": {"r1": "x"}}, ("plan", "error", "XT-101")),
        ({"plan": {"r/1": {"+": "yes"}}}, ("plan", "error", "XT-101")),
        ({"plan": {f"r{n}": {"+": "yes"} for n in range(4)}}, ("plan", "error", "XT-101")),
        (
            {"plan": {"r1": {"+": "yes", "service": "x y"}}},
            ("plan/r1/service", "error", "XT-101"),
        ),
        (
            {"plan": {"r1": {"+": "yes", "service": "green"}}},
            ("plan/r1/service", "doubt", "XT-105"),
        ),
        ({"plan": {"r1": {"+": "yes", "other": "x"}}}, ("plan/r1/other", "error", "XT-103")),
        (
            {"plan": {"r1": {"+": "yes", "done_on": "2027"}}},
            ("plan/r1/done_on", "error", "XT-106"),
        ),
    ],
)
def test_each_fault_is_found_with_its_path(
    fields: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    for _ in range(2):
        assert brief(found(**fields)) == [expected]


def test_a_good_day_that_was_remembered_is_still_asked_about_the_future() -> None:
    late = replace(LOOK, today=LOOK.today.replace(year=2028))
    record = Record("e1", "event", "03562@2025", fields={"born_on": "2027-05-01"})
    assert problems(record, KIND, late, False) == []
    assert brief(problems(record, KIND, LOOK, False)) == [("born_on", "error", "XT-106")]


def test_a_removed_row_is_checked_for_type_only() -> None:
    assert found(plan={"r1": {"service": "green"}}) == []
    assert brief(found(plan={"r1": {"service": "x y"}})) == [("plan/r1/service", "error", "XT-101")]


def test_required_fields_are_asked_for_only_on_completing() -> None:
    assert found() == []
    assert brief(found(completing=True)) == [("full_name", "error", "XT-104")]
    assert found(completing=True)[0].text == "Chưa ghi họ tên."


def test_a_field_that_is_not_shown_is_not_required() -> None:
    named = {"full_name": "An"}
    assert brief(found(completing=True, cause="blue", **named)) == [
        ("cause_other", "error", "XT-104")
    ]
    assert brief(found(completing=True, cause="red", **named)) == [("more", "error", "XT-104")]
    assert found(completing=True, **named) == []


def test_required_cells_are_asked_for_in_each_row_that_exists() -> None:
    plan = {"r1": {"+": "yes"}, "r2": {"+": "yes", "service": "blue"}, "r3": {"done_on": "2026"}}
    assert brief(found(completing=True, full_name="An", plan=plan)) == [
        ("plan/r1/service", "error", "XT-104"),
        ("plan/r2/service_other", "error", "XT-104"),
    ]


def test_undecided_cut_and_void_records_are_not_asked_for_what_they_lack() -> None:
    record = Record("e1", "event", "03562@2025")
    clash = Clash("full_name", {"An": ("a",), "Ân": ("b",)})
    assert problems(replace(record, clashes=(clash,)), KIND, LOOK) == []
    assert problems(replace(record, cut="no_identity"), KIND, LOOK) == []
    assert problems(replace(record, state="void"), KIND, LOOK) == []


def test_a_doubt_with_a_reason_comes_back_answered() -> None:
    reasons = {"cause": {"+": "yes", "reason": "Danh mục mới"}}
    (problem,) = found(cause="green", doubt_reasons=reasons)
    assert (problem.level, problem.answered) == ("doubt", True)
    (problem,) = found(cause="green", doubt_reasons={"cause": {"+": "yes"}})
    assert not problem.answered
    (problem,) = found(cause="a b", doubt_reasons=reasons)
    assert not problem.answered


def test_only_faults_of_shape_keep_a_draft_from_being_written() -> None:
    assert [problem.unfit for problem in found(full_name={"a": "b"})] == [True]
    assert [problem.unfit for problem in found(nickname="x")] == [True]
    assert [problem.unfit for problem in found(born_on="2030")] == [False]


def test_texts_hold_no_value_of_the_record() -> None:
    marker = "Bí mật"
    for problem in found(completing=True, full_name=marker * 100, phone=marker, cause="BiMat"):
        assert marker not in problem.text
        assert "BiMat" not in problem.text
        assert problem.text.endswith((".", "?"))


def test_the_checker_is_made_once_for_a_kind_and_its_codes() -> None:
    assert Checker.of(KIND, LOOK.codes) is Checker.of(KIND, LOOK.codes)
    again = replace(KIND, label="Khác")
    assert Checker.of(again, LOOK.codes) is not Checker.of(KIND, LOOK.codes)


@pytest.mark.parametrize("name", KINDS)
def test_samples_of_every_declared_kind_are_fit_and_of_known_codes(name: str) -> None:
    kind, look = KINDS[name], replace(LOOK, codes=resources.codes())
    chance = random.Random(name)
    for _ in range(10):
        fields = {
            field.name: field.sample(chance, look.codes)
            for field in kind.fields.values()
            if not field.computed
        }
        assert clean_fields(kind, as_given(kind, fields)) == fields
        for problem in problems(Record("x", name, "03562@2025", fields=fields), kind, look):
            assert not problem.unfit, problem
            assert problem.code != "XT-105", problem
