"""A record as it is given from outside, an object with or without `id` and `revision`, read over
what the book has. Writes nothing but the sealing of a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from xatre.model.kind import Kind
from xatre.model.reading import with_changes
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.store.register import records
from xatre.work.records.refusals import BadId, ChangedSince, NotHere, Voided, WrittenByProgram
from xatre.work.records.sealing import seal_block
from xatre.work.records.withholding import with_withheld, withheld
from xatre.work.session import Session

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
PROGRAM_FIELDS = ("code", "void_reason")
"""What a person never writes by hand: the record's code, and why it was voided."""


def read_given(
    session: Session, kind: Kind, raw: Mapping[str, object], fresh: Callable[[], Record]
) -> Record:
    """The record that `raw` asks for, over what the book has, or over a `fresh` one; what is
    withheld from this officer stays.

    Raises NotHere, BadId, ChangedSince, Voided, WrittenByProgram, and what the reading raises.
    """
    plain = {key: value for key, value in raw.items() if key not in ("id", "revision")}
    sealed = {
        field.name: seal_block(session, field, plain.pop(field.name))
        for field in kind.sealed_fields
        if isinstance(plain.get(field.name), Mapping)
    }
    id, revision = str(raw.get("id") or ""), str(raw.get("revision") or "")
    if id and not ID.fullmatch(id):
        raise NotHere() if revision else BadId()
    before = records.get(session.book.db, kind.name, id) if id else None
    if before is None:
        if revision or (id and records.kind_of(session.book.db, id)):
            raise NotHere()
        before = fresh()
        before = replace(before, id=id or before.id)
    elif revision != before.revision:
        raise ChangedSince()
    elif before.state == "void":
        raise Voided()
    fields = with_changes(kind, before.fields, plain | sealed)
    fields = with_withheld(fields, withheld(session, before))
    leave_alone(kind, before.fields, fields, (*PROGRAM_FIELDS, *kind.by_program))
    leave_decided(kind, before.fields, fields)
    return replace(before, fields=fields)


def leave_alone(kind: Kind, before: Fields, after: Fields, names: Sequence[str]) -> None:
    """Raise WrittenByProgram where one of the fields `names` is not as it was."""
    for name in names:
        if name in kind.fields and after.get(name) != before.get(name):
            raise WrittenByProgram(path=name, label=kind.fields[name].label)


def leave_decided(kind: Kind, before: Fields, after: Fields) -> None:
    """Raise WrittenByProgram where somebody wrote, or wrote over, that a decision was made in the
    machine."""
    leave_alone(kind, before, after, sorted(kind.in_the_machine(after, before)))
