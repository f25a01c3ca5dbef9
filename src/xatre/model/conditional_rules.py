"""Rules that speak where a condition holds: what cannot be together, what is asked for then, how
many days a span must have. Values only; run by `model/checks.py` as those of `rules.py` are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xatre.model import days
from xatre.model import problem as code
from xatre.model.conditions import Condition
from xatre.model.problem import Level, Look, Problem

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.record import Record

__all__ = ["AtLeastDays", "NotTogether"]


@dataclass(frozen=True)
class NotTogether:
    """Says `words` about the field `path` where `condition` holds."""

    condition: Condition
    path: str
    words: str
    level: Level = "error"

    @property
    def needs(self) -> tuple[str, ...]:
        return ()

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        if self.condition.holds(record.fields):
            yield Problem(record.id, self.path, self.level, code.NOT_AGREEING, self.words)


@dataclass(frozen=True)
class AtLeastDays:
    """From the day `first` to the day `last` there are at least `number` days, both counted."""

    first: str
    last: str
    number: int
    words: str
    level: Level = "error"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.first, self.last

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        first, last = (
            days.whole_day(value) if isinstance(value := record.fields.get(name), str) else None
            for name in (self.first, self.last)
        )
        if first and last and first <= last and (last - first).days + 1 < self.number:
            yield Problem(record.id, self.last, self.level, code.DAY_ORDER, self.words)
