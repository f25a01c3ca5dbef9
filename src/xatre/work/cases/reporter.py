"""A warning when a word of the reporter's name or phone stands in another field of the case or of
its papers, where it would travel or be printed (NĐ 56/2017 Đ24).

Only for an officer to whom the block is sealed: the program compares, and shows nothing of it.
"""

from __future__ import annotations

import re

import orjson

from xatre.model.fields import LongText, Rows, Text
from xatre.model.kind import Kind
from xatre.model.problem import REPORTER_NAMED, Problem
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.store.faults import CannotUnseal
from xatre.store.register import records
from xatre.work.session import Session

_COMMON = {"Thị", "Văn"}
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d .\-]{5,}\d")
_OFFICERS = frozenset(
    (
        *("receiver", "responsible", "made_by", "done_by", "chair", "secretary", "signer"),
        *("decision_signer", "cancel_signer", "national_entered_by"),
    )
)
"""Fields that name who does their duty."""
_WARNING = (
    "Mục này có chữ trùng tên hoặc số điện thoại của người báo tin. "
    "Bỏ chữ ấy đi; không phải người đó thì ghi lý do."
)


def named(session: Session, record: Record, kind: Kind) -> list[Problem]:
    """A doubt for each field that holds a word of what is sealed; nothing where it cannot be opened
    by this officer. Never says which word."""
    block = _block(session, record, kind)
    if not block:
        return []
    try:
        parts = orjson.loads(session.book.unseal(block))
    except (CannotUnseal, ValueError):
        return []
    name = _WORD.findall(str(parts.get("name", "")))
    # Whole villages share a surname: alone it tells nobody.
    words = {word for word in (name[1:] or name) if _tells(word)}
    phone = _digits(str(parts.get("phone", "")))
    if not words and len(phone) < 7:
        return []
    reasons = rows_in(record.fields.get("doubt_reasons"))
    return [
        Problem(
            record.id,
            path,
            "doubt",
            REPORTER_NAMED,
            _WARNING,
            answered=path.split("/")[0] in reasons,
        )
        for path, text in _texts(record, kind)
        if words & set(_WORD.findall(text)) or (len(phone) > 6 and _has_phone(phone, text))
    ]


def _block(session: Session, record: Record, kind: Kind) -> str:
    case: Record | None = record
    if kind.name != "case":
        of = record.fields.get("case") if kind.parent == "case" else None
        case = records.get(session.book.db, "case", of) if isinstance(of, str) else None
    block = case.fields.get("reporter") if case is not None else None
    return block if isinstance(block, str) else ""


def _texts(record: Record, kind: Kind) -> list[tuple[str, str]]:
    found = []
    for name, value in record.fields.items():
        field = kind.fields.get(name)
        if name in _OFFICERS:
            continue
        if isinstance(field, Text | LongText) and isinstance(value, str) and not field.read_only:
            found.append((name, value))
        elif isinstance(field, Rows) and not field.read_only:
            written = {part.name for part in field.parts if isinstance(part, Text | LongText)}
            for row_id, row in rows_in(value).items():
                cells = ((part, row[part]) for part in written if isinstance(row.get(part), str))
                found += [(f"{name}/{row_id}/{part}", str(text)) for part, text in cells]
    return found


def _tells(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word not in _COMMON


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _has_phone(phone: str, text: str) -> bool:
    return any(_digits(one).endswith(phone[-9:]) for one in _NUMBER.findall(text))
