"""What goes again though a package carried it: kinds of which the office asks for more than it was
sent, what was under way under keys that are over, and what the office gave back before it withdrew
a package that this book does not know.

Knows numbers of packages sealed here. Which profiles there are is the business of `exchange/`.
"""

from __future__ import annotations

from collections.abc import Collection

import orjson

from xatre.store import settings
from xatre.store.connection import Database

SETTING = "sending.again"
UNANSWERED = "/unanswered"
GIVEN_BACK = "/given back"
"""Beside the names of kinds, and like none of them."""


def send_kinds_again(db: Database, kinds: Collection[str]) -> None:
    """What the packages sealed until now carry of these kinds counts as not sent. Raises
    DiskError."""
    _note(db, kinds)


def send_unanswered_again(db: Database) -> None:
    """What only packages carry that nobody has answered until now counts as not sent. Raises
    DiskError."""
    _note(db, [UNANSWERED])


def send_given_back_again(db: Database) -> None:
    """What the office gave back until now it may have no more. Raises DiskError."""
    (last,) = db.conn.execute("SELECT ifnull(max(number), 0) FROM incoming").fetchone()
    noted = _noted(db) | {GIVEN_BACK: int(last)}
    settings.put(db, SETTING, orjson.dumps(noted).decode())


def given_back_since(db: Database) -> int:
    """The number of the file from which on what the office gave back is what it has."""
    return int(_noted(db).get(GIVEN_BACK, 0))


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
    """Kind, UNANSWERED or GIVEN_BACK → number of the last package, or file that came, that counts
    no more."""
    return dict(orjson.loads(settings.get(db, SETTING, "{}")))
