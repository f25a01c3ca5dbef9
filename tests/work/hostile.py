"""Files that no honest program makes: any header, any inside, sealed and signed well with the keys
of a book that a test holds."""

from __future__ import annotations

import hashlib
from binascii import hexlify
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from xatre.exchange import package
from xatre.exchange.canonical import canonical
from xatre.exchange.container import MAGIC, signed_bytes
from xatre.exchange.header import Header
from xatre.exchange.keys import key_id
from xatre.model.revision import Revision, make_revision
from xatre.work.receiving.outcomes import Outcome
from xatre.work.session import Session

NONCE = bytes(range(16))
FIELDS = {
    "name_state": "named",
    "full_name": "Vừ Thị Mỷ",
    "born_on": "2017-03-09",
    "sex": "female",
    "nationality": "VN",
    "standing": "here",
}
"""Of a child that any book takes in."""
compress = zstandard.ZstdCompressor().compress


def header_of(sender: Session, reader: Session, **changes: Any) -> Header:
    """The header an honest sender would write for its first package to `reader`."""
    facts, device = sender.book.facts, sender.book.device
    about: dict[str, Any] = {
        "type": "package",
        "unit": facts.unit,
        "role": facts.role,
        "device": facts.device,
        "stream": facts.stream,
        "sequence": 1,
        "signing": device.signing_key,
        "sealing": device.sealing_key,
        "created": "2026-11-20",
        "program": "0.1.0",
        "recipient": reader.unit,
        "recipients": frozenset((key_id(reader.book.device.sealing_key),)),
    }
    return Header(**(about | changes))


def sealed(reader: Session, frames: bytes) -> bytes:
    """Any compressed bytes, padded and sealed to `reader`."""
    recipient = pyrage.x25519.Recipient.from_str(reader.book.device.sealing_key)
    return pyrage.encrypt(package._pad(frames), [recipient])


def frames_of(header: Header, text: bytes, counts: dict[str, str] | None = None) -> bytes:
    """The manifest of `header` and a text behind it; counts are true unless given."""
    if counts is None:
        letters = [line[:1].decode("ascii", "replace") for line in text.split(b"\n")[:-1]]
        counts = {letter: str(letters.count(letter)) for letter in letters}
    manifest = header.manifest() | ({"counts": counts} if counts else {})
    return compress(canonical(manifest) + b"\n") + compress(text)


def file_of(signer: Session, header: Header, payload: bytes, signed_as: str = "") -> bytes:
    """The bytes of a file with any header and payload, under `signer`'s signature."""
    entries = header.entries() | {
        "payload_size": str(len(payload)),
        "payload_sha256": hashlib.sha256(payload).hexdigest(),
    }
    head = canonical(entries)
    signature = signer.book.device.sign(signed_bytes(signed_as or header.type, head))  # type: ignore[arg-type]
    return MAGIC + len(head).to_bytes(4, "big") + head + signature + payload


def hostile(
    sender: Session,
    reader: Session,
    text: bytes = b"",
    counts: dict[str, str] | None = None,
    frames: bytes | None = None,
    signer: Session | None = None,
    **changes: Any,
) -> bytes:
    """A package, or with `type="return"` a return, with any text inside."""
    header = header_of(sender, reader, **changes)
    inside = frames_of(header, text, counts) if frames is None else frames
    return file_of(signer or sender, header, sealed(reader, inside))


def child(unit: str, **changes: Any) -> Revision:
    """One line of a child."""
    about: dict[str, Any] = {
        "id": "019a1111-0000-7000-8000-000000000001",
        "kind": "child",
        "unit": unit,
        "who": "Lò Văn Ổn",
        "when": "2026-11-20T02:41:07Z",
        "device": "may-thu-1",
        "fields": FIELDS,
        "nonce": NONCE,
    }
    return make_revision(**(about | changes))


def line(body: bytes) -> bytes:
    """A whole line with any bytes for its JSON."""
    return b"w %b %b\n" % (hexlify(NONCE), body)


def text_of(revisions: Iterable[Revision]) -> bytes:
    return b"".join(b"w %b %b\n" % (hexlify(one.nonce), one.line) for one in revisions)


def notes_of(entries: Iterable[dict[str, object]]) -> bytes:
    return b"".join(b"r %b\n" % canonical(entry) for entry in entries)


def put(folder: Path, data: bytes, name: str = "la.xatre") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def code_of(outcome: Outcome) -> str:
    """The code of a file that was refused and of which nothing was taken."""
    assert outcome.outcome in ("refused", "fork")
    assert outcome.new + outcome.updated + outcome.rejected == 0
    assert outcome.return_file is None
    return outcome.fault.code if outcome.fault else ""
