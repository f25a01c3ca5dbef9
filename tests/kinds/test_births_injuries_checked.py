"""Bad births and injuries: each gets one clear sentence, right ones get none."""

from __future__ import annotations

from datetime import date

import pytest
from test_kinds_checked import (
    BIRTH,
    CASE,
    CASE_ID,
    CHILD_ID,
    INJURY,
    UNIT,
    Shelf,
    child,
    record,
)

from xatre.kinds import KINDS
from xatre.model.checks import problems, with_computed
from xatre.model.record import Record
from xatre.model.values import Fields


def words(kind: str, fields: Fields, *beside: Record) -> dict[str, tuple[str, str]]:
    """`{path: (level, sentence)}`, with the computed fields worked out as saving does."""
    shelf = Shelf(list(beside))
    made = with_computed(record(kind, fields), KINDS[kind], shelf)
    found = problems(made, KINDS[kind], shelf, True)
    return {problem.path: (problem.level, problem.text) for problem in found}


def test_a_discharge_before_the_accident() -> None:
    found = words("injury", {**INJURY, "discharged_on": "2026-05-01"}, child())
    assert found == {"discharged_on": ("error", "Ra viện sớm hơn ngày xảy ra.")}


def test_a_later_death_has_its_own_day_and_never_an_earlier_one() -> None:
    died: Fields = {**INJURY, "outcome": "died", "died_on": "2026-06-30"}
    assert words("injury", died, child()) == {}
    assert words("injury", {**died, "died_on": "2026-05-01"}, child()) == {
        "died_on": ("error", "Ngày tử vong sớm hơn ngày xảy ra.")
    }
    del died["died_on"]
    assert words("injury", died, child())["died_on"][0] == "error"


def test_a_birth_registered_before_it_happened() -> None:
    found = words("birth", {**BIRTH, "registered_on": "2026-08-01"})
    assert found["registered_on"] == (
        "error",
        "Ngày đăng ký sớm hơn ngày, tháng, năm sinh.",
    )


@pytest.mark.parametrize(("parent", "word"), [("father", "cha"), ("mother", "mẹ")])
def test_a_parent_younger_than_the_child(parent: str, word: str) -> None:
    found = words("birth", {**BIRTH, f"{parent}_born_on": "2026-09-01"})
    assert ("error", f"Người {word} sinh sau con.") in found.values()


def test_the_same_register_number_twice_however_written() -> None:
    shelf = Shelf()
    other = with_computed(record("birth", BIRTH, CHILD_ID), KINDS["birth"], shelf)
    same = words("birth", {**BIRTH, "full_name": "Lò Thị Mỷ"}, other)
    assert [level for level, _ in same.values()] == ["error"]
    padded = words("birth", {**BIRTH, "full_name": "Lò Thị Mỷ", "register_number": "041"}, other)
    assert padded == {
        "register_key": ("error", "Trùng số đăng ký (nơi đăng ký, năm, số) với một hồ sơ khác.")
    }
    assert words("birth", {**BIRTH, "full_name": "Lò Thị Mỷ", "register_number": "42"}, other) == {}


def test_a_leap_day_birth_is_a_birth() -> None:
    leap = {
        **BIRTH,
        "born_on": "2024-02-29",
        "registered_on": "2024-04-29",
        "register_year": "2024",
    }
    assert words("birth", leap) == {}
    assert words("birth", {**leap, "born_on": "2023-02-29"})["born_on"][0] == "error"


def test_a_name_full_of_markup_is_only_a_name() -> None:
    assert words("birth", {**BIRTH, "full_name": "<b>&amp;\"Lò\" 'Mỷ' {x} %s"}) == {}


def test_seven_days_of_notice_for_an_abandoned_child() -> None:
    found: Fields = {
        **BIRTH,
        "abandoned": "yes",
        "abandoned_case": CASE_ID,
        "abandoned_record_on": "2026-08-04",
        "notice_from": "2026-08-05",
        "notice_to": "2026-08-11",
    }
    case = record("case", CASE, CASE_ID)
    assert words("birth", found, case) == {}
    assert words("birth", {**found, "notice_to": "2026-08-10"}, case) == {
        "notice_to": (
            "doubt",
            "Niêm yết trẻ bị bỏ rơi phải đủ 7 ngày liên tục (NĐ 123/2015 Đ14). Đúng thì ghi lý do.",
        )
    }
    early = words("birth", {**found, "registered_on": "2026-08-10"}, case)
    assert early["notice_to"][0] == "doubt"
    del found["abandoned_case"]
    assert words("birth", found)["abandoned_case"][0] == "doubt"


def test_a_child_that_lived_a_day_must_be_registered() -> None:
    died: Fields = {
        "status": "not_required",
        "name_state": "unnamed",
        "born_on": "2026-08-03",
        "sex": "male",
        "died_on": "2026-08-05",
        "lived_24_hours": "yes",
    }
    assert words("birth", died)["status"][0] == "error"
    assert words("birth", {**died, "lived_24_hours": "no"}) == {}


def test_a_passport_is_no_personal_number() -> None:
    foreign = {**BIRTH, "father_paper": "passport", "father_paper_number": "C1234567"}
    assert words("birth", foreign) == {}
    own = {**BIRTH, "father_paper": "personal_number", "father_paper_number": "C1234567"}
    assert words("birth", own)["father_paper_number"][0] == "error"


def test_the_structure_of_a_number_is_doubted_never_refused() -> None:
    found = words("birth", {**BIRTH, "personal_number": "012199000001"})
    assert {level for level, _ in found.values()} == {"doubt"}


def test_an_office_abroad_registers_without_a_commune() -> None:
    abroad: Fields = {**BIRTH, "birth_country": "LA", "registering_office": "Đại sứ quán tại Lào"}
    del abroad["registering_unit"]
    assert words("birth", abroad) == {}
    del abroad["registering_office"]
    assert words("birth", abroad)["registering_unit"][0] == "error"


def test_registering_and_residence_commune_may_differ() -> None:
    assert words("birth", {**BIRTH, "residence_unit": "00070@2025"}) == {}
    assert UNIT != "00070@2025"


def test_harm_by_another_person_asks_for_a_case() -> None:
    for harm in ({"intent": "assault"}, {"sexual": "yes"}):
        found = words("injury", {**INJURY, **harm}, child())
        assert found["case"][0] == "doubt"
        assert "vụ việc" in found["case"][1]
        linked = {**INJURY, **harm, "case": CASE_ID}
        assert words("injury", linked, child(), record("case", CASE, CASE_ID)) == {}


def test_a_second_record_of_the_same_event_is_noticed() -> None:
    other = record("injury", INJURY, CASE_ID)
    assert words("injury", INJURY, child(), other)["child"][0] == "doubt"
    told: Fields = {**INJURY, "full_name": "Lò Văn Páo"}
    del told["child"]
    other = record("injury", told, CASE_ID)
    assert words("injury", told, other)["full_name"][0] == "doubt"
    assert words("injury", {**told, "cause": "01"}, other) == {}


def test_a_number_typed_in_groups_is_kept_without_what_parts_them() -> None:
    field = KINDS["birth"].fields["personal_number"]
    for typed in ("012 326 000 001", "012.326.000.001", "012-326-000001", " 012326000001 "):
        assert field.read(typed, date(2026, 11, 20)) == "012326000001"
    paper = KINDS["birth"].fields["father_paper_number"]
    assert paper.read("C 123-4567", date(2026, 11, 20)) == "C 123-4567", "a passport is no number"
    assert paper.read("012 095 000 001", date(2026, 11, 20)) == "012095000001"
