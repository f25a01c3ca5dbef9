"""What the rows of a table inside a record are called: by the code or the record each is of."""

from __future__ import annotations

from xatre.model.fields import Rows
from xatre.model.values import IN, YES, Value
from xatre.store.register import records
from xatre.work.session import Session


def row_name(session: Session, field: Rows, row_id: str) -> str:
    """The label of the code, or number and title of the record; "" for a row of neither."""
    if field.row_codes:
        return session.codes.label(field.row_codes, row_id)
    return number_and_title(session, field.of, row_id) if field.of in session.kinds else ""


def number_and_title(session: Session, kind_name: str, id: str) -> str:
    """A record as people speak of it: "TE-00002 Giàng Thị Ánh"; "" where it is not here."""
    held = records.get(session.book.db, session.kind(kind_name).name, id)
    code = str(held.fields.get("code", "")) if held else ""
    title = records.title(session.book.db, kind_name, id)
    return " ".join(filter(None, (code, title if title != code else "")))


def of_records(session: Session, field: Rows, value: Value) -> str:
    """A table whose rows are of records, in one line: each named, then its cells."""
    told = []
    for row_id, row in field.in_order(value, session.codes):
        words = field.show({row_id: {IN: YES, **row}}, session.codes)
        told.append(": ".join(filter(None, (row_name(session, field, row_id), words))))
    return "; ".join(filter(None, told))
