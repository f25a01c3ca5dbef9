"""The tables of `resources/units/`, looked up where they lie: a code set has ten thousand units, of
which a book names a few. What units are is `model/units.py`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cached_property

from xatre import resource_files
from xatre.model.units import Level, UnitChange, UnitRow, Units
from xatre.resource_files import ResourceError

_TWO_WORD_KINDS = frozenset({"Đặc khu", "Thị trấn", "Thị xã", "Thành phố"})
_LEVELS: dict[int, tuple[str, Level]] = {
    5: ("communes", "commune"),
    3: ("districts", "district"),
    2: ("provinces", "province"),
}
"""Digits of a code → its table, its level."""


def units() -> Units:
    """All code sets and changes there are files of. Raises ResourceError."""
    names = resource_files.names("units", ".csv")
    years = [int(name.removeprefix("communes_")) for name in names if name.startswith("communes_")]
    changes = [name.split("_")[1:] for name in names if name.startswith("changes_")]
    return Units(
        {year: _Set(year) for year in years},
        _Changes([(_Table(f"changes_{old}_{new}"), old, new) for old, new in changes]),
    )


class _Table:
    """One CSV file, found in by the value of a column."""

    def __init__(self, name: str) -> None:
        self._name = f"{name}.csv"
        self._text: bytes | None = None
        self._head: list[str] = []

    def rows(self) -> Iterator[dict[str, str]]:
        """Every row. Raises ResourceError."""
        return resource_files.rows("units", self._name)

    def found(self, column: str, value: str) -> Iterator[dict[str, str]]:
        """The rows with that value in that column, in their order. Raises ResourceError."""
        text = self._read()
        if column not in self._head:
            raise ResourceError(file=f"units/{self._name}")
        place_in_row = self._head.index(column)
        before = b"," if place_in_row else b"\n"
        after = b"," if place_in_row + 1 < len(self._head) else b"\n"
        wanted = before + value.encode() + after
        place = text.find(wanted)
        while place >= 0:
            first = text.rfind(b"\n", 0, place + 1) + 1
            end = text.find(b"\n", first)
            line = text[first:end].decode("utf-8")
            cells = next(csv.reader([line]))
            if len(cells) != len(self._head):
                raise ResourceError(file=f"units/{self._name}")
            row = dict(zip(self._head, cells, strict=True))
            if row[column] == value:
                yield row
            place = text.find(wanted, end)

    def _read(self) -> bytes:
        if self._text is None:
            text = resource_files.text("units", self._name)
            self._head = text.partition("\n")[0].split(",")
            self._text = text.encode() + b"\n"
        return self._text


class _Set:
    """A code set: provinces, districts where it has them, communes. A row may say `valid_to` and,
    joined by "|", `former_names`; a set replaced by another ends on the day `about.json` says."""

    def __init__(self, year: int) -> None:
        self._year = year
        known = resource_files.names("units", ".csv")
        self._tables = {
            level: _Table(f"{name}_{year}")
            for name, level in _LEVELS.values()
            if f"{name}_{year}" in known
        }

    def rows(self) -> Iterator[UnitRow]:
        """Every unit, provinces first. Raises ResourceError."""
        held = {
            level: {row["code"]: row for row in self._tables[level].rows()}
            for level in ("province", "district")
            if level in self._tables
        }
        for level in ("province", "district", "commune"):
            table = self._tables.get(level)
            for row in table.rows() if table is not None else ():
                district = held.get("district", {}).get(row.get("district", ""))
                province = held["province"].get((district or row).get("province", ""))
                yield self._unit(row, level, province or row, district)

    def row(self, code: str) -> UnitRow | None:
        """The unit of that code. Raises ResourceError."""
        _, level = _LEVELS.get(len(code), ("", "any"))
        row = self._one(level, code)
        if row is None:
            return None
        district = self._one("district", row.get("district", ""))
        province = self._one("province", (district or row).get("province", ""))
        return self._unit(row, level, province or row, district)

    def _one(self, level: Level, code: str) -> dict[str, str] | None:
        table = self._tables.get(level)
        return next(table.found("code", code), None) if table is not None and code else None

    @cached_property
    def _ends(self) -> str:
        sets = resource_files.json_object("units", "about.json")["sets"]
        return str(sets.get(str(self._year), {}).get("valid_to", ""))

    def _unit(
        self,
        row: dict[str, str],
        level: Level,
        province: dict[str, str],
        district: dict[str, str] | None,
    ) -> UnitRow:
        name = row["name"]
        first, _, rest = name.partition(" ")
        two_words = f"{first} {rest.partition(' ')[0]}"
        return UnitRow(
            code=row["code"],
            year=self._year,
            name=name,
            kind=sys.intern(two_words if two_words in _TWO_WORD_KINDS else first),
            province_code=province["code"],
            province_name=province["name"],
            district_name=district["name"] if district else "",
            valid_from=sys.intern(row.get("valid_from", "")),
            valid_to=sys.intern(row.get("valid_to", "") or self._ends),
            level=level,
            source=sys.intern(row["source"]),
            former_names=tuple(filter(None, row.get("former_names", "").split("|"))),
        )


class _Changes:
    """The changes of several files: (table, year of the old codes, year of the new)."""

    def __init__(self, tables: list[tuple[_Table, str, str]]) -> None:
        self._tables = tables

    def after(self, old: str) -> Iterator[UnitChange]:
        """The changes from a unit. Raises ResourceError."""
        code, _, year = old.partition("@")
        for table, olds, news in self._tables:
            if olds == year:
                yield from (_change(row, olds, news) for row in table.found("old", code))

    def before(self, new: str) -> Iterator[UnitChange]:
        """The changes into a unit. Raises ResourceError."""
        code, _, year = new.partition("@")
        for table, olds, news in self._tables:
            if news == year:
                yield from (_change(row, olds, news) for row in table.found("new", code))


def _change(row: dict[str, str], old: str, new: str) -> UnitChange:
    return UnitChange(
        old=f"{row['old']}@{old}",
        new=f"{row['new']}@{new}",
        whole=row["kind"] == "full",
        is_default=row["is_default"] == "1",
    )
