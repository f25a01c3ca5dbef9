"""What a check may ask of the book: another record, or whether one exists.

Keeps what it has read for as long as one piece of work lasts, and can read ahead for many records
at once, so that checking a package asks once a batch and not once a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from xatre.kinds import KINDS
from xatre.model.codes import Codes
from xatre.model.fields import Reference
from xatre.model.record import Record
from xatre.model.rules import Unique
from xatre.model.values import Value
from xatre.store.register import records
from xatre.work.session import Session

_REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    name: tuple(
        (field.name, field.to) for field in kind.fields.values() if isinstance(field, Reference)
    )
    for name, kind in KINDS.items()
}
_UNIQUE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    name: tuple(rule.fields for rule in kind.rules if isinstance(rule, Unique))
    for name, kind in KINDS.items()
}


class BookLook:
    """`checks.Look` over an open book; `others` are records on their way in, `today` the day to
    judge by where that is not the machine's."""

    def __init__(
        self,
        session: Session,
        others: Mapping[str, Record] | None = None,
        today: date | None = None,
    ) -> None:
        self._session = session
        self._others = others or {}
        self._read: dict[tuple[str, str], Record | None] = {}
        self._alike: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
        self._today = today or session.today

    @property
    def today(self) -> date:
        return self._today

    @property
    def codes(self) -> Codes:
        return self._session.codes

    def get(self, kind: str, id: str) -> Record | None:
        """The record of that kind and id, or None."""
        other = self._others.get(id)
        if other is not None and other.kind == kind:
            return other
        if (kind, id) not in self._read:
            self._read[kind, id] = records.get(self._session.book.db, kind, id)
        return self._read[kind, id]

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]:
        """Ids of records of the kind that have these values, but for `other_than`."""
        known = self._alike.get((kind, tuple(fields), other_than))
        if known is not None:
            return known
        return records.exists(self._session.book.db, kind, fields, other_than)

    def read_ahead(self, coming: Iterable[Record]) -> None:
        """Read at once what checking these records will ask for: what they refer to, and who has
        the same values where no two should."""
        named: dict[str, set[str]] = {}
        alike: dict[str, dict[str, Mapping[str, Value]]] = {}
        for record in coming:
            for name, to in _REFERENCES.get(record.kind, ()):
                id = record.fields.get(name)
                if isinstance(id, str) and id not in self._others:
                    named.setdefault(to, set()).add(id)
            if _UNIQUE.get(record.kind):
                alike.setdefault(record.kind, {})[record.id] = record.fields
        db = self._session.book.db
        for kind, ids in named.items():
            found = records.get_many(db, kind, ids)
            self._read.update({(kind, id): found.get(id) for id in ids})
        for kind, of in alike.items():
            for names in _UNIQUE[kind]:
                same = records.exists_many(db, kind, names, of)
                self._alike.update({(kind, names, id): same.get(id, []) for id in of})
