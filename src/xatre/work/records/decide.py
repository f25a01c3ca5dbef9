"""Settling what two sides wrote differently: one value is chosen, and the choice is a revision.

Undecided, both are kept and nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from xatre.errors import DataError
from xatre.model.merge import View, next_decisions, view
from xatre.model.record import Clash, Record
from xatre.store.register import records, revisions
from xatre.work.cases import access
from xatre.work.records.refusals import NotHere, not_ours
from xatre.work.session import Session

ALL = "*"
"""In place of a path: every clash of the record, all from one side."""


class NoSuchSide(DataError):
    """The revision named set none of the values that clash."""

    code = "XT-138"
    sentence = "Bản được chọn không phải là một bên của chỗ khác nhau này."
    remedy = "Xem lại hồ sơ để lấy mã của hai bên."


@dataclass(frozen=True)
class Side:
    """One value of a clash with where it came from."""

    value: str | None
    revision: str
    who: str
    when: str
    device: str


def sides(session: Session, record: Record, clash: Clash) -> list[Side]:
    """The values of a clash, each with who wrote it and when, the older first."""
    lines = {line.name: line for line in revisions.history(session.book.db, record.id)}
    found = [
        Side(value, name, lines[name].who, lines[name].when, lines[name].device)
        for value, names in clash.values.items()
        for name in names[:1]
        if name in lines
    ]
    return sorted(found, key=lambda side: (side.when, side.revision))


def decide(session: Session, kind_name: str, id: str, path: str, revision: str) -> Record:
    """Choose, at `path` (or at every clash, `*`), the value that `revision` set.

    Raises NotHere, NoSuchSide, NotOurs, merge's NotOpen, NoRight, DiskError.
    """
    found, seen = _clashing(session, kind_name, id)
    wanted = [clash for clash in found.clashes if path in (ALL, clash.path)]
    chosen = {}
    for clash in wanted:
        values = [
            value
            for value, names in clash.values.items()
            if any(name.startswith(revision) for name in names)
        ]
        if len(values) == 1 and len(revision) >= 8:
            chosen[clash.path] = values[0]
        elif path != ALL:
            raise NoSuchSide()
    if not chosen:
        raise NoSuchSide()
    return _keep(session, found, seen, chosen)


def _clashing(session: Session, kind_name: str, id: str) -> tuple[Record, View]:
    session.require("write")
    kind = session.kind(kind_name)
    found = records.get(session.book.db, kind_name, id)
    seen = view(revisions.history(session.book.db, id), kind.merge == "whole")
    if found is None or seen is None:
        raise NotHere()
    access.require_open(session, found)
    if not session.owns(found.unit):
        raise not_ours(session, id)
    return found, seen


def _keep(session: Session, found: Record, seen: View, chosen: dict[str, str | None]) -> Record:
    line = session.next_line(found, next_decisions(seen, chosen))
    with session.book.transaction():
        revisions.add_lines(session.book.db, [line])
        session.note("decide", f"{found.kind}/{found.id}")
    kept = records.get(session.book.db, found.kind, found.id)
    if kept is None:
        raise NotHere()
    return kept
