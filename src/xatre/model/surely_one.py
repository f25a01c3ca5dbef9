"""When two records are one child whatever the sum of their points: where no two children, twins
neither, are alike in this way. Each case says itself in words.

Knows the weights of the points and what was compared, no record.
"""

from __future__ import annotations

from typing import NamedTuple

from xatre.model.numbers_alike import ONE_DIGIT, OTHER_NUMBER, SLIP_OF_PEN


class Alike(NamedTuple):
    """What two records have in common.

    number      the weight of their numbers, 0 where one is not written
    day         whether the whole day of birth is one
    dated       whether a day of birth is known of both
    home        whether a parent or the head of the household is one, where nothing is `against`
    against     whether a parent or the sex is another
    village     whether the village is one
    name        whether the whole name is one
    but_family  whether the name is one, the family name aside
    near        whether the whole names may be one, mistyped
    called      whether the given names may be
    """

    number: int
    day: bool
    dated: bool
    home: bool
    against: bool
    village: bool
    name: bool
    but_family: bool
    near: bool
    called: bool


def why(seen: Alike) -> str:
    """Why these two are one child; "" where they may be two."""
    if seen.home and seen.day and seen.but_family and (seen.near or seen.village):
        return "một nhà không có hai trẻ cùng tên gọi, cùng ngày sinh"
    if seen.number <= OTHER_NUMBER:
        if seen.home and seen.day and seen.near:
            return "tên gần như nhau, hai số này không phải của trẻ sinh đôi cùng nhà"
        return ""
    if seen.home and seen.name and (
        seen.number >= ONE_DIGIT or (seen.village and not seen.dated and not seen.number)
    ):  # fmt: skip
        return "một nhà không có hai trẻ cùng họ tên"
    if seen.against:
        return ""
    if seen.number >= SLIP_OF_PEN and seen.home + seen.day + seen.called >= 2:
        return "số định danh chỉ như gõ nhầm, không như của trẻ sinh đôi"
    if seen.number >= ONE_DIGIT and seen.day and seen.but_family:
        return "số định danh chỉ như gõ nhầm, cùng tên gọi và ngày sinh"
    return ""
