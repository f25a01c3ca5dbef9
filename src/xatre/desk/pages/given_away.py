"""A record that was given to another commune: the old book keeps it to be read, nothing is written
on it there any more, and wherever it stands this is said.
"""

from __future__ import annotations

from xatre.desk.facts import SessionFacts
from xatre.desk.widgets.badge import BadgeLook
from xatre.model.kind import Kind


def given_to(facts: SessionFacts, kind: Kind, unit: str) -> str:
    """The name of the unit that a record of `unit` belongs to by now; "" where it is this book's,
    or an office's book, which keeps the records of many."""
    if facts.at_office or kind.owner == "office" or facts.owns(unit):
        return ""
    known = facts.codes.unit(facts.codes.read_as(unit))
    return known.name if known else unit


def given_away(facts: SessionFacts, kind: Kind, unit: str) -> tuple[BadgeLook, ...]:
    """The badge of a record that was given away, with whose it is; none for our own."""
    to = given_to(facts, kind, unit)
    return (BadgeLook(f"Đã bàn giao cho {to}", "neutral", "send"),) if to else ()
