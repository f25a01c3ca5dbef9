"""Showing a value that stands behind dots: each showing is written to the journal.

Guards hidden values for officers without case rights (NĐ 356/2025 Đ3-4, NĐ 56/2017 Đ33).
"""

from __future__ import annotations

from xatre.model.fields import (
    Choice,
    Choices,
    DecimalNumber,
    Field,
    Reference,
    Rows,
    WholeNumber,
)
from xatre.model.text import DOTS
from xatre.model.values import Value
from xatre.work.records import withholding
from xatre.work.records.browse import record, title
from xatre.work.records.row_names import row_name
from xatre.work.session import Session


def reveal(session: Session, kind_name: str, id: str, name: str) -> str:
    """The words of one field of a record; the rows of a table one a line.

    Raises NotHere, NoRight. A row with a hidden code is left out for an officer without case
    rights.
    """
    kind = session.kind(kind_name)
    found = record(session, kind_name, id, with_draft=False)
    field = kind.fields[name]
    if field.privacy == "hidden" and not isinstance(field, Rows | Choices | Choice):
        session.require("cases")
    session.note("shown", f"{kind.name}/{id}/{name}")
    value = withholding.visible(session, found).get(name)
    return words(session, field, value) if value is not None else ""


def note_shown(session: Session, kind_name: str, id: str, what: str) -> None:
    """Write down that something of a record was shown, such as the values in its history."""
    kind = session.kind(kind_name)
    session.note("shown", f"{kind.name}/{id}/{what}")


def words(session: Session, field: Field, value: Value) -> str:
    """A value in words, a reference by its title, rows one a line."""
    if isinstance(field, Rows):
        lines = []
        for row_id, row in field.in_order(value, session.codes):
            told = [
                _cell(session, part, row[part.name]) for part in field.parts if part.name in row
            ]
            named = row_name(session, field, row_id)
            line = ", ".join(filter(None, told))
            lines.append(": ".join(filter(None, (named, line))))
        return "\n".join(filter(None, lines))
    if isinstance(field, Reference) and isinstance(value, str):
        return title(session, field.to, value) if field.to in session.kinds else DOTS
    return field.show(value, session.codes)


def _cell(session: Session, part: Field, value: Value) -> str:
    """A cell in words; a bare number says what it counts."""
    told = words(session, part, value)
    return f"{part.label} {told}" if isinstance(part, WholeNumber | DecimalNumber) else told
