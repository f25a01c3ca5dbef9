"""What a row says, laid over what the book knows."""

from __future__ import annotations

import pytest

from xatre.kinds import KINDS
from xatre.model.values import Fields
from xatre.work.importing.laying_over import over

CHILD, INJURY = KINDS["child"], KINDS["injury"]


@pytest.mark.parametrize(
    ("held", "said", "kept"),
    [
        ("2017", "2017~", "2017"),
        ("2017~", "2017", "2017"),
        ("2017", "2017-03-09", "2017-03-09"),
        ("2017-03-09", "2017", "2017-03-09"),
        ("2017-03-09", "2018", "2018"),
    ],
)
def test_a_day_that_is_better_known_stays(held: str, said: str, kept: str) -> None:
    assert over(CHILD, {"born_on": held}, {"born_on": said})["born_on"] == kept


def test_notes_are_added_line_by_line() -> None:
    held: Fields = {"notes": "Ở nhà bà Hoa\nĐiện thoại: 0912345678"}
    assert over(CHILD, held, {"notes": "Điện thoại: 0912345678"}) == held
    more = over(CHILD, held, {"notes": "Ở nhà bà Ho"})["notes"]
    assert more == f"{held['notes']}\nỞ nhà bà Ho"


def test_words_never_stand_beside_the_child_they_told() -> None:
    held: Fields = {"child": "c" * 8, "cause": "fall"}
    assert over(INJURY, held, {"full_name": "Vừ A Dế", "told_sex": "male"}) == held
    told: Fields = {"full_name": "Vừ A Dế", "told_sex": "male"}
    assert over(INJURY, told, {"child": "c" * 8}) == {"child": "c" * 8}
