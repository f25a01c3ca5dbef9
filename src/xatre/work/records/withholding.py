"""What an officer without case rights is not shown of a record that is open to all, and how it
stays there when such an officer writes the record (NĐ 356/2025 Đ3-4, NĐ 56/2017 Đ33).
"""

from __future__ import annotations

from xatre.model.fields import Choice, Rows
from xatre.model.record import Record
from xatre.model.values import Fields, Value
from xatre.work.session import Session


def withheld(session: Session, found: Record) -> Fields:
    """What an officer without case rights is not shown of a record that is open to all: hidden
    fields whose code is hidden, or that are no choice; and rows with a hidden code."""
    if session.sees_cases:
        return {}
    kept: Fields = {}
    for name, value in found.fields.items():
        field = session.kinds[found.kind].fields.get(name)
        if field is None or field.privacy not in ("hidden", "sealed"):
            continue
        if isinstance(field, Rows):
            rows = value if isinstance(value, dict) else {}
            hidden: Fields = {
                row_id: row
                for row_id, row in rows.items()
                if isinstance(row, dict) and _has_hidden_code(session, field, row)
            }
            if hidden:
                kept[name] = hidden
        elif isinstance(field, Choice) and not _is_hidden(session, field.codes, value):
            continue
        else:
            kept[name] = value
    return kept


def visible(session: Session, found: Record) -> Fields:
    """The fields of a record without what is withheld from this officer."""
    kept = withheld(session, found)
    shown: Fields = {}
    for name, value in found.fields.items():
        hidden = kept.get(name)
        if hidden is None:
            shown[name] = value
        elif isinstance(hidden, dict) and isinstance(value, dict):
            rows = {row_id: row for row_id, row in value.items() if row_id not in hidden}
            if rows:
                shown[name] = rows
    return shown


def _has_hidden_code(session: Session, field: Rows, row: Fields) -> bool:
    return any(
        isinstance(part, Choice) and _is_hidden(session, part.codes, row.get(part.name))
        for part in field.parts
    )


def _is_hidden(session: Session, codes: str, value: Value | None) -> bool:
    return isinstance(value, str) and session.codes.is_hidden(codes, value)


def with_withheld(typed: Fields, hidden: Fields) -> Fields:
    """What was typed, and again what was not shown."""
    fields = dict(typed)
    for name, kept in hidden.items():
        shown = fields.get(name)
        if isinstance(kept, dict) and isinstance(shown, dict):
            fields[name] = {**shown, **kept}
        else:
            fields[name] = kept
    return fields
