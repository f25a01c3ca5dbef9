"""A record while a person writes it: begun, kept as a draft with what cannot be read, checked,
completed. What the person may not see stays in the record, whatever is typed over it. Knows no
window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from xatre.model.computed import with_computed
from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records import browse, refusals, save, withholding
from xatre.work.records.look import BookLook
from xatre.work.records.unread import keep_unread, unread
from xatre.work.session import Session


@dataclass(frozen=True)
class Begun:
    """A record in a form. `withheld` is what this officer is not shown of it; `stale` when the
    record was changed since its draft was begun; `head` its present revision; `typed` what was
    typed and could not be read, by field."""

    record: Record
    title: str
    withheld: Fields
    is_draft: bool
    stale: bool = False
    head: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """A draft was kept: the record's code, and problems of what no draft may hold."""

    code: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Checked:
    """What the checks found, and the computed fields."""

    problems: tuple[Problem, ...]
    computed: Fields


def begin(session: Session, kind_name: str, fields: Fields) -> Begun:
    """A new record; nothing is written yet."""
    return Begun(save.start(session, kind_name, fields), "", {}, is_draft=True)


def reopen(session: Session, kind_name: str, id: str) -> Begun:
    """A record, with its draft where it has one. Raises NotHere, NoRight."""
    record = browse.record(session, kind_name, id)
    completed = browse.record(session, kind_name, id, with_draft=False)
    is_draft = record.state == "draft" or record.fields != completed.fields
    withheld = withholding.withheld(session, record)
    shown = replace(record, fields=withholding.visible(session, record))
    title = browse.title(session, kind_name, id)
    stale = completed.state != "draft" and record.revision != completed.revision
    typed = unread(session, id)
    return Begun(shown, title, withheld, is_draft or bool(typed), stale, completed.revision, typed)


def whole(record: Record, typed: Fields, withheld: Fields) -> Record:
    """The record with what was typed, and again with what was not shown."""
    return replace(record, fields=withholding.with_withheld(typed, withheld))


def keep(session: Session, record: Record, typed: Mapping[str, str] | None = None) -> Kept:
    """Keep the draft. What no draft may hold is left out, and said; `typed` is what could not be
    read, kept as it was typed. Raises NotOurs, DiskError."""
    record = _with_code(session, record)
    wrong: tuple[Problem, ...] = ()
    try:
        save.keep_draft(session, record)
    except refusals.Incomplete as fault:
        wrong = tuple(fault.problems)
        unfit = {problem.path.partition("/")[0] for problem in wrong}
        fit = {name: value for name, value in record.fields.items() if name not in unfit}
        save.keep_draft(session, replace(record, fields=fit))
    keep_unread(session, record.id, typed or {})
    kept = browse.record(session, record.kind, record.id)
    return Kept(str(kept.fields.get("code", "")), wrong)


def check(session: Session, record: Record) -> Checked:
    """Every problem the record would have on completing, and its computed fields."""
    kind = session.kind(record.kind)
    worked_out = with_computed(record, kind, BookLook(session))
    computed = {
        name: worked_out.fields[name]
        for name, field in kind.fields.items()
        if field.computed and name in worked_out.fields
    }
    return Checked(tuple(save.find_problems(session, worked_out)), computed)


def complete(session: Session, record: Record) -> Record:
    """Complete the record. Raises what `save.complete` raises."""
    made = save.complete(session, _with_code(session, record))
    keep_unread(session, record.id, {})
    return made


def drop(session: Session, kind_name: str, id: str) -> None:
    """Forget the draft and what was typed beside it."""
    save.drop_draft(session, kind_name, id)
    keep_unread(session, id, {})


def _with_code(session: Session, record: Record) -> Record:
    """The record with the code its draft was given, where the form does not know it yet."""
    if record.fields.get("code"):
        return record
    try:
        known = browse.record(session, record.kind, record.id).fields.get("code")
    except refusals.NotHere:
        return record
    return replace(record, fields=record.fields | {"code": known}) if known else record


def rebase(session: Session, mine: Record) -> Begun:
    """The record as it is now with what `mine` changed, for a form. Raises NotHere, NoRight."""
    record = rebased(session, mine)
    title = browse.title(session, mine.kind, mine.id)
    shown = replace(record, fields=withholding.visible(session, record))
    withheld = withholding.withheld(session, record)
    return Begun(shown, title, withheld, True, False, record.revision)


def rebased(session: Session, mine: Record) -> Record:
    """The whole record as it is now, with what `mine` changed since the revision it was begun on.
    Of what this officer is not shown nothing is changed. Raises NotHere, NoRight."""
    now = browse.record(session, mine.kind, mine.id, with_draft=False)
    begun_on = browse.fields_at(session, mine.kind, mine.id, mine.revision)
    base = withholding.visible(session, replace(now, fields=begun_on))
    changed = withholding.visible(session, mine)
    fields = withholding.visible(session, now)
    for name in {*base, *changed}:
        if base.get(name) != changed.get(name):
            value = changed.get(name)
            if value is None:
                fields.pop(name, None)
            else:
                fields[name] = value
    return whole(now, fields, withholding.withheld(session, now))
