"""The keys by which a device is known to others: they live inside the encrypted book.

One book on one PC is one device and one stream. A restored book becomes a new device; a folder that
was copied stays the same one, and its book only warns. The keys of the devices it was are kept:
what was sealed to them can still be read, and the last that others know signs for the new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pyrage
from nacl.signing import SigningKey

from xatre.store.connection import Database, transaction
from xatre.store.identifiers import new_id
from xatre.store.safety.journal import utc


@dataclass(frozen=True)
class DeviceKeys:
    """One device. `letter` is "" for a unit's first, then B, C…; `age_identities` are its own
    secret sealing key and those of the devices this book was before, newest first."""

    id: str
    letter: str
    stream: str
    signing_key: bytes
    sealing_key: str
    age_identity: str = field(repr=False)
    age_identities: tuple[str, ...] = field(repr=False)
    _seed: bytes = field(repr=False)
    continues_device: str = ""
    continues_length: int = 0
    continues_head: str = ""

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature over `message`."""
        return SigningKey(self._seed).sign(message).signature


def device_id(signing_key: bytes, sealing_key: str) -> str:
    """A device's name: the first 32 hex digits of sha256 over both public keys."""
    return hashlib.sha256(signing_key + sealing_key.encode()).hexdigest()[:32]


def next_letter(letters: Sequence[str]) -> str:
    """The letter after the highest given: "" first, then B … Z, ZB, ZC … A gap below may be of a
    device that this book has not heard of."""
    if not letters:
        return ""
    highest = max(letters, key=lambda letter: (len(letter), letter))
    if not highest:
        return "B"
    return highest + "B" if highest[-1] == "Z" else highest[:-1] + chr(ord(highest[-1]) + 1)


def begin(db: Database, now: datetime, letters: Sequence[str] = ()) -> DeviceKeys:
    """Make this book a new device with a new stream, continuing the head of the one before, with
    the letter after those given: what it and, as far as it knows, others have.

    Raises DiskError.
    """
    signing = SigningKey.generate()
    identity = pyrage.x25519.Identity.generate()
    name = device_id(bytes(signing.verify_key), str(identity.to_public()))
    with transaction(db):
        before = db.conn.execute("SELECT id FROM devices ORDER BY rowid").fetchall()
        last = before[-1][0] if before else ""
        length, head = db.conn.execute(
            "SELECT number, hash FROM journal WHERE device = ? ORDER BY number DESC LIMIT 1",
            (last,),
        ).fetchone() or (0, "")
        db.conn.execute(
            "INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                next_letter(letters),
                new_id(now),
                bytes(signing),
                str(identity),
                utc(now),
                last,
                length,
                head,
            ),
        )
    return current(db)


def current(db: Database) -> DeviceKeys:
    """The device this book is now."""
    rows = db.conn.execute(
        "SELECT id, letter, stream, signing_seed, age_identity, continues_device,"
        " continues_length, continues_head FROM devices ORDER BY rowid DESC"
    ).fetchall()
    name, letter, stream, seed, identity, device, length, head = rows[0]
    return DeviceKeys(
        id=name,
        letter=letter,
        stream=stream,
        signing_key=bytes(SigningKey(seed).verify_key),
        sealing_key=str(pyrage.x25519.Identity.from_str(identity).to_public()),
        age_identity=identity,
        age_identities=tuple(row[4] for row in rows),
        _seed=seed,
        continues_device=device,
        continues_length=length,
        continues_head=head,
    )


def sign_as(db: Database, id: str, message: bytes) -> bytes:
    """The signature over `message` of a device that this book is or was."""
    (seed,) = db.conn.execute("SELECT signing_seed FROM devices WHERE id = ?", (id,)).fetchone()
    return SigningKey(seed).sign(message).signature


def put_letter(db: Database, letter: str) -> None:
    """From now on this device's record codes bear `letter`."""
    with transaction(db):
        db.conn.execute(
            "UPDATE devices SET letter = ? WHERE rowid = (SELECT max(rowid) FROM devices)",
            (letter,),
        )


def all_ids(db: Database) -> list[str]:
    """Every device this book has been, oldest first."""
    return [row[0] for row in db.conn.execute("SELECT id FROM devices ORDER BY rowid")]
