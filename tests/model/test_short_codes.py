"""One or two letters instead of a label: what is meant, what is not guessed."""

from __future__ import annotations

import pytest

from xatre import resources
from xatre.model.short_codes import Meant, Offer, ShortCodes


def codes(name: str, **named: object) -> ShortCodes:
    offered = resources.codes().offered(name)
    return ShortCodes(map(Offer.of_code, offered), **named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("sex", "na", "male"),
        ("sex", "NU", "female"),
        ("sex", "2", "female"),
        ("sex", "g", "female"),
        ("ethnic_group", "mo", "mong"),
        ("ethnic_group", "Mông", "mong"),
        ("ethnic_group", "k", "kinh"),
        ("ethnic_group", "h'm", "mong"),
        ("household_poverty", "c", "near_poor"),
        ("special_group", "kt", "G04"),
        ("special_group", "mc", "G01"),
        ("special_group", "4", "G04"),
    ],
)
def test_letters_mean_a_code(name: str, typed: str, value: str) -> None:
    assert codes(name).expand(typed).value == value


def test_what_may_be_two_is_named_and_not_taken() -> None:
    assert codes("sex", guesses=False).expand("n") == Meant("", "", ("Nam", "Nữ"))
    guessed = codes("ethnic_group").expand("m")
    assert (guessed.label, "Mông" in guessed.others) == ("Mường", True)


def test_nothing_is_meant_by_nothing_nor_by_what_no_list_has() -> None:
    assert codes("sex").expand("  ") == Meant()
    assert codes("sex").expand("xyz") == Meant()
    assert codes("sex").expand("9") == Meant()
    assert codes("ethnic_group", numbered=False).expand("1") == Meant()


def test_letters_given_go_before_labels() -> None:
    waiting = codes("number_state", letters={"c": "waiting"})
    assert waiting.expand("c").label == "Đang chờ cấp"
    assert waiting.expand("chu").label == "Chưa có"


@pytest.mark.parametrize("hidden", [True, False])
def test_a_number_is_that_of_the_code_whatever_else_is_offered(hidden: bool) -> None:
    offered = resources.codes().offered("special_group", hidden=hidden)
    short = ShortCodes(map(Offer.of_code, offered))
    assert short.expand("6").value == "G06"
    assert short.expand("14").value == "G14"
    assert short.expand("5").value == ("G05" if hidden else "")
    assert short.expand("15") == short.expand("0") == Meant()
