"""One number that says what packages carry: two books that agree have the same.

Over the rows of complete and voided records with their open clashes, under the enrolled office's
profile, sorted by kind and id. Drafts, settings, accounts and journals are left out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from xatre.exchange.profile import Carried, carried, carried_fields, path_travels, strictest
from xatre.kinds import KINDS
from xatre.model.record import Record
from xatre.model.revision import canonical
from xatre.model.values import Fields
from xatre.store.register import records
from xatre.work.sending.profiles import profiles_in_force
from xatre.work.session import Session
from xatre.work.units import OFFICE_DIGITS, bare, read_unit


@dataclass(frozen=True)
class Digest:
    """`hash` is hex SHA-256; `records` is how many it covers."""

    hash: str
    records: int


def digest(session: Session, unit: str = "") -> Digest:
    """The digest of one unit's records, with those of the units it came out of: this book's own at
    a commune, all of them at an office unless one is named, itself too. Raises UnknownUnit."""
    if unit:
        is_office = len(bare(unit.strip())) == OFFICE_DIGITS
        named = read_unit(session.codes, unit, "office" if is_office else "commune")
        units = [named, *session.codes.former(named)]
    else:
        units = [] if session.at_office else list(session.units)
    profiles = profiles_in_force(session)
    whole, counted = hashlib.sha256(), 0
    for name in sorted(KINDS):
        kind = KINDS[name]
        profile = strictest(kind, profiles.get(name, kind.profile))
        if profile == "none" or (kind.owner == "office" and not unit and session.at_office):
            continue
        what = carried_fields(kind, profile)
        for record in records.every(session.book.db, name, units):
            line = canonical(_shown(record, carried(record.fields, what), what))
            whole.update(line + b"\n")
            counted += 1
    return Digest(whole.hexdigest(), counted)


def _shown(record: Record, fields: Fields, what: Carried | None) -> dict[str, object]:
    clashes = {
        clash.path: {value if value is not None else "": "1" for value in clash.values}
        for clash in record.clashes
        if path_travels(clash.path, what)
    }
    shown: dict[str, object] = {
        "id": record.id,
        "kind": record.kind,
        "unit": record.unit,
        "state": record.state,
        "fields": fields,
        "clashes": clashes,
    }
    return {key: value for key, value in shown.items() if value}
