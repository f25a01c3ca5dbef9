"""Computed fields and titles; every name that a declaration gives exists."""

from __future__ import annotations

from typing import Any

from looks import MemoryLook

from xatre.kinds import KINDS
from xatre.model.computed import COMPUTED, TITLES, record_title, with_computed
from xatre.model.record import Record

CHILD = Record("c1", "child", "u", fields={"born_on": "2016-12", "sex": "female"})
LOOK = MemoryLook([CHILD])


def computed(name: str, kind: str, **fields: Any) -> Any:
    return COMPUTED[name](Record("x", kind, "u", fields=fields), KINDS[kind], LOOK)


def test_every_declared_function_exists() -> None:
    for kind in KINDS.values():
        assert kind.title in TITLES
        assert {field.computed for field in kind.fields.values() if field.computed} <= set(COMPUTED)


def test_a_child_is_called_by_its_name_or_its_mother() -> None:
    child = KINDS["child"]
    assert record_title(child, "c1", {"full_name": "Lò Văn Ón"}) == "Lò Văn Ón"
    assert record_title(child, "c1", {"mother_name": "Lò Thị Páo"}) == "Con bà Lò Thị Páo"
    assert record_title(child, "c1", {"code": "TE-00389"}) == "TE-00389"
    assert record_title(child, "c1", {}) == "Trẻ chưa có tên"


def test_titles_of_guarded_kinds_hold_no_name() -> None:
    marker = "Giàng A Páo"
    for kind in KINDS.values():
        if kind.guarded:
            fields = {name: marker for name in kind.fields if name not in ("code", kind.order)}
            assert marker not in record_title(kind, "c1", fields)


def test_sex_and_age_of_a_case_come_from_the_register_first() -> None:
    assert computed("case_sex", "case", child="c1", told_sex="male") == "female"
    assert computed("case_sex", "case", told_sex="male") == "male"
    assert computed("case_age", "case", child="c1", received_on="2026-11-20") == "9"
    assert computed("case_age", "case", told_born_on="2020", received_on="2026") == "6"
    assert computed("case_age", "case", told_age="7") == "7"
    assert computed("case_age", "case", told_born_on="x", received_on="2026") is None


def test_hidden_past_and_unknown_groups_are_not_visible() -> None:
    rows = {
        "r1": {"+": "yes", "group": "G01"},
        "r2": {"+": "yes", "group": "G05"},
        "r3": {"+": "yes", "group": "G99"},
        "r4": {"group": "G01"},
    }
    assert computed("visible_groups", "child", special_groups=rows) == {"G01": "yes"}
    ended = {"r1": {"+": "yes", "group": "G01", "to_day": "2025"}}
    assert computed("visible_groups", "child", special_groups=ended) is None


def test_the_costs_of_a_plan_are_added() -> None:
    rows = {
        "r1": {"+": "yes", "cost": "1500000"},
        "r2": {"+": "yes", "cost": "500000"},
        "r3": {"cost": "9"},
        "r4": {"+": "yes", "cost": "x"},
    }
    assert computed("plan_total_cost", "plan", plan_rows=rows) == "2000000"
    assert computed("plan_total_cost", "plan") is None


def test_computed_fields_are_set_changed_and_dropped_but_not_in_a_cut_record() -> None:
    kind = KINDS["case"]
    record = Record("x", "case", "u", fields={"told_sex": "male", "sex": "female", "age": "3"})
    assert with_computed(record, kind, LOOK).fields == {"told_sex": "male", "sex": "male"}
    cut = Record("x", "case", "u", fields={"sex": "female"}, cut="no_identity")
    assert with_computed(cut, kind, LOOK) is cut
