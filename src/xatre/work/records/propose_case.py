"""A case begun from what another record tells: an injury by another person, a child abandoned.

The case is a draft for the officer to finish; the record it came from names it.
"""

from __future__ import annotations

from dataclasses import replace

from xatre.errors import UseError
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.store.register import records
from xatre.work.records import browse, save
from xatre.work.session import Session

REFERENCES = {"injury": "case", "birth": "abandoned_case"}
"""By kind, the field that names the case."""
_SAME = {
    "injury": {
        "child": "child",
        "full_name": "told_name",
        "told_born_on": "told_born_on",
        "told_sex": "told_sex",
        "place_words": "event_place",
        "event_unit": "event_unit",
        "happened_on": "happened_on",
    },
    "birth": {
        "child": "child",
        "born_on": "told_born_on",
        "sex": "told_sex",
        "abandoned_place": "event_place",
        "abandoned_record_on": "happened_on",
        "residence_unit": "residence_unit",
    },
}


class NoCaseFromThis(UseError):
    """A record of this kind, or that says what it says, is not the matter of a case."""

    code = "XT-284"
    sentence = "Hồ sơ này không ghi điều gì cần lập vụ việc."
    remedy = "Chỉ lập vụ việc từ tai nạn do người khác gây ra, hoặc từ trẻ bị bỏ rơi."


def calls_for_case(record: Record) -> bool:
    """Whether what a record says asks for a case that it does not name yet."""
    reference = REFERENCES.get(record.kind)
    if reference is None or record.state == "void" or record.fields.get(reference):
        return False
    return _is_matter(record)


def propose_case(session: Session, kind_name: str, id: str) -> Record:
    """Begin the case of a record, as a draft, and name it there; the case there is already, where
    one was begun. Raises NoCaseFromThis, NoRight, NotHere and what saving raises."""
    session.require("write")
    session.kind("case")
    record = browse.record(session, kind_name, id)
    reference = REFERENCES.get(kind_name)
    if reference is None or not _is_matter(record):
        raise NoCaseFromThis()
    before = record.fields.get(reference)
    known = records.get(session.book.db, "case", before) if isinstance(before, str) else None
    if known is not None:
        return known
    told: Fields = {
        to: record.fields[name] for name, to in _SAME[kind_name].items() if name in record.fields
    }
    if isinstance(told.get("child"), str):
        told = {name: value for name, value in told.items() if not name.startswith("told_")}
    case = save.start(session, "case", told)
    with session.book.transaction():
        save.keep_draft(session, case)
        named = replace(record, fields={**record.fields, reference: case.id})
        if record.state == "draft" or not record.revision:
            save.keep_draft(session, named)
        else:
            save.complete(session, named)
    return case


def _is_matter(record: Record) -> bool:
    if record.kind == "injury":
        return record.fields.get("intent") == "assault" or record.fields.get("sexual") == "yes"
    return record.kind == "birth" and record.fields.get("abandoned") == "yes"
