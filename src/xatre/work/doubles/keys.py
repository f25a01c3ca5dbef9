"""By what two children of a register are met: a day, a name, a parent, a number, as keys of a
packed row. Knows nothing of what is made of those that share a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from xatre.model.doubles import FIELDS
from xatre.model.names_alike import several, words_of, written_out

NAME, OTHER_NAMES, BORN, NUMBER = (
    FIELDS.index(name) + 1 for name in ("full_name", "other_names", "born_on", "personal_number")
)
"""Where they stand in a row `(id, *FIELDS)`."""
KINDS_OF_KEY = 10
"""Names of a day, and those of `other_keys`."""


def either_way_round(born: bytes) -> bytes:
    """A whole day, the same for one whose day and month were swapped; else nothing."""
    if len(born) != 10:
        return b""
    month, of_month = born[5:7], born[8:]
    return born if month <= of_month else b"%b-%b-%b" % (born[:4], of_month, month)


def nearly(number: bytes) -> Iterator[object]:
    """A number without four of its digits each: one that is mistyped is the same without those."""
    parts = (number[:4], number[4:8], number[8:])
    if all(parts):
        yield from ((without, *parts[:without], *parts[without + 1 :]) for without in range(3))


def others_of(names: bytes) -> Iterator[bytes]:
    """The names of the field that holds other names."""
    return (name.encode() for name in several(names.decode())) if names else iter(())


def other_keys(row: Sequence[bytes], day: bytes) -> tuple[object, ...]:
    """A number; a day with a parent, the head of the household, or, for slips in both names, the
    given name and the mother's; a name with one of those; a year, the mother and how the given
    name begins, for a day known less well. Nothing in place of those that are not there."""
    _, name, _, born, _, number, mother, father, head, *_ = row
    called, mothers = read(name), read(mother)
    letters, of_mother, of_father = called.letters, mothers.joined, read(father).joined
    of_head = of_father if head == father else read(head).joined
    return (
        number,
        day and of_mother and (day, of_mother),
        day and of_father and (day, of_father),
        day and of_head and (day, of_head),
        day and of_mother and (day, called.given, mothers.given),
        letters and of_mother and (letters, of_mother),
        letters and of_father and (letters, of_father),
        letters and of_head and (letters, of_head),
        born and of_mother and (born[:4], of_mother, called.given[:1]),
    )


class _Name(NamedTuple):
    """A name as keys have it."""

    joined: str
    letters: str
    given: str
    family: str


@lru_cache(maxsize=1 << 16)
def read(name: bytes) -> _Name:
    words = written_out(words_of(name.decode()))
    joined = "".join(words)
    if not words:
        return _Name("", "", "", "")
    return _Name(joined, "".join(sorted(joined)), words[-1], words[0])
