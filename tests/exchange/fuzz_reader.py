"""A fuzz target for the reader of files: whatever bytes come, nothing but our faults goes out.

Knows the layers of a file, and breaks each by itself: with bytes flipped outside hardly anything
gets past the signature, so the header, the compressed text and the lines are broken before they are
signed and sealed again with keys anyone may know.

    python tests/exchange/fuzz_reader.py [SECONDS]     a minute unless said; prints what escaped

`XATRE_FUZZ_SECONDS` says how long the test beside it tries.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

import pyrage  # noqa: E402
import zstandard  # noqa: E402
from nacl.signing import SigningKey  # noqa: E402

from xatre.errors import XatreError  # noqa: E402
from xatre.exchange import container, package  # noqa: E402
from xatre.exchange.card import read_card  # noqa: E402
from xatre.exchange.package import open_sealed  # noqa: E402
from xatre.exchange.returns import read_return  # noqa: E402

VECTORS = HERE / "vectors"
KEYS = json.loads((VECTORS / "expected.json").read_text("utf-8"))["keys"]
SECRET = {"commune": bytes([1]) * 32, "office": bytes([2]) * 32}
"""The signing seeds the vectors were made with."""
LONGEST = 10.0
"""Seconds of this process that one file may take."""

PIECES = (
    b'{"a":', b"}", b"[", b'"', b"\\u0000", b"\\ud800", b"\xff", b"\xcc\x81", b"\n", b"\0", b"null",
    b"1e999", b"-1", b"9" * 40, b"w ", b"c ", b"r ", b'"parents":{}', b'"about":"package"', b"../",
    "Ấ".encode() * 50, b"XATRE1\r\n",
)  # fmt: skip


@dataclass
class Tried:
    """What came of the files: codes and how often, and the bytes that let something else escape."""

    codes: Counter[str] = field(default_factory=Counter)
    escaped: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def files(self) -> int:
        return sum(self.codes.values())


def mutate(chance: random.Random, data: bytes) -> bytes:
    """A few changes of the usual sorts."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        act = chance.randrange(7)
        if act == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif act == 1 and at < len(made):
            made[at] = chance.randrange(256)
        elif act == 2:
            made[at:at] = chance.choice(PIECES)
        elif act == 3:
            del made[at : at + chance.choice((1, 2, 8, 64, 1000))]
        elif act == 4:
            begin = chance.randrange(len(made) + 1)
            made[at:at] = made[begin : begin + chance.choice((1, 8, 64, 500))]
        elif act == 5:
            piece = chance.choice(PIECES)
            made[at : at + len(piece)] = piece
        else:
            made[at:at] = chance.choice(PIECES) * chance.choice((2, 30, 2000))
    return bytes(made)


def split(data: bytes) -> tuple[bytes, bytes, bytes]:
    length = int.from_bytes(data[8:12], "big")
    return data[12 : 12 + length], data[12 + length : 76 + length], data[76 + length :]


def signed(head: bytes, payload: bytes, sender: str, file_type: str) -> bytes:
    message = b"xatre/1/" + file_type.encode() + b"\0" + head
    signature = SigningKey(SECRET[sender]).sign(message).signature
    return container.MAGIC + len(head).to_bytes(4, "big") + head + signature + payload


class Seed:
    """A good file, and how to break each of its layers."""

    def __init__(self, name: str, sender: str, reader: str) -> None:
        self.data = (VECTORS / f"{name}.xatre").read_bytes()
        self.sender, self.reader = sender, reader
        self.head, _, self.payload = split(self.data)
        self.header = json.loads(self.head)
        self.identity = pyrage.x25519.Identity.from_str(KEYS[reader]["age"])
        self.frames = b""
        self.text = self.payload
        if self.header["type"] != "card":
            plain = pyrage.decrypt(self.payload, [self.identity])
            self.frames = plain[8 : 8 + int.from_bytes(plain[:8], "big")]
            reading = zstandard.ZstdDecompressor().stream_reader(
                self.frames, read_across_frames=True
            )
            self.text = reading.read()

    def broken(self, chance: random.Random) -> bytes:
        """One file with one layer broken, all outside of it made good again."""
        layer = chance.randrange(6)
        if layer == 0:
            return mutate(chance, self.data)
        if layer == 1:
            head = mutate(chance, self.head)
            return signed(head, self.payload, self.sender, self.header["type"])
        if not self.frames:
            return self._around(mutate(chance, self.payload))
        if layer == 2:
            return self._around(mutate(chance, self.payload))
        if layer == 3:
            plain = mutate(chance, package._pad(self.frames))
            return self._around(self._sealed(plain))
        if layer == 4:
            return self._around(self._sealed(package._pad(mutate(chance, self.frames))))
        first, _, rest = self.text.partition(b"\n")
        if chance.random() < 0.2:
            first = mutate(chance, first)
        rest = mutate(chance, rest)
        manifest = self._counted(first, rest) if chance.random() < 0.8 else first
        squeeze = zstandard.ZstdCompressor().compress
        return self._around(self._sealed(package._pad(squeeze(manifest + b"\n") + squeeze(rest))))

    def _counted(self, first: bytes, rest: bytes) -> bytes:
        """The manifest with counts that are true of the broken text, so that it is read."""
        try:
            manifest = json.loads(first)
        except (ValueError, RecursionError):
            return first
        if not isinstance(manifest, dict):
            return first
        letters = Counter(line[:1].decode("latin-1") for line in rest.split(b"\n")[:-1])
        manifest["counts"] = {letter: str(count) for letter, count in letters.items()}
        told = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return told.encode("utf-8", "surrogatepass")

    def _sealed(self, plain: bytes) -> bytes:
        return bytes(pyrage.encrypt(plain, [self.identity.to_public()]))

    def _around(self, payload: bytes) -> bytes:
        header = self.header | {
            "payload_size": str(len(payload)),
            "payload_sha256": hashlib.sha256(payload).hexdigest(),
        }
        head = json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return signed(head.encode(), payload, self.sender, self.header["type"])


def read_all(data: bytes, sender: str, reader: str) -> str:
    """Read a file to its last line; the code of the fault, or "read"."""
    try:
        if container.inspect(data).header.type == "card":
            read_card(data)
            return "read"
        key, identity = bytes.fromhex(KEYS[sender]["signing"]), KEYS[reader]["age"]
        opened = open_sealed(data, signing_key=key, identities=[identity])
        for line in opened.lines():
            line.revision()
        if opened.header.type == "return":
            read_return(opened)
    except XatreError as fault:
        return fault.code if fault.words else "no words"
    return "read"


def fuzz(
    seconds: float, chance: random.Random, said: Callable[[Tried], None] | None = None
) -> Tried:
    """Break files for so long; stops at the tenth escape."""
    seeds = [
        Seed("package", "commune", "office"),
        Seed("return", "office", "commune"),
        Seed("card", "office", "commune"),
    ]
    tried, until = Tried(), time.monotonic() + seconds
    while time.monotonic() < until and len(tried.escaped) < 10:
        seed = chance.choices(seeds, (5, 4, 1))[0]
        data = seed.broken(chance)
        begun = time.process_time()
        try:
            tried.codes[read_all(data, seed.sender, seed.reader)] += 1
        except Exception as fault:
            tried.escaped.append((repr(fault)[:300], data))
        tried.slowest = max(tried.slowest, time.process_time() - begun)
        if said and tried.files % 5000 == 0:
            said(tried)
    return tried


def seconds_asked(otherwise: float) -> float:
    return float(os.environ.get("XATRE_FUZZ_SECONDS", otherwise))


def main() -> int:
    number = random.SystemRandom().randrange(1 << 32)
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else seconds_asked(60)
    print(f"seed {number}, {seconds:.0f} s")
    tried = fuzz(seconds, random.Random(number), lambda so_far: print(so_far.files, end="\r"))
    print(tried.files, dict(tried.codes.most_common()), f"slowest {tried.slowest:.2f} s")
    for number, (fault, data) in enumerate(tried.escaped):
        file = Path(f"escaped-{number}.xatre")
        file.write_bytes(data)
        print(file, fault)
    return bool(tried.escaped) or tried.slowest > LONGEST


if __name__ == "__main__":
    raise SystemExit(main())
