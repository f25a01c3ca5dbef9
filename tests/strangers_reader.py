"""A reader of .xatre files written from FORMAT.md alone, on public libraries: nothing of this
program is imported. It says whether a file is in order and what is inside; for a person in twenty
years.

    python strangers_reader.py FILE SIGNING_KEY_HEX AGE_IDENTITY
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pyrage
import zstandard
from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_scalarmult
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
NUMBER = "0|[1-9][0-9]{0,11}"
HEX = "[0-9a-f]{64}"
UNIT = "[0-9]{2,5}@(19|20|21)[0-9]{2}"
NAME = "[0-9a-z-]{6,64}"
ALWAYS = {
    "format": "1",
    "type": "package|return|card|update",
    "unit": UNIT,
    "role": "commune|office|publisher",
    "device": NAME,
    "stream": NAME,
    "sequence": NUMBER,
    "signing": HEX,
    "sealing": "age1[a-z0-9]{58}",
    "created": r"\d{4}-\d\d-\d\d",
    "program": r"\d{1,4}(\.\d{1,4}){1,3}",
    "payload_size": NUMBER,
    "payload_sha256": HEX,
}
SOMETIMES = {
    "recipient": UNIT,
    "purpose": "[a-z]{1,20}",
    "previous": HEX,
    "continues": HEX,
    "journal_length": NUMBER,
    "journal_head": HEX,
    "demo": "yes",
}


class Refused(Exception):
    """This file is not in order."""


@dataclass
class Read:
    """What is in a file. `lines` are `(name, content)` of records, `notes` of a return."""

    header: dict[str, Any]
    lines: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    card: dict[str, Any] = field(default_factory=dict)


def need(holds: object, why: str) -> None:
    if not holds:
        raise Refused(why)


def canonical(data: bytes) -> dict[str, Any]:
    """Section 3: one object of text and objects, in the only way it can be written."""
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        twice.extend(key for key, _ in found)
        return dict(found)

    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=pairs)
        need(isinstance(content, dict), "not an object")
        check_value(content, 0)
        again = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        need(again.encode("utf-8") == data, "not the canonical bytes")
    except (ValueError, RecursionError) as fault:
        raise Refused("not canonical JSON") from fault
    return dict(content)


def check_value(value: Any, depth: int) -> None:
    need(depth <= 8, "too deep")
    if isinstance(value, dict):
        for key, inner in value.items():
            need(key.isascii(), "key")
            check_value(inner, depth + 1)
    else:
        need(isinstance(value, str), "not text")
        need(unicodedata.is_normalized("NFC", value), "not NFC")


def x25519_of(recipient: str) -> bytes:
    """The 32 bytes of an age recipient, once its check holds (BIP 173)."""
    need(re.fullmatch(f"age1[{BECH32}]{{58}}", recipient), "sealing key")
    values = [BECH32.index(letter) for letter in recipient[4:]]
    check = 1
    for value in [3, 3, 3, 0, 1, 7, 5, *values]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            check ^= generator if top >> bit & 1 else 0
    need(check == 1, "sealing key")
    number = 0
    for value in values[:-6]:
        number = number << 5 | value
    need(number & 15 == 0, "sealing key")
    return (number >> 4).to_bytes(32, "big")


def check_keys(header: dict[str, Any]) -> None:
    """Section 7: keys of small order, or written in a second way, are refused."""
    need(crypto_core_ed25519_is_valid_point(bytes.fromhex(header["signing"])), "signing key")
    point = x25519_of(header["sealing"])
    need(int.from_bytes(point, "little") < 2**255 - 19, "sealing key")
    try:
        crypto_scalarmult(b"\x55" * 32, point)
    except Exception as fault:
        raise Refused("sealing key") from fault


def fingerprint(header: dict[str, Any]) -> str:
    parts = [header[name].encode() for name in ("unit", "role", "device")]
    parts += [bytes.fromhex(header["signing"]), x25519_of(header["sealing"])]
    message = b"xatre/1/fingerprint\0" + b"".join(
        len(part).to_bytes(4, "big") + part for part in parts
    )
    number = int.from_bytes(hashlib.sha512(message).digest(), "big") % 10**40
    return " ".join(f"{number:040}"[at : at + 5] for at in range(0, 40, 5))


def read_header(data: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """Sections 2 and 4: header, its bytes, and all that follows it."""
    need(data[:8] == b"XATRE1\r\n", "magic")
    length = int.from_bytes(data[8:12], "big")
    need(length <= 65_536 and len(data) >= 12 + length + 64, "length")
    head = data[12 : 12 + length]
    header = canonical(head)
    keys = {**header}
    recipients = keys.pop("recipients", {"0" * 16: "1"})
    need(ALWAYS.keys() <= keys.keys() <= ALWAYS.keys() | SOMETIMES.keys(), "keys of the header")
    for key, value in keys.items():
        need(isinstance(value, str), key)
        need(re.fullmatch({**ALWAYS, **SOMETIMES}[key], value, re.ASCII), key)
    need(isinstance(recipients, dict) and 0 < len(recipients) <= 64, "recipients")
    for key_id, mark in recipients.items():
        need(mark == "1" and re.fullmatch("[0-9a-f]{16}", key_id), "recipients")
    need(header["type"] not in ("package", "return") or header["sequence"] != "0", "sequence")
    check_keys(header)
    return header, head, data[12 + length :]


def read(data: bytes, pinned: str, identity: str = "") -> Read:
    """A file under the sender's `pinned` signing key in hex ("" for a card: its own).

    Raises Refused.
    """
    header, head, rest = read_header(data)
    signature, payload = rest[:64], rest[64:]
    need(pinned or header["type"] == "card", "no pinned key")
    try:
        key = VerifyKey(bytes.fromhex(pinned or header["signing"]))
        key.verify(b"xatre/1/" + header["type"].encode() + b"\0" + head, signature)
    except BadSignatureError as fault:
        raise Refused("signature") from fault
    need(len(payload) == int(header["payload_size"]) <= 268_435_456, "size")
    need(hashlib.sha256(payload).hexdigest() == header["payload_sha256"], "payload")
    if header["type"] == "card":
        card = canonical(payload)
        need(card.keys() <= {"label", "profiles", "letter", "succeeds"}, "card")
        return Read(header, card=card)
    need(header["type"] in ("package", "return"), "type")
    return read_inside(header, payload, identity)


def read_inside(header: dict[str, Any], payload: bytes, identity: str) -> Read:
    """Section 5."""
    own = pyrage.x25519.Identity.from_str(identity)
    key_id = hashlib.sha256(str(own.to_public()).encode()).hexdigest()[:16]
    need(key_id in header.get("recipients", {}), "sealed to others")
    try:
        plain = pyrage.decrypt(payload, [own])
    except pyrage.DecryptError as fault:
        raise Refused("age") from fault
    length = int.from_bytes(plain[:8], "big")
    need(len(plain) == padme(8 + length), "padding")
    need(not any(plain[8 + length :]), "padding")
    first, *texts = lines_of(plain[8 : 8 + length])
    manifest = canonical(first)
    counts = manifest.pop("counts", {})
    outside = {key: value for key, value in header.items() if not key.startswith("payload_")}
    need(manifest == outside, "the manifest is not the header")
    letters = [text[:1].decode("ascii", "replace") for text in texts]
    need(counts == {letter: str(letters.count(letter)) for letter in letters}, "counts")
    found = Read(header)
    for text in texts:
        if text.startswith(b"r "):
            need(not found.lines, "a note behind records")
            found.notes.append(canonical(text[2:]))
        else:
            found.lines.append(record_line(text))
    if header["type"] == "return":
        head = found.notes[0] if found.notes else {}
        need(head.keys() == {"about", "number"} and head["about"] == "return", "number")
    return found


def not_awaited(notes: list[dict[str, Any]]) -> dict[str, set[int]]:
    """Section 6a: stream -> numbers for which nobody waits."""
    found: dict[str, set[int]] = {}
    for note in notes:
        if note["about"] == "elsewhere":
            found.setdefault(note["stream"], set()).update(map(int, note["sequences"]))
    return found


def holds(note: dict[str, Any]) -> bool:
    """Section 6a: whether the signature of a statement of hand-over is good."""
    stated = {key: value for key, value in note.items() if key not in ("signature", "reason")}
    said = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        VerifyKey(bytes.fromhex(note["signing"])).verify(
            b"xatre/1/handover\0" + said.encode("utf-8"), bytes.fromhex(note["signature"])
        )
    except (BadSignatureError, ValueError):
        return False
    return True


def passed_on(found: Read, unit: str) -> dict[str, list[str]]:
    """Section 6a: record -> names of the lines that a reader of `unit` may take from a return of
    its office because the record changed hands. Whose keys and lines are is judged beside."""
    told = {
        note["record"]
        for note in found.notes
        if note["about"] == "handover" and unit in (note["from"], note["to"]) and holds(note)
    }
    lines: dict[str, list[str]] = {}
    for name, record in found.lines:
        if record["id"] in told:
            lines.setdefault(record["id"], []).append(name)
    return lines


def comes_late(
    data: bytes, taken: dict[str, dict[str, Any]], sequence: int, named: str, by_word: bool
) -> bool:
    """Section 7b: whether a file of a device that is over comes in. `taken` is SHA-256 -> header of
    each file taken before; `sequence` and `named` are of the card that continues the device or of
    its revocation; `by_word` where a person said the number."""
    header, name = read_header(data)[0], hashlib.sha256(data).hexdigest()

    def same(other: dict[str, Any]) -> bool:
        return all(other[key] == header[key] for key in ("unit", "device", "stream", "type"))

    if name in taken or int(header["sequence"]) > sequence:
        return name in taken
    if named in taken and not same(taken[named]):
        return False
    seen = {int(one["sequence"]): one for one in taken.values() if same(one)}
    known = [one.get("previous") for number, one in seen.items() if number <= sequence]
    is_plain = header["type"] == "package" and header.get("purpose", "full") == "full"
    is_free = is_plain and bool(seen) and int(header["sequence"]) not in seen
    return name == named or name in known or (by_word and is_free)


def padme(size: int) -> int:
    if size <= 8192:
        return 8192
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step


def lines_of(compressed: bytes) -> list[bytes]:
    most = min(4 << 30, max(64 << 20, 1000 * len(compressed)))
    decompressor = zstandard.ZstdDecompressor(max_window_size=8 << 20)
    try:
        reader = decompressor.stream_reader(io.BytesIO(compressed), read_across_frames=True)
        text = reader.read(most + 1)
    except zstandard.ZstdError as fault:
        raise Refused("zstandard") from fault
    need(len(text) <= most, "too large")
    *lines, last = text.split(b"\n")
    need(lines and last == b"", "last line")
    need(all(len(line) <= 1_048_576 + 256 for line in lines), "line too long")
    return lines


def record_line(text: bytes) -> tuple[str, dict[str, Any]]:
    """A record's line: its name and content."""
    if whole := re.fullmatch(rb"w ([0-9a-f]{32}) (\{.*)", text, re.DOTALL):
        nonce, body = bytes.fromhex(whole[1].decode()), whole[2]
        name = hashlib.sha256(nonce + body).hexdigest()
    else:
        cut = re.fullmatch(rb"c ([0-9a-f]{64}) (full|no_identity|figures) (\{.*)", text, re.DOTALL)
        need(cut, "a line of no known form")
        assert cut
        name, body = cut[1].decode(), cut[3]
    content = canonical(body)
    texts = {"id", "kind", "unit", "state", "who", "when", "device"}
    need(texts <= content.keys() <= texts | {"parents", "fields", "open"}, "keys of a record")
    need(content["state"] in ("complete", "void"), "state")
    return name, content


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        shown = read(file.read(), *sys.argv[2:])
    print(json.dumps(vars(shown), ensure_ascii=False, indent=1))
