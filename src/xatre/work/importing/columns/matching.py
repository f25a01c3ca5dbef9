"""Which column fills what: by its exact head, by what was chosen before, by a head nearly the same,
by what stands in it. The match of a file is kept in the book for the next one with the same heads.

Judges a sample of the cells; converts and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz import fuzz

from xatre.model import old_fonts
from xatre.model.old_fonts import WAY_LABELS
from xatre.outside.grid import Cell, SourceSheet, Table
from xatre.work.importing.columns import name_parts, place_columns
from xatre.work.importing.columns.beside_parents import beside_parents
from xatre.work.importing.columns.content import are_words, by_content
from xatre.work.importing.columns.day_parts import PARTS
from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.marks import NO_MARK, WHICH_MARK, are_marks
from xatre.work.importing.columns.matched import (
    HOW_WORDS,
    WHICH_COLUMN,
    How,
    MatchedColumn,
    Placed,
    letters,
)
from xatre.work.importing.columns.name_parts import SURNAME
from xatre.work.importing.columns.offers import (
    OTHER_LIST,
    WHOSE,
    is_state_of_record,
    other_list,
    speaks_of_elsewhere,
    unsaid,
    whose,
)
from xatre.work.importing.columns.persons import PARENTS, says_child
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.columns.targets import ID, NOTHING, Targets, key_of
from xatre.work.importing.columns.whose_numbers import WhoseNumbers

__all__ = ["HOW_WORDS", "WAY_LABELS", "WHICH_COLUMN", "How", "MatchedColumn", "letters", "match"]

_SAMPLE = 400
_NEAR = 88


def match(
    table: Table,
    layout: Layout,
    targets: Targets,
    chosen: Mapping[str, str],
    kept: Mapping[str, str],
    answers: Mapping[str, str] = MappingProxyType({}),
    placed: Mapping[int, Placed] = MappingProxyType({}),
) -> list[MatchedColumn]:
    """The columns of the list, matched. `chosen` maps heads (or letters of columns) to target
    names and is a person's word; `kept` maps the keys of heads to what was chosen before;
    `answers` say what marks mean; `placed` are columns of this list that an answer placed."""
    match = _Match(table, layout, targets)
    match.by_answers(placed)
    match.by_person(chosen)
    match.of_our_workbook()
    match.in_several_columns(layout)
    place_columns.join(match.columns, targets, match.give)
    match.by_marks(answers)
    match.by_exact_heads()
    match.by_memory(kept)
    match.by_paths()
    numbers = WhoseNumbers(table.sheets[layout.sheet], layout, match.columns)
    beside_parents(match.columns, targets, match.taken, numbers)
    match.beside_rows_begun()
    match.by_nearness()
    match.by_content()
    match.offer()
    return [column for column in match.columns if column.head or match.samples[column.place]]


class _Match:
    """The columns of one list while they are matched: each step gives what no step before gave."""

    def __init__(self, table: Table, layout: Layout, targets: Targets) -> None:
        self.targets = targets
        self.columns = [MatchedColumn(place, head) for place, head in enumerate(layout.heads)]
        self.samples = _samples(table.sheets[layout.sheet], layout, len(self.columns))
        self.taken: set[str] = set()
        self._headed = [column for column in self.columns if column.head]
        self._named = {one.place: targets.of_path(one.head) or NOTHING for one in self._headed}
        self._spoken: set[int] = set()
        """Columns that are headed as if they numbered the rows, and hold words."""
        for column in self.columns:
            said = (cell for cell in self.samples[column.place] if isinstance(cell, str))
            words = [word for cell in said for word in cell.split()]
            column.way, _ = old_fonts.best(words, table.fonts)

    def give(self, column: MatchedColumn, name: str, how: How) -> None:
        """Let a column fill the target `name`, if it fills none and no other column does."""
        if column.how:
            return
        if name and name in self.taken:
            # A wrong memory or a guess is dropped without a word; a head or a person is not.
            if how in ("head", "person"):
                column.rival = name
            return
        column.target, column.how = name, how
        self.taken.add(name)

    def by_answers(self, placed: Mapping[int, Placed]) -> None:
        """Which of two columns, and what a column that was asked for is."""
        for column in self.columns:
            if said := placed.get(column.place):
                self.give(column, said.target, "person")
                column.answered = said.question

    def by_person(self, chosen: Mapping[str, str]) -> None:
        """What a person wrote of columns, by letters or heads."""
        by_hand = {head_key(head): name for head, name in chosen.items()}
        for column in self.columns:
            for word in (letters(column.place).lower(), head_key(column.head)):
                if word and word in by_hand and not column.how:
                    self.give(column, by_hand[word], "person")

    def of_our_workbook(self) -> None:
        """What workbooks of this program have: the state of a record, heads that are what our
        fields are called, word for word."""
        for column in self.columns:
            if is_state_of_record(column.head, self.samples[column.place]):
                self.give(column, NOTHING, "head")
        if any(self.targets.of_head(column.head) == ID for column in self.columns):
            for column in self.columns:
                if ours := self.targets.worded(column.head):
                    self.give(column, ours, "head")

    def in_several_columns(self, layout: Layout) -> None:
        """Names in two columns, days in three."""
        targets, columns = self.targets, self.columns
        names = {
            at: name for at, name in self._named.items() if f"{name}{SURNAME}" in targets.surnames
        }
        for left, right, person in name_parts.of_heads(layout.heads, names, self.samples):
            if not columns[left].how and not columns[right].how:
                self.give(columns[right], person, "head")
                self.give(columns[left], f"{person}{SURNAME}", "head")
        for places, day in targets.of_day_parts(layout.heads):
            if not any(columns[place].how for place in places):
                for place, part in zip(places, PARTS, strict=True):
                    self.give(columns[place], f"{day}{part}", "head")

    def by_marks(self, answers: Mapping[str, str]) -> None:
        """Columns of marks: the code the head spells; the one a person said; those to be asked."""
        for column in self._headed:
            if column.how or not are_marks(self.samples[column.place]):
                continue
            marks = self.targets.marks
            if code := marks.spelled(column.head):
                self.give(column, code, "mark")
            elif not self._named[column.place] and (options := marks.like(column.head)):
                said = answers.get(f"{WHICH_MARK}{head_key(column.head)}", "")
                if said in dict(options):
                    self.give(column, said, "person")
                elif said == NO_MARK:
                    self.give(column, NOTHING, "person")
                else:
                    column.asked = options

    def by_exact_heads(self) -> None:
        """Heads that say it whole."""
        targets = self.targets
        for column in self.columns:
            exact = targets.of_head(column.head) if column.head else None
            if targets.counts_rows(column.head) and are_words(self.samples[column.place]):
                self._spoken.add(column.place)
            elif exact is not None and exact == targets.of_path(column.head):
                self.give(column, exact, "head")

    def by_memory(self, kept: Mapping[str, str]) -> None:
        """What was chosen before."""
        for column in self._headed:
            name = kept.get(head_key(column.head))
            if name == NOTHING and column.place in self._spoken:
                continue
            if name is not None and not _unknown(self.targets, name):
                self.give(column, name, "remembered")

    def by_paths(self) -> None:
        """Heads of which a part says it."""
        for column in self._headed:
            name = self.targets.of_path(column.head)
            if name is not None and column.place not in self._spoken:
                self.give(column, name, "head" if "=" not in name else "mark")

    def beside_rows_begun(self) -> None:
        """What stands beside the beginning of a row is of that row: "Nhóm 2, Từ ngày, Đến ngày"."""
        begin = NOTHING
        for column in self.columns:
            if not column.how and not column.rival and column.head:
                name = self.targets.beside(begin, column.head)
                if name:
                    self.give(column, name, "head")
            target = self.targets.get(column.target) if column.target else None
            if target is None or not target.inner:
                begin = NOTHING
            elif target.begins_row:
                # An x under the name of a group begins a row beside which nothing stands.
                begin = NOTHING if target.marked else column.target

    def by_nearness(self) -> None:
        """Heads nearly the same as one that is known."""
        for column in self._headed:
            if (
                column.is_open
                and (near := _near(self.targets, column.head, self.taken))
                and not (says_child(column.head) and near.startswith(PARENTS))
                # "Số điện thoại" is near the mother's, and the father's.
                and near not in dict(whose(self.targets, column.head, self.taken))
            ):
                self.give(column, near, "near")

    def by_content(self) -> None:
        """What stands in the cells."""
        for column in self.columns:
            cells = self.samples[column.place]
            if cells and column.is_open:
                name = by_content(self.targets, column.head, cells, self.taken)
                if name:
                    self.give(column, name, "content")

    def offer(self) -> None:
        """A column whose head does not say whose it is, or speaks of another list than its cells,
        is left to a person."""
        for column in self.columns:
            target = self.targets.get(column.target) if column.target else None
            cells = self._in_unicode(column)
            if target is not None and column.how in ("head", "near", "remembered"):
                offered = other_list(self.targets, target, column.head, cells, self.taken)
                offered = offered or unsaid(self.targets, target, column.head, cells)
                if not offered and speaks_of_elsewhere(target, column.head):
                    offered = ((target.name, target.label),)
                if offered:
                    name, column.target, column.how = column.target, NOTHING, ""
                    column.offered = offered
                    column.offer = WHOSE if len(offered) == 1 else OTHER_LIST
                    self._give_on(name)
            elif column.head and cells and column.is_open:
                column.offered = whose(self.targets, column.head, self.taken)
                column.offer = WHOSE if column.offered else ""

    def _give_on(self, name: str) -> None:
        """A target that its column does not fill after all is the next one's that names it."""
        self.taken.discard(name)
        for column in self.columns:
            if column.rival == name and name not in self.taken:
                column.rival = NOTHING
                self.give(column, name, "head")

    def _in_unicode(self, column: MatchedColumn) -> list[Cell]:
        cells, way = self.samples[column.place], column.way
        if way == "unicode":
            return cells
        return [old_fonts.convert(cell, way) if isinstance(cell, str) else cell for cell in cells]


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
