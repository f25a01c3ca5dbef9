"""Whether two written names of a mother, a father or the head of a household may be one person's.

Stricter than for a child: whose name differs in a word is another.
"""

from __future__ import annotations

from xatre.model.names_alike import apart, one_cut_short


def relatives_alike(mine: tuple[str, ...], theirs: tuple[str, ...], weight: int) -> tuple[int, str]:
    """How much of `weight` two names speak for one person, as words folded, and in words."""
    if mine == theirs:
        return weight, "trùng tên"
    if _other_given(mine, theirs):
        return -weight, "khác tên"
    if _nearly(mine, theirs):
        return weight * 2 // 3, "gần trùng tên"
    whole = one_cut_short(mine, theirs)
    if whole is not None and _nearly(whole, theirs):
        return weight * 2 // 3, "gần trùng tên, họ viết tắt ở một bên"
    return -weight, "khác tên"


def _other_given(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether it is plain at once that the given names are two, wherever they stand."""
    if not mine or not theirs:
        return False
    given, other = mine[-1], theirs[-1]
    if given in theirs or other in mine:
        return False
    if len(mine) == len(theirs):
        return apart(given, other) is None
    return not (given.endswith(other) or other.endswith(given))


def _nearly(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if all(word in theirs for word in mine) or all(word in mine for word in theirs):
        return True
    if len(mine) != len(theirs):
        return "".join(mine) == "".join(theirs)
    return all(a == b or apart(a, b) is not None for a, b in zip(mine, theirs, strict=True))
