"""Writing records: a draft within a second of typing, a completed revision, a voiding.

Knows the order of the work: clean → check → next line → one transaction. Must not see a window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xatre.errors import DataError
from xatre.model.checks import Problem, problems, with_computed
from xatre.model.kind import Kind
from xatre.model.line_form import LineError
from xatre.model.merge import View, next_edit, view
from xatre.model.ownership import owner
from xatre.model.problem import BAD_VALUE
from xatre.model.reading import clean_fields
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.model.values import Fields
from xatre.store.identifiers import new_id
from xatre.store.register import drafts, records, revisions
from xatre.work.cases import access, reporter
from xatre.work.doubles import saying
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.records import on_its_way
from xatre.work.records.beginning import begun_with
from xatre.work.records.given import leave_alone, leave_decided, read_given
from xatre.work.records.look import BookLook
from xatre.work.records.referring import require_unused
from xatre.work.records.refusals import (
    ChangedSince,
    CutHere,
    Incomplete,
    NoReason,
    NotHere,
    NotOurs,
    Voided,
    not_ours,
)
from xatre.work.session import Session

BATCH = 500


@dataclass(frozen=True)
class Added:
    """What `add_records` did: ids saved, and the problems of all that was given."""

    saved: list[str]
    problems: list[Problem]


def start(session: Session, kind_name: str, fields: Fields | None = None) -> Record:
    """A new record with `fields`, what it takes from those they refer to, and the declared
    defaults; nothing is written yet."""
    session.require("write")
    kind = session.kind(kind_name)
    begun = begun_with(session, kind, fields or {})
    return Record(new_id(session.clock()), kind_name, session.unit, fields=begun)


def keep_draft(session: Session, record: Record) -> None:
    """Write the draft of `record` in place; it stays on this machine. Raises DataError for a
    value of the wrong type, size or encoding, Voided, DiskError."""
    session.require("write")
    kind = _own_kind(session, record)
    kept = records.get(session.book.db, kind.name, record.id)
    if kept is not None and kept.state == "void":
        raise Voided()
    wrong = [
        problem
        for problem in problems(record, kind, BookLook(session), completing=False)
        if problem.level == "error" and problem.path and problem.code == BAD_VALUE
    ]
    if wrong:
        raise Incomplete(wrong)
    with session.book.transaction():
        _write_draft(session, _coded(session, kind, record))


def drop_draft(session: Session, kind_name: str, id: str) -> None:
    """Forget the draft of a record; a completed revision of it stays. Raises NotHere, NoRight."""
    session.require("write")
    kind = session.kind(kind_name)
    record = records.get(session.book.db, kind.name, id)
    if record is None:
        raise NotHere()
    access.require_open(session, record)
    with session.book.transaction():
        drafts.discard_draft(session.book.db, id)


def find_problems(session: Session, record: Record, completing: bool = True) -> list[Problem]:
    """Every problem of the record as it stands, errors first."""
    kind = session.kind(record.kind)
    found = problems(record, kind, BookLook(session), completing=completing)
    found += reporter.named(session, record, kind)
    found += saying.said(session, record, found)
    found += on_its_way.problems(session, record)
    return sorted(found, key=lambda problem: problem.level != "error")


def complete(session: Session, record: Record, *, by_program: bool = False) -> Record:
    """Make the next revision of `record` from its fields; the draft goes. The record as saved.

    `record.revision` names the head the person looked at; `by_program` for a verb that writes
    what nobody types (`Kind.by_program`). Raises Incomplete, ChangedSince, NotOurs,
    WrittenByProgram, merge's StateClash and StillOpen, DiskError.
    """
    return complete_with_doubts(session, record, by_program=by_program)[0]


def complete_with_doubts(
    session: Session, record: Record, *, by_program: bool = False
) -> tuple[Record, list[Problem]]:
    """`complete`, and the doubts that were let through."""
    session.require("write")
    kind = _own_kind(session, record)
    kept = records.get(session.book.db, kind.name, record.id)
    if kept is not None and kept.state == "void":
        raise Voided()
    if not by_program:
        leave_alone(kind, kept.fields if kept else {}, record.fields, kind.by_program)
        leave_decided(kind, kept.fields if kept else {}, record.fields)
    look = BookLook(session)
    record = with_computed(_coded(session, kind, record), kind, look)
    found = problems(record, kind, look, completing=True)
    doubts = [problem for problem in found if problem.level != "error"]
    if len(doubts) < len(found):
        raise Incomplete([one for one in found if one.level == "error"], doubts)
    with session.book.transaction():
        line = _next_line(session, kind, record, "complete")
        if line is not None:
            revisions.add_lines(session.book.db, [line])
        drafts.discard_draft(session.book.db, record.id)
        session.note("complete", f"{kind.name}/{record.id}")
    return _read_back(session, kind, record.id), doubts


def void_record(session: Session, kind_name: str, id: str, reason: str) -> Record:
    """Void a record with a reason; nothing is deleted. Raises NotHere, Voided, NoReason, NotOurs,
    StillReferredTo."""
    session.require("write")
    kind = session.kind(kind_name)
    record = records.get(session.book.db, kind.name, id)
    if record is None:
        raise NotHere()
    if record.state == "void":
        raise Voided()
    if not reason.strip():
        raise NoReason()
    fields = record.fields | clean_fields(kind, {"void_reason": reason})
    changed = replace(record, fields=fields)
    _own_kind(session, changed)
    require_unused(session, record)
    with session.book.transaction():
        drafts.discard_draft(session.book.db, id)
        if record.state != "draft":
            line = _next_line(session, kind, changed, "void")
            if line is not None:
                revisions.add_lines(session.book.db, [line])
        session.note("void", f"{kind.name}/{id}")
    return _read_back(session, kind, id) if record.state != "draft" else changed


def add_records(
    session: Session,
    kind_name: str,
    given: Sequence[Mapping[str, object]],
    draft: bool = False,
    progress: Progress = silent,
    stop: Stop = never,
) -> Added:
    """Add or edit records given as JSON objects (the form that `browse.show` prints).

    With `id` and `revision` it is a new revision: an absent key is unchanged, null clears. Each
    record stands alone: one with errors is not saved and the rest are.
    """
    session.require("write")
    kind = session.kind(kind_name)
    saved: list[str] = []
    found: list[Problem] = []
    for begin in range(0, len(given), BATCH):
        with session.book.transaction():
            for place, raw in enumerate(given[begin : begin + BATCH], begin):
                _add_one(session, kind, raw, place, draft, saved, found)
        progress(min(begin + BATCH, len(given)), len(given))
        if stop():
            break
    return Added(saved, found)


def _add_one(
    session: Session,
    kind: Kind,
    raw: Mapping[str, object],
    place: int,
    draft: bool,
    saved: list[str],
    found: list[Problem],
) -> None:
    name = str(raw.get("id") or place)
    try:
        record = read_given(session, kind, raw, lambda: start(session, kind.name))
        _own_kind(session, record)
        look = BookLook(session)
        record = with_computed(_coded(session, kind, record), kind, look)
        own = problems(record, kind, look, completing=not draft)
        own += reporter.named(session, record, kind)
        own += on_its_way.problems(session, record)
        # By its place in what was given, unless it has a name already: a fresh id tells nothing.
        found.extend(replace(problem, record=name) for problem in own)
        if any(problem.level == "error" for problem in own):
            return
        if draft:
            _write_draft(session, record)
        else:
            line = _next_line(session, kind, record, "complete")
            if line is not None:
                revisions.add_lines(session.book.db, [line])
            drafts.discard_draft(session.book.db, record.id)
        session.note("draft" if draft else "complete", f"{kind.name}/{record.id}")
        saved.append(record.id)
    except DataError as fault:
        path = str(fault.facts.get("path", ""))
        found.append(Problem(name, path, "error", fault.code, f"{fault.happened} {fault.to_do}"))
    except LineError as fault:  # too large for one line: this record alone is not saved
        found.append(Problem(name, "", "error", fault.code, fault.happened))


def _write_draft(session: Session, record: Record) -> None:
    drafts.save_draft(
        session.book.db,
        record.kind,
        record.id,
        record.unit,
        record.fields,
        record.revision,
        saved_at=session.now,
    )


def _own_kind(session: Session, record: Record) -> Kind:
    kind = session.kind(record.kind)
    access.require_open(session, record)
    if not session.owns(record.unit):
        raise not_ours(session, record.id)
    case = access.case_of(session, record)
    if case is not None and not session.owns(case.unit):
        raise not_ours(session, case.id)
    # At an office only what a commune gave to it: a case, and the papers of one.
    if (kind.owner == "office") != session.at_office and (case is None or not session.at_office):
        raise NotOurs()
    if record.cut and not records.was_given_back(session.book.db, record.id):
        raise CutHere()
    return kind


def _coded(session: Session, kind: Kind, record: Record) -> Record:
    """The record with the code people call it by; given once, at its first saving."""
    if not kind.prefix or record.fields.get("code"):
        return record
    kept = records.get(session.book.db, kind.name, record.id)  # a form may not know it yet
    code = kept.fields.get("code") if kept else None
    if not code:
        letter = session.book.facts.device_letter
        code = records.next_code(session.book.db, kind.name, letter, session.today.year)
    return replace(record, fields=record.fields | {"code": code})


def _next_line(session: Session, kind: Kind, record: Record, state: str) -> Revision | None:
    """The line that makes the book say `record`; None when it says so already."""
    before = revisions.history(session.book.db, record.id)
    seen: View | None = view(before, kind.merge == "whole") if before else None
    if seen is not None:
        if not session.owns(owner({line.name: line for line in before}, seen.heads)):
            raise not_ours(session, record.id)
        if record.revision != seen.revision:
            raise ChangedSince()
    following = next_edit(seen, record.fields, state)
    if following is None:
        return None
    return session.next_line(record, following)


def next_line_of(session: Session, kind: Kind, record: Record) -> Revision | None:
    """The line that completes `record` as it stands, checked by the caller; None where the book
    says so already. Raises ChangedSince, NotOurs."""
    return _next_line(session, kind, record, "complete")


def _read_back(session: Session, kind: Kind, id: str) -> Record:
    record = records.get(session.book.db, kind.name, id)
    if record is None:
        raise NotHere()
    return record
