"""`xatre step` walks the other ways of a case: an emergency with separation, refusal, a plan
adjusted, another round, no plan, a letter, a report that proves untrue, a child placed with carers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_step_command import CASE, PAPER, WALK

from command import new_book, xatre

Way = tuple[tuple[str, dict[str, Any], dict[str, str]], ...]
WHY = {"--reason": "Đường sạt lở"}
UNTIL_PLAN: Way = tuple((name, fields, {}) for name, fields in WALK[:4])
APPROVED: Way = (*UNTIL_PLAN, ("approve", PAPER, {}))
SEPARATION = {
    "grounds": {"harmed_by_carer": "yes"}, "from_day": "2026-11-02", "from_time": "13:00",
    "to_day": "2026-11-10", "place": "Nhà bác ruột", "decision_form": "paper",
    "decision_number": "9/QĐ", "decision_signed_on": "2026-11-02",
    "decision_signer": "Chủ tịch",
}  # fmt: skip
CARER = {"harmer_is_carer": "yes"}
REASSESSED = {"made_on": "2026-11-14", **CARER, "conclusion": "Gia đình đã an toàn"}
WAYS: dict[str, tuple[dict[str, Any], Way, list[str], str]] = {
    "emergency, separation cancelled": (
        {**CARER, "grave_danger": "yes"},
        (
            ("act", {"done_on": "2026-11-02", "done_at": "12:00", "measures": {"50.2.a": "yes"},
                     "actions": "Đưa trẻ đi khám"}, {}),
            ("separate", SEPARATION, {}),
            ("assess", {"made_on": "2026-11-03", "conclusion": "emergency"}, {}),
            ("extend", {"extended_to": "2026-11-15"}, WHY),
            ("reassess", REASSESSED, {}),
            ("cancel", {"cancel_form": "paper", "cancel_number": "20/QĐ",
                        "cancel_signed_on": "2026-11-14", "cancel_signer": "Chủ tịch",
                        "ended_on": "2026-11-14"}, {}),
        ),
        ["assess_closely"],
        "identifying_needs",
    ),
    "court": (
        CARER,
        (
            ("separate", SEPARATION, {}),
            ("reassess", REASSESSED | {"conclusion": "Chưa an toàn"}, {}),
            ("ask_court", {"court_asked_on": "2026-11-14"}, {}),
            ("end_separation", {"ended_on": "2026-11-16"}, {}),
        ),
        ["assess"],
        "",
    ),
    "refused, changed, approved": (
        {},
        (
            *UNTIL_PLAN,
            ("refuse", PAPER, {"--reason": "Chưa ghi người theo dõi"}),
            ("submit_plan", {"aims": "Theo dõi hằng tuần", "submitted_on": "2026-11-12"}, {}),
            ("approve", PAPER, {}),
        ),
        ["send_out"],
        "carrying_out",
    ),
    "adjusted": (
        {},
        (
            *APPROVED,
            ("send_out", {"sent_on": "2026-11-13"}, {}),
            ("adjust", {"aims": "Mục tiêu mới", "submitted_on": "2026-11-16"}, WHY),
            ("approve", PAPER | {"signed_on": "2026-11-17", "number": "15/QĐ"}, {}),
        ),
        ["send_out"],
        "carrying_out",
    ),
    "another round": (
        {},
        (
            *APPROVED,
            ("send_out", {"sent_on": "2026-11-13"}, {}),
            ("follow_up", {"done_on": "2026-11-16"}, {}),
            ("review", {"made_on": "2026-11-17", "conclusion": "continue"}, {}),
            ("assess_closely", {}, WHY | {"--skip": ""}),
            ("meet", {}, WHY | {"--skip": ""}),
            ("submit_plan", {"made_on": "2026-11-18", "submitted_on": "2026-11-18",
                             "plan_rows": {"r1": {"work": "Tư vấn"}}}, {}),
            ("approve", PAPER | {"signed_on": "2026-11-19"}, {}),
            ("send_out", {"sent_on": "2026-11-19"}, {}),
            ("follow_up", {"done_on": "2026-11-20"}, {}),
            ("review", {"made_on": "2026-11-20", "conclusion": "close"}, {}),
            ("close", PAPER | {"signed_on": "2026-11-20", "closed_on": "2026-11-20"}, {}),
        ),
        ["enter_national"],
        "closed",
    ),
    "no plan": (
        {},
        (
            *UNTIL_PLAN[:2],
            ("no_plan", PAPER, {"--reason": "Gia đình tự chăm sóc tốt"}),
            ("close", PAPER | {"closed_on": "2026-11-20"}, {}),
        ),
        ["enter_national"],
        "closed",
    ),
    "by a letter": (
        {"event_unit": "03562@2025"},
        (("hand_over", {"by": "paper"}, WHY),),
        [],
        "handed_over",
    ),
    "untrue": ({}, (("unfounded", {}, {"--reason": "Đã kiểm tra"}),), [], "unfounded"),
    "placed": (
        {"received_on": "2026-08-03"},
        (
            ("place", {"placed_on": "2026-08-10", "alternative_care": "relative"}, {}),
            ("follow_placed", {"done_on": "2026-09-25", "living": "Trẻ khỏe"}, WHY),
        ),
        ["assess", "follow_placed"],
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_walked(way: str, tmp_path: Path) -> None:
    more, steps, asked, state = WAYS[way]
    book = new_book(tmp_path / "xa")
    (id,) = xatre("add", book, "case", "--json", given=json.dumps(CASE | more)).json["saved"]
    for name, fields, options in steps:
        words = [part for option in options.items() for part in option if part]
        done = xatre("step", book, id, name, "--file", "-", *words, "--json",
                     given=json.dumps(fields))  # fmt: skip
        assert done.code == 0, (name, done.words, done.out)
    told = xatre("step", book, id, "--json").json
    assert sorted(one["step"] for one in told["open"] if one["state"] == "next") == asked
    assert told["state"] == state or not state
    assert xatre("check", book, "--json").json["ok"] is True
