"""Reading: JSON values to the stored form; wrong shapes are refused whole."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

import pytest
from given_form import as_given
from hypothesis import given
from hypothesis import strategies as st
from looks import MemoryLook

from xatre.errors import DataError
from xatre.model.checks import problems
from xatre.model.fields import (
    Attachment,
    Choices,
    Day,
    DecimalNumber,
    LongText,
    Rows,
    Text,
    WholeNumber,
)
from xatre.model.kind import Kind, Section
from xatre.model.reading import clean_fields, cleared, with_changes
from xatre.model.record import Record

KIND = Kind(
    "thing",
    "Mẫu",
    sections=(
        Section(
            "Tất cả",
            (
                Text("full_name", "Họ tên", was=("name",)),
                LongText("story", "Kể lại"),
                Day("born_on", "Ngày sinh"),
                WholeNumber("number", "Số"),
                DecimalNumber("weight", "Cân nặng"),
                Choices("marks", "Dấu", codes="colour"),
                Attachment("photo", "Ảnh"),
                Rows(
                    "plan",
                    "Kế hoạch",
                    fields=(
                        Text("work", "Việc", was=("job",)),
                        WholeNumber("days", "Số ngày"),
                        Choices("marks", "Dấu", codes="colour"),
                    ),
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ({"full_name": "  Lò   Văn Ón "}, {"full_name": "Lò Văn Ón"}),
        ({"full_name": unicodedata.normalize("NFD", "Đỗ Ố")}, {"full_name": "Đỗ Ố"}),
        ({"name": "An"}, {"full_name": "An"}),
        ({"full_name": None, "story": " \n "}, {}),
        ({"story": "một\r\nhai"}, {"story": "một\nhai"}),
        ({"number": 12, "weight": 3}, {"number": "12", "weight": "3"}),
        ({"weight": "12.5"}, {"weight": "12.5"}),
        ({"marks": ["red", "blue"]}, {"marks": {"red": "yes", "blue": "yes"}}),
        ({"marks": {"red": "yes", "blue": None}}, {"marks": {"red": "yes"}}),
        ({"marks": []}, {}),
        (
            {"plan": {"r1": {"job": " x ", "days": 2, "marks": ["red"]}}},
            {"plan": {"r1": {"+": "yes", "work": "x", "days": "2", "marks": {"red": "yes"}}}},
        ),
        ({"plan": {"r1": {"+": None, "work": "x"}}}, {"plan": {"r1": {"work": "x"}}}),
        (
            {"photo": {"a1": {"sha256": "0" * 64, "size": 10}}},
            {"photo": {"a1": {"+": "yes", "sha256": "0" * 64, "size": "10"}}},
        ),
    ],
)
def test_json_is_brought_to_the_stored_form(raw: dict[str, Any], stored: dict[str, Any]) -> None:
    assert clean_fields(KIND, raw) == stored
    assert clean_fields(KIND, as_given(KIND, stored)) == stored


@pytest.mark.parametrize(
    ("raw", "code", "path"),
    [
        ({"nickname": "x"}, "XT-114", "nickname"),
        ({"name": "An", "full_name": "Ân"}, "XT-114", "full_name"),
        ({"x" * 10_000: "x"}, "XT-114", "x" * 80),
        ({"a\x00": "x"}, "XT-114", "a?"),
        ({"plan": {"r1": {"other": "x"}}}, "XT-114", "plan/r1/other"),
        ({"full_name": 12}, "XT-115", "full_name"),
        ({"full_name": True}, "XT-115", "full_name"),
        ({"full_name": ["a"]}, "XT-115", "full_name"),
        ({"full_name": {"a": {"b": {}}}}, "XT-115", "full_name"),
        ({"number": True}, "XT-115", "number"),
        ({"weight": 12.5}, "XT-115", "weight"),
        ({"marks": "red"}, "XT-115", "marks"),
        ({"marks": [["red"]]}, "XT-115", "marks"),
        ({"marks": ["a b"]}, "XT-115", "marks"),
        ({"marks": {"red": {"deep": "x"}}}, "XT-115", "marks"),
        ({"plan": [{"work": "x"}]}, "XT-115", "plan"),
        ({"plan": {"r1": "x"}}, "XT-115", "plan/r1"),
        ({"plan": {"r/1": {}}}, "XT-115", "plan/r/1"),
        ({"plan": {"r1": {"+": "no"}}}, "XT-115", "plan/r1"),
        ({"plan": {"r1": {"work": {"deep": {}}}}}, "XT-115", "plan/r1/work"),
        ({"photo": {"a1": {"path": "x"}}}, "XT-114", "photo/a1/path"),
        ({"full_name": "x" * 1_000_001}, "XT-116", "full_name"),
        ({"number": 10**5000}, "XT-116", "number"),
        ({"marks": ["red"] * 10_001}, "XT-116", "marks"),
        ({"plan": {f"r{n}": {} for n in range(10_001)}}, "XT-116", "plan"),
    ],
)
def test_wrong_shapes_are_refused_with_code_and_path(
    raw: dict[str, Any], code: str, path: str
) -> None:
    with pytest.raises(DataError) as caught:
        clean_fields(KIND, raw)
    assert (caught.value.code, caught.value.facts["path"]) == (code, path)
    assert caught.value.happened


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(DataError, match="XT-115"):
        clean_fields(KIND, ["full_name"])  # type: ignore[arg-type]


def test_absent_is_unchanged_and_null_clears() -> None:
    before: dict[str, Any] = {"full_name": "An", "number": "1", "story": "x"}
    raw = {"name": None, "number": 2}
    assert cleared(KIND, raw) == {"full_name"}
    assert with_changes(KIND, before, raw) == {"number": "2", "story": "x"}


def test_a_row_left_out_is_removed_and_its_cells_stay() -> None:
    before: dict[str, Any] = {
        "plan": {
            "r1": {"+": "yes", "work": "x", "days": "2"},
            "r2": {"+": "yes", "work": "y"},
            "r3": {"work": "z"},
        }
    }
    assert with_changes(KIND, before, {"plan": {"r1": {"work": "X"}}}) == {
        "plan": {"r1": {"+": "yes", "work": "X"}, "r2": {"work": "y"}, "r3": {"work": "z"}}
    }
    cells = {
        row_id: {k: v for k, v in row.items() if k != "+"} for row_id, row in before["plan"].items()
    }
    assert with_changes(KIND, before, {"plan": None}) == {"plan": cells}
    assert with_changes(KIND, before, {"number": 1}) == before | {"number": "1"}


def test_bad_content_is_left_to_the_checks() -> None:
    fields = clean_fields(KIND, {"full_name": "a\x00b", "born_on": "2017-02-30", "number": "x"})
    look = MemoryLook()
    found = problems(Record("x", "thing", "u", fields=fields), KIND, look, completing=False)
    assert [(one.path, one.code) for one in found] == [
        ("full_name", "XT-101"),
        ("born_on", "XT-101"),
        ("number", "XT-101"),
    ]


LEAF = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["red", "yes", "2017", "12"])
)
KEYS = st.sampled_from(["r1", "a b", "+", "work", "marks", "sha256"])
INNER = LEAF | st.lists(LEAF, max_size=3) | st.dictionaries(KEYS, LEAF, max_size=3)
ANY_JSON = INNER | st.dictionaries(KEYS, INNER, max_size=3)


@given(st.dictionaries(st.sampled_from([*KIND.fields, "name", "x"]), ANY_JSON, max_size=4))
def test_any_json_is_either_stored_or_refused(raw: dict[str, Any]) -> None:
    try:
        fields = clean_fields(KIND, raw)
    except DataError:
        return
    assert clean_fields(KIND, as_given(KIND, fields)) == fields
    problems(Record("x", "thing", "u", fields=fields), KIND, MemoryLook())


def test_samples_made_from_the_declaration_are_stored_as_they_are() -> None:
    look, chance = MemoryLook(), random.Random(7)
    for _ in range(50):
        fields = {
            name: field.sample(chance, look.codes)
            for name, field in KIND.fields.items()
            if name != "doubt_reasons"
        }
        assert clean_fields(KIND, fields) == fields
