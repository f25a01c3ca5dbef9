"""Pictures beside a record: taken into the book's folder, and read again.

What decodes and encodes a picture is given by the caller; the form of a stored item is that of
`model/values.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from xatre.errors import DataError
from xatre.model.values import Value
from xatre.store.register import attachments
from xatre.work.session import Session

MOST_BYTES = 5 * 1024 * 1024


class NoPictureFile(DataError):
    """The file to take in cannot be read, or is too large."""

    code = "XT-148"
    sentence = "Không đọc được tệp ảnh {file}, hoặc ảnh lớn hơn 5 MB. Hồ sơ vẫn nguyên."
    remedy = "Chọn ảnh JPEG hoặc PNG nhỏ hơn rồi thêm lại."


def add_picture(
    session: Session, file: Path, reencode: Callable[[bytes, str], bytes]
) -> dict[str, str]:
    """Take a picture in; the item without its key: sha256, type, size, label.

    Raises NoPictureFile, NotAPicture, PictureTooLarge, DiskError.
    """
    session.require("write")
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NoPictureFile(file=file.name)
        content = file.read_bytes()
    except OSError as error:
        raise NoPictureFile(file=file.name) from error
    kept = attachments.add(session.book, content, reencode, session.clock())
    return {
        "sha256": kept.sha256,
        "type": kept.type,
        "size": str(kept.size),
        "label": file.stem[:200],
    }


def read_picture(session: Session, item: Mapping[str, Value], subject: str) -> bytes | None:
    """The bytes of a stored item; None where this book does not have the file (it does not
    travel). The reading is written to the journal."""
    wanted = str(item.get("sha256", ""))
    kept = attachments.with_hash(session.book, wanted)
    if kept is None:
        return None
    session.note("shown", subject)
    return attachments.read(session.book, kept.id)
