"""The quick look never says no to what is a likely double by its points."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from xatre.model.doubles import FIELDS, Person, compare
from xatre.model.rarity import Counts
from xatre.work.doubles.blocks import pack
from xatre.work.doubles.keys import NUMBER
from xatre.work.doubles.quick_look import hopeless, may_be, opened

VALUES = {
    "full_name": (
        "Lò Thị H Mai", "Lo Thi HMai", "Mai Lò Thị", "Lò Tị Mai", "Lù Thị Mại", "Tẩn A Vừ",
    ),
    "other_names": ("", "", "Lò Thị H Mai", "Mai", "Tẩn A Vừ; Vừ"),
    "born_on": ("2016-03-09", "2016-03-09", "2016-09-03", "2016-04-09", "2019-03-09", "2016", ""),
    "sex": ("female", "female", "male", "unknown", ""),
    "personal_number": ("", "", "012316000001", "012316000002", "012316800001", "012319555555"),
    "mother_name": ("", "Lý Thị Lan", "Ly T. Lan", "Lan", "Vàng Thị Dế", "Lò Lan Mỷ Sa"),
    "father_name": ("", "Lò A Páo", "Lo A Pao", "Tẩn A Sài"),
    "household_head": ("", "Lò A Páo", "Lo Pao", "Lý Thị Lan"),
    "village": ("", "1", "2"),
    "birth_order": ("", "", "", "1", "2"),
}  # fmt: skip


def _rows() -> list[tuple[str, ...]]:
    random = Random(11)
    return [
        (str(number), *(random.choice(VALUES[name]) for name in FIELDS)) for number in range(150)
    ]


@pytest.mark.parametrize("few", [True, False])
def test_it_never_says_no_to_a_likely_double(few: bool) -> None:
    rows = _rows()
    counts = Counts((row[1], row[3]) for row in rows) if few else None
    likely = 0
    for one, other in combinations(rows, 2):
        if compare(Person(*one), Person(*other), counts).likely:
            likely += 1
            packed = (pack(row).split(b"\x1f", NUMBER + 1) for row in (one, other))
            assert not hopeless(*packed, few), (one, other)
            assert may_be(opened(one), opened(other), counts), (one, other)
    assert likely > 500


def test_it_says_no_to_most_others() -> None:
    others = [
        (one, other)
        for one, other in combinations(_rows(), 2)
        if not compare(Person(*one), Person(*other)).likely
    ]
    looked = [
        pair
        for pair in others
        if not hopeless(*(pack(row).split(b"\x1f", NUMBER + 1) for row in pair), False)
        and may_be(*map(opened, pair), None)
    ]
    assert len(looked) < len(others) / 2
