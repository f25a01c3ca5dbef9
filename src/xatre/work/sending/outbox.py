"""The outbox of a book: sealed files, written before they are noted, noted before they leave.

A file that is there but not noted is what a kill left half-way: it never left the book, so its
number is given again and the file replaced. What leaves again is compared with its noted hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from xatre.errors import DamageError, DiskError, UseError
from xatre.exchange import delivery
from xatre.store.faults import DiskFull, DiskGone, DiskReadOnly, told_plainly
from xatre.store.traffic import packages, returns
from xatre.work.sending import kept_inside
from xatre.work.session import Session


class NotInOutbox(UseError):
    """No sealed file of that name or hash was ever noted here."""

    code = "XT-242"
    sentence = "Hộp gửi của sổ này không có tệp ấy."
    remedy = "Xem các gói đã lập trong Gửi – Nhận hoặc bằng: xatre status."


class NotAFolder(UseError):
    """A sealed file goes into a folder under its own name; what was named is a file."""

    code = "XT-248"
    sentence = "{file} là tệp, không phải thư mục. Chưa ghi gì."
    remedy = "Chọn thư mục để ghi; tên tệp do chương trình đặt."


class SealedFileGone(DamageError):
    """The book knows the file, the folder has it no more: a restored book, or one tidied up."""

    code = "XT-411"
    sentence = (
        "Tệp {file} không còn trong hộp gửi của sổ, nên chưa chép được. Hồ sơ trong sổ vẫn nguyên."
    )
    remedy = (
        "Dùng bản đã chép ra USB nếu còn, hoặc lập gói (biên nhận) mới: "
        "gói mới mang lại mọi hồ sơ chưa có biên nhận."
    )


class SealedFileChanged(DamageError):
    """The bytes in the outbox are not those that were sealed."""

    code = "XT-412"
    sentence = (
        "Tệp {file} trong hộp gửi không còn đúng như lúc niêm phong, nên chưa chép ra. "
        "Hồ sơ trong sổ vẫn nguyên."
    )
    remedy = (
        "Dùng bản đã chép ra USB nếu còn, hoặc lập gói (biên nhận) mới: "
        "gói mới mang lại mọi hồ sơ chưa có biên nhận."
    )


_OF_THE_BOOK: Mapping[type[DiskError], type[DiskError]] = {
    delivery.PlaceFull: DiskFull,
    delivery.PlaceGone: DiskGone,
    delivery.PlaceReadOnly: DiskReadOnly,
}


def put(session: Session, name: str, data: bytes) -> Path:
    """Write a sealed file into the outbox, in place of one of that name that was never noted.

    Raises NameTaken for a file that was noted, and DiskError of the disk that the book lies on:
    nothing has gone to a stick yet.
    """
    folder = session.book.folder / "outbox"
    with told_plainly():
        folder.mkdir(exist_ok=True)
    is_noted = f"outbox/{name}" in _noted(session)
    try:
        return delivery.write(folder, name, data, replacing=not is_noted)
    except tuple(_OF_THE_BOOK) as fault:
        raise _OF_THE_BOOK[type(fault)]() from fault


def require_folder(folder: Path) -> None:
    """Asked before a file is sealed, so that a wrong place uses no number; makes nothing.
    Raises NotAFolder."""
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise NotAFolder(file=place.name)
            return


def copy_out(session: Session, name: str, folder: Path) -> Path:
    """Copy the sealed file `name` into `folder`, the same bytes as were noted; its path there.

    Raises NoRight, NotInOutbox, SealedFileGone, SealedFileChanged, DiskError.
    """
    session.require("exchange")
    noted = _noted(session).get(f"outbox/{name}")
    if noted is None:
        raise NotInOutbox()
    try:
        data = (session.book.folder / "outbox" / name).read_bytes()
    except FileNotFoundError:
        raise SealedFileGone(file=name) from None
    except OSError as fault:
        raise delivery.PlaceGone(file=name) from fault
    if hashlib.sha256(data).hexdigest() != noted:
        raise SealedFileChanged(file=name)
    require_folder(folder)
    delivery.make_folder(folder, name)
    written = delivery.write(folder, name, data)
    kept_inside.note_copied(session.book, noted)
    return written


def _noted(session: Session) -> Mapping[str, str]:
    """Path in the book → sha256, of every file sealed here."""
    db = session.book.db
    return {one.path: one.sha256 for one in packages.sent(db)} | returns.sealed_files(db)
