"""What is refused: out of order, without the right, over something changed, late without a reason,
and who may open a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from walking import CLOSER, MEETING, PAPER, PLAN, SEPARATION, begin, do, until_plan
from work_samples import add

from xatre.model.days import DayError
from xatre.store.register import records
from xatre.work.cases.approval import ChangedBeforeDecision, PaperIncomplete
from xatre.work.cases.doing import ReasonLacking
from xatre.work.cases.reading import case_now
from xatre.work.cases.stepping import (
    DoneAlready,
    LateWithoutReason,
    NotSkippable,
    OutOfOrder,
    UnknownStep,
    complete_paper,
)
from xatre.work.records import save
from xatre.work.records.refusals import Incomplete, WrittenByProgram
from xatre.work.session import NoRight, Session

Approver = Callable[[], Any]


def test_steps_out_of_order(commune: Session) -> None:
    case = begin(commune)
    with pytest.raises(OutOfOrder, match="chưa làm “Đánh giá nguy cơ ban đầu"):
        do(commune, case, "submit_plan", PLAN)
    with pytest.raises(OutOfOrder, match="chưa có rà soát"):
        do(commune, case, "close", PAPER)
    with pytest.raises(OutOfOrder, match="không có kế hoạch nào đang chờ"):
        do(commune, case, "approve", PAPER)
    with pytest.raises(UnknownStep):
        do(commune, case, "nothing")
    do(commune, case, "assess", {"conclusion": "not_emergency"})
    with pytest.raises(DoneAlready):
        do(commune, case, "assess", {"conclusion": "emergency"})
    with pytest.raises(NotSkippable):
        do(commune, case, "meet", skip=True, reason="không muốn họp")


def test_a_draft_is_taken_in_first(commune: Session) -> None:
    case = add(commune, "case", draft=True, received_on="2026-11-20")
    with pytest.raises(OutOfOrder, match="Mẫu 01 chưa hoàn thành"):
        do(commune, case, "assess", {"conclusion": "emergency"})
    with pytest.raises(Incomplete):
        do(commune, case, "take_in")


def test_approving_needs_the_right_and_paper_its_number(commune: Session) -> None:
    case = begin(commune)
    until_plan(commune, case)
    with pytest.raises(NoRight, match="phê duyệt"):
        do(commune, case, "approve", {"form": "program"})
    with pytest.raises(PaperIncomplete):
        do(commune, case, "approve", {"form": "paper", "signer": "Chủ tịch"})
    with pytest.raises(ReasonLacking):
        do(commune, case, "refuse", PAPER)


def test_approval_is_over_the_revision_looked_at(commune: Session, as_approver: Approver) -> None:
    case = begin(commune)
    until_plan(commune, case)
    plan = case_now(commune, case).facts.plan
    assert plan is not None
    changed = save.complete(commune, replace(plan, fields=plan.fields | {"aims": "Khác"}))
    with as_approver(), pytest.raises(ChangedBeforeDecision):
        do(commune, case, "approve", {"plan_revision": plan.revision})
    with as_approver():
        done = do(commune, case, "approve", {"plan_revision": changed.revision}).paper
    assert done is not None
    assert done.fields["decided_revision"] == changed.revision


def test_a_later_change_makes_the_approval_void(commune: Session, as_approver: Approver) -> None:
    case = begin(commune)
    until_plan(commune, case)
    with as_approver():
        do(commune, case, "approve")
    plan = case_now(commune, case).facts.plan
    assert plan is not None
    save.complete(commune, replace(plan, fields=plan.fields | {"aims": "Sửa lén"}))
    assert case_now(commune, case).facts.approval == "void"
    with pytest.raises(OutOfOrder, match="đã sửa sau khi phê duyệt"):
        do(commune, case, "send_out")


def test_nobody_writes_an_approval_by_hand(commune: Session, as_approver: Approver) -> None:
    case = begin(commune)
    until_plan(commune, case)
    with as_approver():
        decided = do(commune, case, "approve").paper
    assert decided is not None
    forged = {"id": decided.id, "revision": decided.revision, "decided_digest": "0" * 64}
    added = save.add_records(commune, "decision", [forged])
    assert [problem.code for problem in added.problems] == ["XT-155"]
    fields = decided.fields | {"approval_signature": "00"}
    with pytest.raises(WrittenByProgram):
        save.complete(commune, replace(decided, fields=fields))


def test_nobody_writes_by_hand_that_a_separation_was_decided_in_the_machine(
    commune: Session, as_approver: Approver
) -> None:
    case = begin(commune, harmer_is_carer="yes")
    paper = do(commune, case, "separate", SEPARATION).paper
    assert paper is not None
    for name in ("decision_form", "cancel_form"):
        changed = replace(paper, fields=paper.fields | {name: "program"})
        with pytest.raises(WrittenByProgram):
            complete_paper(commune, changed)
        given = {"id": paper.id, "revision": paper.revision, name: "program"}
        added = save.add_records(commune, "separation", [given])
        assert [one.code for one in added.problems] == ["XT-155"]
    corrected = complete_paper(commune, replace(paper, fields=paper.fields | {"place": "Nhà dì"}))
    assert corrected.fields["place"] == "Nhà dì"
    other = begin(commune, harmer_is_carer="yes")
    here = {name: value for name, value in SEPARATION.items() if name != "decision_number"}
    with as_approver():
        made = do(commune, other, "separate", here | {"decision_form": "program"}).paper
    assert made is not None
    assert made.fields["decision_signer"] == commune.book.officer.name
    renamed = replace(made, fields=made.fields | {"decision_signer": "Người Khác"})
    with pytest.raises(WrittenByProgram):
        complete_paper(commune, renamed)
    on_paper = replace(made, fields=made.fields | {"decision_form": "paper"})
    with pytest.raises(WrittenByProgram):
        complete_paper(commune, on_paper)


def test_late_needs_a_reason(commune: Session, clock: Callable[[], datetime]) -> None:
    case = begin(commune)
    do(commune, case, "assess", {"conclusion": "not_emergency"})
    do(commune, case, "assess_closely", CLOSER)
    do(commune, case, "meet", MEETING)
    clock.moment += timedelta(days=12)  # type: ignore[attr-defined]
    with pytest.raises(LateWithoutReason, match="hạn 27/11/2026"):
        do(commune, case, "submit_plan", PLAN)
    assert not records.children(commune.book.db, "plan", "case", case)
    done = do(commune, case, "submit_plan", PLAN, reason="Mưa lũ chia cắt đường")
    assert case_now(commune, case).facts.noted("submit_plan", "late") is not None
    assert done.case.fields["case_state"] == "awaiting_approval"


def test_an_hour_and_a_day_that_do_not_exist(commune: Session) -> None:
    case = begin(commune, harmer_is_carer="yes")
    for wrong in ({"done_at": "25:70"}, {"done_on": "2026-02-30", "done_at": "02:00"}):
        given = {"measures": {"50.2.a": "yes"}, "actions": "x", **wrong}
        with pytest.raises(Incomplete) as fault:
            do(commune, case, "act", given)
        assert [one.code for one in fault.value.problems] == ["XT-101"]
    do(commune, case, "separate", SEPARATION)
    with pytest.raises(DayError):
        do(commune, case, "extend", {"extended_to": "31/02/2027"}, reason="r")


def test_contradicting_days(commune: Session) -> None:
    case = begin(commune, harmer_is_carer="yes")
    before = {"done_on": "2026-11-01", "done_at": "02:00", "measures": {"50.2.a": "yes"}}
    with pytest.raises(Incomplete) as fault:
        do(commune, case, "act", before | {"actions": "x"})
    assert [one.code for one in fault.value.problems] == ["XT-107"]
    with pytest.raises(Incomplete) as fault:
        do(commune, case, "separate", SEPARATION | {"to_day": "2026-12-20"})
    assert [one.code for one in fault.value.problems] == ["XT-117"]


def test_cancelling_needs_the_assessment_first(commune: Session) -> None:
    case = begin(commune, harmer_is_carer="yes")
    do(commune, case, "separate", SEPARATION)
    with pytest.raises(OutOfOrder, match="Mẫu 03"):
        do(commune, case, "cancel", {"cancel_form": "paper"})


def test_what_is_over_is_over(commune: Session) -> None:
    case = begin(commune)
    do(commune, case, "unfounded", reason="Tin không đúng")
    with pytest.raises(OutOfOrder, match="không còn mở"):
        do(commune, case, "assess", {"conclusion": "emergency"})
