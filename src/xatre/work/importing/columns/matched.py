"""A column as it was matched: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from xatre.model.old_fonts import Way
from xatre.work.importing.columns.offers import Offered
from xatre.work.importing.columns.targets import NOTHING

How = Literal["remembered", "head", "near", "content", "mark", "person", ""]

HOW_WORDS: Mapping[str, str] = {
    "remembered": "như lần trước",
    "head": "theo tên cột",
    "near": "tên cột gần giống",
    "content": "theo nội dung",
    "mark": "cột đánh dấu",
    "person": "tự chọn",
    "": "chưa nhận ra",
}

WHICH_COLUMN = "column:"
"""Before a target's name: the question which of two columns fills it; the answer is a letter, or
a head. The name of a sheet and "!" stand before the target where other columns of another sheet
are meant."""


class Placed(NamedTuple):
    """The target that a person's answer gave a column, "" for none, and the question's key."""

    target: str
    question: str


@dataclass
class MatchedColumn:
    """One column: its place from 0, its head, the target's name ("" for none), how it was
    found, and the old way its text is written. `rival` is the target another column got that this
    one names too."""

    place: int
    head: str
    target: str = NOTHING
    how: How = ""
    way: Way = "unicode"
    rival: str = NOTHING
    asked: tuple[tuple[str, str], ...] = ()
    """Of a column of marks whose head does not say which code is meant: the targets it may be."""
    offer: str = ""
    """Why a person must place the column: WHOSE or OTHER_LIST."""
    offered: Offered = ()
    answered: str = ""
    """The question whose answer placed the column: said of this list alone."""
    contest: str = ""
    """The question which of two columns fills what this one names too, with its options."""
    among: tuple[tuple[str, str], ...] = ()

    behind: tuple[int, ...] = ()
    """Places of the columns that say with this one where a place is: its district and province."""
    way_before: Way | None = None
    """Of such a column: how it is written; joined it is Unicode."""

    @property
    def is_open(self) -> bool:
        """Whether nothing was found for it, and nothing is asked of it."""
        return not (self.how or self.rival or self.asked or self.offered)


def letters(place: int) -> str:
    """The letters of a column: 0 → A, 27 → AB."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
