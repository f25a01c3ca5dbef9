"""How often hidden and sealed values were shown on this device, from its journal: counted into
every package, so that the office sees it.
"""

from __future__ import annotations

from xatre.kinds import KINDS
from xatre.store.safety import journal
from xatre.work.session import Session

EXPORTED = "exported"


def since_last_package(session: Session) -> tuple[int, int]:
    """Showings of hidden and of sealed values since a package was last sealed here."""
    hidden = sealed = 0
    for row in journal.since(session.book.db, session.book.device.id, EXPORTED):
        if row.act == "unseal":
            sealed += 1
        elif row.act in ("shown", "read"):
            hidden += _is_hidden(row.subject)
    return hidden, sealed


def _is_hidden(subject: str) -> bool:
    """Whether `kind/id/field` or `kind/id` is a hidden value, or the whole of a guarded record."""
    kind, _, rest = subject.partition("/")
    declared = KINDS.get(kind)
    if declared is None:
        return False
    field = declared.fields.get(rest.partition("/")[2])
    return declared.guarded if field is None else field.privacy in ("hidden", "sealed")
