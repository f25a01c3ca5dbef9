"""What a person wrote about the columns of a table: the field each fills, by its name or its label,
or that it is left out. A field that there is not is refused.

Knows the targets of a kind; reads no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from xatre.errors import UseError
from xatre.model.text import fold
from xatre.work.importing.columns.matched import letters
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.columns.targets import CODE, ID, NOTHING, Targets

LEFT_OUT = frozenset(("none", "bo qua", "khong"))
"""Folded words that leave a column out, beside none at all."""


class NoSuchField(UseError):
    """A column was to fill a field that the kind has not."""

    code = "XT-274"
    sentence = (
        "“{list}” không có mục “{field}” để đưa cột “{column}” vào. Chưa ghi gì. "
        "Các mục có: {names}."
    )
    remedy = "Ghi tên mục hoặc nhãn, như {example}; bỏ cột thì ghi {column}=none."


class NoSuchColumn(UseError):
    """A person spoke of a column that no list of the table has."""

    code = "XT-275"
    sentence = "Danh sách không có cột “{column}”. Chưa ghi gì. Các cột có: {heads}."
    remedy = "Ghi chữ cái của cột (A, B…) hoặc đúng tên cột."


def require_columns(columns: Iterable[str], lists: Mapping[str, Sequence[str]]) -> None:
    """Raises NoSuchColumn for a head, or letters, that none of the lists has; `lists` are the
    heads by the name of the sheet."""
    there = {
        f"{sheet}{word}"
        for name, heads in lists.items()
        for place, head in enumerate(heads)
        for sheet in ("", f"{head_key(name)}!")
        for word in (letters(place).lower(), head_key(head))
    }
    for column in columns:
        sheet, mark, head = column.rpartition("!")
        if f"{head_key(sheet)}{mark}{head_key(head)}" in there or head_key(column) in there:
            continue
        named = dict.fromkeys(
            f"{letters(place)} “{head}”"
            for heads in lists.values()
            for place, head in enumerate(heads)
            if head
        )
        raise NoSuchColumn(column=column[:60], heads=", ".join(named))


def settled(columns: Mapping[str, str], targets: Targets) -> dict[str, str]:
    """Head or letters of a column → target name, "" for one left out. Raises NoSuchField."""
    return {column: _target(column, words, targets) for column, words in columns.items()}


def _target(column: str, words: str, targets: Targets) -> str:
    if words in (NOTHING, ID, CODE) or targets.get(words) is not None:
        return words
    folded = fold(words)
    if folded in LEFT_OUT:
        return NOTHING
    labelled = [one.name for one in targets.every if fold(one.label) == folded]
    found = labelled[0] if len(labelled) == 1 else targets.of_path(words)
    if found is not None:
        return found
    names = "; ".join(f"{one.label} ({one.name})" for one in targets.by_name.values())
    example = next(f"{column}={one.name}" for one in targets.by_name.values())
    raise NoSuchField(
        list=targets.kind.label, field=words[:60], column=column[:60], names=names, example=example
    )
