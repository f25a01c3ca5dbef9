"""Words where a personal number should stand, "chưa có" or "đang làm": asked once a word, and what
they say goes to the field that tells whether there is a number.

Knows one kind and its code lists; opens no book.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.model.codes import Codes
from xatre.model.conditions import When
from xatre.model.fields import Choice
from xatre.model.kind import Kind
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.most_asked import MostAsked
from xatre.work.importing.cells.number_cells import as_words, read_personal_number
from xatre.work.importing.columns.target import Target

NUMBER_WORD = "number_word:"
"""Before a field and a folded word: the question; the answer is a code of the field that says
whether there is a number, or LEFT_EMPTY."""
LEFT_EMPTY = "empty"
_LONGEST = 40
_MOST_ASKED = 40
"""Different words of a table: a column with more is not of numbers."""


class NumberWords:
    """Reads cells of personal numbers; `answers` holds what a person answered, `asked` hears what
    is."""

    def __init__(
        self, kind: Kind | None, codes: Codes, answers: Mapping[str, str], asked: MostAsked
    ) -> None:
        self._kind, self._codes, self._answers, self._asked = kind, codes, answers, asked

    def read(self, target: Target, cell: Cell) -> Read:
        """The number, or what the words in its place say."""
        found = read_personal_number(cell)
        if not found.fault:
            return found
        words = clean(as_words(cell))
        is_word = any(map(str.isalpha, words)) and not any(map(str.isdigit, words))
        if not is_word or len(words) > _LONGEST:
            return found
        state, has = self._state_of(target)
        if state is None:
            return found
        key = f"{NUMBER_WORD}{target.name}:{fold(words)}"
        others = [one for one in self._codes.offered(state.codes) if one.code != has]
        answer = self._answers.get(key, "")
        if answer in {one.code for one in others}:
            return Read(elsewhere=(state.name, answer))
        if answer == LEFT_EMPTY:
            return Read(note=f"{target.label}: {words}")
        options = [(one.code, f"{state.label}: {one.label}") for one in others]
        left = (LEFT_EMPTY, "Để trống, giữ chữ gốc ở ghi chú")
        asked = Read(fault=found.fault, question=key, options=(*options, left))
        return self._asked.bounded(asked, _MOST_ASKED)

    def _state_of(self, target: Target) -> tuple[Choice | None, str]:
        """The field that says whether there is a number, and its code for one that there is."""
        shown = target.field.shown_if
        if self._kind is None or not isinstance(shown, When) or not isinstance(shown.is_, str):
            return None, ""
        state = self._kind.fields.get(shown.name)
        return (state, shown.is_) if isinstance(state, Choice) else (None, "")
