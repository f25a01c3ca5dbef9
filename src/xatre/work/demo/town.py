"""The made-up commune of a demo book: its place, villages, names, and small draws.

Knows the ledger it writes into; not what a child, a birth or a case is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeAlias, TypeVar

from xatre import resources
from xatre.model.values import IN, YES, Value
from xatre.work.demo.ledger import Ledger
from xatre.work.demo.names import Names

Of = TypeVar("Of")

Given: TypeAlias = "dict[str, Value | None]"
"""Fields or cells as they are being made up: None and "" are not written."""

BOOK_DAYS = 400
"""For how long the demo commune has kept its book."""

NEW_UNITS = date(2025, 7, 1)
"""Since when communes are those of the code set 2025."""


@dataclass(frozen=True)
class Village:
    """A village: the id of its record, its name, the group most people belong to, its share."""

    id: str
    name: str
    group: str
    share: int
    especially_difficult: bool


@dataclass
class Town:
    """The commune. `unit` is `03562@2025`."""

    ledger: Ledger
    unit: str
    names: Names
    villages: list[Village] = field(default_factory=list)
    _numbers: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        row = self.ledger.codes.unit(self.unit)
        self.label = row.name if row else self.unit
        self.here = self.label[:1].lower() + self.label[1:]
        self.name = self.label.partition(" ")[2] or self.label
        self.province = row.province_code if row else ""
        self.former_units = sorted(self.ledger.codes.predecessors(self.unit)) or [self.unit]
        within = self.ledger.codes.units.within(f"{self.province}@2025")
        self.other_units = [other.value for other in within if other.value != self.unit]
        self.other_units = self.other_units or [self.unit]
        self._places = [
            place["code"]
            for place in resources.identity_number_provinces()
            if place["new_code"] == self.province and len(place["code"]) == 3
        ] or ["001"]

    @property
    def is_ward(self) -> bool:
        return self.label.startswith("Phường")

    @property
    def random(self) -> Random:
        return self.ledger.random

    @property
    def today(self) -> date:
        return self.ledger.today

    @property
    def began(self) -> date:
        """The day the book was begun."""
        return self.today - timedelta(days=BOOK_DAYS)

    def chance(self, percent: float) -> bool:
        return self.random.random() * 100 < percent

    def pick(self, weights: Mapping[Of, float]) -> Of:
        """One key, as often as its weight says."""
        return self.random.choices(list(weights), weights=list(weights.values()))[0]

    def one(self, among: Sequence[Of]) -> Of:
        return self.random.choice(among)

    def code(self, list_name: str, within: str = "", *, hidden: bool = True) -> str:
        """Any code of a list."""
        offered = self.ledger.codes.offered(list_name, within=within, hidden=hidden)
        return self.random.choice(offered).code

    def between(self, first: date, last: date) -> date:
        """A day from `first` to `last` and never after today; `first` where they are crossed."""
        last = min(last, self.today)
        return first + timedelta(days=self.random.randint(0, max((last - first).days, 0)))

    def entered(self, happened: date) -> date:
        """When the officer wrote down what happened that day."""
        return min(
            max(happened + timedelta(days=self.random.randint(0, 9)), self.began), self.today
        )

    def phone(self) -> str:
        """Ten digits that no operator has given out (the prefix 01 was withdrawn in 2018)."""
        return f"01{self.random.randrange(10**8):08}"

    def personal_number(self, sex: str, born: date) -> str:
        """A number of the right structure for the province, the sex and the year; each once."""
        century = (born.year - 1900) // 100 * 2 + (sex == "female")
        while True:
            number = (
                f"{self.one(self._places)}{century}{born.year % 100:02}"
                f"{self.random.randrange(10**6):06}"
            )
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def unit_on(self, day: date) -> str:
        """The commune that did its office work on that day: before July 2025 a former one."""
        return self.unit if day >= NEW_UNITS else self.former_units[0]


def rows(*cells: Given) -> dict[str, Value]:
    """Keyed rows `r1`, `r2` … of what is written."""
    return {
        f"r{place}": {IN: YES} | {name: value for name, value in row.items() if value}
        for place, row in enumerate(cells, 1)
    }


def coded_rows(cells: Mapping[str, Given]) -> dict[str, Value]:
    """Rows keyed by a code."""
    return {
        code: {IN: YES} | {name: value for name, value in row.items() if value}
        for code, row in cells.items()
    }


def chosen(*codes: str) -> dict[str, Value]:
    """Several choices."""
    return dict.fromkeys(codes, YES)


def answered(name: str, reason: str) -> Value:
    """The reason for which what was doubted in the field `name` is kept."""
    return {name: {IN: YES, "reason": reason}}


def before_weekend(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; the 28th for a leap day."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
