"""One place a column of a table may fill, and a head as the words that tell it from others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from xatre.model.fields import Field
from xatre.model.text import clean, fold

EMPTY_WORDS = frozenset("va cua cac la tre em chau nhung theo ghi ro neu co".split())
_OF_THE_CHILD = re.compile(r"\bcủa (con|bé|em bé|học sinh|hs)\b", re.IGNORECASE)
_SHORT = re.compile(r"\bđ\s*thoại\b", re.IGNORECASE)
_BESIDE = re.compile(r"[()\[\]{}<>*:;.,?!/\\_\"“”]+|(?<=\s)[-–](?=\s)")

ITS_OWN = frozenset(("năm", "đt"))
"""Heads that say one thing with their marks and another without: a year is no boy, a telephone no
ethnic group."""

Key = frozenset[str]
"""A head as the set of its telling words: order, marks and little words do not matter."""


@dataclass(frozen=True)
class Target:
    """One place a column may fill. `name` is a field, a cell of rows (`special_groups/group`,
    of the second row `special_groups/group#2`), the surname's part of a name
    (`full_name:before`), or one code that a mark chooses (`sex=female`)."""

    name: str
    label: str
    field: Field
    is_number: bool = False
    """A personal number of twelve digits."""
    begins_row: bool = False
    """The cell by which a row of an inner table is there: a group, a sort of support."""

    @cached_property
    def outer(self) -> str:
        return self.name.partition("=")[0].partition("/")[0].partition(":")[0]

    @cached_property
    def inner(self) -> str:
        return self.name.partition("=")[0].partition("/")[2].partition("#")[0]

    @cached_property
    def row(self) -> int:
        """Which row of an inner table the cell is of, from 1."""
        return int(self.name.partition("#")[2] or 1)

    @cached_property
    def marked(self) -> str:
        """The code that a mark in the cell chooses."""
        return self.name.partition("=")[2]


def head_key(head: str) -> str:
    """A head as it is remembered and asked by: folded, but for words that are another without
    their marks. "ĐT" is no "DT"."""
    words = (one if one in ITS_OWN else fold(one) for one in clean(head).casefold().split())
    return " ".join(filter(None, words))


def key_of(head: str) -> Key:
    """The telling words of a head. "Họ và tên trẻ em" and "Trẻ em / Họ tên" are the same."""
    plain = _BESIDE.sub(" ", clean(head))
    if (alone := plain.strip().casefold()) in ITS_OWN:
        return frozenset((alone,))
    plain = _OF_THE_CHILD.sub(" ", _SHORT.sub("điện thoại", plain))
    words = fold(plain).split()
    return frozenset(word for word in words if word not in EMPTY_WORDS) or frozenset(words)
