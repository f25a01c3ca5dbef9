"""What was typed while the book was busy with something long: put aside at once, taken in when the
book is opened next, should the program have ended before."""

from __future__ import annotations

from dataclasses import replace

from xatre.model.record import Record
from xatre.store.register import drafts, records, revisions
from xatre.store.register.aside import Aside, new_key
from xatre.store.register.drafts import Draft
from xatre.work.records import editing
from xatre.work.session import Session

__all__ = ["Aside", "Draft", "place", "take_in"]

KEY = "desk.aside_key"


def place(session: Session) -> Aside:
    """Where drafts are put aside. Raises DiskError."""
    key = session.book.setting(KEY)
    if not key:
        key = new_key().hex()
        session.book.set_setting(KEY, key)
    return Aside(session.book.folder, bytes.fromhex(key))


def take_in(session: Session) -> int:
    """Keep as drafts what was put aside and never kept; how many there were. What was completed
    or kept since then is left as it is. Raises DiskError."""
    aside = place(session)
    taken = 0
    for draft, typed in aside.left():
        found = records.get(session.book.db, draft.kind, draft.id)
        if found is None or not _is_over(session, draft):
            record = found or Record(draft.id, draft.kind, draft.unit)
            record = replace(record, fields=draft.fields, revision=draft.base)
            editing.keep(session, record, typed)
            taken += 1
    aside.clear()
    return taken


def _is_over(session: Session, draft: Draft) -> bool:
    """Whether the record was written for good, or a later draft of it kept, after this one was put
    aside: a power cut may bring a dropped file back."""
    later = drafts.draft(session.book.db, draft.id)
    if later is not None and later.saved_at > draft.saved_at:
        return True
    return any(line.when >= draft.saved_at for line in revisions.history(session.book.db, draft.id))
