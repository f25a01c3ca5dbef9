"""The header of a file: who sends what to whom, readable without any key.

Knows the names and shapes of the header's entries. Never sees a payload.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from xatre.exchange.canonical import NotCanonical
from xatre.model.devices import short_device
from xatre.model.purposes import DEVICES, HAND_OVER, PURPOSES
from xatre.model.units import UNIT

FORMAT = "1"

FileType = Literal["package", "return", "card", "update"]
Role = Literal["commune", "office", "publisher"]

_HASH = r"[0-9a-f]{64}"
_NUMBER = r"0|[1-9]\d{0,11}"
_NAME = r"[0-9a-z\-]{6,64}"

_SHAPES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(shape, re.ASCII)
    for name, shape in {
        "type": "package|return|card|update",
        "unit": UNIT,
        "role": "commune|office|publisher",
        "device": _NAME,
        "stream": _NAME,
        "sequence": r"0|[1-9]\d{0,8}",
        "signing": _HASH,
        "sealing": r"age1[02-9ac-hj-np-z]{58}",
        "created": r"\d{4}-\d\d-\d\d",
        "program": r"\d{1,4}(?:\.\d{1,4}){1,3}",
        "recipient": UNIT,
        "purpose": "|".join(PURPOSES),
        "continues": _HASH,
        "previous": _HASH,
        "journal_length": _NUMBER,
        "journal_head": _HASH,
        "demo": "yes",
        "payload_size": _NUMBER,
        "payload_sha256": _HASH,
    }.items()
}
_PAYLOAD = ("payload_size", "payload_sha256")
_ALWAYS = ("type", "unit", "role", "device", "stream", "sequence", "signing", "sealing", "created")
_REQUIRED = frozenset((*_ALWAYS, "program", *_PAYLOAD))
_KEY_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
MOST_RECIPIENTS = 64
COUNTED = ("package", "return")
"""Types whose files count from 1 in their stream."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the outside of a file says.

    unit, role, device    the sender; `unit` as `03562@2025`
    stream, sequence      the numbered series of one device's files, from 1; a card has sequence 0
    signing, sealing      the sender's public keys: they tell a whole file from a damaged one and
                          give its fingerprint; trust comes only from a key pinned before
    recipient, recipients the unit it is for, and the key ids (`keys.key_id`) it is sealed to
    purpose               "" or one of `model/purposes.py`
    continues             head of the former stream, in the first files of a restored book
    previous              SHA-256 of this stream's file before
    journal_length, _head the sender's journal when this was sealed
    """

    type: FileType
    unit: str
    role: Role
    device: str
    stream: str
    sequence: int
    signing: bytes
    sealing: str
    created: str
    program: str
    recipient: str = ""
    recipients: frozenset[str] = frozenset()
    purpose: str = ""
    continues: str = ""
    previous: str = ""
    journal_length: int = 0
    journal_head: str = ""
    demo: bool = False
    payload_size: int = 0
    payload_sha256: str = ""

    def entries(self) -> dict[str, object]:
        """The header as a canonical object; what is empty is absent."""
        entries: dict[str, object] = {
            "format": FORMAT,
            "type": self.type,
            "unit": self.unit,
            "role": self.role,
            "device": self.device,
            "stream": self.stream,
            "sequence": str(self.sequence),
            "signing": self.signing.hex(),
            "sealing": self.sealing,
            "created": self.created,
            "program": self.program,
            "recipient": self.recipient,
            "recipients": dict.fromkeys(self.recipients, "1"),
            "purpose": self.purpose,
            "continues": self.continues,
            "previous": self.previous,
            "journal_length": str(self.journal_length) if self.journal_length else "",
            "journal_head": self.journal_head,
            "demo": "yes" if self.demo else "",
            "payload_size": str(self.payload_size),
            "payload_sha256": self.payload_sha256,
        }
        return {name: value for name, value in entries.items() if value}

    def manifest(self) -> dict[str, object]:
        """The header as the inner manifest repeats it: all but the payload's size and hash."""
        return {name: value for name, value in self.entries().items() if name not in _PAYLOAD}

    @property
    def device_short(self) -> str:
        """Six letters that tell the unit's devices apart in file names."""
        return short_device(self.device)

    @property
    def file_name(self) -> str:
        """Name of the file: unit, device and sequence, nothing else."""
        unit = self.unit.partition("@")[0]
        # A return and a hand-over count apart from packages; two files must not share a name.
        mark = {"return": "r", "package": ""}.get(self.type, "")
        mark = {HAND_OVER: "h", DEVICES: "d"}.get(self.purpose, mark)
        last = f"{mark}{self.sequence:06}" if self.sequence else self.type
        return f"xatre-{unit}-{self.device_short}-{last}.xatre"


def read_header(entries: Mapping[str, object]) -> Header:
    """The header whose `entries()` these are. Raises NotCanonical for any other object."""
    texts: dict[str, str] = {}
    for name, value in entries.items():
        if name == "format":
            if value != FORMAT:
                raise NotCanonical("format")
        elif name != "recipients":
            shape = _SHAPES.get(name)
            if shape is None or not isinstance(value, str) or not shape.fullmatch(value):
                raise NotCanonical("entry")
            texts[name] = value
    if not texts.keys() >= _REQUIRED or "format" not in entries:
        raise NotCanonical("entry missing")
    recipients = entries.get("recipients", {})
    if not isinstance(recipients, dict) or len(recipients) > MOST_RECIPIENTS:
        raise NotCanonical("recipients")
    if any(mark != "1" or not _KEY_ID.fullmatch(name) for name, mark in recipients.items()):
        raise NotCanonical("recipients")
    header = Header(
        type=cast(FileType, texts["type"]),
        unit=texts["unit"],
        role=cast(Role, texts["role"]),
        device=texts["device"],
        stream=texts["stream"],
        sequence=int(texts["sequence"]),
        signing=bytes.fromhex(texts["signing"]),
        sealing=texts["sealing"],
        created=texts["created"],
        program=texts["program"],
        recipient=texts.get("recipient", ""),
        recipients=frozenset(recipients),
        purpose=texts.get("purpose", ""),
        continues=texts.get("continues", ""),
        previous=texts.get("previous", ""),
        journal_length=int(texts.get("journal_length", "0")),
        journal_head=texts.get("journal_head", ""),
        demo="demo" in texts,
        payload_size=int(texts["payload_size"]),
        payload_sha256=texts["payload_sha256"],
    )
    if header.entries() != dict(entries):
        raise NotCanonical("empty entry")
    if header.type in COUNTED and header.sequence < 1:
        raise NotCanonical("sequence")
    return header
