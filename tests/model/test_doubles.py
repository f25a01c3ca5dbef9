"""Points for and against two records being one child."""

from __future__ import annotations

import pytest

from xatre.model.doubles import Person, compare, person_of

BASE = Person("a", "Giàng Thị Ánh", "", "2017-03-09", "female", "", "Vàng Thị Mai", "Giàng A Páo")


def like(**changes: str) -> Person:
    return BASE._replace(id="b", **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"name": "GIÀNG THỊ ÁNH"},
        {"name": "Giang Thi Anh", "mother": "Vang Thi Mai", "father": ""},
        {"name": "Giàng Thị Anh"},
        {"name": "Thị Ánh Giàng"},
        {"name": "Giàng Ánh"},
        {"name": "Giàng Thị Ánnh"},
        {"name": "Giàng Thị Mai", "other_names": "Giàng Thị Ánh"},
        {"born_on": "2017-09-03"},
        {"born_on": "2017-03"},
        {"born_on": "2016-03-09"},
        {"mother": "Vàng Thị Mái", "father": ""},
        {"mother": "", "father": "", "number": "012317000001"},
    ],
)
def test_what_may_be_one_child(changes: dict[str, str]) -> None:
    verdict = compare(BASE, like(**changes))
    assert verdict.likely, verdict
    assert all(point.words for point in verdict.points)
    assert compare(like(**changes), BASE).score == verdict.score


@pytest.mark.parametrize(
    "changes",
    [
        {"sex": "male"},
        {"mother": "Sùng Thị Dở", "father": "", "sex": "male"},
        {"mother": "", "father": "Lò Văn Xá", "head": "Lò Văn Xá", "sex": "male"},
    ],
)
def test_the_same_name_and_day_are_shown_at_the_least(changes: dict[str, str]) -> None:
    with_village = BASE._replace(village="1")
    assert compare(with_village, like(village="2", **changes)).likely


def test_of_two_other_parents_they_are_two_children() -> None:
    assert not compare(BASE, like(mother="Sùng Thị Dở", father="Lò Văn Xá")).likely
    assert not compare(BASE._replace(order="1"), like(order="2")).likely


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Giàng Thị Bình"},
        {"name": "Giàng Thị Bình", "born_on": "2019-01-01"},
        {"born_on": "2012-05-06"},
        {"mother": "Lò Thị Hoa", "father": "Giàng A Sử"},
        {"name": "Vừ Thị Ánh", "mother": "", "father": ""},
        {"name": "", "born_on": "2019-01-01"},
    ],
)
def test_what_is_none(changes: dict[str, str]) -> None:
    assert not compare(BASE, like(**changes)).likely


def test_twins_by_their_order_and_numbers_that_differ_exclude() -> None:
    one, other = BASE._replace(order="1"), like(order="2")
    assert compare(one, other).excluded
    numbered = BASE._replace(number="012317000001")
    assert compare(numbered, like(number="012316999002", name="Giàng Thị Anh")).excluded
    assert compare(numbered, like(number="012316999002", born_on="2017-09-03")).excluded
    near = compare(BASE._replace(number="012317000001"), like(number="012317000010"))
    assert near.likely
    assert any("gõ nhầm" in point.words for point in near.points)


def test_one_number_is_shown_whatever_the_name() -> None:
    called = BASE._replace(number="012317000001")
    renamed = like(number="012317000001", name="Giàng Minh Đức", born_on="2017")
    assert compare(called, renamed).likely
    assert not compare(called, renamed).certain
    assert compare(called._replace(order="1"), renamed._replace(order="2")).excluded


def test_another_number_beside_one_name_day_and_mother_is_somebody_elses() -> None:
    numbered, other = BASE._replace(number="012317000001"), like(number="001189000123", father="")
    assert compare(numbered, other).likely
    assert not compare(numbered, other).certain
    assert not compare(numbered, other._replace(mother="")).likely


@pytest.mark.parametrize("short", ["Ng.", "Ng", "NG.", "Ngn."])
def test_a_family_name_cut_short_is_near_the_whole(short: str) -> None:
    whole = BASE._replace(name="Nguyễn Văn Quý", mother="Nguyễn Thị Hòa", father="Trần Văn Nam")
    parents = whole._replace(id="b", mother=f"{short} Thị Hòa", father="Tr.Văn Nam")
    weights = {point.what: point.weight for point in compare(whole, parents).points}
    assert (weights["Mẹ"], weights["Cha"]) == (13, 8)
    named = compare(whole, whole._replace(id="b", name=f"{short} Văn Quý", father=""))
    assert named.likely
    assert not named.certain
    assert any("họ viết tắt" in point.words for point in named.points)
    assert compare(whole._replace(id="b", name=f"{short} Văn Quý", father=""), whole) == named


@pytest.mark.parametrize(
    "other", ["Tr. Thị Hòa", "Ng. Thị Mai", "Ngô Thị Hòa", "Nguyễn T. Hòa", "Th. Thị Hòa"]
)
def test_another_family_name_is_not_the_one_cut_short(other: str) -> None:
    whole = BASE._replace(mother="Nguyễn Thị Hòa")
    weights = {p.what: p.weight for p in compare(whole, like(mother=other)).points}
    assert weights["Mẹ"] == -20


def test_another_family_name_with_one_mother_and_day() -> None:
    renamed = like(name="Vàng Thị Ánh", father="")
    assert not compare(BASE, renamed).likely
    assert compare(BASE._replace(village="1"), renamed._replace(village="1")).likely
    assert not compare(BASE, renamed._replace(mother="")).likely


def test_a_slip_in_the_name_in_one_village_without_parents() -> None:
    one, other = (
        child._replace(mother="", father="", village="1")
        for child in (BASE, like(name="Giàng Thị Ánnh"))
    )
    assert compare(one, other).likely
    assert not compare(one, other._replace(village="2")).likely


@pytest.mark.parametrize("name", ["sex", "mother", "father", "born_on"])
def test_what_is_missing_never_raises(name: str) -> None:
    assert compare(BASE, like(**{name: ""})).score < compare(BASE, like()).score


def test_certain_only_with_the_whole_name_and_day() -> None:
    assert compare(BASE, like(mother="")).certain
    assert not compare(BASE, like(born_on="2017")).certain
    assert not compare(BASE, like(mother="Lò Thị Hoa")).certain


def test_a_person_of_fields() -> None:
    fields = {"full_name": "Giàng Thị Ánh", "born_on": "2017-03-09", "birth_order": "1"}
    assert person_of("x", fields)[:4] == ("x", "Giàng Thị Ánh", "", "2017-03-09")
    assert person_of("x", fields).order == "1"


def test_what_is_missing_never_raises_what_is_counted_either() -> None:
    for name in ("sex", "mother", "father", "born_on"):
        whole, lacking = (compare(BASE, like(**given), RARE).score for given in ({}, {name: ""}))
        assert lacking < whole, name


class _Register:
    """A register in which each name stands `bearers` times."""

    days = 16 * 365

    def __init__(self, bearers: int, share: float = 0.0) -> None:
        self.bearers, self.share = bearers, share

    def of_name(self, name: str) -> int:
        return self.bearers

    def of_day(self, day: str) -> float:
        return self.share


RARE = _Register(1)


def _alone(**changes: str) -> Person:
    """The child without parents and village."""
    return BASE._replace(mother="", father="", **changes)


@pytest.mark.parametrize(
    "changes", [{"name": "Giàng Thị Ánnh"}, {"name": "Giàng Ánh"}, {"born_on": "2017-03-19"}]
)
def test_a_slip_in_a_rare_name_or_its_day_is_one_child(changes: dict[str, str]) -> None:
    one, other = _alone(), _alone(id="b", **changes)
    assert not compare(one, other).likely
    found = compare(one, other, RARE)
    assert found.likely
    assert any("2 trẻ trong sổ có tên này" in point.words for point in found.points)
    assert compare(other, one, RARE).score == found.score
    assert not compare(one, other, _Register(300)).likely


@pytest.mark.parametrize("born_on", ["2017-03-28", "2017-08-09", "2004-03-09"])
def test_one_other_part_of_the_day_is_a_slip_beside_one_mother(born_on: str) -> None:
    assert compare(BASE, like(born_on=born_on)).likely
    assert not compare(BASE, like(born_on=born_on)).certain
    assert not compare(_alone(), _alone(id="b", born_on=born_on)).likely
    alone = _alone(village="1")
    assert compare(alone, _alone(id="b", village="1", born_on=born_on), RARE).likely
    assert not compare(_alone(), _alone(id="b", born_on=born_on), _Register(30)).likely


def test_a_pet_name_of_one_word_names_nobody() -> None:
    one, other = (BASE._replace(id=id, name=name, other_names="Tí", mother="", father="")
                  for id, name in (("a", "Giàng Thị Ánh"), ("b", "Lò Văn Dế")))  # fmt: skip
    assert not compare(one, other).likely
    assert compare(one, other._replace(name="Tí", other_names="")).likely


def test_a_day_that_many_are_given_tells_nothing() -> None:
    one, other = _alone(), _alone(id="b", name="Giàng Thị Ánnh")
    assert compare(one, other, _Register(1)).likely
    assert not compare(one, other, _Register(1, share=0.1)).likely


def test_a_rare_name_makes_no_double_of_whom_something_speaks_against() -> None:
    rare = BASE._replace(name="Giàng Thị Xúa Mẩy", number="012317000001")
    other = rare._replace(id="b")
    for changes in (
        {"born_on": "2012-05-06", "number": ""},
        {"name": "Giàng Thị Xúa Hoa", "number": ""},
        {"mother": "Lò Thị Hoa", "father": "Lò Văn Xá", "number": ""},
        {"number": "012316999002", "name": "Giàng Thị Xúa Mây"},
    ):
        assert not compare(rare, other._replace(**changes), RARE).likely, changes


def test_a_common_name_weighs_nothing_more_and_takes_no_certainty() -> None:
    common = compare(BASE, like(), _Register(2000))
    assert common == compare(BASE, like())
    assert common.certain


def test_another_number_beside_one_name_in_another_order() -> None:
    numbered = BASE._replace(number="012317000001", village="1")
    turned = numbered._replace(id="b", name="Ánh Giàng Thị", number="001189000123")
    assert compare(numbered, turned, RARE).likely
    assert compare(numbered, turned._replace(born_on="2017-03-10"), RARE).excluded
    called = turned._replace(name="Mỷ", other_names="Giàng Thị Ánh")
    assert compare(numbered, called, RARE).excluded


def test_a_number_one_digit_away_speaks_for_one_child() -> None:
    one = _alone(number="012317004321")
    renamed = one._replace(id="b", name="Vàng Thị Ánh", number="012317004322", village="1")
    assert compare(one._replace(village="1"), renamed).likely
    assert not compare(one, renamed._replace(born_on="2017-05-10")).likely


def test_names_turned_round_and_mistyped_or_without_a_family_name() -> None:
    weights = [
        compare(BASE, like(name=name)).points[0].weight
        for name in ("Ánnh Giàng Thị", "Ánh", "Thị Giàng Mai")
    ]
    assert weights == [16, 6, -100]


def test_a_parents_name_without_a_space_is_near() -> None:
    weights = {p.what: p.weight for p in compare(BASE, like(mother="Vàng ThịMai")).points}
    assert weights["Mẹ"] == 13


TWIN = BASE._replace(name="Giàng Thị Lan", number="012317004321", head="Giàng A Páo", village="1")


def _why(one: Person, other: Person) -> str:
    """What speaks for one child whatever the sum."""
    verdict = compare(one, other)
    assert verdict.likely == compare(other, one).likely
    return next((point.words for point in verdict.points if point.what == "Xét chung"), "")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Giàng Thị Loan", "012317004322"),
        ("Giàng Thị Loan", "012317004320"),
        ("Giàng Thị Lán", "012317004322"),
        ("Giàng Thị Loan", "012317999002"),
        ("Giàng Thị Hoa", "012317004322"),
        ("Giàng Thị Hoa", "012317004351"),
        ("Giàng Minh Lan", "012317999002"),
    ],
)
def test_twins_by_their_numbers_and_given_names(name: str, number: str) -> None:
    assert compare(TWIN, TWIN._replace(id="b", name=name, number=number)).excluded


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Giàng Thị Hoa", "number": "012317014321"},
        {"name": "Giàng Thị Hoa", "number": "012371004321"},
        {"born_on": "2012-08-30", "number": "012317014321"},
        {"name": "Vàng Thị Lan", "number": "012317014321", "mother": "", "father": "", "head": ""},
    ],
)
def test_a_number_mistyped_beside_one_day_home_or_name(changes: dict[str, str]) -> None:
    again = TWIN._replace(id="b", **changes)
    bare = {"mother": "", "father": ""}
    assert compare(TWIN._replace(**bare), again._replace(**bare)).likely
    assert not compare(TWIN, again._replace(sex="male", name="Giàng Thị Hoa")).likely


def test_another_number_beside_one_day_home_and_name_but_for_the_family() -> None:
    bare = TWIN._replace(mother="", father="")
    for name in ("Giàg Thị Lan", "Vàng Thị Lan", "Thị Lan Giàg"):
        other = bare._replace(id="b", name=name, number="012317999002")
        assert "một nhà" in _why(bare, other), name
        assert not compare(bare, other._replace(head="Sùng A Dơ")).likely
    renamed = bare._replace(id="b", name="Vàng Thị Lan", number="012317999002")
    assert not compare(bare, renamed._replace(village="2")).likely


def test_another_number_that_no_twin_bears_beside_a_slip() -> None:
    bare = TWIN._replace(mother="", father="")
    slip = bare._replace(id="b", name="Giàng Thị Lann", number="001189999002")
    assert "sinh đôi" in _why(bare, slip)
    assert compare(bare, slip._replace(number="012317999002")).excluded
    assert compare(bare, slip._replace(name="Giàng Thị Lán")).excluded
    assert compare(bare, slip._replace(born_on="2017-03-10")).excluded
    assert not compare(bare, slip._replace(head="Sùng A Dơ")).likely


def test_one_name_in_one_home_and_village_without_a_day() -> None:
    bare = TWIN._replace(mother="", father="", number="")
    other = bare._replace(id="b", born_on="")
    assert "cùng họ tên" in _why(bare, other)
    assert not compare(bare, other._replace(village="2")).likely
    assert not compare(bare, other._replace(head="")).likely
    assert not compare(bare, other._replace(name="Giàng Thị Loan")).likely
    assert not compare(bare, other._replace(born_on="2012-08-30")).likely
