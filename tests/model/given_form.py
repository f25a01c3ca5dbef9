"""Stored fields as a person would give them, to try that reading takes them back unchanged."""

from __future__ import annotations

from collections.abc import Mapping

from xatre.model.fields import Attachment, Rows
from xatre.model.kind import Kind
from xatre.model.values import IN, Value


def as_given(kind: Kind, fields: Mapping[str, Value]) -> dict[str, object]:
    """`fields` in the form that `clean_fields` takes back unchanged: rows and attachments that
    were removed, which have no "+" in the stored form, have it with null."""
    shown: dict[str, object] = dict(fields)
    for name, value in fields.items():
        if isinstance(kind.fields.get(name), Rows | Attachment) and isinstance(value, dict):
            shown[name] = {
                row_id: row if IN in row else {IN: None, **row}
                for row_id, row in value.items()
                if isinstance(row, dict)
            }
    return shown
