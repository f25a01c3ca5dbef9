"""The likely doubles among the rows of a whole register, on two cores where it is large.

Knows neither the book nor what is done with the pairs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from xatre.model.doubles import Person, Verdict
from xatre.work.doubles.blocks import Register, pack
from xatre.work.doubles.second_process import OURS, THEIRS, SecondProcess

LARGE = 50_000
"""Children from which a second process is worth its start."""
_AT_ONCE = 20_000
Likely = Iterator[tuple[Person, Person, Verdict]]


def register_pairs(
    rows: Iterable[tuple[str, ...]], many: int, tell: Callable[[int, int], None], most: int = 0
) -> Likely:
    """Every likely pair among `many` rows `(id, *FIELDS)`, once; where `most` is given, of a row
    with the rows before it only so many of each share of the keys. `tell` hears how far it is and
    may raise."""
    if many < LARGE or (os.cpu_count() or 1) < 2:
        yield from _alone(rows, tell, most)
    else:
        yield from _with_a_second(rows, tell, most)


def _alone(rows: Iterable[tuple[str, ...]], tell: Callable[[int, int], None], most: int) -> Likely:
    register = Register(most=most)
    for batch in _batches(rows):
        register.add(batch)
        tell(0, 1)
    for one, other in register.likely(tell):
        yield register.pair(one, other)


def _with_a_second(
    rows: Iterable[tuple[str, ...]], tell: Callable[[int, int], None], most: int
) -> Likely:
    register = Register(OURS, most)
    with SecondProcess() as second:
        for batch in _batches(rows):
            second.add(batch)
            register.add(batch)
            tell(0, 1)
        second.look(most)
        found = set(register.likely(tell))
        theirs = second.likely(lambda: tell(len(register), len(register)))
    if theirs is None:
        again = Register(THEIRS, most)
        again.add(register.rows())
        theirs = list(again.likely(tell))
    for one, other in sorted(found.union(theirs)):
        yield register.pair(one, other)


def _batches(rows: Iterable[tuple[str, ...]]) -> Iterator[Sequence[bytes]]:
    left = map(pack, rows)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch
