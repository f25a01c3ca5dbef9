"""Whether two personal numbers as people write them may be one, mistyped, or are two children's.

Knows nothing of who bears them.
"""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

SAME_NUMBER = 60
"""The weight from which two numbers are the same one."""
SLIP_OF_PEN, ONE_DIGIT, TWO_DIGITS = 26, 20, 12
"""The weights of a number with one digit mistyped, or two beside each other swapped: where the two
are far from each other as numbers, so that no office gave both to twins; where they are not; and
of two such slips."""
OTHER_NUMBER = -20
"""The weight of another number."""
_FAR = 100
_DIGITS = 12
_PLACE, _YEAR = slice(3), slice(4, 6)


def numbers_alike(one: str, other: str) -> tuple[int, str]:
    """How much two written numbers weigh for one child, and in words."""
    if one == other:
        return SAME_NUMBER, "trùng nhau"
    apart = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    if apart > 2:
        return OTHER_NUMBER, "khác nhau"
    if apart == 2:
        weight = TWO_DIGITS
    else:
        weight = SLIP_OF_PEN if _between(one, other) >= _FAR else ONE_DIGIT
    return weight, f"khác {apart} chữ số, có thể gõ nhầm"


def one_after_the_other(one: str, other: str) -> bool:
    """Whether two numbers are as those of twins, given one after the other."""
    return _between(one, other) == 1


def never_of_twins(one: str | bytes, other: str | bytes) -> bool:
    """Whether two numbers say another place of registration or another year of birth, which the
    numbers of twins have in common."""
    return len(one) == len(other) == _DIGITS and (
        one[_PLACE] != other[_PLACE] or one[_YEAR] != other[_YEAR]
    )


def _between(one: str, other: str) -> int:
    """How far two numbers are from each other; 0 where one is none."""
    return abs(int(one) - int(other)) if one.isdecimal() and other.isdecimal() else 0
