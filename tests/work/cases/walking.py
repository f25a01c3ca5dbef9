"""What the walks through a case give for each paper."""

from __future__ import annotations

from typing import Any

from work_samples import CASE, add

from xatre.work.cases.reading import case_now
from xatre.work.cases.stepping import Stepped, step
from xatre.work.session import Session

UNIT = "02788@2025"
PLAN = {"plan_rows": {"r1": {"work": "Khám sức khỏe, tư vấn tâm lý"}}, "aims": "Trẻ an toàn"}
MEETING = {"chair": "Chủ tịch UBND", "minutes": "Thống nhất hỗ trợ y tế và tâm lý."}
CLOSER = {"harmer_is_carer": "no", "conclusion": "Cần được hỗ trợ."}
PAPER = {"form": "paper", "number": "12/QĐ-UBND", "signed_on": "2026-11-20", "signer": "Chủ tịch"}
SEPARATION = {
    "grounds": {"harmed_by_carer": "yes"},
    "from_time": "02:00",
    "to_day": "2026-11-27",
    "place": "Nhà bác ruột",
    "decision_form": "paper",
    "decision_number": "9/QĐ-UBND",
    "decision_signed_on": "2026-11-20",
    "decision_signer": "Chủ tịch",
}


def begin(session: Session, **more: object) -> str:
    """A case that was taken in. Its id."""
    return add(session, "case", **{**CASE, "event_unit": UNIT, **more})


def do(session: Session, case: str, name: str, given: Any = None, **how: Any) -> Stepped:
    """Do one action."""
    return step(session, case, name, given or {}, **how)


def asked(session: Session, case: str) -> list[str]:
    """What is to be done now."""
    return [one.action.name for one in case_now(session, case).next]


def state(session: Session, case: str) -> str:
    return str(case_now(session, case).record.fields["case_state"])


def until_plan(session: Session, case: str) -> None:
    """The ordinary way up to a plan that waits."""
    do(session, case, "assess", {"conclusion": "not_emergency"})
    do(session, case, "assess_closely", CLOSER)
    do(session, case, "meet", MEETING)
    do(session, case, "submit_plan", PLAN)
