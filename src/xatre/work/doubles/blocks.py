"""Which pairs of a whole register are worth comparing: those that share a day and a name, a name
and a parent, a number. Pure counting over packed rows, so that a million children fit in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from xatre.model.doubles import LIKELY, Person, Verdict, compare, words_of

_MOST_IN_BLOCK = 400
"""A larger block says that its key tells nothing: a day many were given for want of another."""

_MARK = "\x1f"


@dataclass(frozen=True, slots=True)
class _Known:
    """One row opened, with what the quick look compares."""

    person: Person
    words: tuple[str, ...]
    sorted_words: tuple[str, ...]
    mother: str
    father: str


class Register:
    """All children packed: `add` them, then ask for `pairs`."""

    def __init__(self) -> None:
        self._rows: list[bytes] = []
        self._keys = [(array("q"), array("l")) for _ in range(KINDS_OF_KEY)]

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Rows `(id, *FIELDS)` as the store gives them."""
        for row in rows:
            place = len(self._rows)
            self._rows.append(_MARK.join(row).encode())
            for sort, key in _keys(row):
                hashes, places = self._keys[sort]
                hashes.append(hash(key))
                places.append(place)

    def pairs(
        self, tell: Callable[[int, int], None] = lambda done, total: None
    ) -> Iterator[tuple[Person, Person, Verdict]]:
        """Every likely pair, once. `tell` hears how far it is and may raise."""
        found: set[tuple[int, int]] = set()
        for sort in range(KINDS_OF_KEY):
            tell(sort, KINDS_OF_KEY)
            for block in self._blocks(sort):
                yield from self._likely(block, found)
        tell(KINDS_OF_KEY, KINDS_OF_KEY)

    def _blocks(self, sort: int) -> Iterator[list[int]]:
        """The places that share a key, where a few do."""
        first: dict[int, int] = {}
        blocks: dict[int, list[int]] = {}
        for key, place in zip(*self._keys[sort], strict=True):
            before = first.setdefault(key, place)
            if before != place:
                block = blocks.setdefault(key, [before])
                if block[-1] != place:
                    block.append(place)
        first.clear()
        for block in blocks.values():
            if len(block) <= _MOST_IN_BLOCK:
                yield block

    def _likely(
        self, block: list[int], found: set[tuple[int, int]]
    ) -> Iterator[tuple[Person, Person, Verdict]]:
        known = [(place, self._open(place)) for place in sorted(set(block))]
        for (mine, one), (theirs, other) in combinations(known, 2):
            if (mine, theirs) in found or _at_most(one, other) < LIKELY:
                continue
            verdict = compare(one.person, other.person)
            if verdict.likely:
                found.add((mine, theirs))
                yield one.person, other.person, verdict

    def _open(self, place: int) -> _Known:
        person = Person(*self._rows[place].decode().split(_MARK))
        words = words_of(person.name)
        return _Known(
            person, words, tuple(sorted(words)), _one_word(person.mother), _one_word(person.father)
        )


def _at_most(one: _Known, other: _Known) -> int:
    """More than the pair can score, found quickly."""
    mine, theirs = one.person, other.person
    if mine.number and mine.number == theirs.number:
        return 100
    if (
        mine.sex != theirs.sex
        and mine.sex
        and theirs.sex
        and "unknown" not in (mine.sex, theirs.sex)
    ):
        most = -18
    else:
        most = 4
    if one.sorted_words == other.sorted_words:
        most += 40
    elif mine.other_names or theirs.other_names:
        most += 36
    else:
        most += 26
    most += 30 if mine.born_on == theirs.born_on else 22
    most += _parent(one.mother, other.mother, 20) + _parent(one.father, other.father, 12)
    if mine.head and theirs.head:
        most += 6
    if mine.village and mine.village == theirs.village:
        most += 4
    return most


def _parent(one: str, other: str, weight: int) -> int:
    if not one or not other:
        return 0
    if one == other:
        return weight
    # Nearly the same names share a beginning or an end.
    return weight * 2 // 3 if one[:2] == other[:2] or one[-2:] == other[-2:] else -weight


KINDS_OF_KEY = 9


def _keys(row: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Which keys a row is found by: a number; a day, whichever way round, with a given name, a
    parent or the head of the household; a name with one of those; a year and the mother, for a day
    known less well or a name misspelt too."""
    _, name, others, born, _, number, mother, father, head, *_ = row
    words = words_of(name)
    family = _one_word(mother), _one_word(father), _one_word(head)
    if number:
        yield 0, (number,)
    if len(born) == 10:
        month, of_month = born[5:7], born[8:]
        day = born[:4] + (month + of_month if month <= of_month else of_month + month)
        if words:
            yield 1, (day, words[-1])
        for other in others.replace(";", ",").split(",") if others else ():
            if called := words_of(other):
                yield 1, (day, called[-1])
        for sort, relative in enumerate(family, 2):
            if relative:
                yield sort, (day, relative)
    if words:
        in_order = "".join(sorted(words))
        for sort, relative in enumerate(family, 5):
            if relative:
                yield sort, (in_order, relative)
    if family[0] and born:
        yield 8, (born[:4], family[0])


def _one_word(name: str) -> str:
    return "".join(words_of(name)) if name else ""
