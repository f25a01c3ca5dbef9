"""The reporter's block of a case: sealed to the officers named for it, read only by them.

Each opening is written to the journal (NĐ 56/2017 Đ24, Đ33).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from xatre.errors import DataError
from xatre.model.fields import Sealed
from xatre.model.kind import Kind, Section
from xatre.model.reading import clean_fields
from xatre.model.revision import canonical
from xatre.model.values import Fields, Value
from xatre.work.session import Session


class NotSealed(DataError):
    """What stands in a sealed block cannot be read as one."""

    code = "XT-136"
    sentence = "Phần niêm kín không đọc được."
    remedy = "Mở bản trước trong lịch sử của hồ sơ."


def readers(session: Session) -> list[str]:
    """Ids of the officers a block is sealed to unless others are named: the one who writes, and
    the officers with case rights who are not administrators."""
    named = [
        officer.id
        for officer in session.book.officers()
        if officer.case_rights and officer.role != "administrator"
    ]
    own = session.book.officer.id
    return named if own in named else [own, *named]


def seal_block(
    session: Session, field: Sealed, written: object, officers: Sequence[str] = ()
) -> str:
    """Seal what was written for `field` (`{part: value}`); the stored text. Raises DataError."""
    if not isinstance(written, Mapping):
        raise NotSealed()
    block = Kind(field.name, field.label, (Section(field.label, field.parts),))
    parts = clean_fields(block, written)
    return session.book.seal_to(list(officers) or readers(session), canonical(parts))


def open_block(session: Session, stored: Value, subject: str) -> Fields:
    """What a sealed block says, for an officer it was sealed to; written to the journal.

    Raises CannotUnseal for another officer.
    """
    if not isinstance(stored, str):
        raise NotSealed()
    content = orjson.loads(session.book.unseal(stored))
    session.note("unseal", subject)
    return content
