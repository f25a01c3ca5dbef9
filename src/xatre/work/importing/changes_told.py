"""What a row would change in a record of the book, in words: the field, what the book says, what it
will say. Made where the plan is, since a village is shown by its name.

Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from xatre.exchange.table import heads_of
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Value
from xatre.work.importing.planned import Change, Plan, PlanRow
from xatre.work.records.browse import words_of
from xatre.work.session import Session

EMPTY = "(trống)"
_LONGEST = 80
_LABELS: dict[str, dict[str, str]] = {}
"""By kind."""


def packed(
    session: Session, plan: Plan, before: Record | None, record: Record, changes: Sequence[str]
) -> bytes:
    """The changes of a row as it keeps them, b"" for none."""
    if before is None or not changes:
        return b""
    kind = session.kind(plan.kind)

    def words(name: str, value: Value | None) -> str:
        made = plan.villages.get(value) if isinstance(value, str) else None
        if made is not None:
            return str(made.get("name", ""))
        return words_of(session, kind, name, value)

    labels = _labels(kind)
    found = [
        (
            labels[name],
            words(name, before.fields.get(name)),
            words(name, record.fields.get(name)),
        )
        for name in changes
        if name in labels
    ]
    return bytes(memoryview(orjson.dumps(found)))


def _labels(kind: Kind) -> dict[str, str]:
    """What fields are called where each stands alone: whose telephone."""
    if kind.name not in _LABELS:
        fields = list(kind.fields.values())
        heads = heads_of(kind, fields)
        _LABELS[kind.name] = {one.name: head for one, head in zip(fields, heads, strict=True)}
    return _LABELS[kind.name]


def of(row: PlanRow) -> list[Change]:
    """What a row would change: label, what the book says, what it will say."""
    return [Change(*one) for one in orjson.loads(row.was)] if row.was else []


def in_words(row: PlanRow) -> str:
    """The same in one line."""
    return "; ".join(f"{one.label}: {_short(one.was)} → {_short(one.will_be)}" for one in of(row))


def _short(words: str) -> str:
    if not words:
        return EMPTY
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
