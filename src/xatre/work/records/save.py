"""Writing records: a draft within a second of typing, a completed revision, a voiding.

Knows the order of the work: clean → check → next line → one transaction. Must not see a window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xatre.errors import DataError
from xatre.model.checks import Problem, problems, with_computed
from xatre.model.fields import NOW, OFFICER, TODAY
from xatre.model.kind import Kind
from xatre.model.merge import View, next_edit, view
from xatre.model.ownership import owner
from xatre.model.reading import clean_fields, with_changes
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.model.values import IN, Fields, Value
from xatre.store.identifiers import new_id
from xatre.store.register import drafts, records, revisions
from xatre.work.cases import access, reporter
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.records.look import BookLook
from xatre.work.records.referring import require_unused
from xatre.work.records.sealing import seal_block
from xatre.work.session import Session

BATCH = 500
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
PROGRAM_FIELDS = ("code", "void_reason")
"""What a person never writes by hand: the record's code, and why it was voided."""


class NotHere(DataError):
    """No record of that kind and id in this book."""

    code = "XT-131"
    sentence = "Sổ không có hồ sơ này."
    remedy = "Tìm lại hồ sơ trong danh sách."


class ChangedSince(DataError):
    """The record has a newer revision than the one the person looked at."""

    code = "XT-132"
    sentence = "Hồ sơ đã được sửa sau lần xem này. Chưa ghi gì đè lên."
    remedy = "Mở lại hồ sơ, xem chỗ đã đổi rồi sửa tiếp."


class NotOurs(DataError):
    """The record belongs to another unit: the office remarks, it never edits."""

    code = "XT-133"
    sentence = "Hồ sơ này do đơn vị khác giữ; ở đây chỉ xem và ghi nhận xét."
    remedy = "Ghi nhận xét để đơn vị giữ hồ sơ sửa."


class HandedOver(NotOurs):
    """This unit gave the record away; what stays is a copy to read."""

    code = "XT-151"
    sentence = "Hồ sơ này đã bàn giao cho {unit}; ở đây là bản giữ lại để xem, không sửa được."
    remedy = "Báo đơn vị đang giữ hồ sơ sửa."


class CutHere(DataError):
    """A record of this unit of which another device sent only what travels to the office."""

    code = "XT-152"
    sentence = "Máy này mới có bản rút gọn của hồ sơ, sửa ở đây sẽ mất phần chưa có."
    remedy = "Nhận gói đầy đủ của máy kia trong đơn vị, rồi sửa."


class NoReason(DataError):
    """Voiding without saying why."""

    code = "XT-134"
    sentence = "Chưa ghi lý do hủy. Hồ sơ vẫn nguyên."
    remedy = "Ghi lý do rồi hủy lại."


class Voided(DataError):
    """The record was voided; an edit would silently bring it back."""

    code = "XT-154"
    sentence = "Hồ sơ này đã hủy, nên không sửa. Hồ sơ vẫn giữ nguyên với lý do hủy."
    remedy = "Nếu hủy nhầm, lập hồ sơ mới, hoặc hoàn tác ngay sau khi hủy."


class WrittenByProgram(DataError):
    """A field that only the program writes was given another value; `path` names it."""

    code = "XT-155"
    sentence = "Mục “{path}” do chương trình ghi, không tự đổi được. Chưa ghi hồ sơ này."
    remedy = "Bỏ mục này ra, hoặc để nguyên giá trị đang có."


class BadId(DataError):
    """An id given for a new record that is no id of ours."""

    code = "XT-156"
    sentence = "Mã nhận dạng (id) đưa vào không đúng dạng. Chưa ghi hồ sơ này."
    remedy = "Bỏ mục id ra để máy tự đặt, hoặc dùng id mà lệnh show in ra."


class Incomplete(DataError):
    """The record has errors, so it was not completed; `problems` lists them."""

    code = "XT-135"
    sentence = "Hồ sơ còn {count} chỗ sai, chưa hoàn thành được. Bản nháp vẫn giữ."
    remedy = "Sửa từng chỗ trong danh sách Cần xem lại."

    def __init__(self, found: Sequence[Problem]) -> None:
        self.problems = list(found)
        super().__init__(count=len(found))


@dataclass(frozen=True)
class Added:
    """What `add_records` did: ids saved, and the problems of all that was given."""

    saved: list[str]
    problems: list[Problem]


def start(session: Session, kind_name: str, fields: Fields | None = None) -> Record:
    """A new empty record with the declared defaults and `fields`; nothing is written yet."""
    session.require("write")
    kind = session.kind(kind_name)
    moment = {
        OFFICER: session.book.officer.name,
        TODAY: session.today.isoformat(),
        NOW: session.clock().astimezone().strftime("%H:%M"),
    }
    defaults: Fields = {
        field.name: moment.get(field.default, field.default)
        for field in kind.fields.values()
        if field.default
    }
    return Record(
        new_id(session.clock()), kind_name, session.unit, fields=defaults | (fields or {})
    )


def keep_draft(session: Session, record: Record) -> None:
    """Write the draft of `record` in place; it stays on this machine. Raises DataError for a
    value of the wrong type, size or encoding, DiskError."""
    session.require("write")
    kind = _own_kind(session, record)
    wrong = [
        problem
        for problem in problems(record, kind, BookLook(session), completing=False)
        if problem.level == "error" and problem.path and problem.code == "XT-101"
    ]
    if wrong:
        raise Incomplete(wrong)
    with session.book.transaction():
        _write_draft(session, _coded(session, kind, record))


def drop_draft(session: Session, kind_name: str, id: str) -> None:
    """Forget the draft of a record; a completed revision of it stays."""
    session.require("write")
    with session.book.transaction():
        session.kind(kind_name)
        drafts.discard_draft(session.book.db, id)


def find_problems(session: Session, record: Record, completing: bool = True) -> list[Problem]:
    """Every problem of the record as it stands, errors first."""
    kind = session.kind(record.kind)
    found = problems(record, kind, BookLook(session), completing=completing)
    found += reporter.named(session, record, kind)
    return sorted(found, key=lambda problem: problem.level != "error")


def complete(session: Session, record: Record, *, by_program: bool = False) -> Record:
    """Make the next revision of `record` from its fields; the draft goes. The record as saved.

    `record.revision` names the head the person looked at; `by_program` for a verb that writes
    what nobody types (`Kind.by_program`). Raises Incomplete, ChangedSince, NotOurs,
    WrittenByProgram, merge's StateClash and StillOpen, DiskError.
    """
    session.require("write")
    kind = _own_kind(session, record)
    kept = records.get(session.book.db, kind.name, record.id)
    if kept is not None and kept.state == "void":
        raise Voided()
    if not by_program:
        _leave_alone(kind, kept.fields if kept else {}, record.fields, kind.by_program)
    look = BookLook(session)
    record = with_computed(_coded(session, kind, record), kind, look)
    errors = [
        problem
        for problem in problems(record, kind, look, completing=True)
        if problem.level == "error"
    ]
    if errors:
        raise Incomplete(errors)
    with session.book.transaction():
        line = _next_line(session, kind, record, "complete")
        if line is not None:
            revisions.add_lines(session.book.db, [line])
        drafts.discard_draft(session.book.db, record.id)
        session.note("complete", f"{kind.name}/{record.id}")
    return _read_back(session, kind, record.id)


def void_record(session: Session, kind_name: str, id: str, reason: str) -> Record:
    """Void a record with a reason; nothing is deleted. Raises NotHere, NoReason, NotOurs,
    StillReferredTo."""
    session.require("write")
    kind = session.kind(kind_name)
    record = records.get(session.book.db, kind.name, id)
    if record is None:
        raise NotHere()
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
        record = _changed(session, kind, raw)
        _own_kind(session, record)
        look = BookLook(session)
        record = with_computed(_coded(session, kind, record), kind, look)
        own = problems(record, kind, look, completing=not draft)
        own += reporter.named(session, record, kind)
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


def _changed(session: Session, kind: Kind, raw: Mapping[str, object]) -> Record:
    """The record that `raw` asks for, over what the book has."""
    plain = {key: value for key, value in raw.items() if key not in ("id", "revision")}
    sealed = {
        field.name: seal_block(session, field, plain.pop(field.name))
        for field in kind.sealed_fields
        if isinstance(plain.get(field.name), Mapping)
    }
    id, revision = str(raw.get("id") or ""), str(raw.get("revision") or "")
    if id and not ID.fullmatch(id):
        raise NotHere() if revision else BadId()
    before = records.get(session.book.db, kind.name, id) if id else None
    if before is None:
        if revision or (id and records.kind_of(session.book.db, id)):
            raise NotHere()
        before = start(session, kind.name)
        before = replace(before, id=id or before.id)
    elif revision != before.revision:
        raise ChangedSince()
    elif before.state == "void":
        raise Voided()
    fields = with_changes(kind, before.fields, plain | sealed)
    _leave_alone(kind, before.fields, fields, (*PROGRAM_FIELDS, *kind.by_program))
    return replace(before, fields=fields)


def _leave_alone(kind: Kind, before: Fields, after: Fields, names: Sequence[str]) -> None:
    for name in names:
        if name in kind.fields and after.get(name) != before.get(name):
            raise WrittenByProgram(path=name)


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
    if (kind.owner == "office") != session.at_office:
        raise NotOurs()
    if record.cut and not records.was_given_back(session.book.db, record.id):
        raise CutHere()
    return kind


def not_ours(session: Session, id: str) -> NotOurs:
    """Why a record of another unit cannot be edited here."""
    to = records.handed_to(session.book.db, id)
    return HandedOver(unit=session.codes.unit_label(to)) if to else NotOurs()


def _coded(session: Session, kind: Kind, record: Record) -> Record:
    """The record with the code people call it by; given once, at its first saving."""
    if not kind.prefix or record.fields.get("code"):
        return record
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


def without_row(value: Value | None, row_id: str) -> Fields:
    """A keyed-rows value without one row: its existence goes, its cells stay for merging."""
    rows = dict(value) if isinstance(value, dict) else {}
    row = rows.get(row_id)
    if isinstance(row, dict):
        rows[row_id] = {name: cell for name, cell in row.items() if name != IN}
    return rows
