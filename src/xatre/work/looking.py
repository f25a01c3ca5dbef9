"""A book that lies where nothing can be written, opened to look into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xatre import resources
from xatre.store.faults import BookReadOnly
from xatre.store.looking import look
from xatre.work.session import Session, open_session, utc_now


def open_to_look(
    folder: Path, password: str, officer: str = "", clock: Callable[[], datetime] = utc_now
) -> Session:
    """The book in `folder`; where it cannot be written, one that can only be looked into, which a
    warning says. For what shows no record and writes nothing down. Raises as `open_session` and
    CannotLook."""
    try:
        return open_session(folder, password, officer, clock)
    except BookReadOnly:
        book = look(folder, password=password, officer=officer, now=clock())
        return Session(book, resources.codes(), clock)
