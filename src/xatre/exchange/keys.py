"""Public keys: which are accepted, how they are named, the fingerprint a person types.

Knows Ed25519 and age's X25519 keys as bytes and text. Never sees a secret key or a file.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from functools import lru_cache

from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_scalarmult
from nacl.exceptions import CryptoError

from xatre.errors import TrustError

FINGERPRINT_DIGITS = 40
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_RECIPIENT = re.compile(rf"age1[{_BECH32}]{{58}}", re.ASCII)
_FIELD_PRIME = 2**255 - 19


class KeyRefused(TrustError):
    """A public key that no honest program makes."""

    code = "XT-308"
    sentence = "Từ chối: khóa trong tệp không dùng được. Chưa ghi gì vào sổ."
    remedy = "Xin nơi gửi lập lại thẻ bằng chương trình Xã Trẻ, rồi gọi điện đối chiếu."
    short = "Khóa trong tệp không dùng được"


class FingerprintDiffers(TrustError):
    """The digits a person typed are not the fingerprint of the card."""

    code = "XT-306"
    sentence = "Dãy 40 số vừa gõ không khớp với thẻ. Chưa ghi gì vào sổ."
    remedy = "Gọi điện cho nơi gửi bằng số quen biết, đọc lại từng nhóm 5 số."


@lru_cache(maxsize=1024)
def check_signing_key(key: bytes) -> bytes:
    """`key` again when it is a canonical Ed25519 point of the main subgroup. Raises KeyRefused."""
    if len(key) != 32 or not crypto_core_ed25519_is_valid_point(key):
        raise KeyRefused
    return key


@lru_cache(maxsize=1024)
def check_sealing_key(recipient: str) -> str:
    """`recipient` again when it is an age X25519 key, canonical and not of low order.

    Raises KeyRefused.
    """
    point = recipient_bytes(recipient)
    if int.from_bytes(point, "little") >= _FIELD_PRIME:
        raise KeyRefused
    try:
        crypto_scalarmult(b"\x55" * 32, point)
    except CryptoError as fault:
        raise KeyRefused from fault
    return recipient


def recipient_bytes(recipient: str) -> bytes:
    """The 32 bytes of an age recipient `age1…` (Bech32, BIP 173). Raises KeyRefused."""
    if not _RECIPIENT.fullmatch(recipient):
        raise KeyRefused
    values = [_BECH32.index(letter) for letter in recipient[4:]]
    prefix = [ord(letter) >> 5 for letter in "age"] + [0] + [ord(letter) & 31 for letter in "age"]
    if _bech32_remainder(prefix + values) != 1:
        raise KeyRefused
    number = 0
    for value in values[:-6]:
        number = number << 5 | value
    if number & 15:
        raise KeyRefused
    return (number >> 4).to_bytes(32, "big")


def key_id(recipient: str) -> str:
    """The short name of a sealing key in a header: 16 hex digits of its SHA-256."""
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()[:16]


def fingerprint(unit: str, role: str, device: str, signing: bytes, sealing: str) -> str:
    """40 digits in 8 groups of 5 that stand for unit, role, device and both public keys."""
    parts = (unit.encode(), role.encode(), device.encode(), signing, recipient_bytes(sealing))
    message = b"xatre/1/fingerprint\0" + b"".join(
        len(part).to_bytes(4, "big") + part for part in parts
    )
    number = int.from_bytes(hashlib.sha512(message).digest(), "big") % 10**FINGERPRINT_DIGITS
    digits = f"{number:0{FINGERPRINT_DIGITS}}"
    return " ".join(digits[start : start + 5] for start in range(0, FINGERPRINT_DIGITS, 5))


def same_fingerprint(typed: str, expected: str) -> bool:
    """Whether the digits a person typed are these, spaces, hyphens and points apart.

    All forty are needed; compared in constant time.
    """
    plain = re.sub(r"[\s.\-‐‑–]", "", typed)
    wanted = expected.replace(" ", "")
    return hmac.compare_digest(plain.encode("utf-8", "replace"), wanted.encode("ascii"))


def _bech32_remainder(values: list[int]) -> int:
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    remainder = 1
    for value in values:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(generators):
            if top >> bit & 1:
                remainder ^= generator
    return remainder
