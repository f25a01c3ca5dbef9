"""The dictionary lists forms and reports, and every field of the law pages or why there is none."""

from __future__ import annotations

import pytest

from xatre.kinds import KINDS
from xatre.kinds.left_out import LEFT_OUT
from xatre.work.figures.dictionary import whole_dictionary

DECLARATION = {
    "Người yêu cầu": (
        *("declarant_name", "declarant_born_on", "declarant_paper", "declarant_paper_number"),
        *("declarant_paper_on", "declarant_paper_by", "declarant_address", "declarant_relation"),
    ),
    "Người được khai sinh": (
        *("full_name", "born_on", "sex", "ethnic_group", "nationality", "birthplace"),
        *("home_town", "personal_number"),
    ),
    "Người mẹ, người cha": tuple(
        f"{parent}_{part}"
        for parent in ("mother", "father")
        for part in ("name", "born_on", "ethnic_group", "nationality", "address", "paper",
                     "paper_number", "known")
    ),
    "Kết hôn": ("marriage_number", "marriage_book", "marriage_on", "marriage_office"),
    "Bản sao, nơi làm": ("wants_copies", "copies", "declared_at", "declared_on"),
    "Sổ": (
        *("register_number", "register_year", "register_book", "registered_on"),
        *("registering_unit", "registration_type", "residence_unit"),
    ),
    "Đăng ký lại": (
        *("previous_number", "previous_book", "previous_registered_on", "previous_office"),
    ),
    "Lưu động": ("mobile", "mobile_place", "mobile_on"),
    "Bỏ rơi": (
        *("abandoned_record_number", "abandoned_record_on", "abandoned_place", "finder"),
        *("temporary_carer", "notice_from", "notice_to"),
    ),
}  # fmt: skip
"""TT 04/2024/TT-BTP, Luật Hộ tịch Đ14, NĐ 123/2015 Đ14, 24: what each block asks for."""
INJURY = (
    *("happened_on", "happened_at", "cause", "subtype", "intent", "place", "place_detail"),
    *("activity", "natures", "body_parts", "care", "hospital_days", "outcome", "died_on"),
    *("helmet", "could_swim", "adult_watching", "safe_home", "narrative", "icd10"),
)


@pytest.mark.parametrize("block", DECLARATION)
def test_every_field_of_the_declaration_is_declared(block: str) -> None:
    assert set(DECLARATION[block]) <= set(KINDS["birth"].fields)


def test_every_fact_of_an_injury_is_declared() -> None:
    assert set(INJURY) <= set(KINDS["injury"].fields)


def test_what_is_left_out_says_why() -> None:
    told = whole_dictionary()["left_out"]
    assert isinstance(told, list)
    assert len(told) == len(LEFT_OUT)
    for one in LEFT_OUT:
        assert one.about in KINDS
        assert one.what
        assert one.source
        assert one.why.endswith(".")


def test_forms_and_reports_are_in_the_dictionary() -> None:
    told = whole_dictionary()
    forms, reports = told["forms"], told["reports"]
    assert isinstance(forms, list)
    assert isinstance(reports, list)
    assert [one["id"] for one in forms] == ["01", "02", "03", "04", "05", "06", "07"]
    assert {one["id"] for one in reports} >= {"injuries", "births-overdue"}
