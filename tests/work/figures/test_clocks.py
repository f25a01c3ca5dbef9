"""The clocks of a book: open cases with their papers, and a machine whose clock goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from work_samples import CASE, CHILD, add

from xatre.work.figures import clocks
from xatre.work.session import NoRight, Session


def test_clocks_of_one_case(commune: Session) -> None:
    case = add(commune, "case", **CASE)
    found = clocks.clocks_of(commune, case)
    assert [clock.limit.code for clock in found] == ["C02", "C03", "C04", "C05", "C06"]
    assert found[0].due == datetime(2026, 11, 20, 13, 0)
    assert clocks.clocks_of(commune, "nothing") == ()


def test_open_cases_hold_drafts_but_not_what_is_over(commune: Session) -> None:
    add(commune, "case", **CASE)
    add(commune, "case", draft=True, received_on="2026-11-20", case_state="received")
    add(commune, "case", **CASE | {"case_state": "closed", "closed_on": "2026-11-20"})
    found = clocks.open_cases(commune)
    assert len(found) == 2
    assert {one.clocks[0].state for one in found} == {"running", "unknown"}  # no hour in one


def test_papers_end_a_clock(commune: Session) -> None:
    case = add(commune, "case", **CASE)
    add(
        commune,
        "emergency_action",
        case=case,
        done_on="2026-11-20",
        done_at="07:05",
        measures={_measures(commune)[0]: "yes"},
        actions="Đưa trẻ đến trạm y tế",
    )
    (one,) = clocks.open_cases(commune)
    assert one.clocks[0].state == "done"
    assert one.papers["emergency_action"]


def _measures(session: Session) -> list[str]:
    return [code.code for code in session.codes.offered("protection_measure")]


def test_a_list_calls_a_case_by_code_sex_and_age_band(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    add(commune, "case", **CASE | {"child": child})
    (one,) = clocks.open_cases(commune)
    assert clocks.whose(commune, one.case) == "VV-2026-001 · Nữ · 6-9 tuổi"


def test_a_clock_that_goes_back_gives_no_more_time(
    commune: Session, clock: Callable[[], datetime]
) -> None:
    first = clocks.moment(commune)
    clock.moment -= timedelta(days=3)  # type: ignore[attr-defined]
    assert clocks.moment(commune) == first
    assert clocks.went_back(commune) == timedelta(days=3)
    clocks.accept_clock(commune)
    assert clocks.moment(commune) == first - timedelta(days=3)
    assert not clocks.went_back(commune)


def test_without_case_rights_there_is_no_case(commune: Session) -> None:
    add(commune, "case", **CASE)
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    with pytest.raises(NoRight):
        clocks.open_cases(commune)
    with pytest.raises(NoRight):
        clocks.clocks_of(commune, "x")
