"""Code lists: what a form offers, and what a person means by a few letters."""

from __future__ import annotations

from datetime import date

import pytest

from xatre.model.codes import Code, Codes

GROUPS = (
    Code("B", "Trẻ em bị bỏ rơi", order=2, synonyms=("không ai nuôi",)),
    Code("A", "Trẻ em mồ côi", order=1),
    Code("H", "Nhóm kín", order=3, hidden=True),
    Code("O", "Nhóm cũ", order=4, valid_to="2020-12-31"),
    Code("N", "Nhóm mới", order=5, valid_from="2027-01-01"),
)
CASES = (
    Code("A1", "Có người nuôi", parent="A"),
    Code("A2", "Không có người nuôi", parent="A"),
    Code("B1", "Đã được nhận", parent="B"),
)


@pytest.fixture
def codes() -> Codes:
    return Codes({"group": GROUPS, "case": CASES})


def labels(found: list[Code]) -> list[str]:
    return [code.code for code in found]


def test_an_unknown_code_or_list_is_shown_as_it_is(codes: Codes) -> None:
    assert codes.label("group", "A") == "Trẻ em mồ côi"
    assert codes.label("group", "Z") == "Z"
    assert codes.label("no_such_list", "A") == "A"
    assert codes.get("group", "Z") is None
    assert not codes.known("group", "Z")
    assert codes.known("group", "O")


def test_a_form_offers_in_order_within_the_parent_and_in_use(codes: Codes) -> None:
    assert labels(codes.offered("group")) == ["A", "B", "H", "N"]
    assert labels(codes.offered("group", hidden=False)) == ["A", "B", "N"]
    assert labels(codes.offered("group", on=date(2020, 12, 31))) == ["A", "B", "H", "O"]
    assert labels(codes.offered("group", on=date(2027, 1, 1))) == ["A", "B", "H", "N"]
    assert labels(codes.offered("case", within="A")) == ["A1", "A2"]
    assert codes.offered("case", within="Z") == []


def test_finding_needs_no_accents_and_any_beginnings_of_words(codes: Codes) -> None:
    assert labels(codes.find("group", "mo coi")) == ["A"]
    assert labels(codes.find("group", "tre em")) == ["A", "B"]
    assert labels(codes.find("group", "roi bo")) == ["B"]
    assert labels(codes.find("group", "ai nuoi")) == ["B"]
    assert labels(codes.find("case", "b1")) == ["B1"]
    assert codes.find("group", "roi mo") == []
    assert labels(codes.find("group", "", limit=2)) == ["A", "B"]


def test_the_best_comes_first() -> None:
    codes = Codes(
        {"list": (Code("1", "Đuối nước biển"), Code("2", "Biển"), Code("3", "Biển, sông"))}
    )
    assert labels(codes.find("list", "bien")) == ["2", "3", "1"]


def test_a_label_names_one_code_or_none(codes: Codes) -> None:
    found = codes.named("group", "tre em mo coi")
    assert found is not None
    assert found.code == "A"
    assert codes.named("group", " B ") == GROUPS[0]
    assert codes.named("group", "Không Ai Nuôi") == GROUPS[0]
    assert codes.named("group", "trẻ em") is None


def test_two_labels_alike_without_accents_are_told_apart_by_spelling() -> None:
    codes = Codes({"list": (Code("1", "Thái"), Code("2", "Thải"))})
    assert codes.named("list", "thai") is None
    assert codes.named("list", "thải") == Code("2", "Thải")


def test_codes_without_units_know_none(codes: Codes) -> None:
    assert codes.unit("03562@2025") is None
    assert codes.unit_label("03562@2025") == "03562@2025"
    assert codes.find_units("lai chau") == []
    assert codes.successors("03562@2024") == ()
    assert codes.predecessors("03562@2025") == frozenset()
