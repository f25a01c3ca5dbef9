"""What goes again though a package carried it: kinds of which the office asks for more than it was
sent, and what was under way under keys that are over.

Knows numbers of packages sealed here. Which profiles there are is the business of `exchange/`.
"""

from __future__ import annotations

from collections.abc import Collection

import orjson

from xatre.store import settings
from xatre.store.connection import Database

SETTING = "sending.again"
UNANSWERED = "/unanswered"
"""Beside the names of kinds, and like none of them."""


def send_kinds_again(db: Database, kinds: Collection[str]) -> None:
    """What the packages sealed until now carry of these kinds counts as not sent. Raises
    DiskError."""
    _note(db, kinds)


def send_unanswered_again(db: Database) -> None:
    """What only packages carry that nobody has answered until now counts as not sent. Raises
    DiskError."""
    _note(db, [UNANSWERED])


def counts(db: Database) -> str:
    """SQL, of a line `r` and a package `outgoing`: that the package still counts for it."""
    cases = " ".join(
        f"WHEN '{kind}' THEN {int(number)}"
        for kind, number in _noted(db).items()
        if kind.isidentifier()
    )
    return f"AND outgoing.number > CASE r.kind {cases} ELSE 0 END" if cases else ""


def under_way(db: Database) -> str:
    """SQL, of a package `outgoing`: that it was answered, or an answer may still come."""
    number = _noted(db).get(UNANSWERED, 0)
    return f"AND (outcome <> '' OR outgoing.number > {int(number)})" if number else ""


def _note(db: Database, names: Collection[str]) -> None:
    (last,) = db.conn.execute("SELECT ifnull(max(number), 0) FROM outgoing").fetchone()
    if last and names:
        noted = _noted(db) | dict.fromkeys(names, int(last))
        settings.put(db, SETTING, orjson.dumps(noted).decode())


def _noted(db: Database) -> dict[str, int]:
    """Kind, or UNANSWERED → number of the last package that counts no more."""
    return dict(orjson.loads(settings.get(db, SETTING, "{}")))
