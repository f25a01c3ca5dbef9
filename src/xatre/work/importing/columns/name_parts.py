"""A name in two columns, "Họ đệm | Tên" as schools write it: which columns these are, and the parts
put together again. Any person's name may stand so: "Họ đệm mẹ | Tên mẹ".

Judges heads and a sample of the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from xatre.model.fields import Text
from xatre.model.text import clean
from xatre.model.values import Fields
from xatre.outside.grid import Cell
from xatre.work.importing.columns.target import Target, key_of

SURNAME = ":before"
"""After a target's name: the part of the name that stands before the given name."""

_GIVEN = "ten"
_SURNAMES = frozenset(
    key_of(head)
    for head in (
        "Họ", "Đệm", "Họ đệm", "Họ chữ đệm", "Họ tên đệm", "Họ lót", "Họ chữ lót", "Họ tên lót",
        "Họ và chữ", "Chữ đệm", "Tên đệm", "Họ và tên chữ đệm",
    )
)  # fmt: skip
_MOST_WORDS = 0.8
"""So many of the cells of a given name are one word."""


def surname_targets(targets: Iterable[Target]) -> Iterator[Target]:
    """The surname's part of every name of a person; such a field is called `…_name`."""
    for target in targets:
        if (
            isinstance(target.field, Text)
            and target.field.is_personal_name
            and target.name.endswith("_name")
        ):
            yield Target(f"{target.name}{SURNAME}", f"{target.label}: phần họ, đệm", target.field)


def of_heads(
    heads: Sequence[str], names: Mapping[int, str], samples: Sequence[Sequence[Cell]]
) -> Iterator[tuple[int, int, str]]:
    """`(place of the surname, place of the given name, target)` of columns that stand side by
    side. `names` are the targets by the place of a column whose head names a person."""
    for left, right in pairwise(range(len(heads))):
        name = names.get(right, "")
        if not name or not heads[left]:
            continue
        if heads[left] == heads[right]:
            # One merged head over both: "Họ và tên" above "Giàng A" and "Páo".
            if _are_single_words(samples[right]) and not _are_single_words(samples[left]):
                yield left, right, name
            continue
        given, before = (key_of(heads[place].split(" / ")[-1]) for place in (right, left))
        whose = given - {_GIVEN}
        if _GIVEN in given and "ho" not in given and before - whose in _SURNAMES:
            yield left, right, name


def _are_single_words(cells: Sequence[Cell]) -> bool:
    said = [clean(cell) for cell in cells if isinstance(cell, str)]
    return bool(said) and sum(" " not in words for words in said) >= len(said) * _MOST_WORDS


def joined(fields: Fields, surnames: Mapping[str, str]) -> None:
    """Put the surnames before the given names of a row."""
    for name, before in surnames.items():
        given = fields.get(name)
        if isinstance(given, str):
            fields[name] = f"{before} {given}"
