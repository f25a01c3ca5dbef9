"""When a field is shown or required: small values that look at a record's other fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from xatre.model.values import Value, rows_in


class Condition(Protocol):
    """A question about the fields of one record (or one row)."""

    def holds(self, fields: Mapping[str, Value]) -> bool: ...

    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class When:
    """The field `name` is one of `is_` / none of `is_not` / is written at all (`written`).

    For several choices, `is_` holds when any of its codes is chosen.
    """

    name: str
    is_: str | tuple[str, ...] = ()
    is_not: str | tuple[str, ...] = ()
    written: bool | None = None

    def holds(self, fields: Mapping[str, Value]) -> bool:
        value = fields.get(self.name)
        # One code or none, as nearly always, is asked without making sets.
        if not isinstance(value, dict):
            if self.written is not None:
                return bool(value) == self.written
            if self.is_:
                return bool(value) and value in _several(self.is_)
            return not value or value not in _several(self.is_not)
        chosen = set(rows_in(value)) or {code for code, leaf in value.items() if leaf == "yes"}
        if self.written is not None:
            return bool(chosen) == self.written
        if self.is_:
            return bool(chosen & set(_several(self.is_)))
        return not chosen & set(_several(self.is_not))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)


@dataclass(frozen=True)
class AllOf:
    """Every one of the conditions holds."""

    conditions: tuple[Condition, ...] = field(default=())

    def holds(self, fields: Mapping[str, Value]) -> bool:
        return all(condition.holds(fields) for condition in self.conditions)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for condition in self.conditions for name in condition.names)


@dataclass(frozen=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...] = field(default=())

    def holds(self, fields: Mapping[str, Value]) -> bool:
        return any(condition.holds(fields) for condition in self.conditions)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for condition in self.conditions for name in condition.names)


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
