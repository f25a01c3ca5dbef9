"""What a new record starts with: its declared defaults, what it takes from the record it is begun
from, and what was given. Reads the book, writes nothing.
"""

from __future__ import annotations

from xatre.model.fields import NOW, OFFICER, TODAY, Reference
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.store.register import records
from xatre.work.session import Session


def begun_with(session: Session, kind: Kind, given: Fields) -> Fields:
    """The fields of a new record of `kind`: `given` goes before what is taken from a record that
    `given` refers to, and that before the defaults."""
    moment = {
        OFFICER: session.book.officer.name,
        TODAY: session.today.isoformat(),
        NOW: session.clock().astimezone().strftime("%H:%M"),
    }
    defaults: Fields = {
        field.name: moment.get(field.default, field.default)
        for field in kind.fields.values()
        if field.default
    }
    return defaults | taken(session, kind, given) | given


def taken(session: Session, kind: Kind, given: Fields) -> Fields:
    """What the records that `given` refers to know of a record of `kind`."""
    found: Fields = {}
    known: dict[str, Record | None] = {}
    for field in kind.fields.values():
        reference, _, name = field.taken_from.partition(".")
        id = given.get(reference) if reference else None
        if not isinstance(id, str):
            continue
        if reference not in known:
            to = kind.fields[reference]
            assert isinstance(to, Reference)
            known[reference] = records.get(session.book.db, to.to, id)
        record = known[reference]
        if record is not None and name in record.fields:
            found[field.name] = record.fields[name]
    return found
