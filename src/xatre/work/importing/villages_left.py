"""Rows whose village is not written, in a list where others write theirs: a village may stand only
at the first child of each. None is carried down by guess (`carried_down.py` asks); how many there
are is told.

Hears of rows as they were read; reads no cell.
"""

from __future__ import annotations

from xatre.work.importing.carried_down import is_asked
from xatre.work.importing.part import Part
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_read import RowRead

_VILLAGE = "village"
_MOST_NAMED = 20


class VillagesLeft:
    """Counts the rows of one list."""

    def __init__(self, plan: Plan, part: Part) -> None:
        self._plan = plan
        self._head = next((one.head for one in part.columns if one.target == _VILLAGE), "")
        self._written, self._left, self._numbers = 0, 0, list[str]()

    def hear(self, read: RowRead) -> None:
        """One more row."""
        if _VILLAGE in read.columns:
            self._written += 1
            return
        self._left += 1
        if len(self._numbers) < _MOST_NAMED:
            self._numbers.append(self._plan.row_words(read.number))

    def tell(self) -> None:
        """Say in the notes of the plan how many rows are left without."""
        if is_asked(self._plan.questions, _VILLAGE):
            return
        if not (self._head and self._written and self._left):
            return
        more = "…" if self._left > len(self._numbers) else ""
        self._plan.notes.append(
            f"{self._left} dòng để trống cột “{self._head}” (dòng {', '.join(self._numbers)}{more})"
            ": vào sổ mà không có thôn, bản."
        )
