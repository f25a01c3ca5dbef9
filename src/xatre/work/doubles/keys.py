"""By what two children of a register are met: a day, a name, a parent, a number, as keys of a
packed row. Knows nothing of what is made of those that share a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from xatre.model.doubles import FIELDS
from xatre.model.names_alike import is_pet_name, several, split_in_words, written_out

NAME, OTHER_NAMES, BORN, NUMBER, MOTHER, FATHER, HEAD = (
    FIELDS.index(name) + 1
    for name in (
        "full_name", "other_names", "born_on", "personal_number", "mother_name", "father_name",
        "household_head",
    )
)  # fmt: skip
"""Where they stand in a row `(id, *FIELDS)`."""
OF_MOTHER, OF_OTHERS = 4, 5
"""How many keys `keys_of_mother` and `keys_of_others` make."""


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
    """The names of the field that holds other names, but for those of one word."""
    if not names:
        return iter(())
    return (name.encode() for name in several(names.decode()) if not is_pet_name(name))


Keys = tuple[object, ...]


def keys_of_mother(row: Sequence[bytes], day: bytes, called: Read) -> Keys:
    """A day with the mother, or, for slips in both names, with the given name and hers; a name with
    her; a year, her and how the given name begins, for a day known less well. Nothing in place of
    what is not there."""
    mother = read(row[MOTHER])
    if not (joined := mother.joined):
        return ("",) * OF_MOTHER
    return (
        day and (day, joined),
        day and (day, called.given, mother.given),
        called.letters and (called.letters, joined),
        row[BORN] and (row[BORN][:4], joined, called.given[:1]),
    )


def keys_of_others(row: Sequence[bytes], day: bytes, called: Read) -> Keys:
    """A number; a day, and a name, with the father or the head of the household."""
    father = read(row[FATHER]).joined
    head = father if row[HEAD] == row[FATHER] else read(row[HEAD]).joined
    letters = called.letters
    return (
        row[NUMBER],
        father and day and (day, father),
        head and day and (day, head),
        father and letters and (letters, father),
        head and letters and (letters, head),
    )


class Read(NamedTuple):
    """A name as keys have it: a family name cut short is written out."""

    joined: str
    letters: str
    given: str
    family: str


@lru_cache(maxsize=1 << 16)
def read(name: bytes) -> Read:
    """A name as it stands in a packed row."""
    # Most are read once: a cache of their words beside this one only costs.
    words = written_out(split_in_words(name.decode()))
    joined = "".join(words)
    if not words:
        return Read("", "", "", "")
    return Read(joined, "".join(sorted(joined)), words[-1], words[0])
