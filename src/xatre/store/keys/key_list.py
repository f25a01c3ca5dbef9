"""The list inside the book of who is meant to reach its data key, held against the slots beside it.

Reads only; `officers.py` writes the list.
"""

from __future__ import annotations

from xatre.store.connection import Database
from xatre.store.keys.slots import Slots


def listed(db: Database) -> dict[str, bytes]:
    """Public halves by slot id, the recovery code's too: who is meant to reach the data key."""
    rows = db.conn.execute("SELECT id, public FROM officers WHERE dropped = ''")
    return {row[0]: bytes(row[1]) for row in rows}


def not_in_list(db: Database, slots: Slots) -> tuple[list[str], list[str]]:
    """Ids of slots the list does not know, and names in the list that have no slot."""
    known = listed(db)
    here = {slot.id: slot.public for slot in slots.slots}
    strange = [slot_id for slot_id, public in here.items() if known.get(slot_id) != public]
    names = dict(db.conn.execute("SELECT id, name FROM officers").fetchall())
    lost = [names[slot_id] for slot_id, public in known.items() if here.get(slot_id) != public]
    return strange, lost
