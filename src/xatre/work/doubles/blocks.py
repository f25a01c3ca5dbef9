"""Which pairs of a whole register are worth comparing: those that share a day and a name, a name
and a parent, a number; where they are few, a day or a rare name alone. Pure counting over packed
rows, so that a million children fit in memory.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from xatre.model.doubles import Person, Verdict, compare
from xatre.model.rarity import Counts
from xatre.work.doubles.keys import (
    BORN,
    HEAD,
    NAME,
    NUMBER,
    OF_MOTHER,
    OF_OTHERS,
    OTHER_NAMES,
    Keys,
    either_way_round,
    keys_of_mother,
    keys_of_others,
    nearly,
    others_of,
    read,
)
from xatre.work.doubles.quick_look import Opened, hopeless, may_be, opened

_MOST_IN_BLOCK = 400
"""A larger block says that its key tells nothing: a day many were given for want of another."""
FEW = 50_000
"""Children, among whom it is counted how often a name stands, and all of one day or of one rare
name are compared: of more, too many are born each day."""
_RARE = 12
"""Bearers of a name: beside more, another day is another child's."""
_MOST_NEARLY = 20
"""Numbers that are one but for four digits: more of them were given one after the other."""
_TOLD_EVERY = 4000
"""Pairs, each counted both ways round: a thousand blocks of two, or one of some sixty."""
_MARK = "\x1f"
_PACKED_MARK = _MARK.encode()
_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1
_HASH = (1 << 40) - 1
_MOST_SLOT_BITS = 24
_SLOTS_PER_KEY = 16
"""A key is 40 bits of its hash and the place of its row: two keys that fall together by chance
bring a pair to be compared, no more."""


class Share(NamedTuple):
    """Which keys are looked at: the names of each day, what is of the mother, all others."""

    names: bool
    mother: bool
    others: bool


ALL = Share(names=True, mother=True, others=True)


def pack(row: Sequence[str]) -> bytes:
    """A row `(id, *FIELDS)` in one piece, a third of its memory."""
    return _MARK.join(row).encode()


class Register:
    """All children packed: `add` them, then ask for the `likely` pairs among those that share one
    of a share of the keys.

    A key is kept as one number, so that a million children with all their keys take some 400 MB.
    `most` pairs of a row with rows before it are enough, 0 for all: a list may name one child in
    hundreds of rows.
    """

    def __init__(self, share: Share = ALL, most: int = 0) -> None:
        self._share, self.most = share, most
        self._earlier: dict[int, int] = defaultdict(int)
        self._full: set[int] = set()
        """Places of rows that have enough pairs."""
        self._rows: list[bytes] = []
        self._names = array("Q")
        self._of_mother = [array("Q") for _ in range(OF_MOTHER)]
        self._of_others = [array("Q") for _ in range(OF_OTHERS)]
        self._counts: Counts | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, rows: Iterable[bytes]) -> None:
        """Rows as `pack` makes them."""
        share = self._share
        place = len(self._rows)
        for packed in rows:
            self._rows.append(packed)
            row = packed.split(_PACKED_MARK, HEAD + 1)
            day, called = either_way_round(row[BORN]), read(row[NAME])
            if share.names and day:
                for letters in (
                    called.letters,
                    *(read(name).letters for name in others_of(row[OTHER_NAMES])),
                ):
                    if letters:
                        self._names.append((hash((day, letters)) & _HASH) << _PLACE_BITS | place)
            if share.mother:
                _append(self._of_mother, keys_of_mother(row, day, called), place)
            if share.others:
                _append(self._of_others, keys_of_others(row, day, called), place)
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
        kinds = (self._names, *self._of_mother, *self._of_others)
        total, before, untold = sum(map(len, kinds)), 0, _TOLD_EVERY
        for keys in kinds:
            for number, block in enumerate(_blocks(keys)):
                if (untold := untold + len(block) ** 2) >= _TOLD_EVERY:
                    tell(before + min(number, len(keys)), total)
                    untold = 0
                yield from self._likely(block, found)
            before += len(keys)
        if few and self._share.others:
            for block in self._of_a_day_or_name():
                if (untold := untold + len(block) ** 2) >= _TOLD_EVERY:
                    tell(total, total)
                    untold = 0
                yield from self._likely(block, found)
        tell(total, total)

    def _named_and_born(self) -> Iterator[tuple[str, str]]:
        for packed in self._rows:
            row = packed.split(_PACKED_MARK, BORN + 1)
            yield row[NAME].decode(), row[BORN].decode()

    def _of_a_day_or_name(self) -> Iterator[list[int]]:
        """The places of all who share a day, a rare name, or nearly the whole number."""
        together: dict[bytes | str, list[int]] = defaultdict(list)
        numbers = array("Q")
        for place, packed in enumerate(self._rows):
            row = packed.split(_PACKED_MARK, NUMBER + 1)
            for key in (either_way_round(row[BORN]), read(row[NAME]).letters):
                if key:
                    together[key].append(place)
            for part in nearly(row[NUMBER]):
                numbers.append((hash(part) & _HASH) << _PLACE_BITS | place)
        for key, block in together.items():
            if 1 < len(block) <= (_RARE if isinstance(key, str) else _MOST_IN_BLOCK):
                yield block
        yield from _blocks(numbers, _MOST_NEARLY)

    def _likely(self, block: list[int], found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        packed = [(place, self._rows[place].split(_PACKED_MARK, NUMBER + 1)) for place in block]
        seen: dict[int, Opened] = {}
        few, full = self._counts is not None, self._full
        for (mine, left), (theirs, right) in combinations(packed, 2):
            if theirs in full or (mine, theirs) in found or hopeless(left, right, few):
                continue
            one = seen.get(mine) or seen.setdefault(mine, self._open(mine))
            other = seen.get(theirs) or seen.setdefault(theirs, self._open(theirs))
            if (
                may_be(one, other, self._counts)
                and compare(one.person, other.person, self._counts).likely
            ):
                found.add((mine, theirs))
                if self.most:
                    self._note(theirs)
                yield mine, theirs

    def _note(self, later: int) -> None:
        self._earlier[later] += 1
        if self._earlier[later] >= self.most:
            self._full.add(later)

    def _open(self, place: int) -> Opened:
        return opened(self._rows[place].decode().split(_MARK))


def _append(kinds: Sequence[array[int]], keys: Keys, place: int) -> None:
    for kind, key in zip(kinds, keys, strict=True):
        if key:
            kind.append((hash(key) & _HASH) << _PLACE_BITS | place)


def _blocks(keys: array[int], most: int = _MOST_IN_BLOCK) -> Iterator[list[int]]:
    """The places that share a key, in order, where a few do."""
    # Slots in place of sets of keys, a tenth of the memory: keys that share one by chance are told
    # apart where they are sorted.
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
        if 1 < len(block) <= most:
            yield block
