"""The stored form of every value, and the paths that merging and problems speak of.

A value is text or an object whose keys are row ids or codes and whose leaves are text: never an
array, a number, a boolean or null. An absent key means "not written". The stored form of a

    text, long text, number, day, time, yes/no/unknown, choice, unit, reference, sealed block
        is text;
    several choices is `{code: "yes"}`;
    keyed rows is `{row id: {IN: "yes", cell: value}}`: the existence of a row is the value at
        `IN`, so that removing a row (dropping `IN`) never touches its cells;
    attachments is `{attachment id: {IN: "yes", "sha256": …, "type": …, "size": …, "label": …}}`;
    reasons for doubts is `{path: text}`.

A path joins keys with "/": `full_name`, `groups/r1/code`, `plan/r1/+` (the row's existence).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

Value: TypeAlias = "str | dict[str, Value]"
Fields: TypeAlias = "dict[str, Value]"

IN = "+"
"""Key of a row's existence inside the row's object."""

YES = "yes"


def flatten(fields: Mapping[str, Value], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield `(path, text)` for every leaf of `fields`, in the order of the mapping."""
    for key, value in fields.items():
        path = f"{prefix}{key}"
        if isinstance(value, str):
            yield path, value
        else:
            yield from flatten(value, path + "/")


def unflatten(leaves: Mapping[str, str]) -> Fields:
    """Build the stored form again from `{path: text}`."""
    fields: Fields = {}
    for path, text in leaves.items():
        place = fields
        *outer, last = path.split("/")
        for key in outer:
            place = place.setdefault(key, {})  # type: ignore[assignment]
        place[last] = text
    return fields


def rows_in(value: Value | None) -> dict[str, dict[str, Value]]:
    """The rows of a keyed-rows value that exist, `{row id: {cell: value}}`, without `IN`."""
    if not isinstance(value, dict):
        return {}
    return {
        row_id: {name: cell for name, cell in row.items() if name != IN}
        for row_id, row in value.items()
        if isinstance(row, dict) and IN in row
    }
