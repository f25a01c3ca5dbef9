"""To whom a record can be handed over from here: units of which a card is trusted."""

from __future__ import annotations

from typing import NamedTuple

from xatre.store.traffic import peers
from xatre.work.people import naming
from xatre.work.session import Session


class Receiver(NamedTuple):
    """A unit; an office takes cases alone."""

    unit: str
    label: str
    is_office: bool


def whom_to_give(session: Session) -> list[Receiver]:
    """Other communes by their code, then the office above."""
    active = [one for one in peers.enrolled(session.book.db) if one.active]
    roles = {one.unit: one.role for one in active if not session.owns(one.unit)}
    found = [
        Receiver(unit, naming.name_of(session, unit), role == "office")
        for unit, role in sorted(roles.items())
    ]
    return sorted(found, key=lambda one: one.is_office)
