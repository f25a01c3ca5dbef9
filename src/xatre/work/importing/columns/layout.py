"""Where the list is in a sheet: which rows are its heads, where the data begin and end. Titles
stand above, signatures and totals below, heads may take several rows and be merged.

Judges rows by the heads the kind is known by; converts nothing. Which sheets are lists is asked of
`sheets.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from xatre.model import old_fonts
from xatre.outside.grid import Cell, SourceSheet
from xatre.work.importing.columns.day_parts import YEAR, word_part
from xatre.work.importing.columns.row_sorts import RowSorts, in_unicode
from xatre.work.importing.columns.targets import Targets

_LOOKED_AT = 60
_MOST_HEAD_ROWS = 4
_WIDTH_LOOKED_AT, _MOST_BESIDE = 2000, 20
_INDEX = re.compile(r"[([]?(\d{1,3}|[a-zA-Z])[)\]]?\.?")


@dataclass
class Layout:
    """Where the list is. `first_head` and `last_head` are places of rows in the sheet's lines;
    data run from `begin` to `end` (not included). `heads` are the words above each column."""

    sheet: int
    first_head: int
    last_head: int
    begin: int
    end: int
    heads: list[str]
    known: frozenset[str] = frozenset()
    """The targets that the heads name."""
    found: int = 0
    """How many heads are known, as far as that tells a list from a title."""
    twice: list[str] = field(default_factory=list)
    """Heads that more than one column bears."""


def in_sheet(page: SourceSheet, number: int, targets: Targets, head_row: int) -> Layout | None:
    """The list of the sheet that is number `number`, if it has one; `head_row`, as Excel numbers
    it, says where its heads are, if given."""
    best = _heads_in(page, number, targets, head_row) if page.lines else None
    if best is None or (best.found < 1 and not head_row):
        return None
    columns = [
        (place, targets.get(targets.of_path(head) or ""))
        for place, head in enumerate(best.heads)
        if head
    ]
    find_end(page, best, RowSorts(targets.codes, columns, len(columns)))
    best.heads += [""] * _columns_beside(page, best)
    counted = [head for head in best.heads if head]
    best.twice = sorted({head for head in counted if counted.count(head) > 1})
    return best


def _columns_beside(page: SourceSheet, layout: Layout) -> int:
    """How many columns with anything in them stand right of the last head."""
    looked_at = range(layout.begin, min(layout.end, layout.begin + _WIDTH_LOOKED_AT))
    last = len(layout.heads)
    for place in looked_at:
        cells = page.row(place)
        filled = range(min(len(cells), len(layout.heads) + _MOST_BESIDE) - 1, last - 1, -1)
        last = next((at + 1 for at in filled if cells[at] not in (None, "")), last)
    return last - len(layout.heads)


def _heads_in(page: SourceSheet, number: int, targets: Targets, head_row: int) -> Layout | None:
    best: Layout | None = None
    for place in range(min(_LOOKED_AT, len(page.lines))):
        if head_row and page.numbers[place] != head_row:
            continue
        for last in range(place, min(place + _MOST_HEAD_ROWS, len(page.lines))):
            if page.numbers[last] - page.numbers[place] > _MOST_HEAD_ROWS:
                break
            heads = _heads(page, place, last)
            if last > place and not _is_head_row(page, last, targets):
                break
            known = {name for head in heads if head and (name := _known(targets, head))}
            for _, name in targets.of_day_parts(heads):
                known |= {name, f"{name}{YEAR}"}
            score = len(known)
            # One word that happens to be a head stands in many a title.
            if score == 1 and not head_row and sum(map(bool, heads)) > 3:
                score = 0
            span = last - place
            if (
                best is None
                or score > best.found
                or (score == best.found and span < best.last_head - best.first_head)
            ):
                best = Layout(
                    number, place, last, last + 1, len(page.lines), heads, frozenset(known), score
                )
    if best is not None:
        while best.begin < best.end and _is_index_row(page.row(best.begin)):
            best.begin += 1
    return best


def _known(targets: Targets, head: str) -> str:
    return targets.of_path(head) or targets.of_nobody(head)


def _is_head_row(page: SourceSheet, place: int, targets: Targets) -> bool:
    """Whether a row below heads goes on with them: words only, some known, none a number or day."""
    cells = [cell for cell in page.row(place) if cell not in (None, "")]
    if not cells or any(not isinstance(cell, str) for cell in cells):
        return False
    if any(len(str(cell)) > 80 or re.search(r"\d{3,}", str(cell)) for cell in cells):
        return False
    merged_under = any(
        first <= page.numbers[place] - 1 <= last and first < last
        for first, _, last, _ in page.merges
    )
    said = [_words(cell) for cell in cells]
    known = sum(bool(_known(targets, words) or word_part(words)) for words in said)
    return known >= max(1, len(cells) // 3) or (merged_under and known > 0)


def _is_index_row(cells: list[Cell]) -> bool:
    """A row that numbers the columns: 1, 2, 3 or (1), (2), A, B."""
    written = [cell for cell in cells if cell not in (None, "")]
    if len(written) < 3:
        return False
    numbers: list[int] = []
    for cell in written:
        if isinstance(cell, bool) or not isinstance(cell, str | int):
            return False
        found = _INDEX.fullmatch(str(cell).strip())
        if not found:
            return False
        if found[1].isdecimal():
            numbers.append(int(found[1]))
    return numbers == sorted(set(numbers)) and len(numbers) >= len(written) - 2


def _heads(page: SourceSheet, first: int, last: int) -> list[str]:
    """The words above each column: those of every head row, merged cells filled, doubles once."""
    rows = {page.numbers[place]: page.row(place) for place in range(first, last + 1)}
    numbers = range(page.numbers[first], page.numbers[last] + 1)
    width = max(len(cells) for cells in rows.values())
    said = " ".join(str(cell) for cells in rows.values() for cell in cells if cell)
    way, _ = old_fonts.best(said.split())
    filled = {number: [_words(cell, way) for cell in rows.get(number, ())] for number in numbers}
    for words in filled.values():
        words += [""] * (width - len(words))
    for top, left, bottom, right in page.merges:
        if top + 1 in filled and left < width:
            held = filled[top + 1][left]
            # Of a merge that goes on below, to the last row a sheet may have, only the heads.
            for number in range(top + 1, min(bottom + 1, numbers[-1]) + 1):
                for column in range(left, min(right + 1, width)):
                    filled[number][column] = held
    _spread(filled, last > first)
    heads = []
    for column in range(width):
        parts: list[str] = []
        for number in numbers:
            words_here = filled[number][column]
            if words_here and words_here not in parts:
                parts.append(words_here)
        heads.append(" / ".join(parts))
    return heads


def _spread(filled: dict[int, list[str]], several: bool) -> None:
    """In a file without merges (CSV), an upper head goes on over the empty cells beside it, where
    the row below has words."""
    if not several:
        return
    numbers = sorted(filled)
    for upper, lower in pairwise(numbers):
        held = ""
        for column, words in enumerate(filled[upper]):
            held = words or (held if filled[lower][column] else "")
            if not words and held and filled[lower][column]:
                filled[upper][column] = held


def _words(cell: Cell, way: old_fonts.Way = "unicode") -> str:
    """A head as words in Unicode; `way` is how the heads beside it are written."""
    if cell is None:
        return ""
    return in_unicode(str(cell), way)


def find_end(page: SourceSheet, layout: Layout, sorts: RowSorts) -> None:
    """Leave out what stands below the list: totals, signatures. What is left out stays a row that
    was passed over: `Plan.passed`."""
    layout.end = len(page.lines)
    for place in range(layout.end - 1, max(layout.begin - 1, layout.end - 40), -1):
        cells = page.row(place)
        if sorts.is_after(cells):
            layout.end = place
        elif sorts.is_plainly_one(cells):
            break
    # A child may be added below the total; below where people sign, a name is theirs.
    for place in range(layout.end, len(page.lines)):
        cells = page.row(place)
        if sorts.is_signed(cells):
            break
        if sorts.is_named_below(cells):
            layout.end = place + 1
