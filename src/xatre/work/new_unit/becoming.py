"""What the table of units says has become of the unit of this book.

Writes nothing. A merge and a new name need no new lines: records of a former unit are read as its
successor's. Only a split asks a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from xatre.model import days
from xatre.work.session import Session


@dataclass(frozen=True)
class Successor:
    """A unit of today that the unit became, whole or in part."""

    unit: str
    label: str
    whole: bool
    main: bool


@dataclass(frozen=True)
class Became:
    """What became of the book's unit. `until` is its last day, "" where it goes on and only gave
    parts of itself away; `successors` are then those it gave to."""

    unit: str
    label: str
    until: str
    successors: tuple[Successor, ...]

    @property
    def is_over(self) -> bool:
        """Whether the book must move to another unit."""
        return bool(self.until)

    @property
    def is_split(self) -> bool:
        return len(self.successors) > 1 or not self.is_over

    @property
    def words(self) -> str:
        """The change as a sentence."""
        names = "; ".join(one.label for one in self.successors)
        if not self.is_over:
            return f"Một phần của {self.label} nay thuộc {names}."
        day = days.show(self.until)
        if self.is_split:
            return f"{self.label} có đến hết {day}, nay chia vào: {names}."
        return f"{self.label} có đến hết {day}, nay là {names}."


def became(session: Session) -> Became | None:
    """What became of the unit of this book; None where nothing did. An office's is not asked."""
    units = session.codes.units
    row = units.get(session.unit)
    if row is None or session.at_office:
        return None
    label = session.codes.unit_label(session.unit)
    direct = {change.new: change for change in units.changes_from(session.unit)}
    if units.in_force(session.unit):
        given = [unit for unit in direct if units.in_force(unit) and unit != session.unit]
        found = tuple(
            Successor(unit, session.codes.unit_label(unit), whole=False, main=False)
            for unit in given
        )
        return Became(session.unit, label, "", found) if found else None
    after = session.codes.successors(session.unit)
    found = tuple(
        Successor(
            unit,
            session.codes.unit_label(unit),
            whole=len(after) == 1,
            main=place == 0,
        )
        for place, unit in enumerate(after)
    )
    return Became(session.unit, label, row.valid_to, found) if found else None
