"""A device's keys are renewed: the new card says which device it continues, signed by the old key.

It proves only that whoever held the old key made the new one. The new card is trusted, as any,
after a person has typed its whole fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from xatre.errors import TrustError
from xatre.exchange.canonical import canonical
from xatre.exchange.container import Sign

_SHAPES = {
    "device": re.compile(r"[0-9a-z\-]{6,64}", re.ASCII),
    "signing": re.compile(r"[0-9a-f]{64}", re.ASCII),
    "sequence": re.compile(r"0|[1-9]\d{0,8}", re.ASCII),
    "signature": re.compile(r"[0-9a-f]{128}", re.ASCII),
}


class FalseSuccessor(TrustError):
    """The card says that it continues a device whose key did not sign that."""

    code = "XT-313"
    sentence = "Từ chối thẻ: thẻ nói nối tiếp một máy đã đăng ký nhưng khóa cũ không ký điều ấy."
    remedy = "Gọi đơn vị có thẻ để hỏi, xin lập lại thẻ."


def succeed(
    *, unit: str, role: str, signing: bytes, sealing: str, before: str, before_signing: bytes,
    sequence: int, sign: Sign,
) -> dict[str, str]:  # fmt: skip
    """What the new card carries: the old device, its key, its last number, its signature over
    the new keys. `sign` is the old device's."""
    said = {"device": before, "signing": before_signing.hex(), "sequence": str(sequence)}
    signature = sign(_signed_bytes(said, unit, role, signing, sealing))
    return said | {"signature": signature.hex()}


def holds(said: Mapping[str, str], *, unit: str, role: str, signing: bytes, sealing: str) -> bool:
    """Whether the old key it names signed these new keys."""
    try:
        VerifyKey(bytes.fromhex(said["signing"])).verify(
            _signed_bytes(said, unit, role, signing, sealing), bytes.fromhex(said["signature"])
        )
    except (BadSignatureError, ValueError):
        return False
    return True


def is_well_formed(said: object) -> bool:
    """Whether this is of the form that `succeed` gives."""
    return (
        isinstance(said, dict)
        and said.keys() == _SHAPES.keys()
        and all(
            isinstance(said[name], str) and shape.fullmatch(said[name])
            for name, shape in _SHAPES.items()
        )
    )


def _signed_bytes(
    said: Mapping[str, str], unit: str, role: str, signing: bytes, sealing: str
) -> bytes:
    content = {name: said[name] for name in ("device", "signing", "sequence")} | {
        "unit": unit,
        "role": role,
        "new_signing": signing.hex(),
        "new_sealing": sealing,
    }
    return b"xatre/1/successor\0" + canonical(content)
