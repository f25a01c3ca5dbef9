"""Columns that a person placed by an answer: which of two fills a field, whose a column is. An
answer is used only for what it was asked of: a list is matched first, and asked what is open.

Judges columns as they were matched; reads no cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xatre.model.text import fold
from xatre.outside.grid import Table
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.marks import NO_MARK
from xatre.work.importing.columns.matched import WHICH_COLUMN, MatchedColumn, Placed, letters
from xatre.work.importing.columns.matching import match
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.columns.targets import NOTHING, Targets


class AnsweredColumns:
    """Matches the lists of one table. `kept` maps the keys of heads to what was chosen before."""

    def __init__(
        self, table: Table, targets: Targets, kept: Mapping[str, str], answers: Mapping[str, str]
    ) -> None:
        self._table, self._targets, self._kept, self._answers = table, targets, kept, answers
        self._first: dict[str, list[tuple[int, str]]] = {}
        """By a target: the columns of the list in which it was first asked which of them fills
        it."""

    def of_list(
        self, layout: Layout, chosen: Mapping[str, str], which: Mapping[str, str]
    ) -> list[MatchedColumn]:
        """The columns of a list. `chosen` maps heads or letters to targets, `which` a target to
        the letters of the one of two columns that a person said of this very list."""
        sheet = self._table.sheets[layout.sheet].name
        placed: dict[int, Placed] = {}
        while True:
            columns = match(
                self._table, layout, self._targets, chosen, self._kept, self._answers, placed
            )
            new = dict(self._rivals(columns, sheet, which)) | dict(self._offered(columns))
            new = {place: one for place, one in new.items() if place not in placed}
            if not new:
                return columns
            placed |= new

    def _rivals(
        self, columns: Sequence[MatchedColumn], sheet: str, which: Mapping[str, str]
    ) -> Iterator[tuple[int, Placed]]:
        """Which of two columns a person said; where nobody did, the columns know what is asked."""
        holders = {column.target: column for column in columns if column.target}
        for name in dict.fromkeys(one.rival for one in columns if one.rival in holders):
            if holders[name].answered.startswith(WHICH_COLUMN):
                continue
            rivals = [one for one in columns if one.rival == name]
            options = [holders[name], *rivals]
            key = self._key(name, sheet, options)
            said = which.get(name) or self._answers.get(key, "")
            if found := _column_said(options, said):
                yield found.place, Placed(name, key)
                continue
            for rival in rivals:
                rival.contest = key
                rival.among = tuple(
                    (letters(one.place), f"{letters(one.place)}: {one.head}") for one in options
                )

    def _key(self, name: str, sheet: str, options: Sequence[MatchedColumn]) -> str:
        """The question: of other columns on another sheet it is another one."""
        here = sorted((one.place, head_key(one.head)) for one in options)
        if self._first.setdefault(name, here) == here:
            return f"{WHICH_COLUMN}{name}"
        return f"{WHICH_COLUMN}{sheet}!{name}"

    def _offered(self, columns: Sequence[MatchedColumn]) -> Iterator[tuple[int, Placed]]:
        for column in columns:
            if not column.offered:
                continue
            key = f"{column.offer}:{head_key(column.head)}"
            said = self._answers.get(key, "")
            if said == NO_MARK:
                yield column.place, Placed(NOTHING, key)
            for name, label in column.offered:
                if said == name or (said and fold(said) == fold(label)):
                    yield column.place, Placed(name, key)


def _column_said(columns: Sequence[MatchedColumn], said: str) -> MatchedColumn | None:
    """The one of these columns whose letters, or whose head, an answer is."""
    for words in (lambda one: letters(one.place).casefold(), lambda one: head_key(one.head)):
        found = [one for one in columns if said and words(one) in (said.casefold(), head_key(said))]
        if len(found) == 1:
            return found[0]
    return None
