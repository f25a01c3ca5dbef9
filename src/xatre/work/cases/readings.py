"""How often hidden and sealed values were shown on this device, from its journal: counted into
every package to the office, so that it sees it. No other file touches the count.
"""

from __future__ import annotations

from xatre.kinds import KINDS
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.safety import journal
from xatre.store.traffic import packages
from xatre.work.session import Session

TOLD = "readings"


def since_last_package(session: Session) -> tuple[int, int]:
    """Showings of hidden and of sealed values that no package to the office has counted: beyond
    the journal's length in the last one. What the devices counted that this one continues goes
    on, back to the one that sealed that package."""
    db = session.book.db
    sent = (one for one in packages.sent(db) if one.purpose not in OF_OTHER_STREAMS)
    last = next(sent, None)
    told = {last.header["device"]: int(last.header.get("journal_length", 0))} if last else {}
    hidden = sealed = 0
    for device in journal.devices_before(db, session.book.device.id):
        for row in journal.entries(db, device, told.get(device, 0)):
            if row.act == "unseal":
                sealed += 1
            elif row.act in ("shown", "read"):
                hidden += _is_hidden(row.subject)
        if device in told:
            break
    return hidden, sealed


def told_by(session: Session) -> dict[str, tuple[int, int]]:
    """Unit → showings of hidden and of sealed values there, as the packages taken here told."""
    found: dict[str, tuple[int, int]] = {}
    for row in journal.beginning(session.book.db, f"{TOLD} "):
        hidden, _, sealed = row.act.removeprefix(f"{TOLD} ").partition("/")
        unit = row.subject.partition("/")[0]
        before = found.get(unit, (0, 0))
        found[unit] = (before[0] + int(hidden), before[1] + int(sealed))
    return found


def note_told(session: Session, told: tuple[int, int], unit: str, device: str) -> None:
    """Write down what a package told. Raises DiskError."""
    session.note(f"{TOLD} {told[0]}/{told[1]}", f"{unit}/{device}")


def _is_hidden(subject: str) -> bool:
    """Whether `kind/id/field` or `kind/id` is a hidden value, or the whole of a guarded record."""
    kind, _, rest = subject.partition("/")
    declared = KINDS.get(kind)
    if declared is None:
        return False
    field = declared.fields.get(rest.partition("/")[2])
    return declared.guarded if field is None else field.privacy in ("hidden", "sealed")
