"""Administrative units of each code set, and what became of them.

A unit is written as its code and the year of its code set, `03562@2025`, because bare codes
changed meaning. Pure: `resources.py` reads the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from xatre.model.text import fold

Level = Literal["commune", "district", "province", "any"]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit. `name` holds the word of its kind: `Xã Sì Lở Lầu`; `kind` is that word."""

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


class Units:
    """All units of all code sets and the changes between them. Never changes once made."""

    def __init__(self, rows: Iterable[UnitRow], changes: Iterable[UnitChange] = ()) -> None:
        self._rows = {row.value: row for row in rows}
        self._after: dict[str, list[UnitChange]] = {}
        self._before: dict[str, list[UnitChange]] = {}
        for change in changes:
            self._after.setdefault(change.old, []).append(change)
            self._before.setdefault(change.new, []).append(change)
        self._keys: dict[int, list[tuple[str, str, UnitRow]]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, value: str) -> UnitRow | None:
        """The unit; None where it is unknown."""
        return self._rows.get(value)

    def label(self, value: str) -> str:
        """The unit in words; the value itself where it is unknown."""
        row = self._rows.get(value)
        return row.label if row else value

    def of_year(self, year: int, level: Level = "commune") -> list[UnitRow]:
        """Every unit of one code set, in the order of the files."""
        return [
            row
            for row in self._rows.values()
            if row.year == year and (level == "any" or row.level == level)
        ]

    def find(self, typed: str, level: Level, limit: int, year: int) -> list[UnitRow]:
        """See `Codes.find_units`."""
        words = fold(typed.partition("@")[0].replace(",", " "))
        if not words:
            return []
        starts = [f" {word}" for word in words.split()]
        ranked = [
            (_rank(words, starts, bare, row.code), place, row)
            for place, (bare, key, row) in enumerate(self._search_keys(year))
            if (level == "any" or row.level == level) and all(start in key for start in starts)
        ]
        ranked.sort(key=lambda item: item[:2])
        return [row for _, _, row in ranked[:limit]]

    def changes_from(self, value: str) -> tuple[UnitChange, ...]:
        """What the unit became, the default first."""
        return tuple(sorted(self._after.get(value, ()), key=lambda change: not change.is_default))

    def changes_into(self, value: str) -> tuple[UnitChange, ...]:
        """What became, whole or in part, the unit."""
        return tuple(self._before.get(value, ()))

    def successors(self, value: str) -> tuple[str, ...]:
        """See `Codes.successors`."""
        return tuple(change.new for change in self.changes_from(value))

    def predecessors(self, value: str) -> frozenset[str]:
        """See `Codes.predecessors`."""
        return frozenset(change.old for change in self._before.get(value, ()))

    def _search_keys(self, year: int) -> list[tuple[str, str, UnitRow]]:
        """`(name without its kind, code and all names, unit)`, folded; provinces come first."""
        keys = self._keys.get(year)
        if keys is None:
            rank = {"province": 0, "district": 1, "commune": 2}
            above: dict[str, str] = {}
            keys = []
            for row in sorted(self.of_year(year, "any"), key=lambda row: rank[row.level]):
                belongs = f"{row.district_name} {row.province_name}"
                if belongs not in above:
                    above[belongs] = fold(belongs)
                name = fold(row.name)
                bare = name.removeprefix(fold(row.kind)).strip() if row.kind else name
                inside = "" if row.level == "province" else above[belongs]
                keys.append((bare, f" {row.code} {name} {inside}", row))
            self._keys[year] = keys
        return keys


NO_UNITS = Units(())


def _rank(words: str, starts: list[str], bare: str, code: str) -> int:
    """0 the name or code itself, 1 its beginning, 2 the name then its province, 3 later words
    of the name, 4 each word somewhere in the name, 5 elsewhere."""
    if words in (bare, code):
        return 0
    if bare.startswith(words) or code.startswith(words):
        return 1
    if bare and words.startswith(f"{bare} "):
        return 2
    spaced = f" {bare}"
    if f" {words}" in spaced:
        return 3
    return 4 if all(start in spaced for start in starts) else 5


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
