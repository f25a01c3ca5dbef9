"""An officer's own signature inside the book: who decided on exactly what.

The signing key is derived from the secret half that the officer's password opens, so that only
this officer can make one. It is the organisation's own signature, no legal act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nacl.encoding import RawEncoder
from nacl.exceptions import BadSignatureError
from nacl.hash import blake2b
from nacl.signing import SigningKey, VerifyKey

if TYPE_CHECKING:
    from xatre.store.book import Book

_PERSON = b"xatre approve/1"
_LABEL = b"xatre/1/approval\x00"


def sign(book: Book, content: bytes) -> tuple[str, str]:
    """Public key and signature, hex, of the officer at the book over `content`."""
    seed = blake2b(
        b"", digest_size=32, key=book.secret(), person=_PERSON.ljust(16, b"\x00"),
        encoder=RawEncoder,
    )  # fmt: skip
    key = SigningKey(seed)
    return bytes(key.verify_key).hex(), key.sign(_LABEL + content).signature.hex()


def holds(key: str, signature: str, content: bytes) -> bool:
    """Whether the signature is that of `key` over `content`."""
    try:
        VerifyKey(bytes.fromhex(key)).verify(_LABEL + content, bytes.fromhex(signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
