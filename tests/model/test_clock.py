"""Clocks: hours and days from paper, what is left in words, late, near, done, holidays."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from xatre.model.clock import Calendar, left_days, left_hours, moment, run, soonest
from xatre.model.deadlines import Deadline


def limit(amount: str, unit: str) -> Deadline:
    return Deadline("C00", "việc", amount, unit, "", True, "luật", True)


NOW = datetime(2026, 11, 20, 9, 42)
TWELVE_HOURS, FIVE_WORKING, FIFTEEN = (
    limit("12", "hour"),
    limit("5", "working_day"),
    limit("15", "day"),
)
CALENDAR = Calendar({2026: frozenset({date(2026, 9, 2)}), 2027: frozenset({date(2027, 1, 1)})})


def test_twelve_hours_end_at_the_minute() -> None:
    clock = run(TWELVE_HOURS, "việc", datetime(2026, 11, 20, 1, 0))
    assert clock.due == datetime(2026, 11, 20, 13, 0)
    assert clock.left(NOW) == "còn 3 giờ 18 phút"
    assert clock.until(NOW) == "hạn 13:00"
    assert clock.is_near(NOW)
    assert not clock.is_late(NOW)
    assert clock.is_late(datetime(2026, 11, 20, 13, 1))
    assert clock.left(datetime(2026, 11, 20, 13, 40)) == "quá 40 phút"


def test_an_hour_tomorrow_names_its_day() -> None:
    clock = run(TWELVE_HOURS, "việc", datetime(2026, 11, 20, 9, 0))
    assert clock.until(datetime(2026, 11, 19, 9, 0)) == "hạn 21:00 20/11/2026"


def test_five_working_days_skip_the_weekend_and_holidays() -> None:
    clock = run(FIVE_WORKING, "việc", datetime(2026, 8, 28), calendar=CALENDAR)
    assert clock.due is not None
    assert clock.due.date() == date(2026, 9, 7)
    assert clock.left(datetime(2026, 8, 31, 8, 0), CALENDAR) == "còn 4 ngày làm việc"
    assert clock.left(datetime(2026, 9, 7, 23, 0), CALENDAR) == "hết hôm nay"
    assert clock.left(datetime(2026, 9, 8, 0, 5), CALENDAR) == "quá 1 ngày"


def test_a_year_without_a_list_of_holidays_is_said() -> None:
    clock = run(FIVE_WORKING, "việc", datetime(2031, 3, 3), calendar=CALENDAR)
    assert "năm 2031" in clock.note
    over_new_year = run(FIVE_WORKING, "việc", datetime(2027, 12, 30), calendar=CALENDAR)
    assert "năm 2028" in over_new_year.note
    assert run(FIVE_WORKING, "việc", datetime(2026, 12, 30), calendar=CALENDAR).note == ""


def test_fifteen_days_do_not_count_the_first() -> None:
    clock = run(FIFTEEN, "việc", datetime(2026, 11, 7, 15, 0))
    assert clock.due is not None
    assert clock.due.date() == date(2026, 11, 22)
    assert clock.left(NOW) == "còn 2 ngày"
    assert clock.until(NOW) == "hạn 22/11/2026"


def test_done_in_time_late_and_not_to_be_told() -> None:
    begun = datetime(2026, 11, 20, 1, 0)
    soon = run(TWELVE_HOURS, "việc", begun, datetime(2026, 11, 20, 7, 5))
    assert soon.in_time is True
    assert soon.left(NOW) == "xong sau 6 giờ 05 phút"
    late = run(TWELVE_HOURS, "việc", begun, datetime(2026, 11, 20, 14, 0))
    assert late.in_time is False
    assert late.left(NOW) == "xong, quá hạn"
    same_day = run(TWELVE_HOURS, "việc", begun, datetime(2026, 11, 20), ended_by_day=True)
    assert same_day.in_time is None
    assert same_day.left(NOW) == "đã xong"
    next_day = run(TWELVE_HOURS, "việc", begun, datetime(2026, 11, 21), ended_by_day=True)
    assert next_day.in_time is False
    by_day = run(FIFTEEN, "việc", begun, datetime(2026, 12, 5), ended_by_day=True)
    assert by_day.in_time is True


def test_not_begun() -> None:
    clock = run(FIVE_WORKING, "việc", None)
    assert clock.state == "not_begun"
    assert clock.left(NOW) == "chưa bắt đầu"
    assert clock.elapsed(NOW) == 0
    assert clock.until(NOW) == ""


def test_elapsed_is_a_share() -> None:
    clock = run(TWELVE_HOURS, "việc", datetime(2026, 11, 20, 3, 42))
    assert clock.elapsed(NOW) == pytest.approx(0.5)
    assert clock.elapsed(datetime(2027, 1, 1)) == 1


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        ("2026-11-20", "01:05", datetime(2026, 11, 20, 1, 5)),
        ("2026-11-20", None, datetime(2026, 11, 20)),
        ("2026-11", "01:05", None),
        ("2026~", None, None),
        (None, None, None),
        ({}, {}, None),
    ],
)
def test_moments_are_never_guessed(day: object, hour: object, expected: datetime | None) -> None:
    assert moment(day, hour) == expected


def test_words_for_days_and_hours() -> None:
    assert left_hours(NOW, datetime(2026, 11, 22, 10, 0)) == "quá 2 ngày"
    assert left_hours(datetime(2026, 11, 20, 11, 42), NOW) == "còn 2 giờ"
    assert left_days(date(2026, 11, 30), date(2026, 11, 20)) == "còn 10 ngày"


def test_the_soonest_come_first() -> None:
    running = run(FIFTEEN, "b", datetime(2026, 11, 10))
    sooner = run(TWELVE_HOURS, "a", datetime(2026, 11, 20, 1, 0))
    waiting = run(FIVE_WORKING, "c", None)
    over = run(TWELVE_HOURS, "d", datetime(2026, 11, 1), datetime(2026, 11, 1, 3, 0))
    found = soonest([over, waiting, running, sooner])
    assert [clock.what for clock in found] == ["a", "b", "c"]
