"""Which village a record is of: its own, its child's, its case's. Reads; knows no units."""

from __future__ import annotations

from collections.abc import Iterable

from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.store.connection import Database
from xatre.store.register import records

_WAY = ("child", "village", "birth", "injury", "case", "incident")
"""Kinds a record may lead to a village through, the nearest first: an injury is of the village its
child lives in, and of the one it happened in where the child has none."""


def has_a_place(kind: Kind) -> bool:
    """Whether records of the kind belong to a village; others are the whole commune's."""
    return kind.name == "village" or any(True for _ in _references(kind))


class VillagesOf:
    """Villages of records, each record asked for once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, str] = {}

    def villages(self, found: Iterable[Record]) -> dict[str, str]:
        """Record → village, "" where its papers lead to none."""
        return {one.id: self._of(one, 0) for one in found}

    def _of(self, record: Record, depth: int) -> str:
        if record.kind == "village":
            return record.id
        if record.id not in self._known:
            self._known[record.id] = self._led(record, depth)
        return self._known[record.id]

    def _led(self, record: Record, depth: int) -> str:
        if depth > len(_WAY):
            return ""
        for name, to in _references(KINDS[record.kind]):
            id = record.fields.get(name)
            if not isinstance(id, str):
                continue
            if to == "village":
                return id
            if id in self._known:
                village = self._known[id]
            else:
                other = records.get(self._db, to, id)
                village = self._of(other, depth + 1) if other is not None else ""
            if village:
                return village
        return ""


def _references(kind: Kind) -> list[tuple[str, str]]:
    found = [
        (field.name, field.to)
        for field in kind.fields.values()
        if isinstance(field, Reference) and field.to in _WAY and field.to != kind.name
    ]
    return sorted(found, key=lambda one: _WAY.index(one[1]))
