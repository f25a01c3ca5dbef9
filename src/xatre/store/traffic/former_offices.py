"""The keys of the book that an office had before it began again with a new one: what was signed
with them says nothing of what the new book has.

Knows cards; whether a file may be taken at all is judged elsewhere.
"""

from __future__ import annotations

import json

from xatre.store import settings
from xatre.store.connection import Database

SETTING = "office.former_keys"


def note(db: Database) -> None:
    """The office begins again: those of its keys that are over now are its former book's. Raises
    DiskError."""
    rows = db.conn.execute(
        "SELECT hex(signing_key) FROM cards WHERE role = 'office' AND revoked_from IS NOT NULL "
        "ORDER BY fingerprint"
    )
    settings.put(db, SETTING, json.dumps([key.lower() for (key,) in rows]))


def is_former(db: Database, signing: bytes) -> bool:
    """Whether this key is one of a former book's."""
    return signing.hex() in keys(db)


def keys(db: Database) -> list[str]:
    """The keys of former books, in hex."""
    return list(json.loads(settings.get(db, SETTING, "[]")))
