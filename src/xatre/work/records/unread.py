"""What was typed for a record and cannot be read, kept beside its draft as it was typed, so that no
word is lost: a day that does not exist, half a name of a village."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from xatre.work.session import Session

TYPED = "typed."
"""Begins the name under which the book keeps it."""


def unread(session: Session, id: str) -> dict[str, str]:
    """What was typed for a record and cannot be read, by field."""
    kept = session.book.setting(TYPED + id)
    return dict(orjson.loads(kept)) if kept else {}


def keep_unread(session: Session, id: str, typed: Mapping[str, str]) -> None:
    """Keep it in place of what was kept before. Raises DiskError."""
    words = orjson.dumps(dict(typed)).decode() if typed else ""
    if session.book.setting(TYPED + id) != words:
        session.book.set_setting(TYPED + id, words)
