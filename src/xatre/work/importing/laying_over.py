"""What a row says laid over what the book knows: what the book knows better stays.

Pure: knows values, no rows of a table and no book.
"""

from __future__ import annotations

from xatre.model import days
from xatre.model.conditions import When
from xatre.model.fields import Day
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import fold
from xatre.model.values import Fields, Value

_SHOWN_WITHOUT: dict[str, list[tuple[str, str]]] = {}
"""By kind: `(field, the field without which it is shown)`."""


def over(kind: Kind, before: Fields, given: Fields) -> Fields:
    """The fields of the book with what the row says. What the book knows better stays: a day to
    the day against a year, a name with its marks against one without, what is added to kept
    below each other, rows of a table added."""
    made = dict(before)
    for name, value in given.items():
        held = made.get(name)
        if isinstance(held, str) and isinstance(value, str):
            if isinstance(kind.fields[name], Day):
                if (
                    held != value
                    and _known_of_day(held) > _known_of_day(value)
                    and days.may_be_same(held, value)
                ):
                    continue
            elif (
                held != value
                and value.isascii()
                and not held.isascii()
                and fold(held) == value.lower()
            ):
                continue
            elif kind.fields[name].added_to and value != held:
                is_there = set(value.splitlines()) <= set(held.splitlines())
                made[name] = held if is_there else f"{held}\n{value}"
                continue
        if isinstance(held, dict) and isinstance(value, dict):
            made[name] = _with_rows(held, value)
            continue
        made[name] = value
    for name, instead in _shown_without(kind):
        # What told somebody by words goes when the record itself is named, or was.
        if (instead in given and name not in given) or (
            instead in before and instead not in given and name not in before
        ):
            made.pop(name, None)
    return made


def _known_of_day(value: str) -> tuple[int, bool]:
    """How much a day says: its length, and whether it is more than a guess."""
    return len(value.rstrip("~")), not value.endswith("~")


def _shown_without(kind: Kind) -> list[tuple[str, str]]:
    found = _SHOWN_WITHOUT.get(kind.name)
    if found is None:
        found = _SHOWN_WITHOUT[kind.name] = [
            (field.name, field.shown_if.name)
            for field in kind.fields.values()
            if isinstance(field.shown_if, When) and field.shown_if.written is False
        ]
    return found


def _with_rows(held: dict[str, Value], given: dict[str, Value]) -> dict[str, Value]:
    """Rows of the book and those of the table that say something else."""
    made = dict(held)
    for row_id, row in given.items():
        if row_id in made or not isinstance(row, dict):
            made.setdefault(row_id, row)
            continue
        if not any(isinstance(one, dict) and row.items() <= one.items() for one in held.values()):
            made[row_id] = row
    return made


def changes_of(before: Record | None, record: Record) -> list[str]:
    """Names of the fields that would change."""
    if before is None:
        return []
    names = record.fields.keys() | before.fields.keys()
    return sorted(name for name in names if record.fields.get(name) != before.fields.get(name))
