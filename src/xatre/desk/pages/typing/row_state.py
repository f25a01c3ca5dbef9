"""One row of the sheet as it stands on the screen: its words, what they mean, how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from xatre.model.problem import Problem
from xatre.model.text import clean
from xatre.model.values import Fields
from xatre.work.typing.cells import Cells
from xatre.work.typing.columns import COLUMNS


@dataclass
class RowState:
    """A row.

    words     what its cells show, by column
    before    the fields under the words: what the book says of it
    kept      columns taken over from the row above and not typed here
    carried   the words that were taken over from the row above, by column
    given     columns that are told and not typed (where the row stands on paper)
    faults    columns that cannot be read, and why
    level     "error", "doubt" or "" as the checks found on finishing it
    said      the sentences of the checks; `flagged` the columns they speak of
    mark      "" never finished, "draft", "busy" or "saved"
    typed     whether a person typed anything here
    finished  whether it was finished once: left after a change, it is finished again
    again     whether it was finished again while the book still had it
    changes   counts what was typed, so that a late answer does not write over newer words
    listed    what a cell shows while its row is not in front, where that is other words
    where     words that say where the row stands on paper
    """

    number: int
    words: dict[str, str]
    before: Fields
    kept: set[str] = field(default_factory=set)
    carried: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    faults: dict[str, str] = field(default_factory=dict)
    level: str = ""
    said: tuple[str, ...] = ()
    flagged: frozenset[str] = frozenset()
    mark: str = ""
    typed: bool = False
    finished: bool = False
    again: bool = False
    changes: int = 0
    listed: dict[str, str] = field(default_factory=dict)
    where: str = ""
    data: object = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing but what is kept or given stands in it."""
        passed = self.kept | self.given
        return not any(clean(words) for name, words in self.words.items() if name not in passed)

    @property
    def sentence(self) -> str:
        """The worst that is to be said of it, in one line."""
        told = [*self.faults.values(), *self.said]
        return " ".join(dict.fromkeys(told))

    @property
    def worst(self) -> str:
        return "error" if self.faults else self.level

    def read(self, cells: Cells) -> tuple[Fields, dict[str, str]]:
        """Its fields, and what could not be read as it was typed; the faults are set."""
        fields, unread, self.faults = cells.row(self.words, self.before)
        self.listed = {"special_groups": cells.listed_groups(fields.get("special_groups"))}
        if "special_groups" in unread:
            self.listed["special_groups"] = "?"
        return fields, unread

    def say(self, problems: Sequence[Problem], level: str) -> None:
        """Take what the checks found."""
        shown = [one for one in problems if one.level == "error" or not one.answered]
        self.level, self.said = level, tuple(one.text for one in shown)
        names = {one.path.partition("/")[0] for one in shown}
        holders = {name: column.name for column in COLUMNS for name in column.holds}
        self.flagged = frozenset(holders[name] for name in names if name in holders)


def next_wrong(rows: Sequence[RowState], here: int, by: int) -> int | None:
    """The next row (`by` 1) or the one before (-1) that is red or in doubt, round the end; None
    where no row is."""
    order = (here + by * away for away in range(1, len(rows) + 1))
    wrong = (place % len(rows) for place in order)
    return next((place for place in wrong if rows[place].mark and rows[place].worst), None)


class Keeper(Protocol):
    """Who keeps the rows of a page: the sheet of the day, or a sample."""

    def place_after(self, place: int, rows: Sequence[RowState]) -> int | None:
        """Which of the rows there are is typed next; None for a new one."""

    def next_row(self, above: RowState | None) -> RowState | None:
        """A new row below the last one, or None where there are no more."""

    def keep(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        """Keep a row that is being typed; nothing of it may be lost."""

    def finish(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        """Check and save a row that was finished."""
