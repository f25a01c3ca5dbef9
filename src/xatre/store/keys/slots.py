"""The key slots beside a book: who can reach the data key, without any key in plain.

Each officer, and the recovery code, has an X25519 key pair. The secret half is wrapped by
argon2id and XChaCha20-Poly1305, with the parameters and ids as associated data; the data key is
sealed to the public half, so a new data key needs nobody's password. While a rekey runs the slots
hold the old and the new key. It knows nothing of what the book holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from nacl import bindings, exceptions, pwhash
from nacl.public import PrivateKey, PublicKey, SealedBox

from xatre.store.durable import write_whole
from xatre.store.faults import BookDamaged, told_plainly

FILE = "slots.json"
FORMAT = "xatre-slots/1"
RECOVERY = "recovery"
LONGEST = 1 << 20
"""No slots file is longer; a longer one is not read."""

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Cost:
    """What one try at a password costs: argon2id passes and bytes of memory."""

    passes: int
    memory: int

    MOST_PASSES = 12
    MOST_MEMORY = 256 * MEBIBYTE

    @classmethod
    def standard(cls) -> Cost:
        """64 MiB, 3 passes: about half a second on a commune's PC."""
        return cls(3, 64 * MEBIBYTE)

    @classmethod
    def strong(cls) -> Cost:
        """256 MiB, 4 passes, for a PC with memory to spare."""
        return cls(4, 256 * MEBIBYTE)

    @classmethod
    def test(cls) -> Cost:
        """The least argon2id takes: for tests and demo books only."""
        return cls(1, 8 * 1024)

    def within_bounds(self) -> bool:
        """Whether a file may ask for this much: a hostile file must not eat the machine."""
        return 1 <= self.passes <= self.MOST_PASSES and 8 * 1024 <= self.memory <= self.MOST_MEMORY


@dataclass(frozen=True)
class Slot:
    """One way to the data key. `sealed` maps a key's id to that key sealed to `public`."""

    id: str
    sort: str
    name: str
    public: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    secret: bytes
    sealed: dict[str, bytes] = field(default_factory=dict)

    def bound(self, book: str) -> bytes:
        """What the wrapping of the secret half is bound to."""
        return json.dumps(
            {
                "format": FORMAT,
                "book": book,
                "id": self.id,
                "sort": self.sort,
                "public": self.public.hex(),
                "salt": self.salt.hex(),
                "stretching": "argon2id13",
                "passes": self.cost.passes,
                "memory": self.cost.memory,
            },
            sort_keys=True,
        ).encode()

    def unwrap(self, book: str, password: str) -> bytes | None:
        """The secret half, or None where the password does not fit."""
        key = _stretch(password, self.salt, self.cost)
        try:
            return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
                self.secret, self.bound(book), self.nonce, key
            )
        except exceptions.CryptoError:
            return None

    def open_keys(self, secret: bytes) -> list[bytes]:
        """The data keys this slot reaches with its secret half; one, or two during a rekey."""
        box = SealedBox(PrivateKey(secret))
        try:
            keys = [box.decrypt(sealed) for sealed in self.sealed.values()]
        except exceptions.CryptoError as error:
            raise BookDamaged("tệp khóa không đọc được trọn vẹn") from error
        return [key for key in keys if len(key) == 32]


@dataclass(frozen=True)
class Slots:
    """The whole file. `new_stream` is set in an unpacked backup until its stream has begun."""

    book: str
    portable: bool = False
    new_stream: bool = False
    slots: tuple[Slot, ...] = ()

    def officers(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.sort != RECOVERY]

    def recovery(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.sort == RECOVERY), None)

    def with_slot(self, slot: Slot) -> Slots:
        """The same with `slot` in the place of the one of its id, or at the end."""
        others = tuple(slot if old.id == slot.id else old for old in self.slots)
        return replace(
            self, slots=others if any(old.id == slot.id for old in others) else (*others, slot)
        )

    def without(self, slot_ids: Iterable[str]) -> Slots:
        gone = set(slot_ids)
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id not in gone))

    def sealed_to_all(self, keys: Iterable[bytes]) -> Slots:
        """Every slot reaching exactly `keys`."""
        wanted = list(keys)
        return replace(
            self,
            slots=tuple(replace(slot, sealed=_seal(slot.public, wanted)) for slot in self.slots),
        )


def new_data_key() -> bytes:
    """A random 256-bit key for a book."""
    return secrets.token_bytes(32)


def key_id(key: bytes) -> str:
    """A short public name of a data key."""
    return hashlib.sha256(b"xatre data key\0" + key).hexdigest()[:16]


def make_slot(
    book: str,
    slot_id: str,
    sort: str,
    name: str,
    password: str,
    keys: Iterable[bytes],
    cost: Cost,
    secret: bytes | None = None,
) -> tuple[Slot, bytes]:
    """A slot reaching `keys` by `password`, and its secret half (a new one unless given)."""
    private = PrivateKey.generate() if secret is None else PrivateKey(secret)
    public = bytes(private.public_key)
    salt = secrets.token_bytes(pwhash.argon2id.SALTBYTES)
    nonce = secrets.token_bytes(bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    slot = Slot(slot_id, sort, name, public, cost, salt, nonce, b"", _seal(public, keys))
    wrapped = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes(private), slot.bound(book), nonce, _stretch(password, salt, cost)
    )
    return replace(slot, secret=wrapped), bytes(private)


def _seal(public: bytes, keys: Iterable[bytes]) -> dict[str, bytes]:
    box = SealedBox(PublicKey(public))
    return {key_id(key): box.encrypt(bytes(key)) for key in keys}


def _stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    return pwhash.argon2id.kdf(
        32, password.encode(), salt, opslimit=cost.passes, memlimit=cost.memory
    )


def write(folder: Path, slots: Slots) -> None:
    """Put the slots file in place whole or not at all. Raises DiskError."""
    content = {
        "format": FORMAT,
        "book": slots.book,
        "portable": slots.portable,
        "new_stream": slots.new_stream,
        "slots": [_slot_as_json(slot) for slot in slots.slots],
    }
    write_whole(folder / FILE, json.dumps(content, indent=1, ensure_ascii=False).encode())


def read(folder: Path) -> Slots:
    """The slots file of a book. Raises BookDamaged, DiskError; FileNotFoundError is left to
    the caller, who knows whether a book is expected."""
    path = folder / FILE
    if not path.exists():
        raise FileNotFoundError(path.name)
    with told_plainly():
        content = path.read_bytes()
    return parse(content)


def parse(content: bytes) -> Slots:
    """Read the bytes of a slots file; everything is checked before anything is used."""
    try:
        if len(content) > LONGEST:
            raise ValueError("too long")
        top = json.loads(content)
        if top["format"] != FORMAT:
            raise ValueError("format")
        return Slots(
            _text(top["book"]),
            top["portable"] is True,
            top["new_stream"] is True,
            tuple(_slot_from_json(slot) for slot in top["slots"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BookDamaged("tệp khóa (slots.json) không đúng dạng") from error


def _slot_as_json(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "sort": slot.sort,
        "name": slot.name,
        "public": _b64(slot.public),
        "passes": slot.cost.passes,
        "memory": slot.cost.memory,
        "salt": _b64(slot.salt),
        "nonce": _b64(slot.nonce),
        "secret": _b64(slot.secret),
        "sealed": {name: _b64(sealed) for name, sealed in slot.sealed.items()},
    }


def _slot_from_json(slot: dict[str, object]) -> Slot:
    passes, memory, sealed = slot["passes"], slot["memory"], slot["sealed"]
    if not isinstance(passes, int) or not isinstance(memory, int) or not isinstance(sealed, dict):
        raise ValueError("cost")
    cost = Cost(passes, memory)
    if not cost.within_bounds():
        raise ValueError("cost out of bounds")
    if not 1 <= len(sealed) <= 2:
        raise ValueError("keys")
    exactly: Callable[[str, int], bytes] = lambda name, size: _bytes(slot[name], size)  # noqa: E731
    return Slot(
        _text(slot["id"]),
        _text(slot["sort"]),
        _text(slot["name"]),
        exactly("public", 32),
        cost,
        exactly("salt", 16),
        exactly("nonce", 24),
        exactly("secret", 48),
        {_text(name): _bytes(value, 80) for name, value in sealed.items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("text")
    return value


def _b64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: object, size: int) -> bytes:
    content = base64.b64decode(_text(value), validate=True)
    if len(content) != size:
        raise ValueError("size")
    return content
