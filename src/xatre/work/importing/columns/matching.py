"""Which column fills what: by its exact head, by what was chosen before, by a head nearly the same,
by what stands in it. The match of a file is kept in the book for the next one with the same heads.

Judges a sample of the cells; converts and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz

from xatre.model import old_fonts
from xatre.model.old_fonts import WAY_LABELS, Way
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell, SourceSheet, Table
from xatre.work.importing.columns import name_parts
from xatre.work.importing.columns.beside_parents import beside_parents
from xatre.work.importing.columns.content import are_words, by_content
from xatre.work.importing.columns.day_parts import PARTS
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.marks import NO_MARK, WHICH_MARK, are_marks
from xatre.work.importing.columns.name_parts import SURNAME
from xatre.work.importing.columns.offers import (
    OTHER_LIST,
    WHOSE,
    Offered,
    is_state_of_record,
    other_list,
    speaks_of_elsewhere,
    unsaid,
    whose,
)
from xatre.work.importing.columns.targets import ID, NOTHING, Targets, key_of

How = Literal["remembered", "head", "near", "content", "mark", "person", ""]

__all__ = ["HOW_WORDS", "WAY_LABELS", "How", "MatchedColumn", "letters", "match"]

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
"""Before a target's name: the question which of two columns fills it; the answer is a letter."""

_SAMPLE = 400
_NEAR = 88


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


def match(
    table: Table,
    layout: Layout,
    targets: Targets,
    chosen: Mapping[str, str],
    kept: Mapping[str, str],
    answers: Mapping[str, str] = MappingProxyType({}),
) -> list[MatchedColumn]:
    """The columns of the list, matched. `chosen` maps heads (or letters of columns) to target
    names and is a person's word; `kept` maps folded heads to what was chosen before; `answers`
    say which of two columns for one target is meant."""
    sheet = table.sheets[layout.sheet]
    columns = [MatchedColumn(place, head) for place, head in enumerate(layout.heads)]
    samples = _samples(sheet, layout, len(columns))
    for column in columns:
        words = [
            word for cell in samples[column.place] if isinstance(cell, str) for word in cell.split()
        ]
        column.way, _ = old_fonts.best(words, table.fonts)
    taken: set[str] = set()
    spoken: set[int] = set()
    """Columns that are headed as if they numbered the rows, and hold words."""

    def give(column: MatchedColumn, name: str, how: How) -> None:
        if column.how:
            return
        if name and name in taken:
            # A wrong memory or a guess is dropped without a word; a head or a person is not.
            if how in ("head", "person"):
                column.rival = name
            return
        column.target, column.how = name, how
        taken.add(name)

    meant = {word.lower(): key.removeprefix(WHICH_COLUMN) for key, word in answers.items()
             if key.startswith(WHICH_COLUMN)}  # fmt: skip
    for column in columns:
        if asked := meant.get(letters(column.place).lower()):
            give(column, asked, "person")
    for column in columns:
        for question in (WHOSE, OTHER_LIST):
            if said := answers.get(f"{question}:{fold(column.head)}", ""):
                give(column, NOTHING if said == NO_MARK else said, "person")
    by_hand = {fold(clean(head)): name for head, name in chosen.items()}
    for column in columns:
        for word in (letters(column.place).lower(), fold(column.head)):
            if word and word in by_hand and not column.how:
                give(column, by_hand[word], "person")
    for column in columns:
        if is_state_of_record(column.head, samples[column.place]):
            give(column, NOTHING, "head")
    if any(targets.of_head(column.head) == ID for column in columns):
        # A list this program wrote: its heads are what our fields are called, word for word.
        for column in columns:
            if ours := targets.worded(column.head):
                give(column, ours, "head")
    named = {
        column.place: targets.of_path(column.head) or NOTHING for column in columns if column.head
    }
    names = {place: name for place, name in named.items() if f"{name}{SURNAME}" in targets.surnames}
    for left, right, person in name_parts.of_heads(layout.heads, names, samples):
        if not columns[left].how and not columns[right].how:
            give(columns[right], person, "head")
            give(columns[left], f"{person}{SURNAME}", "head")
    for places, day in targets.of_day_parts(layout.heads):
        if not any(columns[place].how for place in places):
            for place, part in zip(places, PARTS, strict=True):
                give(columns[place], f"{day}{part}", "head")
    for column in columns:
        if column.head and not column.how and are_marks(samples[column.place]):
            _give_marks(column, named[column.place], targets, answers, give)
    for column in columns:
        exact = targets.of_head(column.head) if column.head else None
        if targets.counts_rows(column.head) and are_words(samples[column.place]):
            spoken.add(column.place)
        elif exact is not None and exact == targets.of_path(column.head):
            give(column, exact, "head")
    for column in columns:
        if (
            column.head
            and fold(column.head) in kept
            and not _unknown(targets, kept[fold(column.head)])
        ):
            give(column, kept[fold(column.head)], "remembered")
    for column in columns:
        name = targets.of_path(column.head) if column.head else None
        if name is not None and column.place not in spoken:
            give(column, name, "head" if "=" not in name else "mark")
    beside_parents(columns, targets, taken)
    begin = NOTHING
    for column in columns:
        # "Nhóm 2, Từ ngày, Đến ngày": what stands beside the beginning of a row is of that row.
        if not column.how and not column.rival and column.head:
            name = targets.beside(begin, column.head)
            if name:
                give(column, name, "head")
        target = targets.get(column.target) if column.target else None
        if target is None or not target.inner:
            begin = NOTHING
        elif target.begins_row:
            # An x under the name of a group begins a row beside which nothing stands.
            begin = NOTHING if target.marked else column.target
    for column in columns:
        if (
            not column.how
            and not column.rival
            and not column.asked
            and column.head
            and (near := _near(targets, column.head, taken))
            # "Số điện thoại" is near the mother's, and the father's.
            and near not in dict(whose(targets, column.head, taken))
        ):
            give(column, near, "near")
    for column in columns:
        if not column.how and not column.rival and not column.asked and samples[column.place]:
            name = by_content(targets, column.head, samples[column.place], taken)
            if name:
                give(column, name, "content")
    for column in columns:
        _offer(column, samples[column.place], targets, taken)
    return [column for column in columns if column.head or samples[column.place]]


def _offer(column: MatchedColumn, cells: list[Cell], targets: Targets, taken: set[str]) -> None:
    """A column whose head does not say whose it is, or speaks of another list than its cells, is
    left to a person."""
    target = targets.get(column.target) if column.target else None
    if column.way != "unicode":
        cells = [
            old_fonts.convert(cell, column.way) if isinstance(cell, str) else cell for cell in cells
        ]
    if target is not None and column.how in ("head", "near", "remembered"):
        column.offered = other_list(targets, target, cells, taken)
        column.offered = column.offered or unsaid(targets, target, column.head, cells)
        if not column.offered and speaks_of_elsewhere(target, column.head):
            column.offered = ((target.name, target.label),)
        if column.offered:
            taken.discard(column.target)
            column.target, column.how, column.offer = (
                NOTHING,
                "",
                (WHOSE if len(column.offered) == 1 else OTHER_LIST),
            )
    elif column.head and cells and not (column.how or column.rival or column.asked):
        column.offered = whose(targets, column.head, taken)
        column.offer = WHOSE if column.offered else ""


def _give_marks(
    column: MatchedColumn, named: str, targets: Targets, answers: Mapping[str, str],
    give: Callable[[MatchedColumn, str, How], None],
) -> None:  # fmt: skip
    """A column of marks: the code its head spells; the one a person said; those to be asked."""
    if code := targets.marks.spelled(column.head):
        give(column, code, "mark")
    elif not named and (options := targets.marks.like(column.head)):
        said = answers.get(f"{WHICH_MARK}{fold(column.head)}", "")
        if said in dict(options):
            give(column, said, "person")
        elif said == NO_MARK:
            give(column, NOTHING, "person")
        else:
            column.asked = options


def letters(place: int) -> str:
    """The letters of a column: 0 → A, 27 → AB."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _unknown(targets: Targets, name: str) -> bool:
    return bool(name) and not name.startswith("@") and targets.get(name) is None


def _near(targets: Targets, head: str, taken: set[str]) -> str | None:
    words = " ".join(sorted(key_of(head)))
    best: tuple[float, str] | None = None
    for key, name in targets.keys.items():
        if name in taken or len(key) < 2:
            continue
        score = fuzz.ratio(words, " ".join(sorted(key)))
        if score >= _NEAR and (best is None or score > best[0]):
            best = score, name
    return best[1] if best else None


def _samples(sheet: SourceSheet, layout: Layout, width: int) -> list[list[Cell]]:
    samples: list[list[Cell]] = [[] for _ in range(width)]
    step = max(1, (layout.end - layout.begin) // _SAMPLE)
    for place in range(layout.begin, layout.end, step):
        for column, cell in enumerate(sheet.row(place)[:width]):
            if cell not in (None, ""):
                samples[column].append(cell)
    return samples
