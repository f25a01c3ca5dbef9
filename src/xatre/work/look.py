"""What a check may ask of the book: another record, or whether one exists.

Keeps what it has read for as long as one piece of work lasts, so that checking a package asks
for each child once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xatre.model.codes import Codes
from xatre.model.record import Record
from xatre.store import records
from xatre.work.session import Session


class BookLook:
    """`checks.Look` over an open book; `others` are records on their way in."""

    def __init__(self, session: Session, others: Mapping[str, Record] | None = None) -> None:
        self._session = session
        self._others = others or {}
        self._read: dict[tuple[str, str], Record | None] = {}

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def codes(self) -> Codes:
        return self._session.codes

    def get(self, kind: str, id: str) -> Record | None:
        """The record of that kind and id, or None."""
        if id in self._others and self._others[id].kind == kind:
            return self._others[id]
        if (kind, id) not in self._read:
            self._read[kind, id] = records.get(self._session.book.db, kind, id)
        return self._read[kind, id]

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]:
        """Ids of records of the kind that have these values, but for `other_than`."""
        return records.exists(self._session.book.db, kind, fields, other_than)
