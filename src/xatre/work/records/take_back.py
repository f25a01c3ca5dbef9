"""Undoing the last saved change of one record: a new revision that says what was said before.

Nothing is deleted. It is done only while the change is still the record's last word; what came
after it and was taken back itself does not count.
"""

from __future__ import annotations

from dataclasses import replace

from xatre.errors import DataError
from xatre.model.merge import next_edit, view
from xatre.model.record import Record
from xatre.model.standing import after, without_new_rows
from xatre.model.values import Fields
from xatre.store.register import records, revisions
from xatre.work.cases import access
from xatre.work.records.referring import require_unused
from xatre.work.records.refusals import ChangedSince, NotHere, not_ours
from xatre.work.session import Session

REASON = "Hoàn tác ngay sau khi ghi"
"""The reason with which a record is voided whose first saving is undone."""


class NotUndone(DataError):
    """The change cannot be undone in one step."""

    code = "XT-147"
    sentence = "Lần ghi này không hoàn tác được nữa. Hồ sơ vẫn nguyên."
    remedy = "Mở lịch sử của hồ sơ rồi sửa lại bằng tay."


def take_back(
    session: Session, kind_name: str, id: str, revision: str, reason: str = REASON
) -> Record:
    """Undo `revision`, the last one of a record that stands: its values become those before it; a
    new record is voided.

    Raises NotHere, NotOurs, ChangedSince where something came after it, NotUndone where it
    settled a clash or the same values cannot be said again, StillReferredTo where others are filed
    under a new one.
    """
    session.require("write")
    kind = session.kind(kind_name)
    found = records.get(session.book.db, kind.name, id)
    if found is not None:
        access.require_open(session, found)
    if found is None:
        raise NotHere()
    if not session.owns(found.unit):
        raise not_ours(session, id)
    lines = {line.name: line for line in revisions.history(session.book.db, id)}
    if revision not in lines:
        raise ChangedSince()
    if found.revision != revision and after(lines, found.revision, revision) != []:
        raise ChangedSince()
    seen = view(lines.values(), kind.merge == "whole")
    parents = lines[revision].parents
    if seen is None or seen.open or len(parents) > 1 or not parents <= lines.keys():
        raise NotUndone()
    fields: Fields = found.fields | {"void_reason": reason}
    state = "void"
    for name in parents:
        fields, state = lines[name].fields, lines[name].state
    if state == "void" and not parents:
        require_unused(session, found)
    following = next_edit(seen, without_new_rows(fields, found.fields), state)
    if following is None:
        raise NotUndone()
    line = session.next_line(found, following)
    with session.book.transaction():
        revisions.add_lines(session.book.db, [line])
        session.note("undo", f"{kind.name}/{id}")
    again = records.get(session.book.db, kind.name, id)
    return again if again is not None else replace(found, state="void")


def came_after(session: Session, kind_name: str, id: str, revision: str) -> list[str] | None:
    """The lines of a record that stand on `revision`, the next first; None where that one was
    taken back already, or the record is not here."""
    found = records.get(session.book.db, session.kind(kind_name).name, id)
    if found is None:
        return None
    lines = {line.name: line for line in revisions.history(session.book.db, id)}
    return after(lines, found.revision, revision)
