"""A case walked at a desk by the buttons of its actions: from its opening to the plan submitted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from at_desk import Desk

from samples import INTAKE
from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.store.keys.officers import Role
from xatre.work.session import Session

CASE = INTAKE | {
    "received_on": "2026-11-02",
    "received_at": "08:10",
    "told_name": "Vàng Thị Dở",
    "told_sex": "female",
    "told_age": "8",
}
REASON = {"reason": "Đường sạt lở"}
PAPER = {"number": "12/QĐ-UBND", "signed_on": "2026-11-12", "signer": "Chủ tịch"}
FIRST = {"made_on": "2026-11-03", "conclusion": "not_emergency"}
CLOSER = {"made_on": "2026-11-06", "harmer_is_carer": "no", "conclusion": "Cần"}
MEETING = {"held_on": "2026-11-09", "chair": "Chủ tịch", "minutes": "Thống nhất."}
PLAN = {
    "made_by": "Ưng", "made_on": "2026-11-10", "submitted_on": "2026-11-11",
    "plan_rows": {"r1": {"+": "yes", "work": "Tư vấn tâm lý"}},
}  # fmt: skip


def take_seat(session: Session, role: Role) -> None:
    """The officer at the desk has another role."""
    session.book.officer = replace(session.book.officer, role=role)


def open_case(desk: Desk, **more: Any) -> tuple[CaseSheet, str]:
    (id,) = desk.add("case", CASE | {"event_unit": desk.facts.unit} | more)
    page = desk.page("case")
    page._open(id)
    desk.settle()
    return page.case, id


def asked(case: CaseSheet) -> list[str]:
    return [one.name for one in case.stepping.actions if one.state == "next"]


def fill(desk: Desk, case: CaseSheet, action: str, **fields: Any) -> None:
    """Press the button of an action, fill in its form, complete it."""
    case.stepping.do(action)
    desk.settle()
    pane = case.forms.current
    assert pane is not None
    pane.form.set_values(pane.form.values() | fields)
    pane.foot.primary.click()
    desk.settle()
    case.load(case.case_id)
    desk.settle()


def walk_to_meeting(desk: Desk, case: CaseSheet) -> None:
    fill(desk, case, "assess", **FIRST)
    fill(desk, case, "assess_closely", **CLOSER)
    fill(desk, case, "meet", **MEETING)


def walk_to_plan(desk: Desk, case: CaseSheet) -> None:
    """Until the plan waits for approval."""
    walk_to_meeting(desk, case)
    fill(desk, case, "submit_plan", **PLAN)
