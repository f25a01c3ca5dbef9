"""A time limit of the law, as a value. How far along it is, is counted elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit. `unit` is hour, day, working_day, month, immediately, before_date
    (`limit` is MM-DD and the last day is the day before), per_year, times_min, month_max,
    month_age or hour_min.

    start_stated  false where the text does not say from when it runs, and the program chose
    short         its name in a narrow window; "" where it has none, as in lists of older updates
    """

    code: str
    what: str
    limit: str
    unit: str
    from_event: str
    start_stated: bool
    source: str
    verified: bool
    valid_from: str = ""
    valid_to: str = ""
    short: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Deadline:
        """The time limit of one row of the list `deadlines`. Raises KeyError."""
        return cls(
            code=row["code"],
            what=row["label"],
            limit=row["limit"],
            unit=row["unit"],
            from_event=row["from_event"],
            start_stated=row["start_stated"] == "1",
            source=row["source"],
            verified=row["verified"] == "1",
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            short=row.get("short", ""),
        )

    @property
    def amount(self) -> int:
        """`limit` as a number; for `before_date` it has none and 0 is given."""
        return int(self.limit) if self.limit.isdecimal() else 0
