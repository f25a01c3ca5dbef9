"""The criteria sheet of a book: own figures, typed ones before them, nothing invented."""

from __future__ import annotations

import json
from dataclasses import replace

from work_samples import BIRTH, CASE, CHILD, INJURY, add

from xatre.work.figures.score import score_sheet
from xatre.work.records import browse
from xatre.work.session import Session

SHEET = {"year": "2026", "commune_class": "C", "set_id": "06-QD-TTg-2019"}


def items(session: Session, **rows: dict[str, str]) -> dict[str, object]:
    given = {code.replace("_", "."): {"+": "yes", **row} for code, row in rows.items()}
    add(session, "criteria", **SHEET, items=given)
    return _by_code(session)


def _by_code(session: Session) -> dict:  # type: ignore[type-arg]
    keys = score_sheet(session, 2026).as_keys()
    found = [one for item in keys["items"] for one in (item, *item.get("parts", ()))]
    return {one["code"]: one for one in found}


def test_an_empty_book(commune: Session) -> None:
    keys = score_sheet(commune, 2026).as_keys()
    assert keys["set"] == "06-QD-TTg-2019"
    assert len(keys["items"]) == 13
    assert keys["total"] == 0
    assert keys["verdict"] is None
    assert sum(item["max"] is None for item in keys["items"]) == 10
    for item in keys["items"]:
        assert {"code", "points", "max", "verified", "source"} <= item.keys()
        assert item["points"] is None
    json.dumps(keys)


def test_what_the_commune_answered(commune: Session) -> None:
    found = items(
        commune,
        TC01_1={"answer": "yes"},
        TC01_2={"answer": "yes"},
        TC01_4={"answer": "yes"},
        TC07={"numerator": "118", "denominator": "120"},
    )
    sheet = score_sheet(commune, 2026)
    assert found["TC01"]["points"] == 85
    assert found["TC07"]["points"] == 50
    assert sheet.total == 135
    assert sheet.known_max == 275
    assert sheet.open == 140
    assert sheet.threshold == 800
    assert sheet.without_scale == 10
    assert found["TC01.3"]["missing"] == "figure"
    assert found["TC02"]["missing"] == "scale"


def test_the_points_add_up_to_the_total(commune: Session) -> None:
    items(commune, TC01_1={"answer": "yes"}, TC07={"points": "30", "points_reason": "giấy"})
    keys = score_sheet(commune, 2026).as_keys()
    assert sum(item["points"] or 0 for item in keys["items"]) == keys["total"] == 80


def test_births_registered_in_time(commune: Session) -> None:
    done = {
        "status": "registered",
        "registered_on": "2026-03-01",
        "born_on": "2026-02-01",
        "registering_unit": "02788@2025",
        "register_year": "2026",
        "register_number": "1",
    }
    add(commune, "birth", **BIRTH | done)
    late = {"full_name": "Hai", "registered_on": "2026-08-01", "register_number": "2"}
    add(commune, "birth", **BIRTH | done | late)
    add(commune, "birth", **BIRTH | {"full_name": "Ba", "born_on": "2026-05-01"})
    add(commune, "birth", **BIRTH | {"full_name": "Bốn", "born_on": "2026-11-01"})
    add(
        commune,
        "birth",
        **BIRTH | done | {"full_name": "Năm", "born_on": "2025-02-01", "register_number": "3"},
    )
    found = _by_code(commune)["TC02"]
    assert (found["numerator"], found["denominator"]) == (1, 3)
    assert found["figure_from"] == "book"
    assert found["points"] is None


def test_injured_children_are_counted_once(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    add(commune, "child", **CHILD | {"full_name": "Lò Văn Hai"})
    add(commune, "child", **CHILD | {"full_name": "Người lớn", "born_on": "2009-01-01"})
    for day in ("2026-02-01", "2026-03-01"):
        add(commune, "injury", child=child, **{**INJURY, "happened_on": day, "full_name": None})
    add(commune, "injury", **INJURY | {"happened_on": "2025-02-01"})
    found = _by_code(commune)["TC05"]
    assert (found["numerator"], found["denominator"]) == (1, 2)


def test_children_in_special_circumstances_helped(commune: Session) -> None:
    group = {"special_groups": {"g": {"+": "yes", "group": "G04"}}}
    help_ = {"support": {"s": {"+": "yes", "support_kind": _support(commune)}}}
    old = {"support": {"s": {"+": "yes", "support_kind": _support(commune), "to_day": "2024"}}}
    add(commune, "child", **CHILD | group | help_)
    add(commune, "child", **CHILD | group | old | {"full_name": "Lò Văn Hai"})
    add(commune, "child", **CHILD | {"full_name": "Lò Văn Ba"})
    found = _by_code(commune)["TC06.1"]
    assert (found["numerator"], found["denominator"]) == (1, 2)
    assert found["value"] == 50


def _support(session: Session) -> str:
    return session.codes.offered("support_received")[0].code


def test_plans_approved_in_time(commune: Session) -> None:
    grave = CASE | {"received_on": "2026-11-02", "abuse_forms": {"sexual": "yes"}}
    good, bare = add(commune, "case", **grave), add(commune, "case", **grave)
    add(commune, "case", **CASE)
    _plan(commune, good, "2026-11-05", "2026-11-06")
    sheet = score_sheet(commune, 2026)
    found = _by_code(commune)["TC06.2"]
    assert (found["numerator"], found["denominator"]) == (1, 2)
    assert found["points"] is None
    figure = sheet.figures["TC06.2"]
    assert figure.query is not None
    assert browse.count(commune, figure.query) == 2
    assert [ok for ok, _ in figure.evidence] == [True, False]
    _plan(commune, bare, "2026-11-05", "2026-11-19")
    assert _by_code(commune)["TC06.2"]["numerator"] == 1


def _plan(session: Session, case: str, submitted: str, signed: str) -> None:
    row = {"+": "yes", "work": "Thăm gia đình"}
    plan = add(
        session,
        "plan",
        case=case,
        round="1",
        made_by="Ưng",
        made_on="2026-11-04",
        submitted_on=submitted,
        plan_rows={"r": row},
    )
    add(
        session,
        "decision",
        case=case,
        plan=plan,
        round="1",
        decision_kind="approve_plan",
        outcome="approved",
        signed_on=signed,
    )


def test_typed_figures_stand_before_own_ones(commune: Session) -> None:
    add(commune, "child", **CHILD)
    found = items(commune, TC05={"numerator": "3", "denominator": "1284"})
    assert (found["TC05"]["numerator"], found["TC05"]["figure_from"]) == (3, "typed")


def test_nothing_occurred_must_be_said(commune: Session) -> None:
    assert _by_code(commune)["TC06.2"]["points"] is None
    found = items(commune, TC06_2={"occurrence": "none"})
    assert found["TC06.2"]["points"] == 75
    assert found["TC06.2"]["verified"] is False


def test_without_case_rights_no_figure_tells_of_a_case(commune: Session) -> None:
    add(commune, "case", **CASE)
    hidden = {"special_groups": {"g": {"+": "yes", "group": "G07"}}}
    add(commune, "child", **CHILD | hidden)
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    sheet = score_sheet(commune, 2026)
    assert not {"TC03", "TC06.2"} & sheet.figures.keys()
    found = _by_code(commune)
    assert found["TC03"]["numerator"] is None


def test_the_draft_of_a_sheet_is_scored(commune: Session) -> None:
    given = {"TC01.1": {"+": "yes", "answer": "yes"}}
    add(commune, "criteria", draft=True, year="2026", items=given)
    assert score_sheet(commune, 2026).total == 50
    assert score_sheet(commune, 2025).record is None


def test_a_year_to_come_has_no_figures(commune: Session) -> None:
    assert score_sheet(commune, 2030).figures == {}
