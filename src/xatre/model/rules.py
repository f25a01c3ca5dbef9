"""Rules between fields and records, as small values; run by `model/checks.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from xatre.model.checks import Look, Problem
    from xatre.model.record import Record

Level = Literal["error", "doubt"]


class Rule(Protocol):
    """A question about one record, asked on typing, completing, importing and taking in."""

    def problems(self, record: Record, look: Look) -> Iterator[Problem]: ...
