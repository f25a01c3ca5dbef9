"""The declarations at work: what the checks say of records a person may write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.checks import problems
from xatre.model.codes import Codes
from xatre.model.computed import record_title, with_computed
from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields

CHILD_ID = "01930000-0000-7000-8000-000000000001"
CASE_ID = "01930000-0000-7000-8000-000000000002"
PLAN_ID = "01930000-0000-7000-8000-000000000003"
UNIT = "03562@2025"


@dataclass
class Shelf:
    """A look at a few records."""

    records: list[Record] = field(default_factory=list)
    today: date = date(2026, 11, 20)

    @property
    def codes(self) -> Codes:
        return resources.codes()

    def get(self, kind: str, id: str) -> Record | None:
        return next((one for one in self.records if (one.kind, one.id) == (kind, id)), None)

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]:
        return [
            one.id
            for one in self.records
            if one.kind == kind
            and one.id != other_than
            and all(one.fields.get(name) == value for name, value in fields.items())
        ]


def record(kind: str, fields: Fields, id: str = "01930000-0000-7000-8000-0000000000ff") -> Record:
    return Record(id=id, kind=kind, unit=UNIT, fields=fields)


def said(kind: str, fields: Fields, *beside: Record, completing: bool = True) -> dict[str, str]:
    """`{path: level}` of what the checks find."""
    shelf = Shelf(list(beside))
    found = problems(record(kind, fields), KINDS[kind], shelf, completing)
    return {problem.path: problem.level for problem in found}


CHILD: Fields = {
    "name_state": "named",
    "full_name": "Lò Thị Đào",
    "born_on": "2017-03-09",
    "sex": "female",
    "nationality": "VN",
    "standing": "here",
}
INJURY: Fields = {
    "child": CHILD_ID,
    "happened_on": "2026-05-02",
    "cause": "08",
    "place": "community",
    "outcome": "recovered",
}
BIRTH: Fields = {
    "status": "registered",
    "name_state": "named",
    "full_name": "Lò Văn Ón",
    "born_on": "2026-08-03",
    "sex": "male",
    "registering_unit": UNIT,
    "register_number": "41",
    "register_year": "2026",
    "registered_on": "2026-09-20",
}
CASE: Fields = {
    "intake_channel": "phone",
    "received_at": "01:00",
    "received_on": "2026-11-20",
    "subject": "risk_violence",
    "event_place": "Bản Mồ Sì San",
    "event_unit": UNIT,
    "condition": "Trẻ đang ở với bà nội.",
    "receiver": "Lò Thị Ngọc Ưng",
    "case_state": "received",
}


def child(**more: object) -> Record:
    return record("child", {**CHILD, **more}, CHILD_ID)  # type: ignore[dict-item]


def test_plain_records_have_no_problem():
    assert said("child", CHILD) == {}
    assert said("injury", INJURY, child()) == {}
    assert said("birth", BIRTH) == {}
    assert said("case", CASE | {"told_age": "8"}) == {}


def test_what_the_decree_leaves_open_is_a_doubt_once_the_paper_has_come_so_far():
    assert said("case", CASE) == {"told_name": "doubt"}
    assert said("case", {k: v for k, v in CASE.items() if k != "condition"})["condition"] == "error"
    for told in ({"told_name": "Lò Thị Đào"}, {"told_born_on": "2017~"}, {"child": CHILD_ID}):
        assert said("case", CASE | told, child()) == {}
    rows = {"02.a.1": {IN: YES, "level": "low"}}
    for kind in ("initial_assessment", "specific_assessment", "review"):
        begun: Fields = {"case": CASE_ID, "made_by": "Ưng", "made_on": "2026-11-20", "round": "1",
                         "purpose": "plan"}  # fmt: skip
        begun = {name: value for name, value in begun.items() if name in KINDS[kind].fields}
        case = record("case", CASE, CASE_ID)
        assert "harm" not in said(kind, begun, case)
        conclusion = "close" if kind == "review" else "not_emergency"
        told = begun | {"conclusion": conclusion}
        if kind != "review":
            told |= {"harmer_is_carer": "no"}
        assert said(kind, told, case) == {"harm": "doubt"}
        assert said(kind, told | {"protection": rows}, case) == {}


def test_a_number_that_is_there_is_not_waited_for():
    told = CHILD | {"number_state": "waiting", "number_mark": "waiting"}
    assert said("child", told) == {}
    told |= {"number_state": "has", "personal_number": "012317000123"}
    assert said("child", told)["number_mark"] == "doubt"
    assert "number_mark" not in said("child", told | {"number_mark": "given"})


def test_a_case_needs_only_what_the_paper_form_needs():
    assert said("case", {}) == {
        name: "error" for name in CASE if name not in ("intake_channel",)
    } | {"intake_channel": "error"}
    assert said("case", {}, completing=False) == {}


def test_an_unnamed_child_needs_no_name_and_is_called_by_its_mother():
    unnamed = {**CHILD, "name_state": "unnamed", "mother_name": "Vàng Thị Dở"}
    del unnamed["full_name"]
    assert said("child", unnamed) == {}
    assert record_title(KINDS["child"], CHILD_ID, unnamed) == "Con bà Vàng Thị Dở"
    assert "full_name" in said("child", {**unnamed, "name_state": "named"})


def test_a_person_of_forty_is_no_child_and_seventeen_is_doubtful():
    assert said("child", {**CHILD, "born_on": "2009-01-01"}) == {"born_on": "doubt"}
    assert "error" in said("child", {**CHILD, "born_on": "1986-01-01"}).values()


def test_a_parent_is_at_least_ten_years_older():
    for parent in ("mother", "father"):
        found = said("child", {**CHILD, f"{parent}_born_on": "2009"})
        assert set(found.values()) == {"doubt"}
        assert said("child", {**CHILD, f"{parent}_born_on": "1990"}) == {}


def test_days_stand_in_order():
    assert set(said("injury", {**INJURY, "discharged_on": "2026-05-01"}, child())) == {
        "discharged_on"
    }
    assert said("injury", {**INJURY, "happened_on": "2016"}, child()) == {"happened_on": "error"}
    found = said("birth", {**BIRTH, "registered_on": "2026-08-01"})
    assert found == {"registered_on": "error"}
    rows = {"r1": {IN: YES, "support_kind": "health", "from_day": "2026-02", "to_day": "2026-01"}}
    assert set(said("child", {**CHILD, "support": rows}).values()) == {"error"}


def test_a_register_number_is_used_once_in_its_office_and_year():
    other = record("birth", {**BIRTH, "full_name": "Lò Văn Páo"}, CHILD_ID)
    assert said("birth", BIRTH, other) == {"registering_unit": "error"}
    next_year = record("birth", {**BIRTH, "register_year": "2025"}, CHILD_ID)
    assert "registering_unit" not in said("birth", BIRTH, next_year)


def test_an_abandoned_child_may_lack_parents_and_ethnic_group():
    found = {**BIRTH, "abandoned": "yes", "mother_known": "no", "abandoned_case": CASE_ID}
    assert said("birth", found, record("case", CASE, CASE_ID)) == {}


def computed(kind: str, fields: Fields, *beside: Record) -> Fields:
    return with_computed(record(kind, fields), KINDS[kind], Shelf(list(beside))).fields


def test_whether_a_birth_is_on_time_follows_from_its_days():
    # 2026-08-03 and sixty days is Friday 2026-10-02; 2026-08-04 ends on a Saturday.
    assert computed("birth", BIRTH)["due_on"] == "2026-10-02"
    assert computed("birth", {**BIRTH, "born_on": "2026-08-04"})["due_on"] == "2026-10-05"
    assert computed("birth", BIRTH)["on_time"] == "yes"
    assert computed("birth", {**BIRTH, "registered_on": "2026-10-03"})["on_time"] == "no"
    assert "on_time" not in computed("birth", {**BIRTH, "registered_on": "2026-10"})
    assert "due_on" not in computed("birth", {**BIRTH, "born_on": "2026"})


def test_hidden_groups_are_not_among_the_visible_ones():
    rows = {
        "r1": {IN: YES, "group": "G04"},
        "r2": {IN: YES, "group": "G05"},
        "r3": {IN: YES, "group": "G13", "to_day": "2020"},
    }
    assert computed("child", {**CHILD, "special_groups": rows})["visible_groups"] == {"G04": YES}


def test_sex_and_age_of_a_case_come_from_the_register_or_as_told():
    found = computed("case", {**CASE, "child": CHILD_ID, "told_sex": "unknown"}, child())
    assert (found["sex"], found["age"]) == ("female", "9")
    found = computed("case", {**CASE, "told_sex": "unknown", "told_age": "8"})
    assert (found["sex"], found["age"]) == ("unknown", "8")
    assert computed("injury", INJURY, child())["age"] == "9"


def test_a_risk_table_counts_its_answers():
    rows = {
        f"06.a.{n}": {IN: YES, "level": level} for n, level in enumerate(("high", "low", "low"))
    }
    assert computed("review", {"harm": rows})["harm_total"] == "Cao: 1; Trung bình: 0; Thấp: 2"
    assert "protection_total" not in computed("review", {"harm": rows})


def test_a_plan_adds_up_its_costs_and_a_refusal_gives_its_reason():
    rows = {
        n: {IN: YES, "work": "Khám", "cost": cost} for n, cost in (("a", "500000"), ("b", "70"))
    }
    assert computed("plan", {"plan_rows": rows})["total_cost"] == "500070"
    case = record("case", CASE, CASE_ID)
    plan = record("plan", {"made_on": "2026-11-21"}, PLAN_ID)
    refusal: Fields = {
        "case": CASE_ID,
        "plan": PLAN_ID,
        "round": "1",
        "decision_kind": "approve_plan",
        "outcome": "refused",
        "signed_on": "2026-11-20",
    }
    shelf = Shelf([case, plan], today=date(2026, 12, 1))
    found = problems(record("decision", refusal), KINDS["decision"], shelf)
    assert {problem.path for problem in found} == {"reason", "signed_on"}
    approval = {**refusal, "outcome": "approved", "signed_on": "2026-11-23"}
    assert problems(record("decision", approval), KINDS["decision"], shelf) == []
