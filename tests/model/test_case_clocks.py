"""The five clocks of a case, from its papers: what starts, ends and excepts each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from xatre import resources
from xatre.model.case_clocks import ACT, APPROVE, SEPARATE, SEPARATED, SUBMIT, case_clocks
from xatre.model.clock import Clock
from xatre.model.record import Record

NOW = datetime(2026, 11, 20, 9, 42)
RECEIVED = {"received_on": "2026-11-20", "received_at": "01:00", "case_state": "received"}


def clocks(
    case: dict[str, Any], *papers: tuple[str, dict], draft: bool = False
) -> dict[str, Clock]:
    by_kind: dict[str, list[Record]] = {}
    for kind, fields in papers:
        state = "draft" if draft else "complete"
        by_kind.setdefault(kind, []).append(Record(kind, kind, "u", state, fields))
    found = case_clocks(
        Record("case", "case", "u", "complete", case), by_kind, resources.deadlines()
    )
    return {clock.limit.code: clock for clock in found}


def test_a_new_case_has_twelve_hours_from_the_hour_on_paper() -> None:
    found = clocks(RECEIVED)
    assert list(found) == [ACT, SEPARATE, SUBMIT, APPROVE, SEPARATED]
    assert found[ACT].due == datetime(2026, 11, 20, 13, 0)
    assert {found[code].state for code in (SEPARATE, SUBMIT, APPROVE, SEPARATED)} == {"not_begun"}


def test_without_the_hour_no_hour_is_made_up_and_it_is_said() -> None:
    day = {"received_on": "2026-11-20"}
    found = clocks(day)[ACT]
    assert (found.state, found.due) == ("unknown", None)
    assert found.left(NOW) == "chưa biết giờ nhận tin"
    assert "Chưa ghi giờ nhận tin" in found.note
    for done_on, done_at, in_time in (
        ("2026-11-20", "07:05", True),  # within twelve hours of any hour of the day
        ("2026-11-20", "17:00", None),
        ("2026-11-22", "08:00", False),
    ):
        done = ("emergency_action", {"done_on": done_on, "done_at": done_at})
        assert clocks(day, done)[ACT].in_time is in_time


def test_without_the_day_nothing_is_counted() -> None:
    assert clocks({"received_on": "2026-11"})[ACT].state == "unknown"


def test_acting_ends_the_first_clock() -> None:
    done = ("emergency_action", {"done_on": "2026-11-20", "done_at": "07:05"})
    assert clocks(RECEIVED, done)[ACT].left(NOW) == "xong sau 6 giờ 05 phút"
    assert clocks(RECEIVED, done, draft=True)[ACT].state == "running"


def test_what_is_not_urgent_is_not_counted_in_hours() -> None:
    calm = ("initial_assessment", {"made_on": "2026-11-20", "conclusion": "not_emergency"})
    assert clocks(RECEIVED, calm)[ACT].state == "not_counted"


def test_the_last_assessment_counts() -> None:
    calm = ("initial_assessment", {"made_on": "2026-11-19", "conclusion": "not_emergency"})
    urgent = ("initial_assessment", {"made_on": "2026-11-20", "conclusion": "emergency"})
    assert clocks(RECEIVED, urgent, calm)[ACT].state == "running"


def test_harm_by_a_carer_starts_the_clock_of_separation() -> None:
    by_carer = RECEIVED | {"harmer_is_carer": "yes"}
    assert clocks(by_carer)[SEPARATE].state == "running"
    meeting = ("needs_meeting", {"held_on": "2026-11-20"})
    assert clocks(by_carer, meeting)[SEPARATE].state == "not_begun"


def test_a_separation_decision_with_its_hour() -> None:
    decided = {"from_day": "2026-11-20", "from_time": "08:00", "decision_signed_on": "2026-11-20"}
    found = clocks(RECEIVED, ("separation", decided))
    assert found[SEPARATE].in_time is True
    assert found[ACT].state == "done"
    assert found[SEPARATED].due is not None
    assert found[SEPARATED].due.date() == date(2026, 12, 5)


def test_a_separation_ends_or_is_required_to_last() -> None:
    base = {"from_day": "2026-11-07", "separation_state": "ended", "ended_on": "2026-11-19"}
    assert clocks(RECEIVED, ("separation", base))[SEPARATED].in_time is True
    longer = {"from_day": "2026-11-01", "authority_requires": "yes"}
    assert clocks(RECEIVED, ("separation", longer))[SEPARATED].state == "not_counted"


def test_five_days_from_the_meeting_then_two_from_the_plan() -> None:
    meeting = ("needs_meeting", {"held_on": "2026-11-13"})
    found = clocks(RECEIVED, meeting)
    assert found[SUBMIT].due is not None
    assert found[SUBMIT].due.date() == date(2026, 11, 20)
    assert found[APPROVE].state == "not_begun"
    plan = ("plan", {"submitted_on": "2026-11-17"})
    found = clocks(RECEIVED, meeting, plan)
    assert found[SUBMIT].in_time is True
    assert found[APPROVE].due is not None
    assert found[APPROVE].due.date() == date(2026, 11, 19)
    assert found[APPROVE].left(NOW) == "quá 1 ngày"
    decision = ("decision", {"signed_on": "2026-11-19", "outcome": "approved"})
    assert clocks(RECEIVED, meeting, plan, decision)[APPROVE].in_time is True


def test_another_round_starts_again() -> None:
    first = [
        ("needs_meeting", {"held_on": "2026-10-01", "round": "1"}),
        ("plan", {"submitted_on": "2026-10-02", "round": "1"}),
        ("decision", {"signed_on": "2026-10-05", "round": "1"}),
    ]
    second = ("needs_meeting", {"held_on": "2026-11-18", "round": "2"})
    found = clocks(RECEIVED, *first, second)
    assert found[SUBMIT].state == "running"
    assert found[APPROVE].state == "not_begun"


def test_an_urgent_plan_is_excepted() -> None:
    plan = ("plan", {"urgent": "yes", "submitted_on": "2026-11-17"})
    found = clocks(RECEIVED, plan)
    assert found[SUBMIT].state == found[APPROVE].state == "not_counted"


def test_nothing_runs_in_a_case_that_is_over() -> None:
    found = clocks(RECEIVED | {"case_state": "closed"})
    assert {clock.state for clock in found.values()} == {"stopped"}


def test_harm_by_a_carer_is_counted_whatever_the_assessment_says() -> None:
    calm = ("initial_assessment", {"made_on": "2026-11-20", "conclusion": "not_emergency"})
    found = clocks(RECEIVED | {"harmer_is_carer": "yes"}, calm)
    assert found[ACT].state == "running"
    assert "Đ31" in found[ACT].note


def test_what_happened_elsewhere_is_passed_on_at_once() -> None:
    found = clocks(RECEIVED | {"event_unit": "v"})
    assert found["C01"].left(NOW) == "làm ngay"
    assert not found["C01"].is_late(NOW)
    assert clocks(RECEIVED | {"event_unit": "v", "handed_to": "v"})["C01"].state == "done"
    assert "C01" not in clocks(RECEIVED | {"event_unit": "u"})


def test_a_separation_is_assessed_again_within_its_fifteen_days() -> None:
    lasts = {"from_day": "2026-11-07", "separation_state": "running"}
    found = clocks(RECEIVED, ("separation", lasts))
    assert found["C07"].state == "running"
    assert found["C07"].due is not None
    assert found["C07"].due.date() == date(2026, 11, 22)
    again = clocks(RECEIVED, ("separation", lasts | {"reassessed_on": "2026-11-20"}))
    assert again["C07"].in_time is True


def test_a_placed_child_is_visited_after_one_month_three_then_every_six() -> None:
    placed = RECEIVED | {"placed_on": "2026-01-31", "case_state": "closed"}
    found = clocks(placed)
    due = {code: found[code].due for code in ("A02", "A03", "A04")}
    assert [one.date().isoformat() for one in due.values() if one] == [
        "2026-02-28",
        "2026-04-30",
        "2026-07-31",
    ]
    visits = [
        ("follow_up", {"purpose": "placed_child", "done_on": day})
        for day in ("2026-02-20", "2026-05-02", "2026-07-15")
    ]
    found = clocks(placed, *visits)
    assert (found["A02"].in_time, found["A03"].in_time) == (True, False)
    assert found["A04"].due is not None
    assert found["A04"].due.date() == date(2027, 1, 31)
    assert clocks(placed | {"placement_ended_on": "2026-08-01"})["A04"].state == "stopped"


def test_a_separation_that_was_skipped_is_not_counted() -> None:
    row = {"r": {"+": "yes", "action": "separate", "what": "skipped"}}
    found = clocks(RECEIVED | {"harmer_is_carer": "yes", "step_notes": row})
    assert found[SEPARATE].state == "not_counted"
