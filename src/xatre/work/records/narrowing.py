"""A list narrowed by what a person wrote, `standing=moved`, `Thôn, bản, tổ=Bản Mới`,
`born_on=2012..2014`: the same filters as over the lists of the desk.

Knows declared fields and the words of their lists; reads no record but villages.
"""

from __future__ import annotations

from collections.abc import Sequence

from xatre.errors import UseError
from xatre.model import days
from xatre.model.fields import Choice, Choices, Day, Field, Reference
from xatre.model.kind import Kind
from xatre.model.text import fold
from xatre.store.lists.filters import Between, Filter
from xatre.store.lists.query import Query
from xatre.work.importing.cells.places import Villages
from xatre.work.session import Session

_SEVERAL, _SPAN = "|", ".."


class NoSuchFilter(UseError):
    """A filter on a field that the kind has not, or that this officer may not see."""

    code = "XT-277"
    sentence = "“{list}” không lọc được theo “{typed}”. Chưa ghi gì."
    remedy = "Ghi như born_on=2012..2014, standing=Đã mất, village=Bản Mới; MỤC= là chưa ghi."


class NoSuchValue(UseError):
    """A value that the field cannot have."""

    code = "XT-278"
    sentence = "Mục “{label}” không có giá trị “{typed}”. Chưa ghi gì."
    remedy = "Ghi một trong: {there}."


def narrowed(session: Session, kind_name: str, written: Sequence[str], text: str = "") -> Query:
    """The list of a kind with the filters as they were `written`. Raises NoSuchFilter, NoSuchValue,
    UnknownKind."""
    kind = session.kind(kind_name)
    filters: dict[str, Filter] = {}
    for one in written:
        name, mark, value = one.partition("=")
        field = _field(session, kind, name.strip()) if mark else None
        if field is None:
            raise NoSuchFilter(list=kind.plural or kind.label, typed=one[:60])
        filters[field.name] = _value(session, field, value.strip())
    return Query(kind.name, text=text, filters=filters)


def _field(session: Session, kind: Kind, typed: str) -> Field | None:
    found = kind.fields.get(typed)
    if found is None:
        labelled = [one for one in kind.fields.values() if fold(one.label) == fold(typed)]
        found = labelled[0] if len(labelled) == 1 else None
    if found is None or found.privacy == "sealed":
        return None
    return found if found.privacy != "hidden" or session.sees_cases else None


def _value(session: Session, field: Field, typed: str) -> Filter:
    if not typed:
        return None
    if isinstance(field, Day):
        low, _, high = typed.partition(_SPAN) if _SPAN in typed else (typed, "", typed)
        return Between(_day(session, field, low, 0), _day(session, field, high, 1))
    if isinstance(field, Choice | Choices):
        return tuple(_code(session, field, one.strip()) for one in typed.split(_SEVERAL))
    if isinstance(field, Reference) and field.to == "village":
        villages = Villages(session)
        id = villages.named(typed)
        if id is None:
            there = "; ".join(villages.shown[one] for one in villages.in_order)
            raise NoSuchValue(label=field.label, typed=typed[:60], there=there)
        return id
    return typed


def _day(session: Session, field: Day, typed: str, end: int) -> str:
    """The first day of what is written, or the last; "" where an end is open."""
    if not typed.strip():
        return ""
    read = field.read(typed.strip(), session.today)
    return days.bounds(str(read))[end].isoformat()


def _code(session: Session, field: Choice | Choices, typed: str) -> str:
    code = session.codes.get(field.codes, typed) or session.codes.named(field.codes, typed)
    if code is None or (code.hidden and not session.sees_cases):
        offered = session.codes.offered(field.codes, hidden=session.sees_cases)
        there = "; ".join(f"{one.label} ({one.code})" for one in offered[:40])
        raise NoSuchValue(label=field.label, typed=typed[:60], there=there)
    return code.code
