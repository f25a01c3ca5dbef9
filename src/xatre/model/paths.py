"""What stands at a path of a record: a field, a cell of every row, or a field of the record that
a reference points to. Rules speak in these paths.

`born_on`, `support/from_day` (every row), `child.born_on` (through the reference `child`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from xatre.model.text import in_sentence
from xatre.model.values import Value, rows_in

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.problem import Look
    from xatre.model.record import Record

_FIXED_LABELS = {"born_on": "ngày sinh", "full_name": "họ tên", "sex": "giới tính"}
"""Field names that mean the same in every kind, for values seen through a reference."""


@lru_cache(maxsize=1024)
def steps(path: str) -> tuple[str, str, str]:
    """The reference ("" without one), the field and the cell ("" without one) of a path."""
    reference, dot, rest = path.rpartition(".")
    name, _, cell = rest.partition("/")
    return reference if dot else "", name, cell


@lru_cache(maxsize=1024)
def is_plain(path: str) -> bool:
    """Whether a path is the name of a field and nothing more."""
    return "." not in path and "/" not in path


def outer(path: str) -> str:
    """The field of the record itself that a path begins with."""
    reference, name, _ = steps(path)
    return reference or name


def written(path: str, record: Record, kind: Kind, look: Look) -> dict[str, str]:
    """The text at `path`: `{"": text}`, `{row id: text}` for a cell of rows, or nothing."""
    fields = record.fields
    if is_plain(path):
        plain = fields.get(path)
        return {"": plain} if plain and isinstance(plain, str) else {}
    reference, name, cell = steps(path)
    if reference:
        to, id = getattr(kind.fields.get(reference), "to", ""), fields.get(reference)
        found = look.get(to, id) if to and isinstance(id, str) else None
        if found is None:
            return {}
        fields = found.fields
    value: Value | None = fields.get(name)
    if cell:
        return {
            row_id: words
            for row_id, row in rows_in(value).items()
            if isinstance(words := row.get(cell), str) and words
        }
    return {"": value} if isinstance(value, str) and value else {}


def pairs(
    one: str, other: str, record: Record, kind: Kind, look: Look
) -> Iterator[tuple[str, str, str]]:
    """`(path of the problem, text at one, text at other)`, row by row where they are rows."""
    if is_plain(one) and is_plain(other):
        words, other_words = record.fields.get(one), record.fields.get(other)
        if words and other_words and isinstance(words, str) and isinstance(other_words, str):
            yield one, words, other_words
        return
    ones = written(one, record, kind, look)
    if not ones:
        return
    others = written(other, record, kind, look)
    for row_id, words in ones.items():
        for other_id, other_words in others.items():
            if row_id == other_id or not row_id or not other_id:
                own, at = (one, row_id) if not steps(one)[0] else (other, other_id)
                yield in_row(own, at), words, other_words


def in_row(path: str, row_id: str) -> str:
    """The path of a cell in one row; that of a plain field as it is."""
    reference, name, cell = steps(path)
    return f"{name}/{row_id}/{cell}" if cell else reference or name


def label_at(path: str, kind: Kind) -> str:
    """The label at a path, as it stands inside a sentence."""
    reference, name, cell = steps(path)
    field = kind.fields.get(reference or name)
    if reference:
        fixed = _FIXED_LABELS.get(name)
        return fixed or f"điều đã ghi ở mục {field.label if field else reference}"
    if field and cell:
        field = next((part for part in field.parts if part.name == cell), None)
    return in_sentence(field.label) if field else name


def are_apart(names: Iterable[str], one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two records say, in one of these fields that both write, that they are not one."""
    return any(name in one and name in other and one[name] != other[name] for name in names)


def not_apart(names: Sequence[str], record: Record, look: Look, others: list[str]) -> list[str]:
    """Those of the other records of its kind that `are_apart` from it says nothing of."""
    if not names:
        return others
    known = {id: look.get(record.kind, id) for id in others}
    return [
        id
        for id, one in known.items()
        if one is None or not are_apart(names, record.fields, one.fields)
    ]
