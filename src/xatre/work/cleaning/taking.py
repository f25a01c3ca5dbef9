"""Taking the number and the mark of a returned list into the book, and nothing else; noted as an
import, what it writes into drafts too, so that it can be undone like one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from xatre.model.checks import problems, with_computed
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.store.register import drafts, imports, records, revisions
from xatre.store.register.imports import ImportRow
from xatre.work.cleaning.faults import Counts, faulty
from xatre.work.cleaning.returned import Returned, ReturnedRow
from xatre.work.cleaning.rows_together import MARK, NUMBER
from xatre.work.importing import drafts_filled
from xatre.work.records import save
from xatre.work.records.look import BookLook
from xatre.work.records.refusals import ChangedSince
from xatre.work.session import Session

TAKEN = ("new", "changed")


@dataclass(frozen=True)
class Cleaned:
    """What was taken: the number of the import (0 for nothing), ids, rows that checks refused as
    (row, why), and the counts before and after."""

    number: int
    saved: list[str]
    refused: list[tuple[int, str]]
    before: Counts
    after: Counts


def take(session: Session, returned: Returned, statuses: Collection[str] = TAKEN) -> Cleaned:
    """Write numbers and marks of the rows of these statuses ("doubtful" when a person looked), but
    for those that the checks refuse.

    Raises NoRight, ChangedSince where a record changed since the list was read (then nothing is
    written), DiskError.
    """
    session.require("write")
    _, before = faulty(session)
    wanted = {"new", "changed", "doubtful"} & set(statuses)
    chosen = [row for row in returned.rows if row.record is not None and row.status in wanted]
    saved: list[str] = []
    refused: list[tuple[int, str]] = []
    number = 0
    db = session.book.db
    with session.book.transaction():
        for row in chosen:
            record, why = _answered(session, row)
            if why:
                refused.append((row.number, why))
                continue
            # Of a list whose every row is refused nothing was brought in.
            number = number or imports.note_import(
                db, "child", returned.file, returned.sha256, session.book.officer.name, session.now
            )
            _write(session, row, record, number)
            saved.append(record.id)
        if saved:
            session.note("imported", f"child {len(saved)} {returned.sha256[:16]}")
    return Cleaned(number, saved, refused, before, faulty(session)[1])


def _answered(session: Session, row: ReturnedRow) -> tuple[Record, str]:
    """The record of a row with what the list says; and why it is not written, in words."""
    looked = row.record
    held = records.get(session.book.db, looked.kind, looked.id) if looked else None
    if held is None or looked is None or held.revision != looked.revision:
        raise ChangedSince()
    kind, look = session.kind(held.kind), BookLook(session)
    if held.kind == "birth":
        fields: Fields = held.fields | {NUMBER: row.personal_number}
    else:
        fields = with_answer(held.fields, row.personal_number, row.mark)
    record = replace(held, fields=fields)
    record = with_computed(record, kind, look)
    completing = held.state != "draft"
    known = {(one.path, one.code) for one in problems(held, kind, look, completing=completing)}
    wrong = [
        one.text
        for one in problems(record, kind, look, completing=completing)
        if one.level == "error" and (one.path, one.code) not in known
    ]
    return record, " ".join(wrong)


def _write(session: Session, row: ReturnedRow, record: Record, number: int) -> None:
    db = session.book.db
    if record.state == "draft":
        before = drafts.draft(db, record.id)
        save.keep_draft(session, record)
        after = drafts.draft(db, record.id)
        if before is not None and after is not None:
            drafts_filled.note(session, number, before, after)
        return
    line = save.next_line_of(session, session.kind(record.kind), record)
    if line is not None:
        revisions.add_lines(db, [line])
        key = f"police {line.id} {line.name}"
        rows = [ImportRow(row.number, key, record.kind, record.id, line.name)]
        imports.note_rows(db, number, rows)


def with_answer(fields: Fields, number: str, mark: str) -> Fields:
    """The fields of a child with the number and the mark, and what these say of its state."""
    found: Fields = dict(fields)
    if number:
        found[NUMBER] = number
    if mark:
        found[MARK] = mark
    if found.get(NUMBER):
        found["number_state"] = "has"
        found.pop("number_waiting_since", None)
    elif mark == "waiting":
        found["number_state"] = "waiting"
    elif not found.get("number_state"):
        found["number_state"] = "none"
    return found
