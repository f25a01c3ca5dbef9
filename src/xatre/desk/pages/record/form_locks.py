"""What of a form is only looked at: the whole record, or the lines that a verb alone writes."""

from __future__ import annotations

from xatre.desk.pages.seat import Seat
from xatre.model.kind import Kind
from xatre.model.record import Record


def may_edit(seat: Seat, kind: Kind, record: Record) -> bool:
    """Whether this officer edits the record here. At an office of a commune's kinds only a case
    that was given to it, with its papers."""
    own_kind = (kind.owner == "office") == seat.facts.at_office
    given = seat.facts.at_office and kind.guarded
    ours = seat.facts.owns(record.unit) and record.state != "void"
    return seat.may_write and ours and (own_kind or given)


def decided(kind: Kind, record: Record) -> set[str]:
    """The lines of a completed paper that say how it was decided: whether in the machine, and then
    by whom and when."""
    if not record.revision:
        return set()
    return {*kind.decided_by, *kind.in_the_machine(record.fields)}
