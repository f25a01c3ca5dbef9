"""A quick look at two children that share a key, before their points are counted: whether it is
worth while, from a few bytes of both rows. Never says no to a likely double.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from xatre.model.doubles import LIKELY, SAME_NAME, Person
from xatre.model.names_alike import letters_of, split_in_words, words_of
from xatre.model.numbers_alike import ONE_DIGIT, OTHER_NUMBER, never_of_twins
from xatre.model.rarity import MOST, Counts, weight_of
from xatre.model.relatives_alike import relatives_alike
from xatre.work.doubles.keys import BORN, NAME, NUMBER, read

WHOLE = 10
"""Characters of a whole day."""
_BOTH_SEXES = {"female", "male"}


class _Named(NamedTuple):
    """A name with what of it is compared."""

    words: tuple[str, ...]
    in_order: tuple[str, ...]
    joined: str


@lru_cache(maxsize=1 << 16)
def _named(name: str) -> _Named:
    words = split_in_words(name)
    return _Named(words, tuple(sorted(words)), "".join(words))


class Opened(NamedTuple):
    """One row opened, with what the quick look compares."""

    person: Person
    name: _Named
    mother: tuple[str, ...]
    father: tuple[str, ...]

    def like(self, other: Opened) -> bool:
        """Whether the names have a word in common, as those have that are a slip apart."""
        return not set(self.name.words).isdisjoint(other.name.words)


def opened(row: Sequence[str]) -> Opened:
    """A row `(id, *FIELDS)` opened."""
    person = Person(*row)
    return Opened(
        person, _named(person.name), split_in_words(person.mother), split_in_words(person.father)
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


def may_be(one: Opened, other: Opened, counts: Counts | None) -> bool:
    """Whether the pair can be a likely double, from the most that its points may sum up to."""
    mine, theirs = one.person, other.person
    mother, father = _parent(one.mother, other.mother, 20), _parent(one.father, other.father, 12)
    most = mother + father
    if mine.number and theirs.number:
        if mine.number == theirs.number:
            return True
        apart = DamerauLevenshtein.distance(mine.number, theirs.number, score_cutoff=2)
        home = max(mother, father) > 0 or _head(mine.head, theirs.head)
        one_day = mine.born_on == theirs.born_on
        if (home and min(mother, father) >= 0) or (apart <= 2 and (one_day or one.like(other))):
            return True
        most += ONE_DIGIT if apart <= 2 else OTHER_NUMBER
    name = _name(one, other)
    whole_day = mine.born_on == theirs.born_on and len(mine.born_on) == WHOLE
    if name >= SAME_NAME and whole_day and max(mother, father) >= 0:
        return True
    most += name + (30 if mine.born_on == theirs.born_on else 22)
    most += -18 if {mine.sex, theirs.sex} == _BOTH_SEXES else 4
    if mine.head and theirs.head:
        most += 6
    if mine.village and mine.village == theirs.village:
        most += 5
    if most >= LIKELY or counts is None:
        return most >= LIKELY
    return most >= LIKELY - MOST and most + _rare(one, other, counts) >= LIKELY


def _name(one: Opened, other: Opened) -> int:
    """The most that the names may weigh."""
    if one.name.in_order == other.name.in_order or one.name.joined == other.name.joined:
        return 40
    return 36 if one.person.other_names or other.person.other_names else 26


def _rare(one: Opened, other: Opened, counts: Counts) -> int:
    """The most that it may weigh how seldom the names stand in the register."""
    bearers = {
        letters_of(name): counts.of_name(name) for name in (one.person.name, other.person.name)
    }
    return weight_of(max(0, sum(bearers.values()) - 2), 1 / counts.days)


def _head(one: str, other: str) -> bool:
    """Whether the heads of the households may be one."""
    return _parent(words_of(one), words_of(other), 6) > 0


def _parent(one: tuple[str, ...], other: tuple[str, ...], weight: int) -> int:
    return relatives_alike(one, other, weight)[0] if one and other else 0
