"""What follows from the days of a birth: its limit, whether it was kept, what is still owed.

Pure functions of a record, its kind and a look at the book; `model/computed.py` lists them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from xatre.model import days
from xatre.model.text import fold

if TYPE_CHECKING:
    from xatre.model.codes import Codes
    from xatre.model.kind import Kind
    from xatre.model.problem import Look
    from xatre.model.record import Record

REGISTER, DEATH = "B01", "B02"
"""Codes of the two limits in the list `deadlines`."""

_NUMBER = re.compile(r"0*(\d{1,9})(?:\s*/\s*(\d{4}))?", re.ASCII)


def last_day(codes: Codes, limit: str, begins: date) -> date | None:
    """The last day of a limit in days that began on `begins`: the first day is not counted, and a
    last day at the week's end or on a holiday moves to the next working day (BLDS Đ147, 148).
    None where the list has no such limit."""
    known = codes.get("deadlines", limit)
    if known is None or not known.facts.get("limit", "").isdecimal():
        return None
    due = begins + timedelta(days=int(known.facts["limit"]))
    while due.weekday() > 4 or due in (codes.days_off(due.year) or ()):
        due += timedelta(days=1)
    return due


def unlisted_years(codes: Codes, limit: str, begins: date) -> str:
    """What must be said where the year of a limit's last day has no list of holidays, else ""."""
    due = last_day(codes, limit, begins)
    if due is None or codes.days_off(due.year) is not None:
        return ""
    return f"Chương trình chưa có lịch nghỉ lễ năm {due.year}: chỉ trừ thứ Bảy, Chủ nhật."


def birth_due_on(record: Record, kind: Kind, look: Look) -> str | None:
    """The last day to register a birth whose day is known."""
    return _due(record, "born_on", REGISTER, look)


def birth_on_time(record: Record, kind: Kind, look: Look) -> str | None:
    """Whether a registered birth was registered by its last day; never typed."""
    due, registered = birth_due_on(record, kind, look), _text(record, "registered_on")
    if not due or not registered or days.fault(registered) is not None:
        return None
    if days.surely_after(registered, due):
        return "no"
    return "yes" if days.bounds(registered)[1].isoformat() <= due else None


def birth_number_state(record: Record, kind: Kind, look: Look) -> str | None:
    """Whether the child has its personal number, waits for it, or nobody asked for it yet."""
    if _text(record, "personal_number"):
        return "has"
    if _text(record, "number_asked_on"):
        return "waiting"
    return "none" if _text(record, "status") == "registered" else None


def birth_register_key(record: Record, kind: Kind, look: Look) -> str | None:
    """Office, year and number of the register as one value, however the number is written:
    "05", "5" and "5/2026" are one (TT 04/2020/TT-BTP Đ29)."""
    office = _text(record, "registering_unit") or fold(_text(record, "registering_office"))
    year, number = _text(record, "register_year"), _text(record, "register_number")
    if not (office and year and number):
        return None
    found = _NUMBER.fullmatch(number.strip())
    if found and found[2] in (None, year):
        number = found[1]
    return f"{fold(number)}/{year} {office}"[:200]


def death_due_on(record: Record, kind: Kind, look: Look) -> str | None:
    """The last day to register the death of a child that lived a day or more."""
    if _text(record, "lived_24_hours") == "no":
        return None
    return _due(record, "died_on", DEATH, look)


def death_owed(record: Record, kind: Kind, look: Look) -> str | None:
    """ "yes" for a child that died and must still be registered as born, or as dead: one that
    lived 24 hours or more needs both (BLDS Đ30 khoản 3)."""
    if not _text(record, "died_on") or _text(record, "lived_24_hours") == "no":
        return None
    born = _text(record, "status") in ("registered", "moved")
    return None if born and _text(record, "death_registered") == "yes" else "yes"


def _due(record: Record, name: str, limit: str, look: Look) -> str | None:
    begins = days.whole_day(_text(record, name))
    due = last_day(look.codes, limit, begins) if begins else None
    return due.isoformat() if due else None


def _text(record: Record, name: str) -> str:
    value = record.fields.get(name)
    return value if isinstance(value, str) else ""
