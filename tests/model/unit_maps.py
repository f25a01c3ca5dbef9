"""Units and changes that are a few rows in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xatre.model.units import UnitChange, UnitRow


class HeldSet:
    """One code set; `asked` are the codes asked for."""

    def __init__(self, rows: Iterable[UnitRow]) -> None:
        self._rows = list(rows)
        self.asked: list[str] = []

    def rows(self) -> Iterator[UnitRow]:
        return iter(self._rows)

    def row(self, code: str) -> UnitRow | None:
        self.asked.append(code)
        return next((row for row in self._rows if row.code == code), None)


class HeldChanges:
    """The changes of a map."""

    def __init__(self, changes: Iterable[UnitChange]) -> None:
        self._changes = list(changes)

    def after(self, old: str) -> Iterator[UnitChange]:
        return (change for change in self._changes if change.old == old)

    def before(self, new: str) -> Iterator[UnitChange]:
        return (change for change in self._changes if change.new == new)
