"""Drafts that name one of two records about to be joined: moved with the records, and back again
when the joining is taken apart. Drafts have no history, so which were moved is kept in the book.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.store.register import drafts
from xatre.store.register.drafts import Draft
from xatre.work.session import Session


def references(kind: str, to: str) -> list[str]:
    """The fields of a kind that name a record of the kind `to`."""
    every = KINDS[kind].fields.values()
    return [one.name for one in every if isinstance(one, Reference) and one.to == to]


def move(session: Session, kind: str, gone: str, to: str) -> int:
    """Let drafts that name `gone` name `to`; how many. Raises DiskError."""
    moved = list(_naming(session, kind, gone))
    for one in moved:
        _renamed(session, one, kind, gone, to)
    if moved:
        ids = sorted(one.id for one in moved)
        session.book.set_setting(f"joined.drafts.{gone}", json.dumps(ids))
    return len(moved)


def move_back(session: Session, kind: str, dropped: str, kept: str) -> None:
    """Let the drafts that were moved from `dropped` to `kept` name it again. Raises DiskError."""
    name = f"joined.drafts.{dropped}"
    moved = set(json.loads(session.book.setting(name, "[]")))
    for one in _naming(session, kind, kept):
        if one.id in moved:
            _renamed(session, one, kind, kept, dropped)
    if moved:
        session.book.set_setting(name, "")


def stand_on(session: Session, id: str, before: str, revision: str) -> None:
    """A record was revised beside its draft: the draft goes on from the new line."""
    one = drafts.draft(session.book.db, id)
    if one is not None and one.base == before:
        _save(session, one, revision)


def _naming(session: Session, kind: str, id: str) -> Iterator[Draft]:
    for one in drafts.drafts(session.book.db):
        if any(one.fields.get(name) == id for name in references(one.kind, kind)):
            yield one


def _renamed(session: Session, one: Draft, kind: str, gone: str, to: str) -> None:
    for name in references(one.kind, kind):
        if one.fields.get(name) == gone:
            one.fields[name] = to
    _save(session, one, one.base)


def _save(session: Session, one: Draft, base: str) -> None:
    drafts.save_draft(
        session.book.db, one.kind, one.id, one.unit, one.fields, base, saved_at=one.saved_at
    )
