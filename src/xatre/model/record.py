"""A record as the program hands it around: one kind, its fields in stored form, its state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from xatre.model.values import Fields

State = Literal["draft", "complete", "void"]


@dataclass(frozen=True)
class Clash:
    """One path that two sides set differently: each value (None = not written) and the names of
    the revisions that set it."""

    path: str
    values: Mapping[str | None, tuple[str, ...]]


@dataclass(frozen=True)
class Record:
    """One record. `revision` is its head ("" for a record never completed); several heads are
    joined by "+". `unit` owns it, as `03562@2025`."""

    id: str
    kind: str
    unit: str
    state: State = "draft"
    fields: Fields = field(default_factory=dict)
    revision: str = ""
    clashes: tuple[Clash, ...] = ()
    waiting: bool = False
    """Lines of it wait for ancestors that have not come."""
    cut: str = ""
    """The profile that cut it, where it is not whole; a field not carried is unknown."""
