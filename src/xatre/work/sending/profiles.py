"""Which profile each kind travels under: what the enrolled office's card asks, at the office its
own wish; without either, what each kind declares."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from xatre.exchange.profile import Cutter
from xatre.kinds import KINDS
from xatre.store.traffic import peers
from xatre.work.session import Session

SETTING = "office.profiles"

PROFILE_WORDS = {
    "full": "đầy đủ",
    "no_identity": "không có danh tính",
    "figures": "chỉ số liệu",
    "none": "không gửi",
}


def profiles_in_force(session: Session) -> Mapping[str, str]:
    """Kind → profile."""
    declared = {name: kind.profile for name, kind in KINDS.items()}
    if session.at_office:
        stored = session.book.setting(SETTING)
        return declared | (orjson.loads(stored) if stored else {})
    office = peers.office(session.book.db)
    return declared | dict(office.profile) if office else declared


def cutter_in_force(session: Session) -> Cutter:
    """What cuts each kind's lines to the profile in force."""
    return Cutter(KINDS, profiles_in_force(session))


def travelling_kinds(session: Session) -> list[str]:
    """The kinds of which this book's own lines travel: a commune's to the office, an office's
    with its returns."""
    return [
        name
        for name, profile in cutter_in_force(session).profiles.items()
        if profile != "none" and (KINDS[name].owner == "office") == session.at_office
    ]
