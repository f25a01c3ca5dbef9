"""What the office that receives is called: one name on every page, in every list and return.

What a person set in this book, else what its card says, else the usual name of its province.
"""

from __future__ import annotations

from xatre.store.traffic import peers
from xatre.work import preferences
from xatre.work.session import Session

USUAL = "Sở Y tế"


def office_name(session: Session) -> str:
    """The office this book is, or sends to."""
    unit = session.codes.unit(session.unit)
    if session.at_office:
        name = unit.name if unit else session.unit
        return session.book.setting(preferences.UNIT_NAME) or usual_name(name)
    province = unit.province_name if unit and unit.level != "province" else ""
    usual = usual_name(province)
    kept = session.book.setting(preferences.UPPER_LABEL)
    if kept not in ("", USUAL, usual):
        return kept
    office = peers.office(session.book.db)
    if office is not None and office.label not in ("", session.codes.unit_label(office.unit)):
        return office.label
    return usual


def name_of(session: Session, unit: str) -> str:
    """A unit as lists name it: the office by its own name, a commune with its province."""
    if session.at_office:
        return office_name(session) if unit == session.unit else session.codes.unit_label(unit)
    office = peers.office(session.book.db)
    known = session.codes.unit(unit)
    is_office = unit == office.unit if office is not None else known is not None
    if is_office and known is not None and known.level == "province":
        return office_name(session)
    return session.codes.unit_label(unit)


def usual_name(province: str) -> str:
    """How an office is called that did not say: since 1 July 2025 usually the Sở Y tế."""
    return f"{USUAL} {province[:1].lower()}{province[1:]}".strip()
