"""Which pairs of a whole register are worth comparing: those that share a day and a name, a name
and a parent, a number; where they are few, a day or a rare name alone. Pure counting over packed
rows, so that a million children fit in memory.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from xatre.model.doubles import (
    FIELDS,
    LIKELY,
    ONE_DIGIT,
    Person,
    Verdict,
    compare,
)
from xatre.model.names_alike import letters_of, words_of
from xatre.model.rarity import MOST, Counts, weight_of
from xatre.work.doubles.keys import KINDS_OF_KEY, either_way_round, other_keys, others_of, read

_MOST_IN_BLOCK = 400
"""A larger block says that its key tells nothing: a day many were given for want of another."""
FEW = 50_000
"""Children, among whom it is counted how often a name stands, and all of one day or of one rare
name are compared: of more, too many are born each day."""
_RARE = 12
"""Bearers of a name: beside more, another day is another child's."""
_TOLD_EVERY = 1000
"""Blocks."""
_MARK = "\x1f"
_PACKED_MARK = _MARK.encode()
_NAME, _OTHER_NAMES, _BORN, _NUMBER = (
    FIELDS.index(name) + 1 for name in ("full_name", "other_names", "born_on", "personal_number")
)
_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1
_HASH = (1 << 40) - 1
_MOST_SLOT_BITS = 24
_SLOTS_PER_KEY = 16
"""A key is 40 bits of its hash and the place of its row: two keys that fall together by chance
bring a pair to be compared, no more."""


@dataclass(frozen=True, slots=True)
class _Known:
    """One row opened, with what the quick look compares."""

    person: Person
    words: tuple[str, ...]
    sorted_words: tuple[str, ...]
    mother: str
    father: str

    def like(self, other: _Known) -> bool:
        """Whether the names have a word in common, as those have that are a slip apart."""
        return not set(self.words).isdisjoint(other.words)


class Share(NamedTuple):
    """Part of the keys: names of the days that end in one of these digits, and all other keys or
    none of them. Names of one day make most of the pairs."""

    days: bytes
    others: bool


ALL = Share(b"0123456789", others=True)


def pack(row: Sequence[str]) -> bytes:
    """A row `(id, *FIELDS)` in one piece, a third of its memory."""
    return _MARK.join(row).encode()


class Register:
    """All children packed: `add` them, then ask for the `likely` pairs among those that share one
    of a share of the keys.

    A key is kept as one number, so that a million children with all their keys take some 400 MB.
    """

    def __init__(self, share: Share = ALL) -> None:
        self._share = share
        self._rows: list[bytes] = []
        self._keys = [array("Q") for _ in range(KINDS_OF_KEY)]
        self._counts: Counts | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, rows: Iterable[bytes]) -> None:
        """Rows as `pack` makes them."""
        days, others = self._share
        names, *rest = self._keys
        place = len(self._rows)
        for packed in rows:
            self._rows.append(packed)
            row = packed.split(_PACKED_MARK, -1 if others else _BORN + 1)
            day = either_way_round(row[_BORN])
            if day and day[-1] in days:
                for name in (row[_NAME], *others_of(row[_OTHER_NAMES])):
                    if letters := read(name).letters:
                        names.append((hash((day, letters)) & _HASH) << _PLACE_BITS | place)
            if others:
                for keys, key in zip(rest, other_keys(row, day), strict=True):
                    if key:
                        keys.append((hash(key) & _HASH) << _PLACE_BITS | place)
            place += 1

    def rows(self) -> list[bytes]:
        """The rows as they were added."""
        return self._rows

    def pairs(self) -> Iterator[tuple[Person, Person, Verdict]]:
        """Every likely pair, once."""
        return (self.pair(one, other) for one, other in self.likely())

    def pair(self, one: int, other: int) -> tuple[Person, Person, Verdict]:
        """The persons of two places, and why they are likely one."""
        mine, theirs = self._open(one).person, self._open(other).person
        return mine, theirs, compare(mine, theirs, self._counts)

    def likely(
        self, tell: Callable[[int, int], None] = lambda done, total: None
    ) -> Iterator[tuple[int, int]]:
        """The places of every likely pair, the earlier first, once. `tell` hears how far it is, in
        keys, and may raise."""
        few = len(self._rows) <= FEW
        if few:
            self._counts = Counts(self._named_and_born())
        found: set[tuple[int, int]] = set()
        total, before = sum(map(len, self._keys)), 0
        for sort, keys in enumerate(self._keys):
            for number, block in enumerate(self._blocks(sort)):
                if number % _TOLD_EVERY == 0:
                    tell(before + min(number, len(keys)), total)
                yield from self._likely(block, found)
            before += len(keys)
        if few and self._share.others:
            for number, block in enumerate(self._of_a_day_or_name()):
                if number % _TOLD_EVERY == 0:
                    tell(total, total)
                yield from self._likely(block, found)
        tell(total, total)

    def _named_and_born(self) -> Iterator[tuple[str, str]]:
        for packed in self._rows:
            row = packed.split(_PACKED_MARK, _BORN + 1)
            yield row[_NAME].decode(), row[_BORN].decode()

    def _of_a_day_or_name(self) -> Iterator[list[int]]:
        """The places of all who share a day, or a rare name."""
        together: dict[bytes | str, list[int]] = defaultdict(list)
        for place, packed in enumerate(self._rows):
            row = packed.split(_PACKED_MARK, _BORN + 1)
            for key in (either_way_round(row[_BORN]), read(row[_NAME]).letters):
                if key:
                    together[key].append(place)
        for key, block in together.items():
            if 1 < len(block) <= (_RARE if isinstance(key, str) else _MOST_IN_BLOCK):
                yield block

    def _blocks(self, sort: int) -> Iterator[list[int]]:
        """The places that share a key, in order, where a few do."""
        # Slots in place of sets of keys, a tenth of the memory: keys that share one by chance are
        # told apart where they are sorted.
        keys = self._keys[sort]
        slots = 1 << min((len(keys) * _SLOTS_PER_KEY).bit_length(), _MOST_SLOT_BITS)
        seen, twice, mask = bytearray(slots), bytearray(slots), slots - 1
        for key in keys:
            slot = key >> _PLACE_BITS & mask
            if seen[slot]:
                twice[slot] = 1
            else:
                seen[slot] = 1
        shared = {key for key in keys if twice[key >> _PLACE_BITS & mask]}
        for _, together in groupby(sorted(shared), lambda key: key >> _PLACE_BITS):
            block = [key & _PLACE for key in together]
            if 1 < len(block) <= _MOST_IN_BLOCK:
                yield block

    def _likely(self, block: list[int], found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        packed = [(place, self._rows[place].split(_PACKED_MARK, _NUMBER + 1)) for place in block]
        opened: dict[int, _Known] = {}
        few = self._counts is not None
        for (mine, left), (theirs, right) in combinations(packed, 2):
            if (mine, theirs) in found or _hopeless(left, right, few):
                continue
            one = opened.get(mine) or opened.setdefault(mine, self._open(mine))
            other = opened.get(theirs) or opened.setdefault(theirs, self._open(theirs))
            if _at_most(one, other, self._counts) < LIKELY and not _same(one, other):
                continue
            if compare(one.person, other.person, self._counts).likely:
                found.add((mine, theirs))
                yield mine, theirs

    def _open(self, place: int) -> _Known:
        person = Person(*self._rows[place].decode().split(_MARK))
        words = words_of(person.name)
        return _Known(
            person,
            words,
            tuple(sorted(words)),
            "".join(words_of(person.mother)),
            "".join(words_of(person.father)),
        )


def _hopeless(one: list[bytes], other: list[bytes], few: bool) -> bool:
    """Whether two numbers, or two whole days that no slip turns into each other, rule the pair out
    before either row is opened."""
    mine, theirs = one[_NUMBER], other[_NUMBER]
    born, again = one[_BORN], other[_BORN]
    if mine and theirs:
        return (
            mine != theirs
            and (
                born != again
                or (one[_NAME] != other[_NAME] and not (few and _turned(one[_NAME], other[_NAME])))
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


def _turned(one: bytes, other: bytes) -> bool:
    """Whether one name is the other with its words in another order, or without its marks."""
    return read(one).letters == read(other).letters


def _same(one: _Known, other: _Known) -> bool:
    """Whether name and whole day may be the same, and a parent: such a pair is always looked at."""
    mine, theirs = one.person.born_on, other.person.born_on
    return (
        mine == theirs
        and len(mine) == 10
        and (_parent(one.mother, other.mother, 1) >= 0 or _parent(one.father, other.father, 1) >= 0)
        and "".join(one.words) == "".join(other.words)
    )


def _at_most(one: _Known, other: _Known, counts: Counts | None) -> int:
    """More than the pair can score, found quickly."""
    mine, theirs = one.person, other.person
    if mine.number and mine.number == theirs.number:
        return 100
    nearly = ONE_DIGIT if mine.number and theirs.number else 0
    if (
        mine.sex != theirs.sex
        and mine.sex
        and theirs.sex
        and "unknown" not in (mine.sex, theirs.sex)
    ):
        most = nearly - 18
    else:
        most = nearly + 4
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
        most += 5
    if counts is not None and LIKELY - MOST <= most < LIKELY and one.like(other):
        bearers = {letters_of(name): counts.of_name(name) for name in (mine.name, theirs.name)}
        most += weight_of(max(0, sum(bearers.values()) - 2), 1 / counts.days)
    return most


def _parent(one: str, other: str, weight: int) -> int:
    if not one or not other:
        return 0
    if one == other:
        return weight
    # Nearly the same names share a beginning or an end.
    return weight * 2 // 3 if one[:2] == other[:2] or one[-2:] == other[-2:] else -weight
