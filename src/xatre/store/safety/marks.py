"""What this user's profile remembers of each book, outside it: how far its journal had come.

An older copy put back in the book's place is then said aloud. A mark holds a hash and a number,
nothing of the book's content, not even where it lies.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from xatre import paths
from xatre.errors import DiskError
from xatre.store.connection import Database
from xatre.store.durable import write_whole
from xatre.store.faults import OlderCopy, told_plainly
from xatre.store.keys.device import DeviceKeys
from xatre.store.safety import journal


def _place(book: str, stream: str) -> Path:
    name = hashlib.sha256(f"{book}/{stream}".encode()).hexdigest()[:32]
    return paths.profile_folder() / "marks" / f"{name}.json"


def leave(book: str, db: Database, device: DeviceKeys, now: datetime) -> None:
    """Remember how far the journal has come. A profile that cannot be written to is no reason
    not to open or close a book: then there is simply no mark."""
    length = db.conn.execute(
        "SELECT coalesce(max(number), 0) FROM journal WHERE device = ?", (device.id,)
    ).fetchone()[0]
    content = {
        "length": length,
        "head": journal.hash_at(db, device.id, length),
        "when": now.isoformat(timespec="seconds"),
    }
    place = _place(book, device.stream)
    try:
        with told_plainly():
            paths.made(place.parent)
        write_whole(place, json.dumps(content).encode())
    except DiskError:
        return


def older_copy(book: str, db: Database, device: DeviceKeys) -> OlderCopy | None:
    """The warning, if the mark names a journal row this copy does not have."""
    try:
        mark = json.loads(_place(book, device.stream).read_bytes())
        length, head, when = int(mark["length"]), str(mark["head"]), str(mark["when"])
        day = datetime.fromisoformat(when).astimezone().strftime("%d/%m/%Y %H:%M")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if length and journal.hash_at(db, device.id, length) != head:
        return OlderCopy(when=day)
    return None
