"""Reading the book: lists, one record, its history and what belongs to it, the search.

Guards the existence of cases and hidden values for officers without case rights.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from xatre.errors import DataError
from xatre.model.fields import Reference, Rows, Sealed
from xatre.model.kind import Kind
from xatre.model.merge import view
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.model.text import DOTS
from xatre.model.values import Fields, Value, rows_in
from xatre.store.lists import query, search
from xatre.store.lists.filters import Between, Filter
from xatre.store.lists.query import Query, Row
from xatre.store.lists.search import Hit
from xatre.store.register import drafts, records, revisions
from xatre.work.cases import access
from xatre.work.records import row_names, villages, withholding
from xatre.work.records.changed_paths import Cut, changed_paths, cut_lines
from xatre.work.records.refusals import NotHere
from xatre.work.session import Session

__all__ = ["Between", "Filter", "HistoryLine", "Hit", "Query", "Row"]

HOUSEHOLD = ("village", "household_head", "household_number", "address", "poverty", "poverty_from")
"""What a child of the same household takes over."""


class TooLongSearch(DataError):
    """Nobody types that much into a search box."""

    code = "XT-137"
    sentence = "Chữ tìm dài quá 200 ký tự."
    remedy = "Gõ ngắn lại: vài chữ đầu của tên là đủ."


@dataclass(frozen=True)
class HistoryLine:
    """One revision in words: who, when, and what it changed (label, before, after)."""

    revision: str
    who: str
    when: str
    state: str
    device: str
    changes: tuple[tuple[str, str, str], ...]


def count(session: Session, wanted: Query) -> int:
    """How many records a list has."""
    return query.count(session.book.db, access.without_closed(session, wanted))


def page(session: Session, wanted: Query, offset: int, limit: int) -> list[Row]:
    """Rows `offset` to `offset + limit` of a list."""
    rows = query.page(session.book.db, access.without_closed(session, wanted), offset, limit)
    return villages.whole_names(session, rows)


def position(session: Session, wanted: Query, id: str) -> int | None:
    """Where a record stands in a list; None when it is not in it."""
    return query.position(session.book.db, access.without_closed(session, wanted), id)


def find(session: Session, typed: str, kind: str = "", limit: int = 50) -> tuple[list[Hit], float]:
    """The first `limit` records that match, over one kind or all this officer may know of, and
    the milliseconds it took."""
    if len(typed) > 200:
        raise TooLongSearch()
    kinds = [session.kind(kind).name] if kind else list(session.kinds)
    begun = time.perf_counter()
    hits = search.find(
        session.book.db,
        typed,
        kinds,
        max(1, min(limit, 1000)),
        case_rights=session.sees_cases,
    )
    closed = access.closed_among(session, ((hit.kind, hit.id) for hit in hits))
    hits = [hit for hit in hits if hit.id not in closed]
    return hits, (time.perf_counter() - begun) * 1000


def record(session: Session, kind_name: str, id: str, with_draft: bool = True) -> Record:
    """One record, with what its draft says on top where it has one. Raises NotHere."""
    kind = session.kind(kind_name)
    found = records.get(session.book.db, kind.name, id)
    draft = drafts.draft(session.book.db, id) if with_draft else None
    if draft is not None:
        base = found or Record(id, kind_name, session.unit)
        found = replace(base, fields=draft.fields, revision=draft.base or base.revision)
    if found is None:
        raise NotHere()
    access.require_open(session, found)
    return found


def show(session: Session, kind_name: str, id: str) -> dict[str, object]:
    """One record in the form that `save.add_records` takes back, its history and its clashes,
    without what is withheld from this officer; the reading is written to the journal."""
    found = record(session, kind_name, id, with_draft=False)
    session.note("read", f"{kind_name}/{id}")
    fields = withholding.visible(session, found)
    return {
        "record": {"id": found.id, "revision": found.revision, **_given_form(fields)},
        "kind": kind_name,
        "unit": found.unit,
        "state": found.state,
        "title": records.title(session.book.db, kind_name, id),
        "cut": found.cut,
        "draft": _draft_over(session, found),
        "history": [
            {
                "revision": line.revision,
                "who": line.who,
                "when": line.when,
                "state": line.state,
                "changes": [list(change) for change in line.changes],
            }
            for line in history(session, kind_name, id)
        ],
        "clashes": [
            {
                "field": clash.path,
                "values": [
                    {"value": value, "revision": names[0]} for value, names in clash.values.items()
                ],
            }
            for clash in found.clashes
            if session.sees_cases or not _is_hidden(session, kind_name, clash.path)
        ],
    }


def _draft_over(session: Session, found: Record) -> dict[str, object] | None:
    """The draft that lies over a record on this machine: when it was kept, what it says. None
    where there is none, or where the draft is all there is."""
    draft = drafts.draft(session.book.db, found.id) if found.revision else None
    if draft is None:
        return None
    return {
        "saved_at": draft.saved_at,
        "revision": draft.base,
        "fields": _given_form(withholding.visible(session, replace(found, fields=draft.fields))),
    }


def history(session: Session, kind_name: str, id: str) -> list[HistoryLine]:
    """The revisions of a record, newest first, each with what it changed, in words."""
    kind = _open_kind(session, kind_name, id)
    lines = revisions.history(session.book.db, id)
    by_name = {line.name: line for line in lines}
    cut = cut_lines(session.book.db, kind, lines)
    told = [_history_line(session, kind, line, by_name, cut) for line in lines]
    return told[::-1]


def fields_at(session: Session, kind_name: str, id: str, revision: str) -> Fields:
    """What a record said at the revision a person looked at (heads joined by "+"); nothing for
    one that is not here."""
    kind = _open_kind(session, kind_name, id)
    by_name = {line.name: line for line in revisions.history(session.book.db, id)}
    known = [by_name[name] for name in revision.split("+") if name in by_name]
    seen = view(_with_ancestors(known, by_name), kind.merge == "whole") if known else None
    return seen.fields if seen else {}


def related(session: Session, of: Record) -> dict[str, list[Record]]:
    """The records that refer to this one, by kind; kinds this officer may not know are left out."""
    found: dict[str, list[Record]] = {}
    for kind in session.kinds.values():
        for field in kind.fields.values():
            if isinstance(field, Reference) and field.to == of.kind:
                children = records.children(session.book.db, kind.name, field.name, of.id)
                children = [one for one in children if not access.is_closed(session, one)]
                if children:
                    found.setdefault(kind.name, []).extend(children)
    return found


def household_fields(session: Session, of: Record) -> Fields:
    """What another child of this household starts with."""
    kept = [*HOUSEHOLD, *(name for name in of.fields if name.startswith(("mother_", "father_")))]
    return {name: of.fields[name] for name in kept if name in of.fields}


def counts(session: Session) -> dict[str, int]:
    """How many records of each kind this officer may know of."""
    return {name: count(session, Query(name)) for name in session.kinds}


def title(session: Session, kind_name: str, id: str) -> str:
    """The title of a record, "" where it is not in the book."""
    kind = session.kind(kind_name)
    found = records.get(session.book.db, kind.name, id) if kind.name == villages.KIND else None
    if found is not None:
        return villages.names_of(session.codes, found).whole
    return records.title(session.book.db, kind.name, id)


def _open_kind(session: Session, kind_name: str, id: str) -> Kind:
    """The kind, where the record is not closed to the officer at the book."""
    kind = session.kind(kind_name)
    asked = kind.guarded or kind.closed_if
    found = records.get(session.book.db, kind.name, id) if asked else None
    if found is not None:
        access.require_open(session, found)
    return kind


def _is_hidden(session: Session, kind_name: str, path: str) -> bool:
    field = session.kinds[kind_name].fields.get(path.partition("/")[0])
    return field is not None and field.privacy in ("hidden", "sealed")


def _given_form(fields: Fields) -> Fields:
    """Fields as a person gives them: rows that exist, without their existence marks."""
    given: Fields = {}
    for name, value in fields.items():
        if isinstance(value, dict) and any(isinstance(row, dict) for row in value.values()):
            rows = rows_in(value)
            if rows:
                given[name] = dict(rows)
        else:
            given[name] = value
    return given


def _history_line(
    session: Session,
    kind: Kind,
    line: Revision,
    lines: dict[str, Revision],
    cut: Cut,
) -> HistoryLine:
    known = [lines[name] for name in line.parents if name in lines]
    merged = view(_with_ancestors(known, lines), kind.merge == "whole") if known else None
    former: Fields = merged.fields if merged else {}
    told: dict[str, tuple[str, str, str]] = {}
    for path in changed_paths(line, known, former, cut):
        name = path.split("/")[0]
        field = kind.fields.get(name)
        label = field.label if field else name
        if field is not None and isinstance(field, Sealed):
            told[name] = (label, "", DOTS)
        elif name not in told:
            told[name] = (
                label,
                words_of(session, kind, name, former.get(name)),
                words_of(session, kind, name, line.fields.get(name)),
            )
    return HistoryLine(
        line.name, line.who, line.when, line.state, line.device, tuple(told.values())
    )


def _with_ancestors(of: list[Revision], lines: dict[str, Revision]) -> list[Revision]:
    found: dict[str, Revision] = {}
    left = list(of)
    while left:
        line = left.pop()
        if line.name not in found:
            found[line.name] = line
            left.extend(lines[name] for name in line.parents if name in lines)
    return list(found.values())


def words_of(session: Session, kind: Kind, name: str, value: Value | None) -> str:
    """A value of a field in words, as this officer may read it; "" for none."""
    field = kind.fields.get(name)
    if value is None or field is None:
        return ""
    if field.privacy in ("hidden", "sealed") and not session.sees_cases:
        return DOTS
    if isinstance(field, Reference) and isinstance(value, str):
        return title(session, field.to, value) if field.to in session.kinds else DOTS
    if isinstance(field, Rows) and field.of:
        return row_names.of_records(session, field, value)
    return field.show(value, session.codes)
