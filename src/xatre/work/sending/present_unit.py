"""A record that a former unit of this one wrote last is given by this one: its first line there
says nothing new but the unit. Else the first line of whoever is given it would stand as far from
the beginning as a late one of ours, and nobody could tell whose the record is.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.kinds import KINDS
from xatre.model.merge import view
from xatre.store.register import records, revisions
from xatre.work.session import Session


def speak_as_present_unit(session: Session, kinds: Mapping[str, str]) -> None:
    """Write that line on those of the records (id → kind) that want it. Raises DiskError."""
    db, lines = session.book.db, []
    for id, kind in kinds.items():
        found = records.get(db, kind, id)
        if found is None or found.unit == session.unit or not session.owns(found.unit):
            continue
        seen = view(revisions.history(db, id), KINDS[kind].merge == "whole")
        if seen is not None and not seen.waiting:
            lines.append(session.confirm_unit(found, seen))
    if lines:
        revisions.add_lines(db, lines)
