"""Days of other people's tables, in all the shapes that were thought of."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from xatre.model.cell_days import looks_month_first, read
from xatre.model.days import DayError

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (date(2016, 3, 9), "2016-03-09"),
        (datetime(2016, 3, 9, 8, 30), "2016-03-09"),
        (42438, "2016-03-09"),
        (42438.0, "2016-03-09"),
        ("42438", "2016-03-09"),
        (2016, "2016"),
        (3.2016, "2016-03"),
        (11.2009, "2009-11"),
        (9032016, "2016-03-09"),
        ("9/3/2016", "2016-03-09"),
        ("09-03-2016", "2016-03-09"),
        ("9.3.2016", "2016-03-09"),
        ("9,3,2016", "2016-03-09"),
        (" 09 / 03 / 2016 ", "2016-03-09"),
        ("09/03/2016 00:00:00", "2016-03-09"),
        ("2016-03-09", "2016-03-09"),
        ("2016-03-09 00:00:00", "2016-03-09"),
        ("3/2016", "2016-03"),
        ("tháng 3/2016", "2016-03"),
        ("Tháng 3 năm 2016", "2016-03"),
        ("ngày 9 tháng 3 năm 2016", "2016-03-09"),
        ("2016", "2016"),
        ("năm 2016", "2016"),
        ("khoảng 2016", "2016~"),
        ("~2016", "2016~"),
    ],
)
def test_a_day_in_its_shapes(cell: object, value: str) -> None:
    assert read(cell, TODAY).value == value


def test_serial_days_from_1904() -> None:
    assert read(40976, TODAY, from_1904=True).value == "2016-03-09"


@pytest.mark.parametrize("cell", ["9/3/16", "09-03-98", 90316])
def test_two_digit_years_are_asked_about(cell: object) -> None:
    asked = read(cell, TODAY)
    assert (asked.value, asked.question) == ("", "century")
    assert read(cell, TODAY, century="20").value.startswith("20")


def test_the_month_first_where_the_column_says_so() -> None:
    assert read("3/19/2016", TODAY, month_first=True).value == "2016-03-19"
    assert looks_month_first(["3/19/2016", "4/5/2016"]) is True
    assert looks_month_first(["19/3/2016", "4/5/2016"]) is False
    assert looks_month_first(["4/5/2016", 42438]) is None


@pytest.mark.parametrize("cell", ["15/7/2016 ÂL", "15/7/2016 (âm lịch)", "rằm tháng 7 2016 âm"])
def test_lunar_days_are_a_note(cell: str) -> None:
    found = read(cell, TODAY)
    assert found.value == "2016~"
    assert cell in found.note
    assert "âm lịch" in found.doubt


@pytest.mark.parametrize("cell", ["31/2/2016", "không nhớ", 5, True, "13/13/2016", 1.5, "9/3", -4])
def test_what_is_no_day(cell: object) -> None:
    with pytest.raises(DayError):
        read(cell, TODAY)
