"""One character for each filter of a kind, kept in every index of its lists: it tells of most
rows that they are not in a filtered list without reading them.

A character is only what a value leaves, so values may share one: what passes is still tested on
the row itself. Knows declarations and values, no SQL and no connection.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache, partial
from zlib import crc32

from xatre.model.fields import Day
from xatre.model.kind import Kind
from xatre.model.values import Fields, rows_in
from xatre.store.lists.sort_keys import day_key

NOTHING = " "
"""Left by a value that is not written."""

UNREADABLE = "~"
"""Left by a day that cannot be read."""

_FIRST, _MANY = 33, 93
"""The visible characters of ASCII, one byte each in an index."""

_EARLIEST = 1950
"""Years before it leave its character, years from 2042 on that of 2042."""

_SHARES = 6
"""Several values leave in which of so many shares they are."""

_Leave = Callable[[Fields], str]


class Facets:
    """The characters of one kind, that of the owner first. `members` are its filters on several
    values."""

    def __init__(self, kind: Kind, members: Collection[str]) -> None:
        self._members = frozenset(members)
        self._days = {name for name in kind.filters if isinstance(kind.fields.get(name), Day)}
        self._places = {name: place for place, name in enumerate(kind.filters, 2)}
        self._leave = [self._leaving(name) for name in kind.filters]

    def of(self, unit: str, fields: Fields) -> str:
        """The characters of a record."""
        return _word(unit) + "".join([leave(fields) for leave in self._leave])

    def place(self, name: str) -> int:
        """Where the character of a filter stands, from 1; `""` is the owner."""
        return self._places[name] if name else 1

    def allowed(self, name: str, values: Collection[str]) -> str:
        """The characters of the records that may have one of these values of a filter; of none,
        of those that have nothing written, and so of the value ""."""
        if name in self._members:
            if not values:
                return _number(0)
            wanted = _shares(values)
            return "".join(_number(one) for one in range(1 << _SHARES) if one & wanted)
        leave = _year if name in self._days else _word
        left = {leave(value) if value else NOTHING for value in values}
        return "".join(sorted(left)) or NOTHING

    def allowed_between(self, name: str, low: str, high: str) -> str:
        """The same for days from `low` to `high`, "" being open; "" where nothing is ruled out."""
        if name not in self._days:
            return ""
        first = _year(low) if low else chr(_FIRST)
        last = _year(high) if high else chr(_FIRST + _MANY - 1)
        if UNREADABLE in (first, last):
            return ""
        return "".join(map(chr, range(ord(first), ord(last) + 1))) + UNREADABLE

    def _leaving(self, name: str) -> _Leave:
        if name in self._members:
            outer, _, inner = name.partition("/")
            return partial(_several, outer, inner)
        return partial(_one, name, _year if name in self._days else _word)


def _one(name: str, leave: Callable[[str], str], fields: Fields) -> str:
    value = fields.get(name)
    return leave(value) if isinstance(value, str) else NOTHING


def _several(outer: str, inner: str, fields: Fields) -> str:
    value = fields.get(outer)
    if not isinstance(value, dict):
        return _number(0)
    if not inner:
        return _number(_shares(value))
    cells = (row.get(inner) for row in rows_in(value).values())
    return _number(_shares([cell for cell in cells if isinstance(cell, str)]))


@lru_cache(maxsize=1 << 14)
def _word(value: str) -> str:
    return chr(_FIRST + crc32(value.encode()) % _MANY)


def _year(value: str) -> str:
    year = day_key(value)[:4]
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        return UNREADABLE
    return chr(_FIRST + min(max(int(year) - _EARLIEST, 0), _MANY - 1))


def _shares(values: Collection[str]) -> int:
    found = 0
    for value in values:
        found |= 1 << crc32(value.encode()) % _SHARES
    return found


def _number(number: int) -> str:
    return chr(_FIRST + number)
