"""Code lists and units as the rest of the program asks for them: labels, what a form offers,
what a person means by a few letters without accents.

Pure: `resources.py` reads the files and builds `Codes`; this module never sees a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xatre.model.text import fold
from xatre.model.units import NO_UNITS, Level, UnitRow, Units

__all__ = ["Code", "Codes", "UnitRow", "Units"]


_COLUMNS = frozenset(
    (
        *("code", "label", "parent", "source", "verified", "order", "synonyms"),
        *("valid_from", "valid_to", "hidden"),
    )
)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list. `parent` is a code of the list above; `facts` are further columns.

    hidden    its mere presence on a child is guarded (HIV, drugs, violence, sexual abuse,
              trafficking, exploitation): shown and counted only for roles with case rights
    verified  false where the text of the law or form it comes from was not seen
    """

    code: str
    label: str
    parent: str = ""
    source: str = ""
    verified: bool = True
    order: int = 0
    synonyms: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    hidden: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Code:
        """The code of one row of a code list; columns not named here are its facts.

        Raises KeyError or ValueError for a row that is not one.
        """
        return cls(
            code=row["code"],
            label=row["label"],
            parent=row["parent"],
            source=row["source"],
            verified=row["verified"] == "1",
            order=int(row["order"]),
            synonyms=tuple(filter(None, row["synonyms"].split("|"))),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            hidden=row["hidden"] == "1",
            facts=MappingProxyType(
                {name: value for name, value in row.items() if name not in _COLUMNS}
            ),
        )

    def is_valid(self, on: date | None) -> bool:
        """Whether the code was in use on that day; without a day, whether it is not retired."""
        if on is None:
            return not self.valid_to
        day = on.isoformat()
        return (not self.valid_from or self.valid_from <= day) and (
            not self.valid_to or day <= self.valid_to
        )


class Codes:
    """Every code list and the units. Never changes once made; lists may be read when first
    asked for, if the mapping given does so, the units and the holidays by the functions given."""

    def __init__(
        self,
        lists: Mapping[str, Sequence[Code]],
        units: Callable[[], Units] = lambda: NO_UNITS,
        days_off: Callable[[int], frozenset[date] | None] = lambda year: None,
    ) -> None:
        self._lists = lists
        self._days_off = days_off
        self._read_units = units
        self._units: Units | None = None
        self._by_code: dict[str, dict[str, Code]] = {}
        self._keys: dict[str, list[tuple[Code, tuple[str, ...]]]] = {}
        self._by_key: dict[str, tuple[dict[str, list[Code]], dict[str, list[Code]]]] = {}

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of all code lists."""
        return tuple(self._lists)

    def has_list(self, list_name: str) -> bool:
        """Whether there is a code list of that name."""
        return list_name in self._lists

    @property
    def units(self) -> Units:
        """The administrative units, read on first use."""
        if self._units is None:
            self._units = self._read_units()
        return self._units

    def days_off(self, year: int) -> frozenset[date] | None:
        """The holidays of a year; None where there is no list of that year."""
        return self._days_off(year)

    # codes

    def get(self, list_name: str, code: str) -> Code | None:
        """The code, hidden or retired ones too; None where this book does not know it."""
        return self._table(list_name).get(code)

    def known(self, list_name: str, code: str) -> bool:
        """Whether the list has the code."""
        return code in self._table(list_name)

    def is_hidden(self, list_name: str, code: str) -> bool:
        """Whether a code is guarded; one this book does not know may be."""
        found = self._table(list_name).get(code)
        return found is None or found.hidden

    def label(self, list_name: str, code: str) -> str:
        """The Vietnamese label; the code itself where it is unknown."""
        found = self._table(list_name).get(code)
        return found.label if found else code

    def offered(
        self, list_name: str, within: str = "", on: date | None = None, *, hidden: bool = True
    ) -> list[Code]:
        """The codes a form offers, in order: those under the parent `within` (all without it),
        in use `on` that day, without the guarded ones where `hidden` is false."""
        return [
            code
            for code in self._table(list_name).values()
            if (not within or code.parent == within)
            and code.is_valid(on)
            and (hidden or not code.hidden)
        ]

    def find(self, list_name: str, typed: str, limit: int = 20) -> list[Code]:
        """Codes in use that a person may mean: every word typed, accents or not, begins a word
        of the label or of one synonym, or the code begins with what was typed. Best first."""
        words = fold(typed)
        if not words:
            return self.offered(list_name)[:limit]
        ranked: list[tuple[int, int, Code]] = []
        for place, (code, keys) in enumerate(self._search_keys(list_name)):
            ranks = [rank for key in keys if (rank := match_rank(words, key)) is not None]
            if ranks:
                ranked.append((min(ranks), place, code))
        ranked.sort(key=lambda item: item[:2])
        return [code for _, _, code in ranked[:limit]]

    def named(self, list_name: str, typed: str) -> Code | None:
        """The one code whose code, label or synonym is just what was typed, accents or not;
        None where there is none, or where several are meant and none is spelled the same."""
        exact = self._table(list_name).get(typed.strip())
        if exact:
            return exact
        words = fold(typed)
        by_key, by_letters = self._codes_by_key(list_name)
        # "Khơ mú" is Khơ-mú, "H Mông" H'Mông.
        found = by_key.get(words) or by_letters.get(words.replace(" ", ""), [])
        if len(found) > 1:
            spelled = typed.strip().casefold()
            found = [
                code
                for code in found
                if spelled in (code.label.casefold(), *map(str.casefold, code.synonyms))
            ]
        return found[0] if len(found) == 1 else None

    def has_ended(self, list_name: str) -> bool:
        """Whether some code of the list is no longer offered."""
        return any(code.valid_to for code in self._table(list_name).values())

    def ended(self, list_name: str, typed: str) -> Code | None:
        """The one code no longer offered whose label or synonym was typed, accents or not."""
        words = fold(typed)
        found = [
            code
            for code in self._table(list_name).values()
            if code.valid_to and words in (fold(code.label), *map(fold, code.synonyms))
        ]
        return found[0] if len(found) == 1 else None

    # units

    def unit(self, value: str) -> UnitRow | None:
        """The unit `03562@2025`; None where it is unknown."""
        return self.units.get(value)

    def unit_label(self, value: str) -> str:
        """`Xã Sì Lở Lầu, tỉnh Lai Châu`; the value itself where the unit is unknown."""
        return self.units.label(value)

    def find_units(
        self, typed: str, level: Level = "commune", limit: int = 20, year: int = 0
    ) -> list[UnitRow]:
        """Units of the code set `year` (0: of today) that a person may mean, typed with or without
        accents; words of the province may follow those of the commune. Best first."""
        return self.units.find(typed, level, limit, year or self.units.newest)

    def successors(self, value: str) -> tuple[str, ...]:
        """The units of today that a unit became part of, as `code@year`, the main one first; none
        for one that goes on."""
        return self.units.successors(value)

    def read_as(self, value: str) -> str:
        """The unit of today as whose a record of that unit is shown; itself where there is none or
        several."""
        after = self.successors(value)
        return after[0] if len(after) == 1 else value

    def predecessors(self, value: str) -> frozenset[str]:
        """The units that became, whole or in part and by however many steps, this one, as
        `code@year`. One that goes on and only gave a part away is none: it speaks for itself."""
        return self.units.predecessors(value)

    def former(self, value: str) -> frozenset[str]:
        """Those predecessors of which this unit is the main successor: what nobody has placed
        yet is read as this unit's."""
        return self.units.former(value)

    # inside

    def _table(self, list_name: str) -> dict[str, Code]:
        table = self._by_code.get(list_name)
        if table is None:
            rows: Iterable[Code] = self._lists.get(list_name, ())
            table = {code.code: code for code in sorted(rows, key=lambda code: code.order)}
            self._by_code[list_name] = table
        return table

    def _search_keys(self, list_name: str) -> list[tuple[Code, tuple[str, ...]]]:
        keys = self._keys.get(list_name)
        if keys is None:
            keys = [
                (code, (fold(code.label), *map(fold, code.synonyms), fold(code.code)))
                for code in self.offered(list_name)
            ]
            self._keys[list_name] = keys
        return keys

    def _codes_by_key(self, list_name: str) -> tuple[dict[str, list[Code]], dict[str, list[Code]]]:
        """The codes in use by each key of theirs, and by each key without its spaces."""
        known = self._by_key.get(list_name)
        if known is None:
            by_key: dict[str, list[Code]] = {}
            by_letters: dict[str, list[Code]] = {}
            for code, keys in self._search_keys(list_name):
                for key in set(keys):
                    by_key.setdefault(key, []).append(code)
                for key in {key.replace(" ", "") for key in keys}:
                    by_letters.setdefault(key, []).append(code)
            self._by_key[list_name] = known = by_key, by_letters
        return known


def match_rank(words: str, key: str) -> int | None:
    """How well folded `words` fit the folded `key`: 0 the same, 1 its beginning, 2 the beginning
    of later words, 3 each word begins some word; None not at all."""
    if key == words:
        return 0
    if key.startswith(words):
        return 1
    spaced = f" {key}"
    if f" {words}" in spaced:
        return 2
    return 3 if all(f" {word}" in spaced for word in words.split()) else None
