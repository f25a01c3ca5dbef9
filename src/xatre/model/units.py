"""Administrative units of each code set, and what became of them.

A unit is written as its code and the year of its code set, `03562@2025`, because bare codes
changed meaning. Pure: `unit_files.py` reads the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from xatre.model.text import fold

UNIT = r"\d{2,5}@(?:19|20|21)\d\d"
"""A unit as it is written: the digits of its code, and the year of its code set."""

JULY_2025 = 2024
"""The code set of before July 2025."""

Level = Literal["commune", "district", "province", "any"]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit. `name` holds the word of its kind: `Xã Sì Lở Lầu`; `kind` is that word.
    `valid_from` is the day since which it has this name, `valid_to` the last day it was there."""

    code: str
    year: int
    name: str
    kind: str
    province_code: str
    province_name: str
    district_name: str = ""
    valid_from: str = ""
    valid_to: str = ""
    level: Level = "commune"
    source: str = ""
    former_names: tuple[str, ...] = ()
    """Names it had under this same code."""

    @property
    def value(self) -> str:
        """As it is stored in a record: `03562@2025`."""
        return f"{self.code}@{self.year}"

    @property
    def label(self) -> str:
        """The name with what it belongs to: `Xã Sì Lở Lầu, tỉnh Lai Châu`."""
        above = (self.district_name, self.province_name) if self.level != "province" else ()
        return ", ".join([self.name, *(_lower_first(name) for name in above if name)])


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One step from an old unit to a new one: whole or in part, and whether it is where
    something with no nearer address most likely belongs now."""

    old: str
    new: str
    whole: bool
    is_default: bool


class UnitSet(Protocol):
    """One code set."""

    def rows(self) -> Iterable[UnitRow]:
        """Every unit, in the order of the files."""

    def row(self, code: str) -> UnitRow | None:
        """One unit; None where it is unknown."""


class UnitChanges(Protocol):
    """What became of units."""

    def after(self, old: str) -> Iterable[UnitChange]:
        """The changes from a unit."""

    def before(self, new: str) -> Iterable[UnitChange]:
        """The changes into a unit."""


class NoChanges:
    """The changes where there are none."""

    def after(self, old: str) -> Iterable[UnitChange]:
        return ()

    def before(self, new: str) -> Iterable[UnitChange]:
        return ()


REMEMBERED = 4096
"""Units asked for that are kept: a book names a few of fourteen thousand."""


class Units:
    """All units of all code sets and the changes between them. Never changes once made.

    Holds the units that were asked for by code, the last ones; all of them are ten megabytes. The
    first search in a code set keeps every row of that set, folded, for the searches after it.
    """

    def __init__(self, sets: Mapping[int, UnitSet], changes: UnitChanges | None = None) -> None:
        self._sets = sets
        self._changes = changes or NoChanges()
        self._keys: dict[int, list[tuple[str, str, str, UnitRow]]] = {}
        self._before: dict[str, frozenset[str]] = {}
        self._row = lru_cache(REMEMBERED)(self._read)

    @property
    def newest(self) -> int:
        """The year of the code set in force."""
        return max(self._sets, default=0)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the code sets, the newest first."""
        return tuple(sorted(self._sets, reverse=True))

    def get(self, value: str) -> UnitRow | None:
        """The unit; None where it is unknown."""
        return self._row(value)

    def _read(self, value: str) -> UnitRow | None:
        code, _, year = value.partition("@")
        wanted = self._sets.get(int(year)) if year.isdecimal() else None
        return wanted.row(code) if wanted is not None and code else None

    def label(self, value: str) -> str:
        """The unit in words; the value itself where it is unknown."""
        row = self.get(value)
        return row.label if row else value

    def in_force(self, value: str) -> bool:
        """Whether the unit is one of today's."""
        row = self.get(value)
        return row is not None and row.year == self.newest and not row.valid_to

    def of_year(self, year: int, level: Level = "commune") -> list[UnitRow]:
        """Every unit of one code set, in the order of the files."""
        wanted = self._sets.get(year)
        rows = wanted.rows() if wanted is not None else ()
        return [row for row in rows if level in ("any", row.level)]

    def within(self, province: str) -> list[UnitRow]:
        """The communes of a province given as `12@2025`, in a code set in force today's alone."""
        code, _, year = province.partition("@")
        if not year.isdecimal():
            return []
        return [
            row
            for row in self.of_year(int(year))
            if row.province_code == code and not self._is_over(row)
        ]

    def find(self, typed: str, level: Level, limit: int, year: int) -> list[UnitRow]:
        """See `Codes.find_units`."""
        words = fold(typed.partition("@")[0].replace(",", " "))
        if not words:
            return []
        starts = [f" {word}" for word in words.split()]
        ranked = [
            (_rank(words, starts, name, bare, row.code), place, row)
            for place, (name, bare, key, row) in enumerate(self._search_keys(year))
            if level in ("any", row.level)
            and not self._is_over(row)
            and all(start in key for start in starts)
        ]
        ranked.sort(key=lambda item: item[:2])
        return [row for _, _, row in ranked[:limit]]

    def changes_from(self, value: str) -> tuple[UnitChange, ...]:
        """What the unit became, the default first."""
        return tuple(sorted(self._changes.after(value), key=lambda change: not change.is_default))

    def changes_into(self, value: str) -> tuple[UnitChange, ...]:
        """What became, whole or in part, the unit."""
        return tuple(self._changes.before(value))

    def successors(self, value: str) -> tuple[str, ...]:
        """See `Codes.successors`."""
        found: dict[str, None] = {}
        seen, waiting = {value}, [value]
        while waiting:
            now = waiting.pop(0)
            if self.in_force(now):
                found.setdefault(now)
                continue
            after = [change.new for change in self.changes_from(now)]
            # What the table says nothing more of is where the way ends.
            if not after and now != value:
                found.setdefault(now)
            waiting.extend(unit for unit in after if unit not in seen)
            seen.update(after)
        found.pop(value, None)
        return tuple(found)

    def predecessors(self, value: str) -> frozenset[str]:
        """See `Codes.predecessors`."""
        known = self._before.get(value)
        if known is None:
            found: set[str] = set()
            waiting = [value]
            while waiting:
                before = {
                    change.old
                    for change in self.changes_into(waiting.pop())
                    if change.old != value and not self.in_force(change.old)
                }
                waiting.extend(before - found)
                found |= before
            known = self._before[value] = frozenset(found)
        return known

    def former(self, value: str) -> frozenset[str]:
        """See `Codes.former`."""
        return frozenset(
            old for old in self.predecessors(value) if self.successors(old)[:1] == (value,)
        )

    def _is_over(self, row: UnitRow) -> bool:
        """Whether a unit of the code set in force is there no more."""
        return bool(row.valid_to) and row.year == self.newest

    def _search_keys(self, year: int) -> list[tuple[str, str, str, UnitRow]]:
        """`(name, name without its kind, code and all names, unit)`, folded; provinces first."""
        keys = self._keys.get(year)
        if keys is None:
            rank = {"province": 0, "district": 1, "commune": 2}
            keys = []
            for row in sorted(self.of_year(year, "any"), key=lambda row: rank[row.level]):
                name = fold(row.name)
                bare = name.removeprefix(fold(row.kind)).strip() if row.kind else name
                above = "" if row.level == "province" else fold(row.province_name)
                if row.former_names:
                    above = f"{' '.join(map(fold, row.former_names))} {above}"
                if row.district_name:
                    above = f"{fold(row.district_name)} {above}"
                keys.append((name, bare, f" {row.code} {name} {above}", row))
            self._keys[year] = keys
        return keys


NO_UNITS = Units({})


def _rank(words: str, starts: list[str], name: str, bare: str, code: str) -> int:
    """0 the name or code itself, 1 its beginning, 2 the name then its province, 3 later words
    of the name, 4 each word somewhere in the name, 5 elsewhere."""
    if words in (bare, name, code):
        return 0
    if any(known.startswith(words) for known in (bare, name, code)):
        return 1
    if (bare and words.startswith(f"{bare} ")) or words.startswith(f"{name} "):
        return 2
    spaced = f" {name}"
    if f" {words}" in spaced:
        return 3
    return 4 if all(start in spaced for start in starts) else 5


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
