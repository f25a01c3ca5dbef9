"""A commune lost its PC: the office gives back what it has of the commune's own records, in a
return, to the new device it enrolled. What never travelled the office does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from xatre.exchange.lines import PackageLine
from xatre.kinds import KINDS
from xatre.model.purposes import RESTORE
from xatre.store.register import records
from xatre.store.traffic import packages
from xatre.work.receiving.returning import seal_return_for
from xatre.work.sending.outgoing import Sent, active_keys
from xatre.work.session import Session
from xatre.work.units import read_unit


def give_back(session: Session, to: str, *, full: bool = True) -> Sent:
    """Seal a return for the unit `to`, with all that is kept of its records where `full`: the
    counts are of all that is then inside.

    Raises UnknownUnit, UnknownTo, NoRight, DiskError.
    """
    session.require("exchange")
    unit = read_unit(session.codes, to)
    active_keys(session, unit)
    inside: dict[str, set[str]] = {}
    lines = list(_lines(session, unit, inside)) if full else []
    sealed = seal_return_for(session, unit, lines, RESTORE if full else "")
    if full:
        for line in sealed.always:
            revision = line.revision()
            inside.setdefault(revision.kind, set()).add(revision.id)
    counts = session.shown_counts({kind: len(inside[kind]) for kind in KINDS if kind in inside})
    told = sealed.file, sealed.sequence, counts, sealed.sha256, sealed.size, unit
    return Sent(*told, gives_back=bool(lines))


def _lines(session: Session, unit: str, inside: dict[str, set[str]]) -> Iterator[PackageLine]:
    """Every line of the unit's records, and of those of units of which it is the successor; puts
    down by kind whose they are."""
    former = session.codes.former(unit)
    for name, kind in KINDS.items():
        if kind.owner != "commune":
            continue
        ids = records.ids_of_units(session.book.db, name, {unit, *former})
        for stored in packages.lines_of(session.book.db, ids):
            inside.setdefault(name, set()).add(stored.record)
            if stored.cut:
                yield PackageLine(stored.line, b"", stored.name, stored.cut)
            else:
                yield PackageLine(stored.line, stored.nonce)
