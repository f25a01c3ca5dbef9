"""What a column with a head that nobody knows may be, by what stands in it. A head that speaks of
something else weighs more than the cells: a phone's digits are no personal number.

Judges a sample of the cells; converts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from xatre.model import personal_number
from xatre.model.fields import Choice, Day
from xatre.model.text import clean
from xatre.outside.grid import Cell
from xatre.work.importing.columns.marks import are_marks
from xatre.work.importing.columns.target import Target, key_of
from xatre.work.importing.columns.targets import NOTHING, Targets

_FEWEST = 3
_DAY = re.compile(r"(\d{1,2}[/.\-])?\d{1,2}[/.\-](\d{4}|\d{2})", re.ASCII)
_LOST_ZEROS = re.compile(r"[1-9]\d{9,10}", re.ASCII)
_FIRST_YEAR = 1990
"""Children of lists as old as any that are brought in were not born before."""


def by_content(targets: Targets, head: str, cells: Sequence[Cell], taken: set[str]) -> str:
    """The name of the target whose values these cells are, where only one may be meant and the
    head says nothing else; "" for none."""
    if len(cells) < _FEWEST:
        return NOTHING
    texts = [clean(str(cell)) for cell in cells]
    most = len(texts) * 8 // 10
    said = _words(head)

    def free(found: list[Target]) -> str:
        """The first, if no other column has it and every word of the head is one of its own."""
        if not found or found[0].name in taken or said - _known_words(targets, found[0].name):
            return NOTHING
        return found[0].name

    if sum(map(_is_number, texts)) >= most:
        return free([target for target in targets.by_name.values() if target.is_number])
    if sum(map(_is_day, cells, texts)) >= most:
        days = (one for one in targets.by_name.values() if isinstance(one.field, Day))
        return free([target for target in days if target.field.required])
    if are_marks(cells):
        return NOTHING
    times = Counter(texts)
    for target in targets.by_name.values():
        if isinstance(target.field, Choice) and target.field.by_content:
            codes = target.field.codes
            known = sum(many for words, many in times.items() if targets.codes.named(codes, words))
            if known >= most and target.name not in taken:
                # "Dân tộc chủ hộ" is another person's.
                own = _known_words(targets, target.name)
                return (
                    NOTHING if said & _known_words(targets, but=target.name) - own else target.name
                )
    return NOTHING


def are_words(cells: Sequence[Cell]) -> bool:
    """Whether cells are words rather than numbers of rows, though a total stands among them."""
    words = sum(isinstance(cell, str) and sum(map(str.isalpha, cell)) > 3 for cell in cells)
    return words * 2 > len(cells)


def _words(head: str) -> frozenset[str]:
    """The words of a head without its numbers: "Cột 3" says nothing of the third of anything."""
    return frozenset(word for word in key_of(head) if not word.isdecimal()) if head else frozenset()


def _known_words(targets: Targets, name: str = "", but: str = "") -> frozenset[str]:
    """The words of the heads by which one target is known, or all others."""
    keys = (key for key, one in targets.keys.items() if (one == name if name else one != but))
    return frozenset().union(*keys)


def _is_number(words: str) -> bool:
    """Whether a cell is a child's personal number, with the zeros that Excel dropped or without:
    ten digits that begin with a zero are a phone's."""
    plain = personal_number.plain(words.removesuffix(".0"))
    if _LOST_ZEROS.fullmatch(plain):
        plain = plain.zfill(12)
    parts = personal_number.parse(plain)
    return parts is not None and _FIRST_YEAR <= parts.birth_year < 2100


def _is_day(cell: Cell, words: str) -> bool:
    return isinstance(cell, date) or bool(_DAY.fullmatch(words))
