"""Each procedure of a case walked start to end: ordinary, urgent, separated, refused, on paper,
handed over, another round, skipped, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from walking import (
    CLOSER,
    MEETING,
    PAPER,
    PLAN,
    SEPARATION,
    asked,
    begin,
    do,
    state,
    until_plan,
)

from xatre.work.cases.reading import case_now, early
from xatre.work.session import Session

Approver = Callable[[], Any]


def later(clock: Callable[[], datetime], **by: int) -> None:
    clock.moment += timedelta(**by)  # type: ignore[attr-defined]


def test_the_ordinary_way(
    commune: Session, as_approver: Approver, clock: Callable[[], datetime]
) -> None:
    case = begin(commune)
    assert asked(commune, case) == ["assess"]
    do(commune, case, "assess", {"conclusion": "not_emergency"})
    assert (asked(commune, case), state(commune, case)) == (["assess_closely"], "identifying_needs")
    do(commune, case, "assess_closely", CLOSER)
    do(commune, case, "meet", MEETING)
    assert state(commune, case) == "planning"
    do(commune, case, "submit_plan", PLAN)
    assert (asked(commune, case), state(commune, case)) == (["approve"], "awaiting_approval")
    with as_approver():
        decided = do(commune, case, "approve").paper
    assert decided is not None
    assert (decided.fields["form"], decided.fields["outcome"]) == ("program", "approved")
    assert state(commune, case) == "carrying_out"
    do(commune, case, "send_out", {"sent_to": "Trạm y tế, gia đình"})
    assert case_now(commune, case).facts.approval == "approved"
    later(clock, days=20)
    do(commune, case, "follow_up", {"child_condition": "Trẻ ổn định"})
    later(clock, days=20)
    do(commune, case, "review", {"conclusion": "close", "no_more_risk": "yes"})
    assert (asked(commune, case), state(commune, case)) == (["close"], "reviewing")
    with as_approver():
        do(commune, case, "close")
    assert (asked(commune, case), state(commune, case)) == (["enter_national"], "closed")
    assert case_now(commune, case).record.fields["national_entry"] == "waiting"
    done = do(commune, case, "enter_national")
    assert done.case.fields["national_entry"] == "entered"
    assert asked(commune, case) == []


def test_an_emergency_within_its_hours(commune: Session) -> None:
    case = begin(commune, grave_danger="yes")
    assert asked(commune, case) == ["act", "assess"]
    acted = {"done_at": "02:00", "measures": {"50.2.a": "yes"}, "actions": "Đưa trẻ đi khám"}
    do(commune, case, "act", acted)
    assert state(commune, case) == "assessing"
    do(commune, case, "assess", {"conclusion": "emergency"})
    # The plan of an emergency may come before the meeting, with a reason; both stay to be done.
    assert "chưa đối chiếu văn bản gốc" in early(commune, case_now(commune, case).of("submit_plan"))
    assert early(commune, case_now(commune, case).of("assess_closely")) == ""
    do(commune, case, "submit_plan", PLAN, reason="Phải làm ngay, họp sau")
    now = case_now(commune, case)
    assert now.facts.plan is not None
    assert now.facts.plan.fields["urgent"] == "yes"
    assert now.facts.noted("meet", "late") is not None
    assert {"approve", "assess_closely"} <= set(asked(commune, case))
    do(commune, case, "assess_closely", CLOSER)
    assert "meet" in asked(commune, case)


def test_a_separation_extended_reassessed_and_cancelled(
    commune: Session, clock: Callable[[], datetime]
) -> None:
    case = begin(commune, harmer_is_carer="yes")
    assert set(asked(commune, case)) == {"act", "separate", "assess"}
    do(commune, case, "separate", SEPARATION)
    assert case_now(commune, case).record.fields["separated"] == "yes"
    later(clock, days=6)
    do(commune, case, "extend", {"extended_to": "2026-12-05"}, reason="Chưa an toàn")
    found = case_now(commune, case).facts.separation
    assert found is not None
    assert found.fields["separation_state"] == "extended"
    later(clock, days=5)
    do(commune, case, "reassess", {"harmer_is_carer": "yes", "conclusion": "Gia đình đã an toàn"})
    signed = {"cancel_number": "20/QĐ", "cancel_signed_on": "2026-12-01", "cancel_signer": "CT"}
    do(commune, case, "cancel", signed)
    ended = case_now(commune, case).facts
    assert ended.separation_ended
    assert ended.separation is not None
    assert ended.separation.fields["cancel_form"] == "paper"
    assert "end_separation" not in asked(commune, case)


def test_a_separation_that_goes_to_the_court(commune: Session) -> None:
    case = begin(commune, harmer_is_carer="yes")
    do(commune, case, "separate", SEPARATION)
    do(commune, case, "reassess", {"harmer_is_carer": "yes", "conclusion": "Chưa an toàn"})
    do(commune, case, "ask_court")
    do(commune, case, "end_separation")
    found = case_now(commune, case).facts
    assert found.court_asked
    assert found.separation_ended


def test_separation_skipped_with_a_reason(commune: Session) -> None:
    case = begin(commune, harmer_is_carer="yes")
    do(commune, case, "separate", skip=True, reason="Người gây tổn hại đã bị tạm giữ")
    assert "separate" not in asked(commune, case)
    assert case_now(commune, case).of("separate").state == "skipped"


def test_refused_then_changed_and_approved(commune: Session, as_approver: Approver) -> None:
    case = begin(commune)
    until_plan(commune, case)
    with as_approver():
        do(commune, case, "refuse", reason="Chưa ghi người theo dõi")
    assert (asked(commune, case), state(commune, case)) == (["submit_plan"], "planning")
    do(commune, case, "submit_plan", {"aims": "Có người theo dõi hằng tuần"})
    assert asked(commune, case) == ["approve"]
    with as_approver():
        do(commune, case, "approve")
    assert case_now(commune, case).facts.approval == "approved"


def test_approved_on_paper(commune: Session) -> None:
    case = begin(commune)
    until_plan(commune, case)
    paper = do(commune, case, "approve", PAPER).paper
    assert paper is not None
    assert paper.fields["form"] == "paper"
    assert not paper.fields.get("approval_signature")
    assert asked(commune, case) == ["send_out"]


def test_an_adjusted_plan_is_approved_again(commune: Session) -> None:
    case = begin(commune)
    until_plan(commune, case)
    do(commune, case, "approve", PAPER)
    do(commune, case, "send_out")
    do(commune, case, "adjust", {"aims": "Mục tiêu mới"}, reason="Trẻ chuyển trường")
    now = case_now(commune, case)
    assert (now.facts.approval, now.facts.plan_sent) == ("void", False)
    assert asked(commune, case) == ["approve"]
    again = do(commune, case, "approve", PAPER | {"number": "15/QĐ-UBND"}).paper
    assert again is not None
    assert again.fields["decision_kind"] == "change_plan"
    assert asked(commune, case) == ["send_out"]


def test_another_round(commune: Session) -> None:
    case = begin(commune)
    until_plan(commune, case)
    do(commune, case, "approve", PAPER)
    do(commune, case, "send_out")
    do(commune, case, "follow_up")
    do(commune, case, "review", {"conclusion": "continue"})
    assert case_now(commune, case).facts.round == 2
    do(commune, case, "assess_closely", skip=True, reason="Vừa đánh giá tuần trước")
    do(commune, case, "meet", skip=True, reason="Vòng sau tiếp tục từ kế hoạch")
    assert asked(commune, case) == ["submit_plan"]
    do(commune, case, "submit_plan", PLAN)
    do(commune, case, "approve", PAPER)
    do(commune, case, "send_out")
    do(commune, case, "follow_up")
    do(commune, case, "review", {"conclusion": "close"})
    do(commune, case, "close", PAPER)
    assert state(commune, case) == "closed"


def test_no_plan_is_needed(commune: Session) -> None:
    case = begin(commune)
    do(commune, case, "assess", {"conclusion": "not_emergency"})
    do(commune, case, "assess_closely", CLOSER)
    do(commune, case, "no_plan", PAPER, reason="Gia đình tự chăm sóc tốt")
    assert asked(commune, case) == ["close"]
    do(commune, case, "close", PAPER)
    assert state(commune, case) == "closed"


def test_handed_over_by_a_letter(commune: Session) -> None:
    case = begin(commune, event_unit="03562@2025")
    assert asked(commune, case)[0] == "hand_over"
    do(commune, case, "hand_over", {"by": "paper"}, reason="Xảy ra ở xã bên")
    now = case_now(commune, case)
    assert now.record.fields["handed_to"] == "03562@2025"
    assert (state(commune, case), asked(commune, case)) == ("handed_over", [])


def test_kept_here_though_it_happened_elsewhere(commune: Session) -> None:
    case = begin(commune, event_unit="03562@2025", residence_unit="02788@2025")
    do(commune, case, "hand_over", skip=True, reason="Trẻ cư trú ở xã, hai bên thống nhất")
    assert asked(commune, case) == ["assess"]


def test_a_report_that_proves_untrue(commune: Session) -> None:
    case = begin(commune)
    do(commune, case, "unfounded", reason="Đã kiểm tra với công an xã")
    assert (state(commune, case), asked(commune, case)) == ("unfounded", [])


@pytest.mark.parametrize("months", [1, 3])
def test_a_placed_child_is_followed(
    commune: Session, clock: Callable[[], datetime], months: int
) -> None:
    case = begin(commune)
    do(commune, case, "place", {"alternative_care": "relative"})
    later(clock, days=28 * months)
    now = case_now(commune, case)
    assert now.of("follow_placed").state == "next"
    due = now.of("follow_placed").clock
    assert due is not None
    assert due.limit.code == "A02"
    do(commune, case, "follow_placed", {"living": "Trẻ khỏe"}, reason="Đường sạt lở")
    following = case_now(commune, case).of("follow_placed").clock
    assert following is not None
    assert following.limit.code == "A03"
