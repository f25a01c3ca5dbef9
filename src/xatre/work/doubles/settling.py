"""What a person decides about two records: one child (joined), two children (remembered), and a
joining taken apart again. All of it is revisions, so nothing is lost and it travels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from xatre.errors import DataError
from xatre.kinds import KINDS
from xatre.model.conditions import When
from xatre.model.kind import COMMON_FIELDS
from xatre.model.merge import next_edit, view
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.model.text import clean, fold
from xatre.model.values import IN, YES, Fields, Value, rows_in
from xatre.store.register import drafts, records, revisions
from xatre.store.register.stored_lines import number_of
from xatre.work.doubles import naming_drafts
from xatre.work.doubles.finding import DISTINCT, KIND
from xatre.work.records.refusals import ChangedSince, CutHere, NotHere, not_ours
from xatre.work.session import Session

JOINED = "joined_to"
_ONE_ACT = timedelta(seconds=5)
"""The lines of a joining are written one after the other."""
_OWN = frozenset({*(field.name for field in COMMON_FIELDS), JOINED, DISTINCT})
"""Fields that stay each record's own when two are joined."""
_ADDED_TO = tuple(field.name for field in KINDS[KIND].fields.values() if field.added_to)


class SameRecord(DataError):
    """One record was given twice."""

    code = "XT-172"
    sentence = "Đây là cùng một hồ sơ. Chưa đổi gì."
    remedy = "Chọn hai hồ sơ khác nhau."


class NotJoined(DataError):
    """The record was not joined to another."""

    code = "XT-173"
    sentence = "Hồ sơ này chưa gộp vào hồ sơ nào. Chưa đổi gì."
    remedy = "Chọn hồ sơ đã gộp trong danh sách đã hủy."


class CannotSettle(DataError):
    """A record is voided, or waits for a decision between two values."""

    code = "XT-174"
    sentence = "Một trong hai hồ sơ đã hủy hoặc còn chỗ chờ chọn. Chưa đổi gì."
    remedy = "Mở hồ sơ đó, giải quyết trước rồi làm lại."


class HasDraft(DataError):
    """One of the two is being edited; joining would drop what was typed."""

    code = "XT-176"
    sentence = "Hồ sơ {code} có bản nháp đang sửa dở. Chưa đổi gì."
    remedy = "Mở hồ sơ đó, hoàn thành hoặc bỏ bản nháp, rồi gộp lại."


@dataclass(frozen=True)
class Joined:
    """The record that stays, and how many records, drafts too, that spoke of the other now speak
    of it. `left` still speak of the other: another unit's, or waiting for a decision."""

    kept: Record
    moved: int
    left: int = 0


def not_one_child(session: Session, one: str, other: str, reason: str = "") -> None:
    """Remember in both records that they are two children; it travels with them.

    Raises NoRight, NotHere, NotOurs, SameRecord, CannotSettle.
    """
    session.require("write")
    both = _both(session, one, other)
    with session.book.transaction():
        for record, against in (both, both[::-1]):
            rows: Fields = dict(rows_in(record.fields.get(DISTINCT)))
            cells: Fields = {IN: YES}
            if words := clean(reason)[:400]:
                cells["reason"] = words
            rows[against.id] = cells
            _revise(session, record, record.fields | {DISTINCT: rows})
        session.note("two children", f"{one} {other}")


def join(session: Session, keep: str, drop: str, chosen: Mapping[str, str] | None = None) -> Joined:
    """Join two records: `keep` takes what it lacks from `drop`, and of the fields in `chosen`
    with "drop" the other's value; `drop` is voided and names it. What spoke of it is moved.

    Raises NoRight, NotHere, NotOurs, SameRecord, CannotSettle, HasDraft.
    """
    session.require("write")
    kept, dropped = _both(session, keep, drop)
    for one in (kept, dropped):
        if drafts.draft(session.book.db, one.id) is not None:
            raise HasDraft(code=one.fields.get("code", ""))
    fields = _joined_fields(kept.fields, dropped.fields, chosen or {})
    code = kept.fields.get("code", "")
    moved = left = 0
    with session.book.transaction():
        voided: Fields = dropped.fields | {JOINED: keep, "void_reason": f"Gộp vào hồ sơ {code}."}
        _revise(session, dropped, voided, "void")
        _revise(session, kept, fields)
        for record, name in _speaking_of(session, drop):
            if _may_move(session, record):
                _revise(session, record, record.fields | {name: keep})
                moved += 1
            else:
                left += 1
        moved += naming_drafts.move(session, KIND, drop, keep)
        session.note("joined", f"{drop} {keep}")
    found = records.get(session.book.db, KIND, keep)
    return Joined(found or kept, moved, left)


def part(session: Session, dropped: str) -> Record:
    """Take a joining apart: the voided record says again what it said, what the joining moved
    comes back, and the record it was joined to, where nobody edited it since, too. What a person
    had tied to that one stays. The record that is back.

    Raises NoRight, NotHere, NotOurs, NotJoined.
    """
    session.require("write")
    db = session.book.db
    record = records.get(db, KIND, dropped)
    if record is None:
        raise NotHere()
    keep = record.fields.get(JOINED)
    if record.state != "void" or not isinstance(keep, str):
        raise NotJoined()
    _own(session, record)
    voided = _voided(session, record.id, keep)
    with session.book.transaction():
        fields = {
            name: value
            for name, value in record.fields.items()
            if name not in (JOINED, "void_reason")
        }
        _revise(session, record, fields, "complete")
        kept = records.get(db, KIND, keep)
        if kept is not None and (before := _before_joining(session, kept, voided)) is not None:
            _revise(session, kept, before)
        for back, name in _speaking_of(session, keep):
            if _may_move(session, back) and _was_moved(session, back, name, voided):
                _revise(session, back, back.fields | {name: dropped})
        naming_drafts.move_back(session, KIND, dropped, keep)
        session.note("parted", f"{dropped} {keep}")
    found = records.get(db, KIND, dropped)
    return found or record


def _both(session: Session, one: str, other: str) -> tuple[Record, Record]:
    if one == other:
        raise SameRecord()
    found = []
    for id in (one, other):
        record = records.get(session.book.db, KIND, id)
        if record is None or not record.revision:
            raise NotHere()
        _own(session, record)
        if record.state != "complete" or record.clashes:
            raise CannotSettle()
        found.append(record)
    return found[0], found[1]


def _own(session: Session, record: Record) -> None:
    if not session.owns(record.unit):
        raise not_ours(session, record.id)
    if record.cut and not records.was_given_back(session.book.db, record.id):
        raise CutHere()


def _joined_fields(kept: Fields, dropped: Fields, chosen: Mapping[str, str]) -> Fields:
    fields = dict(kept)
    for name, value in dropped.items():
        if name in _OWN:
            continue
        held = fields.get(name)
        if held is None or chosen.get(name) == "drop":
            fields[name] = value
        elif isinstance(held, dict) and isinstance(value, dict):
            fields[name] = value | held
    for name in fields.keys() - kept.keys():
        # A number taken from the other says that there is one.
        shown = KINDS[KIND].fields[name].shown_if
        if isinstance(shown, When) and not shown.holds(fields) and shown.holds(dropped):
            fields[shown.name] = dropped[shown.name]
    names = [str(fields.get("other_names", ""))]
    for other in (kept.get("full_name"), dropped.get("full_name"), dropped.get("other_names")):
        said = {fold(name) for name in [str(fields.get("full_name", "")), *names]}
        if isinstance(other, str) and fold(other) not in said:
            names.append(other)
    if written := ", ".join(name for name in names if name)[:200]:
        fields["other_names"] = written
    for name in _ADDED_TO:
        both = [value for value in (kept.get(name), dropped.get(name)) if isinstance(value, str)]
        if len(both) > 1:
            fields[name] = "\n".join(dict.fromkeys(both))
    return fields


def _speaking_of(session: Session, id: str) -> Iterator[tuple[Record, str]]:
    """Completed records that name a child, with the field that does. Guarded ones too: who may
    not see them learns nothing from it."""
    for kind in KINDS.values():
        for name in naming_drafts.references(kind.name, KIND):
            if name == JOINED:
                continue
            for record in records.children(session.book.db, kind.name, name, id):
                if record.state == "complete":
                    yield record, name


def _may_move(session: Session, record: Record) -> bool:
    return session.owns(record.unit) and not record.clashes


def _voided(session: Session, dropped: str, keep: str) -> Revision:
    """The line of the last joining, by which the dropped record was voided."""
    lines = {line.name: line for line in revisions.history(session.book.db, dropped)}
    return [
        line
        for line in lines.values()
        if line.fields.get(JOINED) == keep
        and all(one not in lines or JOINED not in lines[one].fields for one in line.parents)
    ][-1]


def _is_of(session: Session, line: Revision, voided: Revision) -> bool:
    """Whether a line was written by the act that wrote `voided`, and after it."""
    apart = datetime.fromisoformat(line.when) - datetime.fromisoformat(voided.when)
    if line.device != voided.device or not timedelta() <= apart <= _ONE_ACT:
        return False
    # Of lines written here the order is known to less than a second.
    db = session.book.db
    written_here = line.device == session.book.facts.device
    return not written_here or number_of(db, line.name) > number_of(db, voided.name)


def _was_moved(session: Session, record: Record, name: str, voided: Revision) -> bool:
    """Whether it was the joining that made the record name the other child, and nobody changed
    that since."""
    lines = {line.name: line for line in revisions.history(session.book.db, record.id)}
    held = record.fields.get(name)
    turned = [
        line
        for line in lines.values()
        if line.fields.get(name) == held
        and any(one in lines and lines[one].fields.get(name) != held for one in line.parents)
    ]
    if not turned:
        return False
    before = {lines[one].fields.get(name) for one in turned[-1].parents if one in lines}
    return before == {voided.id} and _is_of(session, turned[-1], voided)


def _before_joining(session: Session, kept: Record, voided: Revision) -> Fields | None:
    """What the record said before the joining, where that is still its last line."""
    lines = {line.name: line for line in revisions.history(session.book.db, kept.id)}
    last = lines.get(kept.revision)
    if last is None or len(last.parents) != 1 or not _is_of(session, last, voided):
        return None
    (name,) = last.parents
    if name not in lines:
        return None
    before, given = lines[name].fields, voided.fields
    taken = [one for one in last.fields if last.fields[one] != before.get(one)]
    came_from_it = all(
        one in ("other_names", *_ADDED_TO) or isinstance(last.fields[one], dict)
        or last.fields[one] == given.get(one)
        for one in taken
    )  # fmt: skip
    return before if came_from_it and before.keys() <= last.fields.keys() else None


def _revise(session: Session, record: Record, fields: Mapping[str, Value], state: str = "") -> None:
    lines = revisions.history(session.book.db, record.id)
    seen = view(lines, KINDS[record.kind].merge == "whole")
    if seen is None or seen.revision != record.revision:
        raise ChangedSince()
    following = next_edit(seen, dict(fields), state or record.state)
    if following is not None:
        changed = replace(record, fields=dict(fields))
        line = session.next_line(changed, following)
        revisions.add_lines(session.book.db, [line])
        naming_drafts.stand_on(session, record.id, record.revision, line.name)
