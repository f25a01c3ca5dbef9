"""The twelve-digit personal number: reading, showing, doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xatre.model import personal_number
from xatre.model.personal_number import Parts


def test_the_digits_are_read() -> None:
    assert personal_number.parse("012317000123") == Parts("012", "female", 2017)
    assert personal_number.parse("012085000123") == Parts("012", "male", 1985)
    assert personal_number.parse("01231700012") is None
    assert personal_number.parse("٠١٢٣١٧٠٠٠١٢٣") is None


def test_numbers_are_typed_with_separators_and_shown_in_groups() -> None:
    assert personal_number.plain(" 012.317 000-123 ") == "012317000123"
    assert personal_number.show("012317000123") == "012 317 000 123"
    assert personal_number.show("0123") == "0123"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("012317000123", None),
        ("012317000", "Cần đủ 12 chữ số, mới có 9."),
        ("0123170001234", "Chỉ có 12 chữ số, đang ghi 13."),
        ("012 317 000 123", "Số định danh chỉ gồm 12 chữ số."),
    ],
)
def test_only_twelve_digits_are_a_number(number: str, said: str | None) -> None:
    assert personal_number.fault(number) == said


@pytest.mark.parametrize(
    ("number", "born_on", "sex", "count"),
    [
        ("012317000123", "2017-03-09", "female", 0),
        ("012317000123", "2017", "female", 0),
        ("012317000123", "", "unknown", 0),
        ("012317000123", "2016~", "female", 0),
        ("012317000123", "2015-03-09", "male", 2),
        ("999317000123", "2017", "female", 1),
        ("222222222222", "2022", "male", 1),
    ],
)
def test_what_does_not_fit_is_doubted(number: str, born_on: str, sex: str, count: int) -> None:
    assert len(list(personal_number.doubts(number, born_on, sex))) == count


@given(
    number=st.from_regex(r"\A[01]\d{2}[0-3]\d{8}\Z"),
    born_on=st.sampled_from(("2016-03-09", "2016", "2016~", "1916-05", "")),
    sex=st.sampled_from(("male", "female", "unknown", "")),
)
def test_what_plainly_fits_is_never_doubtful(number: str, born_on: str, sex: str) -> None:
    for said in (number, f"{number[:4]}16{number[6:]}"):
        if personal_number.fits(said, born_on, sex):
            assert list(personal_number.doubts(said, born_on, sex, lambda place: True)) == []


def test_nearly_every_number_plainly_fits() -> None:
    assert personal_number.fits("012216123456", "2016-03-09", "male")
    assert not personal_number.fits("012316123456", "2016-03-09", "male")
    assert not personal_number.fits("01221612345", "2016-03-09", "male")
    assert not personal_number.fits("222222222222", "2022-03-09", "male")
    assert not personal_number.fits("012216123456", None, "male")
