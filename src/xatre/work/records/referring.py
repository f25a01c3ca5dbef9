"""What other records are filed under, a village, is not voided while they are: they would point at
nothing. What belongs to a record (a case's papers), what tells of a child, and links to cases are
no such filing: they stay readable through the record that was voided.
"""

from __future__ import annotations

from collections.abc import Iterator

from xatre.errors import DataError
from xatre.kinds import KINDS
from xatre.model.fields import PersonRef, Reference
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.store.register import records
from xatre.work.session import Session


class StillReferredTo(DataError):
    """Living records are filed under the one to be voided; `where` counts them by kind."""

    code = "XT-157"
    sentence = "Chưa hủy được: còn hồ sơ ghi mục này ({where}). Hồ sơ vẫn nguyên."
    remedy = "Sửa các hồ sơ ấy sang mục khác, hoặc hủy chúng trước, rồi hủy mục này."


def require_unused(session: Session, record: Record) -> None:
    """Raise StillReferredTo where records that are not voided are filed under `record`."""
    counted = {
        in_sentence(KINDS[kind].plural or KINDS[kind].label): count
        for kind, count in _filed_under(session, record)
    }
    if counted:
        where = ", ".join(f"{count} {label}" for label, count in counted.items())
        raise StillReferredTo(where=where)


def _filed_under(session: Session, record: Record) -> Iterator[tuple[str, int]]:
    if KINDS[record.kind].guarded:
        return
    for name, kind in session.kinds.items():
        found: set[str] = set()
        for field in kind.fields.values():
            if not isinstance(field, Reference) or isinstance(field, PersonRef):
                continue
            if field.to == record.kind and field.name != kind.parent:
                found.update(records.exists(session.book.db, name, {field.name: record.id}))
        if found:
            yield name, len(found)
