"""What a value leaves is always among what its filter allows; what it rules out is out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xatre.kinds import KINDS
from xatre.store.lists.facets import Facets

CHILD = KINDS["child"]
FACETS = Facets(CHILD, ("visible_groups", "special_groups/group"))
WORDS = st.text(min_size=1, max_size=12)
DAYS = st.one_of(
    st.integers(1900, 2100).map(str),
    st.integers(1900, 2100).map(lambda year: f"{year}~"),
    st.dates().map(lambda day: day.isoformat()),
)


def left(name: str, fields: dict[str, object], unit: str = "02788@2025") -> str:
    return FACETS.of(unit, fields)[FACETS.place(name) - 1]  # type: ignore[arg-type]


@given(WORDS, st.lists(WORDS, max_size=3))
def test_a_value_is_among_its_own(value: str, others: list[str]) -> None:
    assert left("sex", {"sex": value}) in FACETS.allowed("sex", [*others, value])
    assert left("", {}, value) in FACETS.allowed("", [value])


@given(st.sets(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=2))
def test_several_values_are_among_those_of_each(values: set[str], others: list[str]) -> None:
    fields = {
        "visible_groups": dict.fromkeys(values, "yes"),
        "special_groups": {
            str(number): {"+": "yes", "group": value} for number, value in enumerate(values)
        },
    }
    for name in ("visible_groups", "special_groups/group"):
        for value in values:
            assert left(name, fields) in FACETS.allowed(name, [value, *others])
        assert left(name, fields) not in FACETS.allowed(name, ())


@given(DAYS, DAYS)
def test_a_day_is_within_what_holds_it(one: str, other: str) -> None:
    low, high = sorted((one, other), key=lambda day: day.rstrip("~"))
    for first, last in ((low, high), (low, ""), ("", high)):
        allowed = FACETS.allowed_between("born_on", first, last)
        for day in (low, high):
            assert not allowed or left("born_on", {"born_on": day}) in allowed


def test_what_cannot_be_is_ruled_out() -> None:
    assert left("sex", {"sex": "female"}) not in FACETS.allowed("sex", ["male"])
    assert left("sex", {"sex": "female"}) not in FACETS.allowed("sex", ())
    assert left("sex", {}) in FACETS.allowed("sex", ())
    assert left("born_on", {"born_on": "2017"}) not in FACETS.allowed_between(
        "born_on", "2018-01-01", ""
    )
    assert left("born_on", {"born_on": "no day"}) in FACETS.allowed_between("born_on", "2018", "")
    assert FACETS.allowed_between("sex", "a", "b") == ""
