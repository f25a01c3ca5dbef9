"""Which sheets of a workbook are lists of a kind: the one that is most so, those named, or all that
are alike, as one sheet a village.

Judges sheets by the heads found in them; converts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from xatre.errors import DataError, UseError
from xatre.model.fields import Text
from xatre.model.text import clean, fold
from xatre.outside.grid import SourceSheet, Table
from xatre.work.importing.columns.layout import Layout, in_sheet
from xatre.work.importing.columns.targets import Targets

ALL = "all"
"""In place of the name of a sheet: all sheets that are lists of the kind."""
_A_NAME = 2
_TELLING = 3
"""So many heads make a list; one sheet with fewer is taken where there is nothing better."""


class NoHeads(DataError):
    """No row of the sheets has heads this kind is known by."""

    code = "XT-160"
    sentence = "Không tìm thấy dòng tên cột của danh sách “{kind}” trong {where}. Chưa ghi gì."
    remedy = "Chỉ rõ trang và dòng tên cột, hoặc chép danh sách sang mẫu của chương trình."


class NoSuchSheet(UseError):
    """The workbook has no sheet of that name."""

    code = "XT-261"
    sentence = "Tệp {file} không có trang “{sheet}”. Các trang có trong tệp: {names}. Chưa ghi gì."
    remedy = "Ghi đúng tên trang, hoặc --sheet all để đưa mọi trang là danh sách vào một lần."


@dataclass
class Lists:
    """The lists that are to be brought in, in the order of the sheets; `others` are lists like
    them on sheets that were not chosen."""

    chosen: list[Layout]
    others: list[Layout] = field(default_factory=list)


def find(
    table: Table, targets: Targets, file: str, sheets: Sequence[str] = (), head_row: int = 0
) -> Lists:
    """The lists in the table; `sheets` and `head_row` (as Excel numbers it) say where, if given.

    Raises NoHeads, NoSuchSheet.
    """
    named = _named(table, sheets, file)
    found = [
        in_sheet(page, number, targets, head_row if not named or number in named else 0)
        for number, page in enumerate(table.sheets)
    ]
    lists = [one for one in found if one is not None and (not named or one.sheet in named)]
    for number in named:
        if found[number] is None:
            where = f"trang “{table.sheets[number].name}” của tệp {file}"
            raise NoHeads(kind=targets.kind.label, where=where)
    if not lists:
        raise NoHeads(kind=targets.kind.label, where=f"tệp {file}")
    best = max(lists, key=lambda one: _telling(one, table, targets))
    alike = [one for one in found if one is not None and _is_alike(one, best, targets)]
    if named:
        chosen = lists
    elif ALL in sheets:
        chosen = [one for one in alike if not table.sheets[one.sheet].hidden] or [best]
    else:
        chosen = [best]
    return Lists(chosen, [one for one in alike if one not in chosen])


def _named(table: Table, sheets: Sequence[str], file: str) -> list[int]:
    """The numbers of the sheets that are named; none where all are, or nothing is said."""
    found: list[int] = []
    for said in filter(None, sheets):
        number = _number(table.sheets, said)
        if number is None and said.lower() == ALL:
            return []
        if number is None:
            names = ", ".join(f"“{page.name}”" for page in table.sheets)
            raise NoSuchSheet(file=file, sheet=said, names=names)
        found.append(number)
    return sorted(set(found))


def _number(pages: list[SourceSheet], said: str) -> int | None:
    """The sheet of a name, as it is written, or but for marks, capitals and spaces."""
    for same in (str, lambda words: clean(words).casefold(), fold):
        found = [number for number, page in enumerate(pages) if same(page.name) == same(said)]
        if len(found) == 1:
            return found[0]
    return None


def _telling(one: Layout, table: Table, targets: Targets) -> int:
    """How much the heads of a sheet say; names say more than a summary's villages and counts, and
    of two that say as much the one that is shown is meant."""
    names = _A_NAME if _names(one, targets) else 0
    return one.found + names - table.sheets[one.sheet].hidden


def _is_alike(one: Layout, best: Layout, targets: Targets) -> bool:
    """Whether a sheet is a list as the best is: a summary has villages and counts, no names."""
    if one is best:
        return True
    least = max(min(_TELLING, len(best.known)), len(best.known) // 2)
    names = _names(best, targets)
    return bool(names & one.known or not names) and len(one.known & best.known) >= least


def _names(one: Layout, targets: Targets) -> frozenset[str]:
    """The targets of a list that say whom or what each row is of."""
    found = ((name, targets.get(name)) for name in one.known)
    return frozenset(
        name
        for name, target in found
        if target is not None and isinstance(target.field, Text) and not target.is_number
        if target.field.searched and not target.field.whose
    )
