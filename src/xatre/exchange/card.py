"""A card: how a device introduces itself, and how it is trusted.

Knows the card's content and its fingerprint. A card is signed by its own key, which proves only
that it is whole: it is trusted after a person has typed all forty digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from xatre.exchange import keys
from xatre.exchange.canonical import NotCanonical, canonical, read_canonical
from xatre.exchange.container import Sign, WrongHeader, read_plain, wrap
from xatre.exchange.header import Header, Role
from xatre.exchange.lines import PROFILES
from xatre.exchange.source import Source
from xatre.exchange.succession import is_well_formed

LONGEST_LABEL = 200
MOST_PROFILES = 100
_LETTER = re.compile(r"[B-Z]{0,3}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One device of one unit.

    label     the unit's name for people, such as "Xã Sì Lở Lầu, tỉnh Lai Châu"
    profiles  at an office: how each kind may travel to it (`profile.py`)
    succeeds  what the old key signed, where this device's keys were renewed (`succession.py`)
    letter    what tells its record codes from those of the unit's other devices; "" for the first
    journal_length  of the device's journal when the card was written; 0 where not said
    """

    unit: str
    role: Role
    device: str
    stream: str
    signing: bytes
    sealing: str
    created: str
    program: str
    label: str = ""
    profiles: Mapping[str, str] = field(default_factory=dict)
    letter: str = ""
    succeeds: Mapping[str, str] = field(default_factory=dict)
    demo: bool = False
    journal_length: int = 0

    @property
    def moment(self) -> str:
        """What orders the cards of one key: the day, and on one day how long the journal was."""
        return f"{self.created} {self.journal_length:012}"

    @property
    def fingerprint(self) -> str:
        """40 digits in 8 groups of 5 over unit, role, device and both keys."""
        return fingerprint(self)


def fingerprint(card: Card) -> str:
    """40 digits in 8 groups of 5 over unit, role, device and both keys."""
    return keys.fingerprint(card.unit, card.role, card.device, card.signing, card.sealing)


def make_card(card: Card, sign: Sign) -> bytes:
    """The bytes of the card's file, signed by its own device. Raises KeyRefused, NotCanonical."""
    header = Header(
        type="card",
        unit=card.unit,
        role=card.role,
        device=card.device,
        stream=card.stream,
        sequence=0,
        signing=card.signing,
        sealing=card.sealing,
        created=card.created,
        program=card.program,
        demo=card.demo,
        journal_length=card.journal_length,
    )
    content: dict[str, object] = {}
    if card.label:
        content["label"] = unicodedata.normalize("NFC", card.label)
    if card.profiles:
        content["profiles"] = dict(card.profiles)
    if card.letter:
        content["letter"] = card.letter
    if card.succeeds:
        content["succeeds"] = dict(card.succeeds)
    return wrap(header, canonical(content), sign)


def read_card(source: Source) -> Card:
    """A card that is whole. It is not trusted yet: see `confirm`.

    Raises as `container.unwrap`, and WrongType.
    """
    contained = read_plain(source, "card", signing_key=None)
    header = contained.inspected.header
    try:
        content = read_canonical(contained.payload)
        label, profiles = content.pop("label", ""), content.pop("profiles", {})
        letter = content.pop("letter", "")
        if not _LETTER.fullmatch(str(letter)):
            raise NotCanonical("letter")
        succeeds = content.pop("succeeds", {})
        if succeeds and not is_well_formed(succeeds):
            raise NotCanonical("succeeds")
        if content or not _good_label(label) or not _good_profiles(profiles):
            raise NotCanonical("card")
    except NotCanonical as fault:
        raise WrongHeader(file=contained.inspected.file) from fault
    return Card(
        unit=header.unit,
        role=header.role,
        device=header.device,
        stream=header.stream,
        signing=header.signing,
        sealing=header.sealing,
        created=header.created,
        program=header.program,
        label=str(label),
        profiles=profiles if isinstance(profiles, dict) else {},
        letter=str(letter),
        succeeds=succeeds if isinstance(succeeds, dict) else {},
        demo=header.demo,
        journal_length=header.journal_length,
    )


def confirm(card: Card, typed: str) -> None:
    """Raise FingerprintDiffers unless `typed` is all forty digits of the card's fingerprint."""
    if not keys.same_fingerprint(typed, card.fingerprint):
        raise keys.FingerprintDiffers


def _good_label(label: object) -> bool:
    return isinstance(label, str) and len(label) <= LONGEST_LABEL and label.isprintable()


def _good_profiles(profiles: object) -> bool:
    return (
        isinstance(profiles, dict)
        and len(profiles) <= MOST_PROFILES
        and all(profile in PROFILES for profile in profiles.values())
    )
