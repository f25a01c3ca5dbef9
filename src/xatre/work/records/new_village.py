"""A village made from its name, where somebody writes of one the book does not have yet."""

from __future__ import annotations

from xatre.model.record import Record
from xatre.work.importing.cells.places import Villages
from xatre.work.records import save
from xatre.work.session import Session


def make_village(session: Session, typed: str) -> Record:
    """The village of that name, with the word of its kind before it ("bản Sì Choang"): a new one,
    completed, or the one there is. Raises what saving raises."""
    villages = Villages(session)
    known = villages.named(typed)
    if known:
        return Record(known, "village", session.unit)
    kind, name = villages.kind_and_name(typed)
    begun = save.start(session, "village", {"village_kind": kind, "name": name})
    return save.complete(session, begun)
