"""Which record a person means who names it by its id or by its number (TE-00001, VV-2026-002).

Opens nothing: whoever asks for the record itself is refused there.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.store.register import drafts, records
from xatre.work.records import browse
from xatre.work.session import Session

MOST = 5
"""Ids that are told."""


class SeveralBearIt(UseError):
    """Two records bear the number: two devices gave it, or it came from outside."""

    code = "XT-253"
    sentence = "Có {count} hồ sơ cùng mang mã {number}, nên chưa biết chọn hồ sơ nào."
    remedy = "Gọi hồ sơ bằng mã nhận dạng: {ids}."


def id_of(session: Session, kind: str, said: str) -> str:
    """The id of the record of that kind ("" for the kind its number begins with) named by id or
    number; `said` itself where no record bears that number. Raises SeveralBearIt, UnknownKind,
    NoRight."""
    db = session.book.db
    prefix = said.upper().partition("-")[0]
    kinds = (
        [session.kind(kind)]
        if kind
        else [one for one in session.kinds.values() if one.prefix and one.prefix == prefix]
    )
    for one in kinds:
        if records.get(db, one.name, said) or drafts.draft(db, said) or "code" not in one.fields:
            return said
        code = said.upper()
        found = records.exists(db, one.name, {"code": code})
        if not found:
            # A voided record keeps its number.
            hits = browse.find(session, code[:200], one.name)[0]
            found = [hit.id for hit in hits if hit.code == code]
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralBearIt(count=len(found), number=code[:40], ids=", ".join(found[:MOST]))
    return said
