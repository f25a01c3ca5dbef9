"""Days: typed forms, precision, calendar faults, intervals, ages, working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xatre.model import days

TODAY = date(2026, 11, 22)
STORED = st.one_of(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1900, 2199).map(str),
    st.integers(1900, 2199).map(lambda year: f"{year}~"),
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("090316", "2016-03-09"),
        ("09032016", "2016-03-09"),
        ("9/3/2016", "2016-03-09"),
        ("9-3-2016", "2016-03-09"),
        ("9.3.16", "2016-03-09"),
        (" 9 / 3 / 2016 ", "2016-03-09"),
        ("2016-03-09", "2016-03-09"),
        ("3/2016", "2016-03"),
        ("03-2016", "2016-03"),
        ("032016", "2016-03"),
        ("2016", "2016"),
        ("~2016", "2016~"),
        ("2016~", "2016~"),
        ("khoảng 2016", "2016~"),
        ("29/2/2016", "2016-02-29"),
        ("1/1/85", "1985-01-01"),
        ("1/1/37", "1937-01-01"),
        ("31/12/26", "2026-12-31"),
        ("", None),
        ("  ", None),
    ],
)
def test_days_are_read_with_their_precision(typed: str, stored: str | None) -> None:
    assert days.read(typed, TODAY) == stored


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("29/2/2017", "Tháng 02/2017 chỉ có 28 ngày."),
        ("31042016", "Tháng 04/2016 chỉ có 30 ngày."),
        ("29/2/1900", "Tháng 02/1900 chỉ có 28 ngày."),
        ("13/2016", "Không có tháng 13: một năm chỉ có 12 tháng."),
        ("0/3/2016", "Không có ngày 00. Không rõ ngày thì chỉ ghi 3/2016."),
        ("00/00/2016", "Không có tháng 00. Không rõ tháng thì chỉ ghi năm 2016."),
        ("1/1/1875", "Năm 1875 quá sớm: chỉ nhận từ năm 1900."),
        ("2300", "Năm 2300 quá xa: chỉ nhận đến năm 2199."),
        (
            "9/3/27",
            "Năm 27 có thể là 1927 hoặc 2027. Ghi năm đủ bốn chữ số.",
        ),
        ("3/16", "Ghi năm đủ bốn chữ số, ví dụ 3/2016."),
        ("~3/2016", "Ước chừng thì chỉ ghi năm, ví dụ khoảng 2016."),
    ],
)
def test_wrong_days_are_refused_with_a_clear_sentence(typed: str, said: str) -> None:
    with pytest.raises(days.DayError) as caught:
        days.read(typed, TODAY)
    assert caught.value.happened == said
    assert caught.value.code == "XT-102"


@pytest.mark.parametrize(
    "typed",
    ["abc", "90316", "1/2/3/4", "2016/2017", "٢٠١٦", "9/3/２０１６", "9" * 5000, "\x00", "-2016-"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(days.DayError, match=r"Ghi như|năm"):
        days.read(typed, TODAY)


@given(st.text(alphabet="0123456789/-.~ khoảng", max_size=12))
def test_whatever_is_read_is_a_stored_day(typed: str) -> None:
    try:
        stored = days.read(typed, TODAY)
    except days.DayError:
        return
    assert stored is None or days.fault(stored) is None


@given(STORED)
def test_shown_days_are_read_back(stored: str) -> None:
    assert days.fault(stored) is None
    assert days.read(days.show(stored), TODAY) == stored


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2016-03-09", "09/03/2016"),
        ("2016-03", "03/2016"),
        ("2016", "2016"),
        ("2016~", "khoảng 2016"),
        ("lạ", "lạ"),
    ],
)
def test_days_are_shown_as_vietnamese_writes_them(stored: str, shown: str) -> None:
    assert days.show(stored) == shown


@pytest.mark.parametrize(
    "stored",
    ["2016-3-9", "2016-13", "2016-02-30", "0000", "16", "2016-03~", "2016-03-09T00", "x" * 10**6],
)
def test_stored_days_are_checked(stored: str) -> None:
    assert days.fault(stored) is not None


def test_the_first_year_may_be_later() -> None:
    assert days.fault("2003", 2004) == "Năm 2003 quá sớm: chỉ nhận từ năm 2004."
    assert days.fault("2004", 2004) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8:05", "08:05"),
        ("0805", "08:05"),
        ("715", "07:15"),
        ("1545", "15:45"),
        ("8h", "08:00"),
        ("8h5", "08:05"),
        ("8 giờ 30 phút", "08:30"),
        ("23.59", "23:59"),
        ("", None),
    ],
)
def test_hours_are_read(typed: str, stored: str | None) -> None:
    assert days.read_time(typed) == stored


@pytest.mark.parametrize("typed", ["24:00", "8:60", "860", "8", "45", "8:", "sáng", "1" * 5000])
def test_wrong_hours_are_refused(typed: str) -> None:
    with pytest.raises(days.DayError, match="iờ"):
        days.read_time(typed)


def test_a_day_is_whole_only_when_written_whole() -> None:
    assert days.whole_day("2016-03-09") == date(2016, 3, 9)
    assert [days.whole_day(part) for part in ("2016-03", "2016", "2016~", "2016-02-30")] == [
        None
    ] * 4


def test_days_compare_as_intervals() -> None:
    assert days.bounds("2016-02") == (date(2016, 2, 1), date(2016, 2, 29))
    assert days.surely_after("2017", "2016-12")
    assert not days.surely_after("2016", "2016-03-09")
    assert not days.surely_after("2016-03-09", "2016")
    assert days.surely_after("2016-03-10", "2016-03-09")
    assert not days.surely_after("2017", "2016~")
    assert days.surely_after("2018", "2016~")
    assert days.may_be_same("2016", "2016-03-09")
    assert not days.may_be_same("2016-04", "2016-03-09")


@given(STORED, STORED)
def test_only_one_of_two_days_is_surely_after(one: str, other: str) -> None:
    assert not (days.surely_after(one, other) and days.surely_after(other, one))


@pytest.mark.parametrize(
    ("born", "lived", "words"),
    [
        ("2016-11-22", (10, 0), "10 tuổi"),
        ("2016-11-23", (9, 11), "9 tuổi"),
        ("2025-12-22", (0, 11), "11 tháng tuổi"),
        ("2016", (9, 10), "9-10 tuổi"),
        ("2016~", (9, 10), "khoảng 10 tuổi"),
        ("2026", (0, 0), "dưới 1 tuổi"),
        ("2027", None, ""),
    ],
)
def test_age_is_taken_at_the_latest_birth_day(
    born: str, lived: tuple[int, int] | None, words: str
) -> None:
    assert days.age(born, TODAY) == lived
    assert days.age_words(born, TODAY) == words


def test_a_child_of_29_february_is_older_on_1_march() -> None:
    assert days.age("2012-02-29", date(2026, 2, 28)) == (13, 11)
    assert days.age("2012-02-29", date(2026, 3, 1)) == (14, 0)


def test_working_days_leave_out_the_first_day_week_ends_and_holidays() -> None:
    friday = date(2026, 11, 20)
    assert days.add_working_days(friday, 1) == date(2026, 11, 23)
    assert days.add_working_days(friday, 5) == date(2026, 11, 27)
    assert days.add_working_days(friday, 1, {date(2026, 11, 23)}) == date(2026, 11, 24)
    assert days.add_working_days(friday, 0) == friday
    assert days.add_working_days(friday + timedelta(days=1), 0) == date(2026, 11, 23)
