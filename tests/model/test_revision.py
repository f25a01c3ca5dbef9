"""A line is written in one way only, and everything else is refused."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
import pytest

from xatre.model.revision import LineError, Revision, canonical, make_revision, read_revision

NONCE = bytes(range(16))
PARENT = "ab" * 32
ABOUT = {
    "id": "018f2b6e-0000-7000-8000-000000000001",
    "kind": "child",
    "unit": "03562@2025",
    "who": "officer",
    "when": "2026-03-09T08:00:00+07:00",
    "device": "A1",
}
FIELDS = {"full_name": "Lò Thị Ẩn", "groups": {"r1": {"+": "yes", "code": "01"}}}
PLAIN = ABOUT | {"state": "complete"}


def make(**changes: Any) -> Revision:
    return make_revision(**(ABOUT | {"fields": FIELDS, "nonce": NONCE} | changes))


def refused(line: bytes) -> LineError:
    with pytest.raises(LineError) as caught:
        read_revision(NONCE, line)
    assert caught.value.code == "XT-405"
    return caught.value


def test_a_line_goes_round() -> None:
    made = make(parents={PARENT}, open={"sex", "groups/r1/kinds/a"}, state="complete")
    read = read_revision(made.nonce, made.line)
    assert read == made
    assert (read.id, read.kind, read.unit) == (ABOUT["id"], "child", "03562@2025")
    assert (read.who, read.when, read.device) == ("officer", ABOUT["when"], "A1")
    assert read.fields == FIELDS
    assert read.parents == {PARENT}
    assert read.open == {"sex", "groups/r1/kinds/a"}
    assert read.state == "complete"


def test_the_bytes_of_a_line_are_fixed() -> None:
    line = make(fields={"full_name": 'A"\n\u001b\u007f', "born_on": "2017~"}, state="void").line
    assert line == (
        b'{"device":"A1","fields":{"born_on":"2017~","full_name":"A\\"\\n\\u001b\x7f"},'
        b'"id":"018f2b6e-0000-7000-8000-000000000001","kind":"child","state":"void",'
        b'"unit":"03562@2025","when":"2026-03-09T08:00:00+07:00","who":"officer"}'
    )


def test_the_name_is_the_hash_over_random_bytes_and_line() -> None:
    made = make()
    assert made.name == hashlib.sha256(NONCE + made.line).hexdigest()
    assert make(nonce=bytes(16)).name != made.name
    assert make(nonce=None).name != make(nonce=None).name


def test_what_is_empty_is_absent() -> None:
    content = orjson.loads(make(fields={}).line)
    assert content.keys() == {*ABOUT, "state"}


@pytest.mark.parametrize("nonce", [b"", bytes(15), bytes(17)])
def test_the_random_bytes_are_sixteen(nonce: bytes) -> None:
    with pytest.raises(LineError):
        read_revision(nonce, make().line)


@pytest.mark.parametrize(
    "changes",
    [
        {"fields": []},
        {"fields": {}},
        {"fields": None},
        {"fields": "text"},
        {"fields": {"a": ["x"]}},
        {"fields": {"a": 1}},
        {"fields": {"a": 1.5}},
        {"fields": {"a": True}},
        {"fields": {"a": None}},
        {"fields": {"a": ""}},
        {"fields": {"a": {}}},
        {"fields": {"a": {"b": {"c": {"d": {"e": "five deep"}}}}}},
        {"fields": {"tên": "x"}},
        {"fields": {"a/b": "x"}},
        {"fields": {"": "x"}},
        {"fields": {"+": "x"}},
        {"fields": {"k" * 65: "x"}},
        {"fields": {"state": "void"}},
        {"fields": {"a": "e\u0301"}},
        {"fields": {"r": {"r1": {"c": "o\u031b"}}}},
        {"parents": {}},
        {"parents": [PARENT]},
        {"parents": {PARENT: "2"}},
        {"parents": {PARENT.upper(): "1"}},
        {"parents": {"ab": "1"}},
        {"open": {}},
        {"open": ["a"]},
        {"open": {"a": "2"}},
        {"open": {"a//b": "1"}},
        {"open": {"a/b/c/d/e": "1"}},
        {"open": {"tên": "1"}},
        {"open": {"a": "1"}, "fields": {"a": "x"}},
        {"open": {"a/b": "1"}, "fields": {"a": {"b": "x"}}},
        {"open": {"state": "1"}, "state": "void"},
        {"state": "draft"},
        {"state": ""},
        {"id": ""},
        {"id": "a/b"},
        {"id": "ă"},
        {"kind": 1},
        {"who": None},
        {"who": "e\u0301"},
        {"when": "9" * 201},
        {"note": "one key too many"},
    ],
)
def test_a_line_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    read_revision(NONCE, canonical(PLAIN | {"fields": {"a": "x"}}))
    refused(canonical(PLAIN | changes))


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_a_line_without_a_key_is_refused(key: str) -> None:
    refused(canonical({name: part for name, part in PLAIN.items() if name != key}))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'{"device"', b' {"device"'),
        (b'"officer"}', b'"officer"}\n'),
        (b'"device":', b'"device": '),
        (b'"device":"A1"', b'"device":"A0","device":"A1"'),
        (b'"a":"x"', b'"a":"y","a":"x"'),
        (b'"a":"x"', b'"a":"\\u0078"'),
        (b'"a":"x","b":"y"', b'"b":"y","a":"x"'),
        (b'"a":"x"', b'"a":"\xff"'),
        (b'"a":"x"', b'"a":"\\ud800"'),
        (b'"a":"x"', b'"a":"\xed\xa0\x80"'),
        (b'{"device"', b"\xef\xbb\xbf" + b'{"device"'),
        (b'"officer"}', b'"officer"'),
    ],
)
def test_other_bytes_for_the_same_content_are_refused(right: bytes, wrong: bytes) -> None:
    line = canonical(PLAIN | {"fields": {"a": "x", "b": "y"}})
    assert line.count(right) == 1
    refused(line.replace(right, wrong))


@pytest.mark.parametrize("line", [b"", b"null", b"[]", b"[" * 5000, b'"text"', b"{" * 2000])
def test_what_is_no_object_is_refused(line: bytes) -> None:
    refused(line)


def test_a_line_is_at_most_a_mebibyte() -> None:
    room = 1024 * 1024 - len(make(fields={"a": "x"}).line) + 1
    assert len(make(fields={"a": "x" * room}).line) == 1024 * 1024
    with pytest.raises(LineError):
        make(fields={"a": "x" * (room + 1)})


def test_a_mark_after_a_line_break_is_normal_text() -> None:
    made = make(fields={"a": "x\n\u0301"})
    assert read_revision(NONCE, made.line).fields == {"a": "x\n\u0301"}


@pytest.mark.parametrize("value", ["\ud800", 1, b"x", {"a": {1: "x"}}])
def test_what_no_line_can_hold_is_not_written(value: Any) -> None:
    with pytest.raises(LineError):
        make(fields={"a": value})


def test_a_refusal_says_no_value() -> None:
    with pytest.raises(LineError) as caught:
        make(fields={"a": {"Lò Thị Ẩn": "Lò Thị Ẩn"}})
    assert "Ẩn" not in caught.value.words
