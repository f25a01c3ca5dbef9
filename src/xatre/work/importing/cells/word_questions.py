"""Words that a code list does not have: asked once for all the rows that hold them, with every code
to choose from, the likeliest first.

Knows code lists alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from xatre.model.codes import Code, Codes
from xatre.model.text import fold
from xatre.work.importing.cells.cell_read import NOTHING, Read
from xatre.work.importing.cells.most_asked import MostAsked

WHICH_WORD = "word:"
"""Before a list and a folded word: the question which code is meant; the answer is a code, its
label, or what leaves it out."""
UNDER_MARK = "mark_word:"
"""Before a list, the code of a head of marks and a folded word: the question which code is meant by
a word where a mark should stand."""
LEFT_OUT, LEFT_EMPTY = "none", "empty"
"""The answer that leaves a word out; LEFT_EMPTY where a list has a code of that name."""
NO_SUCH_NAME = "Danh mục không có tên này."

_MOST_ASKED = 40
"""So many words of a list are asked of a table: a column with more is not of that list."""
_LONGEST_ASKED, _DIGITS = 60, 2
_MOST_OPTIONS = 100
_LIKELY, _MOST_LIKELY = 60, 5
_SAME_BEGINNING = 40
"""What the same first word is worth beside the likeness of the rest, of a hundred."""
_PARTED = re.compile(r"[^a-z0-9]+")


class WordQuestions:
    """Asks for words, or answers with what a person `answers`; `asked` hears what is asked."""

    def __init__(
        self, codes: Codes, answers: Mapping[str, str], asked: MostAsked, *, hidden: bool
    ) -> None:
        self._codes, self._answers, self._hidden = codes, answers, hidden
        self._asked = asked

    def read(self, list_name: str, words: str, under: str = "") -> Read:
        """The code a person said the word means, or the question; asked apart where it stands
        `under` the head of one code."""
        folded = fold(words).replace("=", " ")
        asked_in = f"{list_name}/{under}" if under else list_name
        key = f"{WHICH_WORD if not under else UNDER_MARK}{asked_in}:{folded}"
        if answer := self._answers.get(key, ""):
            if answer == self._left_out(list_name):
                return NOTHING
            code = self._codes.get(list_name, answer) or self._codes.named(list_name, answer)
            if code is not None and (self._hidden or not code.hidden):
                return Read(code.code)
        # Letters, or one of the few digits that people number a list with: sex is 1 or 0.
        is_word = any(map(str.isalpha, words)) or (words.isdecimal() and len(words) <= _DIGITS)
        is_word = is_word and len(words) <= _LONGEST_ASKED
        if not is_word or not self._asked.may(f"{WHICH_WORD}{list_name}", folded, _MOST_ASKED):
            return Read(fault=NO_SUCH_NAME)
        return Read(
            fault=NO_SUCH_NAME, question=key, options=self._options(list_name, folded, under)
        )

    def _options(self, list_name: str, folded: str, under: str) -> tuple[tuple[str, str], ...]:
        offered = self._codes.offered(list_name, hidden=self._hidden)
        scores = {code.code: _likeness(folded, code) for code in offered}
        likely = sorted(
            (code for code in offered if scores[code.code] >= _LIKELY),
            key=lambda code: -scores[code.code],
        )[:_MOST_LIKELY]
        if under:
            likely = [code for code in offered if code.code == under] + [
                code for code in likely if code.code != under
            ]
        ordered = likely + [code for code in offered if code not in likely]
        shown = tuple((code.code, code.label) for code in ordered[:_MOST_OPTIONS])
        return (*shown, (self._left_out(list_name), "Để trống"))

    def _left_out(self, list_name: str) -> str:
        return LEFT_EMPTY if self._codes.get(list_name, LEFT_OUT) else LEFT_OUT


def _likeness(folded: str, code: Code) -> float:
    """How likely a word means a code: "dao tien" is a Dao, "tngt" has the letters that the words
    of one begin with, "bong nuoc soi" begins as "bong/chay" does, and only ends as "duoi nuoc"."""
    best = 0.0
    for words in (code.label, *code.synonyms):
        known = _PARTED.split(fold(words))
        said = _PARTED.split(folded)
        if "".join(said) == "".join(word[:1] for word in known):
            return 100.0
        alike = fuzz.token_set_ratio(" ".join(said), " ".join(known))
        alike = max(alike, fuzz.ratio(folded, fold(words)))
        best = max(best, alike + _SAME_BEGINNING * (said[0] == known[0] != ""))
    return best
