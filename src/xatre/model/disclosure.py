"""The one rule of what is shown of a field, to whom and where: list cells and badges, the record
beside a list, forms, sheets on paper, workbooks.

Three things decide: the privacy level of the declaration, the right to see cases, and whether
people may be named here (NĐ 356/2025 Đ3-4, NĐ 56/2017 Đ33). Which codes of a hidden list an
officer may know of is not its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xatre.model.fields import Attachment, Field, LongText, Reference
from xatre.model.kind import Kind

Showing = Literal["open", "dots", "nothing"]
"""Open; behind dots, shown when asked for and written down; or not there at all."""

_WORST: tuple[Showing, ...] = ("open", "dots", "nothing")


@dataclass(frozen=True)
class Reader:
    """Who reads, and where.

    case_right  the officer sees cases
    names       people may be named: not on a desk that others can see, nor in what leaves
                without a written reason
    reason      a reason was written down for all of it: nothing stands behind dots any more
    """

    case_right: bool
    names: bool = True
    reason: bool = False


def showing(kind: Kind, field: Field, reader: Reader) -> Showing:
    """What of a field this reader is shown; rows as the most guarded of their cells."""
    own = of_itself(kind, field, reader)
    parts = (showing(kind, part, reader) for part in field.parts)
    return max((own, *parts), key=_WORST.index)


def is_open(kind: Kind, field: Field, reader: Reader) -> bool:
    """Whether a field stands open before this reader."""
    return showing(kind, field, reader) == "open"


def tells_who(field: Field) -> bool:
    """Whether a field may tell who it is about: names, identity, free text, pictures."""
    return (
        field.identity
        or field.narrative
        or field.names_person
        or isinstance(field, LongText | Attachment)
        or (isinstance(field, Reference) and field.to == "child")
    )


def of_itself(kind: Kind | None, field: Field, reader: Reader) -> Showing:
    """What is shown of a field whose cells are asked for one by one. Without a kind, as of one
    that is not guarded."""
    if field.privacy == "sealed":
        return "nothing"
    if field.privacy == "hidden" and not reader.case_right:
        return "nothing"
    if not reader.names:
        return "open" if field.privacy == "basic" and not tells_who(field) else "dots"
    if reader.reason:
        return "open"
    if field.privacy != "basic":
        # A column of the kind's list is what an officer works by; all else is asked for.
        return "open" if field.in_list else "dots"
    # A case is found by its code: whom it is about is asked for.
    guarded = kind is not None and kind.guarded and field.names_person
    return "dots" if guarded else "open"
