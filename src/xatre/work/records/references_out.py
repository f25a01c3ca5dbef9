"""References in words, for a file that leaves the book: a village by its name, other records by
title and code, so that the file can be read back; never by id.

Where no names may stand, a record whose title is a person's name is its code alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xatre.model.computed import record_title
from xatre.model.fields import Field, Reference, Rows
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Value, rows_in
from xatre.store.register import records
from xatre.work.records import villages
from xatre.work.session import Session

BEFORE_CODE = " · "
"""What stands between a title and a code."""

_TITLES_OF_PERSONS = ("child_title", "injury_title")


def references(
    session: Session, kind: Kind, found: Sequence[Record], *, names: bool
) -> dict[str, str]:
    """The words of every record that these refer to, by id. Of a kind that this officer may not
    see, nothing."""
    wanted: dict[str, set[str]] = {}
    for record in found:
        for field, value in _said(kind.fields.values(), record.fields):
            wanted.setdefault(field.to, set()).add(value)
    told: dict[str, str] = {}
    for to, ids in wanted.items():
        if to == villages.KIND:
            shown = villages.shown(session)
            told |= {id: shown[id] for id in ids if id in shown}
        elif to in session.kinds:
            held = records.get_many(session.book.db, to, ids)
            told |= {id: _words(session.kind(to), one, names=names) for id, one in held.items()}
    return told


def code_in(words: str) -> str:
    """The code behind a title; the words themselves where none stands there."""
    return words.rpartition(BEFORE_CODE)[2]


def _words(kind: Kind, record: Record, *, names: bool) -> str:
    code = str(record.fields.get("code", ""))
    if kind.title in _TITLES_OF_PERSONS and not names:
        return code
    title = record_title(kind, record.id, record.fields)
    return f"{title}{BEFORE_CODE}{code}" if code and code != title else title


def _said(fields: Iterable[Field], given: Mapping[str, Value]) -> Iterator[tuple[Reference, str]]:
    for field in fields:
        value = given.get(field.name)
        if isinstance(field, Reference) and isinstance(value, str):
            yield field, value
        elif isinstance(field, Rows):
            for row in rows_in(value).values():
                yield from _said(field.fields, row)
