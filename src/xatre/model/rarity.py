"""How easily two different children of one register would agree by accident on a name and a day:
a rare name and one day speak for one child, a name that many bear does not.

Knows how often names and days stand there, and no child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log10
from typing import NamedTuple, Protocol

from xatre.model.names_alike import letters_of

MOST = 20
"""The most that rarity weighs for a double; it never weighs against one, for what is common is
what the other weights were made for."""
_TENTH = 10
"""From one chance in ten on it weighs for one."""
YEAR = 365
CHILDHOOD = 16 * YEAR
"""Days among which children are born, where nobody counted."""
_SELDOM = 500
"""A year of which one child in so many is born, or fewer, is a slip."""
_WHOLE = 10
_PAIR = 2


class Counted(Protocol):
    """What of a register rarity asks."""

    @property
    def days(self) -> int:
        """Days over which its children are born."""

    def of_name(self, name: str) -> int:
        """Children of this name, however its words are ordered and marked, the two of the pair
        among them."""

    def of_day(self, day: str) -> float:
        """The share of the others who are born on this whole day."""


class Rarity(NamedTuple):
    """What it weighs, and in words."""

    weight: int
    words: str


def rarity(one: str, other: str, day: str, choices: int, counted: Counted) -> Rarity | None:
    """Of two names that may be one, and of a day of birth that agrees as any of so many days would
    (0: as any day at all). None where there is none."""
    bearers = counted.of_name(one)
    if letters_of(one) != letters_of(other):
        bearers += counted.of_name(other)
    share = _share(day, choices, counted)
    weight = weight_of(max(0, bearers - 2), share)
    if not weight:
        return None
    return Rarity(weight, f"khó xảy ra, {max(2, bearers)} trẻ trong sổ có tên này")


def weight_of(others: int, share: float) -> int:
    """The weight where so many others bear the name, and such a share of children such a day: ten
    for each tenth part of a chance; one more bearer may always come."""
    return max(0, min(MOST, round(-10 * log10((others + 1) * share)) - _TENTH))


def _share(day: str, choices: int, counted: Counted) -> float:
    if not choices:
        return 1.0
    even = min(1.0, choices / counted.days)
    return max(even, counted.of_day(day)) if choices == 1 else even


class Counts:
    """How often the names and days of a whole register stand there: of pairs of a name and a day
    of birth, "" not known. Of one name and whole day two are counted at the most: more of them are
    one child written down again, no namesakes."""

    def __init__(self, children: Iterable[tuple[str, str]]) -> None:
        self._names: Counter[str] = Counter()
        self._days: Counter[str] = Counter()
        alike: Counter[tuple[str, str]] = Counter()
        for name, born in children:
            letters = letters_of(name)
            if len(born) == _WHOLE:
                self._days[born] += 1
                alike[letters, born] += 1
            if alike[letters, born] <= _PAIR:
                self._names[letters] += 1
        self._many = self._days.total()
        years: Counter[str] = Counter()
        for day, many in self._days.items():
            years[day[:4]] += many
        told = sum(1 for many in years.values() if many * _SELDOM >= self._many)
        self.days = told * YEAR or CHILDHOOD

    def of_name(self, name: str) -> int:
        return self._names[letters_of(name)]

    def of_day(self, day: str) -> float:
        return max(0, self._days[day] - 2) / max(1, self._many)
