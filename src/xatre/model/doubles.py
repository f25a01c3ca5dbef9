"""Whether two records may be one child: every point for and against, with its weight in words.

Names are compared folded, as people mistype them; what is missing never speaks for a double. A
shared family name, a shared mother or the same day alone is none, nor are twins. A person decides.
Knows no book: pairs worth comparing are found elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from xatre.model import days, surely_one
from xatre.model.names_alike import (
    ANOTHER,
    alike,
    all_but_family,
    is_pet_name,
    one_given,
    only_marks,
    several,
    words_of,
)
from xatre.model.numbers_alike import (
    OTHER_NUMBER,
    SAME_NUMBER,
    SLIP_OF_PEN,
    never_of_twins,
    numbers_alike,
    one_after_the_other,
)
from xatre.model.rarity import Counted, rarity
from xatre.model.relatives_alike import relatives_alike
from xatre.model.values import Value

LIKELY = 65
"""From this sum on two records are shown as a likely double."""


SLIP, OTHER_ORDER = 16, 30
"""The weights from which two names may be one, mistyped, or are one but for the order of words."""
SAME_NAME, SAME_DAY = 36, 30
"""The weights from which a name and a whole day are the same ones."""
OTHER_PART = 8
"""The weight of a day of which one part is another: of one mother, or of a rare name, a slip."""
_OTHER_GIVEN = -20
"""What another given name weighs where the number is only mistyped."""


class Person(NamedTuple):
    """What is compared of a child; "" where it is not written."""

    id: str
    name: str
    other_names: str = ""
    born_on: str = ""
    sex: str = ""
    number: str = ""
    mother: str = ""
    father: str = ""
    head: str = ""
    village: str = ""
    order: str = ""


FIELDS = (
    "full_name", "other_names", "born_on", "sex", "personal_number", "mother_name", "father_name",
    "household_head", "village", "birth_order",
)  # fmt: skip
"""The fields of a child that a Person is made of, in its order."""
NAMES = ("full_name", "mother_name")
"""Those of them by which children are looked for where the day may be wrong: hardly any other
points make a likely double of two whose day is neither the same nor turned round."""


def person_of(id: str, fields: Mapping[str, Value]) -> Person:
    """The person of a record's fields."""
    values = [fields.get(name) for name in FIELDS]
    return Person(id, *[value if isinstance(value, str) else "" for value in values])


@dataclass(frozen=True)
class Point:
    """One thing compared: what, how much it weighs for (or against) a double, and in words."""

    what: str
    weight: int
    words: str


@dataclass(frozen=True)
class Verdict:
    """All points of a pair. `excluded` says why it is surely no double, "" where it may be."""

    points: tuple[Point, ...]
    excluded: str = ""

    @property
    def score(self) -> int:
        """The sum; LIKELY at the least for one number, whatever the name, and for one name and
        whole day, unless both parents or the numbers differ."""
        if self.excluded:
            return 0
        weights = {point.what: point.weight for point in self.points}
        summed, number = sum(weights.values()), weights.get("Số định danh", 0)
        if number >= SAME_NUMBER:
            return max(summed, LIKELY)
        if number <= OTHER_NUMBER:
            return summed
        same = weights.get("Tên", 0) >= SAME_NAME and weights.get("Ngày sinh", 0) >= SAME_DAY
        other_parents = weights.get("Mẹ", 0) < 0 and weights.get("Cha", 0) < 0
        return max(summed, LIKELY) if same and not other_parents else summed

    @property
    def likely(self) -> bool:
        return self.score >= LIKELY

    @property
    def certain(self) -> bool:
        """The same name as written, the same whole day, nothing against it: the same paper."""
        sure = {point.what for point in self.points if point.weight >= 30}
        return (
            not self.excluded
            and ({"Tên", "Ngày sinh"} <= sure or "Số định danh" in sure)
            and all(point.weight >= 0 for point in self.points)
            and ("Ngày sinh", OTHER_PART)
            not in {(point.what, point.weight) for point in self.points}
        )


def compare(one: Person, other: Person, counted: Counted | None = None) -> Verdict:
    """Every point of a pair; with what is counted in their register, how easily they agree by
    accident too."""
    if one.order and other.order and one.order != other.order:
        return Verdict((), "Sinh đôi, sinh ba: thứ tự khi sinh khác nhau.")
    number = None
    if one.number and other.number:
        number = Point("Số định danh", *numbers_alike(one.number, other.number))
    names, called = _names(one, other)
    main = called == (one.name, other.name)
    same_day = one.born_on == other.born_on and len(one.born_on) == 10
    if number and (why := _of_two(one, other, number, names if main and same_day else None)):
        return Verdict((number,), why)
    if names.weight <= ANOTHER and (number is None or number.weight < SAME_NUMBER):
        if number is None or number.weight < SLIP_OF_PEN or not same_day:
            return Verdict((names,), "Tên gọi khác nhau: anh chị em, sinh đôi hay chỉ trùng họ.")
        names = Point(names.what, _OTHER_GIVEN, names.words)
    points = [number, names] if number else [names]
    born, choices = _days(one.born_on, other.born_on)
    if born:
        points.append(born)
    if (
        counted is not None
        and main
        and names.weight >= SLIP
        and (found := rarity(*called, one.born_on, choices, counted))
    ):
        points.append(Point("Trùng tình cờ", *found))
    if one.sex and other.sex and "unknown" not in (one.sex, other.sex):
        same = one.sex == other.sex
        points.append(Point("Giới tính", 4 if same else -18, "giống nhau" if same else "khác nhau"))
    for what, mine, theirs, weight in (
        ("Mẹ", one.mother, other.mother, 20),
        ("Cha", one.father, other.father, 12),
        ("Chủ hộ", one.head, other.head, 6),
    ):
        if mine and theirs:
            points.append(Point(what, *relatives_alike(words_of(mine), words_of(theirs), weight)))
    if one.village and other.village:
        same = one.village == other.village
        points.append(Point("Thôn, bản", 5 if same else -2, "cùng" if same else "khác"))
    weights = {point.what: point.weight for point in points}
    lacking = LIKELY - sum(weights.values())
    if lacking > 0 and (why := surely_one.why(_alike(weights, called))):
        points.append(Point("Xét chung", lacking, why))
    return Verdict(tuple(points))


def _of_two(one: Person, other: Person, number: Point, names: Point | None) -> str:
    """Why the numbers are those of two children; "" where they may be of one. `names` are the main
    ones, where the whole day is one. Another number is somebody else's then, if the name is one
    but for the family name, or differs in a letter and the number cannot be a twin's."""
    if number.weight <= OTHER_NUMBER:
        may_be = names is not None and (
            names.weight >= OTHER_ORDER
            or all_but_family(one.name, other.name)
            or (
                names.weight >= SLIP
                and never_of_twins(one.number, other.number)
                and not only_marks(one.name, other.name)
            )
        )
        return "" if may_be else "Số định danh khác hẳn nhau."
    if (
        names is None
        or one_given(one.name, other.name)
        or not one_after_the_other(one.number, other.number)
    ):
        return ""
    return "Hai số liền nhau, tên gọi khác nhau: như của trẻ sinh đôi."


def _alike(weights: Mapping[str, int], called: tuple[str, str]) -> surely_one.Alike:
    relatives = [weights.get(what, 0) for what in ("Mẹ", "Cha", "Chủ hộ")]
    against = min(*relatives[:2], weights.get("Giới tính", 0)) < 0
    name = weights["Tên"]
    return surely_one.Alike(
        number=weights.get("Số định danh", 0),
        day=weights.get("Ngày sinh", 0) >= SAME_DAY,
        dated="Ngày sinh" in weights,
        home=max(relatives) > 0 and not against,
        against=against,
        village=weights.get("Thôn, bản", 0) > 0,
        name=name >= SAME_NAME,
        but_family=name >= OTHER_ORDER or all_but_family(*called),
        near=name >= SLIP,
        called=name > 0,
    )


def names_of(person: Person) -> tuple[str, ...]:
    """Every name a child is called by."""
    return (person.name, *several(person.other_names))


def _names(one: Person, other: Person) -> tuple[Point, tuple[str, str]]:
    """The point, and the two names it is about."""
    what, called = "Tên", (one.name, other.name)
    if not one.name or not other.name:
        return Point(what, 0, "chưa có tên ở một bên"), called
    best = Point(what, *alike(*called))
    if best.weight >= 30 or not (one.other_names or other.other_names):
        return best, called
    for pair in product(names_of(one), names_of(other)):
        if one.name not in pair and other.name not in pair and any(map(is_pet_name, pair)):
            continue
        weight, words = alike(*pair)
        if weight >= 24 and weight - 4 > best.weight:
            best, called = Point(what, weight - 4, f"theo tên gọi khác: {words}"), pair
    return best, called


def _days(one: str, other: str) -> tuple[Point | None, int]:
    """The point, and as how many days another one would agree as well; 0 where none does."""
    what = "Ngày sinh"
    if not one or not other or days.fault(one) or days.fault(other):
        return None, 0
    if one == other:
        if len(one) == 10:
            return Point(what, 30, "trùng"), 1
        return Point(what, 16 if len(one) == 7 else 10, "trùng, chưa rõ ngày"), _choices(one)
    if len(one) == 10 == len(other):
        if (one[:4], one[5:7], one[8:]) == (other[:4], other[8:], other[5:7]):
            return Point(what, 22, "ngày và tháng đổi chỗ"), 1
        if one[4:] == other[4:] and abs(int(one[:4]) - int(other[:4])) <= 1:
            return Point(what, 12, "lệch một năm"), 3
        if sum(a != b for a, b in zip(one, other, strict=True)) == 1:
            return Point(what, 12, "khác một chữ số"), 25
        if one[:4] == other[:4] and (one[5:7] == other[5:7] or one[8:] == other[8:]):
            return Point(what, OTHER_PART, "cùng năm, khác ngày hoặc tháng"), 42
        if one[4:] == other[4:]:
            return Point(what, OTHER_PART, "cùng ngày và tháng, khác năm"), 16
        return Point(what, -30, "khác nhau"), 0
    if days.may_be_same(one, other):
        about = "~" in one or "~" in other
        choices = 730 if about else _choices(min(one, other, key=len))
        return Point(what, 6 if about else 12, "có thể trùng, một bên chưa rõ"), choices
    return Point(what, -30, "khác nhau"), 0


def _choices(known: str) -> int:
    """Days of a month or a year."""
    return 30 if len(known) == 7 else 365
