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
FOLLOWED = (
    *("child", "full_name", "born_on", "sex", "ethnic_group", "village", "residence_unit"),
    *("mother_name", "mother_phone", "father_name", "father_phone", "birth_place_kind"),
    *("birth_unit", "birth_country", "birth_order", "name_state", "status", "registration_type"),
    *("register_number", "register_book", "register_year", "registered_on", "registering_unit"),
    *("registering_office", "personal_number", "number_asked_on", "number_state"),
    *("unregistered_reasons", "actions", "next_visit_on", "insurance_state", "due_on", "on_time"),
    *("died_on", "lived_24_hours", "death_registered", "death_registered_on", "death_due_on"),
    *("abandoned", "abandoned_case", "surrogacy", "foreign", "papers", "certificate_issued"),
)
"""What an officer follows of a birth: the register's own key, papers, ends and special cases."""
INJURY = (
    *("happened_on", "happened_at", "cause", "subtype", "intent", "place", "place_detail"),
    *("activity", "natures", "body_parts", "care", "hospital_days", "outcome", "died_on"),
    *("helmet", "could_swim", "adult_watching", "safe_home", "narrative", "icd10"),
    *("child", "full_name", "told_born_on", "told_sex", "sex", "age", "cause_other", "sexual"),
    *("case", "event_unit", "village", "place_words", "health_facility", "admitted_on"),
    *("discharged_on", "outcome_on", "rabies_vaccine", "told_by", "recorded_on", "papers"),
)

CASE = {
    "Mẫu 01": (
        "case",
        *("intake_channel", "received_at", "received_on", "subject", "told_name", "told_born_on"),
        *("told_age", "told_sex", "event_place", "condition", "foreseen_consequences"),
        *("father_name", "father_age", "father_occupation", "mother_name", "mother_age"),
        *("mother_occupation", "family_circumstances", "present_carer", "actions_before"),
        *("reporter_agrees", "reporter/name", "reporter/phone", "reporter/address"),
        *("reporter/note", "receiver", "report_number", "child_whereabouts"),
    ),
    "Đ26 khoản 1, 2: chuyển tới xã nơi xảy ra; hai xã của một vụ": (
        "case", "passed_on", "event_unit", "residence_unit", "handed_to", "handed_on",
    ),
    "Mẫu 02": (
        "initial_assessment", "made_by", "made_on", "harm", "protection", "harm_total",
        "protection_total", "conclusion", "safe_measures", "harmer_is_carer",
    ),
    "Đ31: khẩn cấp, chứng cứ lưu giữ": (
        "emergency_action", "done_on", "done_at", "measures", "police_told", "first_aid",
        "health_facility", "hotline_asked", "kept_items/item", "kept_items/kept_by", "pictures",
    ),
    "Mẫu 07, Đ32": (
        "separation", "grounds", "from_day", "from_time", "to_day", "place", "care_form",
        "carer_name", "child_asked", "extensions/extended_to", "extensions/reason",
        "authority_requires", "reassessed_on", "reassessment", "court_asked", "court_asked_on",
        "ended_on", "cancel_number", "decision_number", "decision_signed_on", "decision_signer",
    ),
    "Đ27 khoản 1, tám nội dung của Mẫu 03": (
        "specific_assessment", "child_state", "family", "factors", "learning", "community",
        "needs", "child_opinion", "parents_opinion", "conclusion", "problems/problem",
    ),
    "Đ27 khoản 2": ("needs_meeting", "held_on", "chair", "attendants/name", "minutes", "paper"),
    "Đ28 khoản 3, cột của kế hoạch": (
        "plan", "plan_rows/work", "plan_rows/starts_on", "plan_rows/ends_on",
        "plan_rows/assigned", "plan_rows/provider", "plan_rows/cost", "submitted_on", "sent_on",
        "sent_to", "changes",
    ),
    "Đ28 khoản 4, Mẫu 05": (
        "decision", "outcome", "reason", "number", "signed_on", "signer", "legal_basis",
        "assigned_to", "paper",
    ),
    "Đ30, Mẫu 06": (
        "review", "made_by", "made_on", "harm", "protection", "no_more_risk", "child_stable",
        "conclusion", "submitted_on",
    ),
    "Đ43 khoản 2, theo dõi chăm sóc thay thế": (
        "follow_up", "done_on", "done_by", "living", "child_wish", "should_continue", "placed_on",
    ),
    "Đ30 khoản 3": ("case", "national_entry", "national_entered_on", "national_entered_by"),
    "Luật Trẻ em Đ48 đến 50": ("case", "protection_measures", "support_services"),
}  # fmt: skip
"""NĐ 56/2017/NĐ-CP and its forms: the kind, then its fields; cells of rows after a stroke."""


def cells(kind: str) -> set[str]:
    found = set(KINDS[kind].fields)
    for field in KINDS[kind].fields.values():
        found |= {f"{field.name}/{part.name}" for part in getattr(field, "fields", ())}
    return found


@pytest.mark.parametrize("block", CASE)
def test_every_field_of_the_case_pages_is_declared(block: str) -> None:
    kind, *names = CASE[block]
    assert set(names) <= cells(kind)


def test_every_kind_of_the_law_pages_says_what_it_leaves_out() -> None:
    assert {one.about for one in LEFT_OUT} >= {"birth", "child", "injury", "case", "criteria"}
    told = [(one.about, one.what) for one in LEFT_OUT]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("block", DECLARATION)
def test_every_field_of_the_declaration_is_declared(block: str) -> None:
    assert set(DECLARATION[block]) <= set(KINDS["birth"].fields)


def test_what_is_followed_of_a_birth_is_declared() -> None:
    assert set(FOLLOWED) <= set(KINDS["birth"].fields)


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
