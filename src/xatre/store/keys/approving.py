"""An officer's own signature inside the book: who decided on exactly what.

The signing key is derived from the secret half that the officer's password opens, so that only
this officer can make one. It is the organisation's own signature, no legal act. The book remembers
whose each key is, beside its officers; who was dropped, or has a new password, is remembered too.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from nacl.encoding import RawEncoder
from nacl.exceptions import BadSignatureError
from nacl.hash import blake2b
from nacl.signing import SigningKey, VerifyKey

from xatre.store.connection import Database
from xatre.store.safety import journal

if TYPE_CHECKING:
    from xatre.store.book import Book

_PERSON = b"xatre approve/1"
_LABEL = b"xatre/1/approval\x00"


def sign(book: Book, content: bytes, now: datetime | None = None) -> tuple[str, str]:
    """Public key and signature, hex, of the officer at the book over `content`. The key is written
    down as theirs. Raises DiskError."""
    seed = blake2b(
        b"", digest_size=32, key=book.secret(), person=_PERSON.ljust(16, b"\x00"),
        encoder=RawEncoder,
    )  # fmt: skip
    key = SigningKey(seed)
    public = bytes(key.verify_key).hex()
    with book.transaction():
        book.db.conn.execute(
            "INSERT OR IGNORE INTO approval_keys VALUES (?, ?, ?)",
            (public, book.officer.id, journal.utc(now)),
        )
    return public, key.sign(_LABEL + content).signature.hex()


def holder(db: Database, key: str) -> str | None:
    """The name of the officer of this book whose key it is, those dropped too; None for none."""
    row = db.conn.execute(
        "SELECT name FROM approval_keys JOIN officers ON officer = id WHERE key = ?", (key,)
    ).fetchone()
    return None if row is None else str(row[0])


def holds(key: str, signature: str, content: bytes) -> bool:
    """Whether the signature is that of `key` over `content`."""
    try:
        VerifyKey(bytes.fromhex(key)).verify(_LABEL + content, bytes.fromhex(signature))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
