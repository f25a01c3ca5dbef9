"""Which pairs of a whole register are worth comparing: those that share a day and a name, a name
and a parent, a number. Pure counting over packed rows, so that a million children fit in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from xatre.model.doubles import LIKELY, Person, Verdict, compare, words_of
from xatre.model.text import fold

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

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Rows `(id, *FIELDS)` as the store gives them."""
        self._rows += [_MARK.join(row).encode() for row in rows]

    def pairs(
        self, tell: Callable[[int, int], None] = lambda done, total: None
    ) -> Iterator[tuple[Person, Person, Verdict]]:
        """Every likely pair, once. `tell` hears how far it is and may raise."""
        found: set[tuple[int, int]] = set()
        for number, keys in enumerate(_KEYS):
            tell(number, len(_KEYS))
            for block in self._blocks(keys):
                for one, other, verdict in self._likely(block, found):
                    yield one, other, verdict
        tell(len(_KEYS), len(_KEYS))

    def _blocks(self, keys: Callable[[list[str]], list[object]]) -> Iterator[list[int]]:
        hashes, places = array("q"), array("l")
        for place, row in enumerate(self._rows):
            for key in keys(row.decode().split(_MARK)):
                hashes.append(hash(key))
                places.append(place)
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        block: list[int] = []
        last: int | None = None
        for index in order:
            if hashes[index] != last:
                if 1 < len(block) <= _MOST_IN_BLOCK:
                    yield block
                block, last = [], hashes[index]
            block.append(places[index])
        if 1 < len(block) <= _MOST_IN_BLOCK:
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
        return _Known(person, words, tuple(sorted(words)), fold(person.mother), fold(person.father))


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


# The columns of a packed row: id, then the fields of `model.doubles.FIELDS`.
_NAME, _OTHERS, _BORN, _SEX, _NUMBER, _MOTHER, _FATHER, _HEAD = range(1, 9)


def _day(row: list[str]) -> str:
    """The day with month and day in order of size, so that a swapped one meets it."""
    born = row[_BORN]
    if len(born) != 10:
        return ""
    month, day = born[5:7], born[8:]
    return born[:4] + (month + day if month <= day else day + month)


def _givens(row: list[str]) -> list[str]:
    names = (
        [row[_NAME], *row[_OTHERS].replace(";", ",").split(",")] if row[_OTHERS] else [row[_NAME]]
    )
    return [words[-1] for name in names if (words := words_of(name))]


def _day_and_given(row: list[str]) -> list[object]:
    day = _day(row)
    return [("g", day, given) for given in _givens(row)] if day else []


def _day_and_parents(row: list[str]) -> list[object]:
    day = _day(row)
    parents = (("m", row[_MOTHER]), ("f", row[_FATHER]))
    return [(what, day, fold(name)) for what, name in parents if name] if day else []


def _name_and_relatives(row: list[str]) -> list[object]:
    words = tuple(sorted(words_of(row[_NAME])))
    if not words:
        return []
    relatives = (("m", row[_MOTHER]), ("f", row[_FATHER]), ("h", row[_HEAD]))
    return [(what, words, fold(name)) for what, name in relatives if name]


def _number(row: list[str]) -> list[object]:
    return [("n", row[_NUMBER])] if row[_NUMBER] else []


_KEYS: tuple[Callable[[list[str]], list[object]], ...] = (
    _number, _day_and_given, _day_and_parents, _name_and_relatives,
)  # fmt: skip
