"""The other ways of a case, each walked at the desk: an emergency with separation, refusal, a plan
adjusted, another round, no plan, a letter to another commune, a report that proves untrue, a child
placed with carers.
"""

from __future__ import annotations

from typing import Any

from at_desk import Desk
from case_at_desk import CLOSER, FIRST, PAPER, PLAN, REASON, asked, fill, open_case, walk_to_plan

from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.model.cases.facts import CaseFacts
from xatre.work.cases.reading import case_now


def facts(desk: Desk, id: str) -> CaseFacts:
    return desk.do(lambda session: case_now(session, id)).facts


def state(desk: Desk, id: str) -> str:
    return str(desk.do(lambda session: case_now(session, id)).record.fields["case_state"])


def say(desk: Desk, case: CaseSheet, answers: list[Any], action: str, way: str, **typed: str):
    """Press the button of an action that asks short questions, and answer."""
    answers.append((way, typed, ""))
    case.stepping.do(action)
    desk.settle()
    assert answers == []


def test_an_emergency_with_a_separation_that_is_cancelled(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk, harmer_is_carer="yes", grave_danger="yes")
    assert set(asked(case)) == {"act", "separate", "assess"}
    fill(desk, case, "act", done_on="2026-11-02", done_at="12:00", measures={"50.2.a": "yes"},
         actions="Đưa trẻ đi khám",
         kept_items={"r1": {"+": "yes", "item": "Áo của trẻ"}})  # fmt: skip
    fill(desk, case, "separate", grounds={"harmed_by_carer": "yes"}, from_day="2026-11-02",
         from_time="13:00", to_day="2026-11-10", place="Nhà bác ruột", decision_form="paper",
         decision_number="9/QĐ", decision_signed_on="2026-11-02",
         decision_signer="Chủ tịch")  # fmt: skip
    fill(desk, case, "assess", made_on="2026-11-03", conclusion="emergency")
    say(desk, case, answers, "extend", "do", extended_to="15/11/2026", reason="Chưa an toàn")
    found = facts(desk, id).separation
    assert found is not None
    assert found.fields["separation_state"] == "extended"
    fill(desk, case, "reassess", made_on="2026-11-14", harmer_is_carer="yes",
         conclusion="Gia đình đã an toàn")  # fmt: skip
    say(desk, case, answers, "cancel", "paper", cancel_number="20/QĐ",
        cancel_signed_on="14/11/2026", cancel_signer="Chủ tịch", ended_on="14/11/2026")  # fmt: skip
    assert facts(desk, id).separation_ended
    case.go_to_step(2)
    desk.settle()
    rows = case.forms._asides["separation"].todo
    assert "số 9/QĐ, ngày 02/11/2026" in rows.row("separate").line.text()
    assert "separate" not in asked(case)


def test_a_separation_that_goes_to_the_court(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk, harmer_is_carer="yes")
    fill(desk, case, "separate", grounds={"harmed_by_carer": "yes"}, from_day="2026-11-02",
         from_time="13:00", to_day="2026-11-16", place="Nhà bác ruột", decision_form="paper",
         decision_number="9/QĐ", decision_signed_on="2026-11-02",
         decision_signer="Chủ tịch")  # fmt: skip
    fill(desk, case, "reassess", made_on="2026-11-14", harmer_is_carer="yes",
         conclusion="Chưa an toàn")  # fmt: skip
    say(desk, case, answers, "ask_court", "do", court_asked_on="14/11/2026")
    say(desk, case, answers, "end_separation", "do", ended_on="16/11/2026")
    found = facts(desk, id)
    assert found.court_asked
    assert found.separation_ended


def test_refused_changed_approved_adjusted_and_approved_again(
    desk: Desk, answers: list[Any]
) -> None:
    case, id = open_case(desk)
    walk_to_plan(desk, case)
    say(desk, case, answers, "refuse", "paper", **PAPER, reason="Chưa ghi người theo dõi")
    assert asked(case) == ["submit_plan"]
    fill(desk, case, "submit_plan", aims="Có người theo dõi hằng tuần", submitted_on="2026-11-12")
    say(desk, case, answers, "approve", "paper", **PAPER)
    assert facts(desk, id).approval == "approved"
    say(desk, case, answers, "send_out", "do", sent_on="2026-11-13", sent_to="Trạm y tế")
    answers.append(("do", REASON, ""))
    fill(desk, case, "adjust", aims="Mục tiêu mới", submitted_on="2026-11-16")
    assert facts(desk, id).approval == "void"
    say(desk, case, answers, "approve", "paper", **{**PAPER, "signed_on": "2026-11-17"})
    assert facts(desk, id).approval == "approved"
    assert asked(case) == ["send_out"]


def test_another_round(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk)
    walk_to_plan(desk, case)
    say(desk, case, answers, "approve", "paper", **PAPER)
    say(desk, case, answers, "send_out", "do", sent_on="2026-11-13", sent_to="Trạm y tế")
    fill(desk, case, "follow_up", done_on="2026-11-16", done_by="Ưng")
    fill(desk, case, "review", made_by="Ưng", made_on="2026-11-17", conclusion="continue")
    assert facts(desk, id).round == 2
    for name in ("assess_closely", "meet"):
        answers.append(("do", REASON, ""))
        case.stepping.do(name, skip=True)
        desk.settle()
    assert asked(case) == ["submit_plan"]
    fill(desk, case, "submit_plan", **PLAN | {"made_on": "2026-11-18",
                                              "submitted_on": "2026-11-18"})  # fmt: skip
    assert facts(desk, id).round == 2
    assert asked(case) == ["approve"]


def test_no_plan_is_needed(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk)
    fill(desk, case, "assess", **FIRST)
    fill(desk, case, "assess_closely", **CLOSER)
    say(desk, case, answers, "no_plan", "paper", **PAPER, reason="Gia đình tự chăm sóc tốt")
    assert asked(case) == ["close"]
    say(desk, case, answers, "close", "paper", **PAPER)
    assert state(desk, id) == "closed"


def test_handed_over_by_a_letter(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk, event_unit="02788@2025")
    assert asked(case)[0] == "hand_over"
    say(desk, case, answers, "hand_over", "paper", reason="Xảy ra ở xã bên")
    assert (state(desk, id), asked(case)) == ("handed_over", [])


def test_a_report_that_proves_untrue(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk)
    say(desk, case, answers, "unfounded", "do", reason="Đã kiểm tra với công an xã")
    assert (state(desk, id), asked(case)) == ("unfounded", [])


def test_a_placed_child_is_followed(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk, received_on="2026-08-03")
    say(desk, case, answers, "place", "do", placed_on="10/08/2026")
    waits = {one.name: one for one in case.stepping.actions}["follow_placed"]
    assert waits.can_be_done
    answers.append(("do", REASON, ""))
    fill(desk, case, "follow_placed", done_on="2026-09-25", done_by="Ưng", living="Trẻ khỏe")
    clock = desk.do(lambda session: case_now(session, id)).of("follow_placed").clock
    assert clock is not None
    assert clock.limit.code == "A03"
