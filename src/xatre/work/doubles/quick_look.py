"""A quick look at two children that share a key, before their points are counted: whether it is
worth while, from a few bytes of both rows. Never says no to a likely double.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from xatre.model.doubles import LIKELY, Person
from xatre.model.names_alike import letters_of, words_of
from xatre.model.numbers_alike import ONE_DIGIT, OTHER_NUMBER, never_of_twins
from xatre.model.rarity import MOST, Counts, weight_of
from xatre.work.doubles.keys import BORN, NAME, NUMBER, read


@dataclass(frozen=True, slots=True)
class Opened:
    """One row opened, with what the quick look compares."""

    person: Person
    words: tuple[str, ...]
    sorted_words: tuple[str, ...]
    mother: str
    father: str

    def like(self, other: Opened) -> bool:
        """Whether the names have a word in common, as those have that are a slip apart."""
        return not set(self.words).isdisjoint(other.words)


def opened(row: Sequence[str]) -> Opened:
    """A row `(id, *FIELDS)` opened."""
    person = Person(*row)
    words = words_of(person.name)
    return Opened(
        person,
        words,
        tuple(sorted(words)),
        "".join(words_of(person.mother)),
        "".join(words_of(person.father)),
    )


def hopeless(one: list[bytes], other: list[bytes], few: bool) -> bool:
    """Whether two numbers, or two whole days that no slip turns into each other, rule the pair out
    before either row is opened."""
    mine, theirs = one[NUMBER], other[NUMBER]
    born, again = one[BORN], other[BORN]
    if mine and theirs:
        return (
            mine != theirs
            and (
                born != again
                or not (
                    never_of_twins(mine, theirs) or _one_but_for_family(one[NAME], other[NAME], few)
                )
            )
            and DamerauLevenshtein.distance(mine, theirs, score_cutoff=2) > 2
        )
    if born == again or len(born) != 10 or len(again) != 10:
        return False
    if born[:4] == again[:4]:
        return (
            born[5:7] != again[5:7]
            and born[8:] != again[8:]
            and (born[5:7], born[8:]) != (again[8:], again[5:7])
        )
    return born[4:] != again[4:] and sum(a != b for a, b in zip(born, again, strict=True)) != 1


def _one_but_for_family(one: bytes, other: bytes, few: bool) -> bool:
    """Whether two names may be one but for the family name; among few children also where the
    words stand in another order or one is without its marks."""
    if one.partition(b" ")[2] == other.partition(b" ")[2]:
        return True
    if not few:
        return False
    mine, theirs = read(one), read(other)
    return (
        mine.letters == theirs.letters
        or mine.given in (theirs.given, theirs.family)
        or mine.family == theirs.given
    )


def same(one: Opened, other: Opened) -> bool:
    """Whether name and whole day may be the same, and a parent: such a pair is always looked at."""
    mine, theirs = one.person.born_on, other.person.born_on
    return (
        mine == theirs
        and len(mine) == 10
        and (_parent(one.mother, other.mother, 1) >= 0 or _parent(one.father, other.father, 1) >= 0)
        and "".join(one.words) == "".join(other.words)
    )


def at_most(one: Opened, other: Opened, counts: Counts | None) -> int:
    """More than the pair can score, found quickly."""
    mine, theirs = one.person, other.person
    mother = _parent(one.mother, other.mother, 20)
    father = _parent(one.father, other.father, 12)
    numbered = 0
    if mine.number and theirs.number:
        if mine.number == theirs.number:
            return 100
        apart = DamerauLevenshtein.distance(mine.number, theirs.number, score_cutoff=2)
        home = max(mother, father) > 0 or _head(mine.head, theirs.head)
        one_day = mine.born_on == theirs.born_on
        if (home and min(mother, father) >= 0) or (apart <= 2 and (one_day or one.like(other))):
            return 100
        numbered = ONE_DIGIT if apart <= 2 else OTHER_NUMBER
    if (
        mine.sex != theirs.sex
        and mine.sex
        and theirs.sex
        and "unknown" not in (mine.sex, theirs.sex)
    ):
        most = numbered - 18
    else:
        most = numbered + 4
    if one.sorted_words == other.sorted_words:
        most += 40
    elif mine.other_names or theirs.other_names:
        most += 36
    else:
        most += 26
    most += 30 if mine.born_on == theirs.born_on else 22
    most += mother + father
    if mine.head and theirs.head:
        most += 6
    if mine.village and mine.village == theirs.village:
        most += 5
    if counts is not None and LIKELY - MOST <= most < LIKELY and one.like(other):
        bearers = {letters_of(name): counts.of_name(name) for name in (mine.name, theirs.name)}
        most += weight_of(max(0, sum(bearers.values()) - 2), 1 / counts.days)
    return most


def _head(one: str, other: str) -> bool:
    """Whether the heads of the households may be one."""
    return bool(one and other) and _parent("".join(words_of(one)), "".join(words_of(other)), 6) > 0


def _parent(one: str, other: str, weight: int) -> int:
    if not one or not other:
        return 0
    if one == other:
        return weight
    # Nearly the same names share a beginning or an end.
    return weight * 2 // 3 if one[:2] == other[:2] or one[-2:] == other[-2:] else -weight
