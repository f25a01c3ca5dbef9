"""Pictures that belong to records: encrypted files in the book's folder, each with its own key.

The keys lie inside the book, so a new data key touches no file. What decodes and re-encodes a
picture (and so drops its place and camera) is given by the caller: the store knows no pictures
beyond their headers.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from xatre.store import durable
from xatre.store.faults import BookDamaged, told_plainly
from xatre.store.identifiers import new_id
from xatre.store.register import pictures
from xatre.store.safety import journal

if TYPE_CHECKING:
    from xatre.store.book import Book

Reencode = Callable[[bytes, str], bytes]
"""`(bytes, "jpeg" | "png") -> bytes` of the same sort without metadata."""


@dataclass(frozen=True)
class Attachment:
    """One picture. `sha256` and `size` are those of the picture, not of the encrypted file."""

    id: str
    type: str
    sha256: str
    size: int
    added: str


def add(book: Book, content: bytes, reencode: Reencode, now: datetime | None = None) -> Attachment:
    """Take a picture in. Raises NotAPicture, PictureTooLarge, DiskError."""
    sort = pictures.shape(content).type
    clean = reencode(content, sort)
    if pictures.shape(clean).type != sort:
        raise pictures.NotAPicture()
    key, attachment = (
        secrets.token_bytes(SecretBox.KEY_SIZE),
        Attachment(
            new_id(now), sort, hashlib.sha256(clean).hexdigest(), len(clean), journal.utc(now)
        ),
    )
    # The file first: a kill between the two leaves a file nobody names, never a name without one.
    durable.write_whole(_file(book, attachment.id), bytes(SecretBox(key).encrypt(clean)))
    with book.transaction():
        book.db.conn.execute(
            "INSERT INTO attachments (id, key, type, sha256, size, added)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                attachment.id,
                key,
                sort,
                attachment.sha256,
                attachment.size,
                attachment.added,
            ),
        )
    return attachment


def get(book: Book, attachment_id: str) -> Attachment | None:
    """What is known of an attachment."""
    row = book.db.conn.execute(
        "SELECT id, type, sha256, size, added FROM attachments WHERE id = ?", (attachment_id,)
    ).fetchone()
    return Attachment(*row) if row else None


def with_hash(book: Book, sha256: str) -> Attachment | None:
    """An attachment whose picture has this hash."""
    row = book.db.conn.execute(
        "SELECT id, type, sha256, size, added FROM attachments WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return Attachment(*row) if row else None


def read(book: Book, attachment_id: str) -> bytes:
    """The picture. Raises BookDamaged where it is not the one taken in, DiskError."""
    row = book.db.conn.execute(
        "SELECT key, sha256 FROM attachments WHERE id = ?", (attachment_id,)
    ).fetchone()
    path = _file(book, attachment_id)
    if row is None or not path.exists():
        raise BookDamaged("mất một tệp đính kèm")
    with told_plainly():
        sealed = path.read_bytes()
    try:
        content = SecretBox(row[0]).decrypt(sealed)
    except (CryptoError, ValueError) as error:
        raise BookDamaged("một tệp đính kèm không đọc được trọn vẹn") from error
    if hashlib.sha256(content).hexdigest() != row[1]:
        raise BookDamaged("một tệp đính kèm khác với tệp đã nhận")
    return content


def unreadable(book: Book) -> list[str]:
    """Ids of the attachments that cannot be read whole."""
    bad = []
    for row in book.db.conn.execute("SELECT id FROM attachments ORDER BY id").fetchall():
        try:
            read(book, row[0])
        except BookDamaged:
            bad.append(row[0])
    return bad


def _file(book: Book, attachment_id: str) -> Path:
    return book.folder / "attachments" / attachment_id
