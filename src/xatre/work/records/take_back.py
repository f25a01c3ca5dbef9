"""Undoing the last saved change of one record: a new revision that says what was said before.

Nothing is deleted. It is done only while the change is still the record's last word.
"""

from __future__ import annotations

from dataclasses import replace

from xatre.errors import DataError
from xatre.model.merge import next_edit, view
from xatre.model.record import Record
from xatre.model.values import IN, Fields
from xatre.store.register import records, revisions
from xatre.work.cases import access
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
    """Undo `revision`, the last one of a record: its values become those before it; a new record
    is voided.

    Raises NotHere, NotOurs, ChangedSince where something came after it, NotUndone where it
    settled a clash or the same values cannot be said again.
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
    if found.revision != revision or revision not in lines:
        raise ChangedSince()
    seen = view(lines.values(), kind.merge == "whole")
    parents = lines[revision].parents
    if seen is None or seen.open or len(parents) > 1 or not parents <= lines.keys():
        raise NotUndone()
    fields: Fields = found.fields | {"void_reason": reason}
    state = "void"
    for name in parents:
        fields, state = lines[name].fields, lines[name].state
    following = next_edit(seen, _without_new_rows(fields, found.fields), state)
    if following is None:
        raise NotUndone()
    line = session.next_line(found, following)
    with session.book.transaction():
        revisions.add_lines(session.book.db, [line])
        session.note("undo", f"{kind.name}/{id}")
    again = records.get(session.book.db, kind.name, id)
    return again if again is not None else replace(found, state="void")


def _without_new_rows(before: Fields, now: Fields) -> Fields:
    """`before`, with the rows that came since as removed: their cells stay for merging."""
    made = dict(before)
    for name, value in now.items():
        if not isinstance(value, dict):
            continue
        earlier = made.get(name)
        rows = dict(earlier) if isinstance(earlier, dict) else {}
        for row_id, row in value.items():
            if row_id not in rows and isinstance(row, dict):
                cells = {cell: words for cell, words in row.items() if cell != IN}
                if cells:
                    rows[row_id] = cells
        if rows:
            made[name] = rows
    return made
