"""Files to a folder, usually a stick: written whole, read again and compared, or not at
all.

Knows the operating system's words for a disk that is full, pulled or read-only. The bytes are
sealed before they come here; nothing is ever written in plain.
"""

from __future__ import annotations

import errno
import hashlib
import math
import os
import secrets
import shutil
from pathlib import Path

from xatre import whole_files
from xatre.errors import DamageError, DiskError, TrustError, UseError
from xatre.exchange.container import NewerProgram, NotOurs, inspect
from xatre.exchange.ours import is_ours

_CHUNK = 1024 * 1024
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_MARGIN = 64 * 1024
"""Room a folder entry and the last cluster need beside the bytes."""


class PlaceGone(DiskError):
    """The stick or disk is not there, or went away."""

    code = "XT-601"
    sentence = (
        "Chưa ghi được {file}: USB hoặc ổ đĩa không còn ở đó. Sổ và tệp gửi trong sổ vẫn nguyên."
    )
    remedy = "Cắm lại USB rồi ghi lại; xóa tệp dở dang đuôi .part nếu còn thấy trên USB."


class PlaceFull(DiskError):
    """No room; `megabytes` are needed."""

    code = "XT-602"
    sentence = (
        "Chưa ghi được {file}: hết chỗ. Tệp dở dang đã được xóa; "
        "sổ và tệp gửi trong sổ vẫn nguyên. Cần trống ít nhất {megabytes} MB."
    )
    remedy = "Xóa bớt tệp trên USB hoặc dùng USB khác, rồi ghi lại."


class PlaceReadOnly(DiskError):
    """Nothing may be written there."""

    code = "XT-603"
    sentence = "Chưa ghi được {file}: nơi này chỉ đọc. Sổ và tệp gửi trong sổ vẫn nguyên."
    remedy = "Gạt khóa chống ghi trên USB hoặc chọn thư mục khác, rồi ghi lại."


class NotWrittenWell(DiskError):
    """What was read back is not what was written."""

    code = "XT-604"
    sentence = (
        "Đã ghi {file} nhưng đọc lại không khớp: USB có thể hỏng. "
        "Tệp ấy đã được xóa; sổ vẫn nguyên."
    )
    remedy = "Dùng USB khác rồi ghi lại."


class NameTaken(UseError):
    """Another whole file of this name lies there already."""

    code = "XT-220"
    sentence = "Ở đó đã có tệp {file} với nội dung khác. Tệp ấy giữ nguyên, chưa ghi gì."
    remedy = "Giữ tệp ấy để hỏi nơi quản lý, rồi ghi vào thư mục khác."


class NotForUs(NameTaken):
    """A file lies there that another program wrote, or that was saved anew since we wrote it."""

    code = "XT-256"
    sentence = (
        "Ở đó đã có tệp {file}, do chương trình khác ghi hoặc đã sửa lại. "
        "Tệp ấy giữ nguyên, chưa ghi gì."
    )
    remedy = "Ghi dưới tên khác; không cần tệp ấy nữa thì xóa hoặc đổi tên nó rồi làm lại."


def write(folder: Path, name: str, data: bytes, *, replacing: bool = False) -> Path:
    """Write `data` into `folder` as `name` and return its path; the same bytes again are fine.

    A temporary name in the same folder, flushed to the disk, renamed, the folder flushed, opened
    again and compared. What failed half-way is removed, and the file of that name that was there
    stays. A damaged package is replaced, and a table or sheet that we wrote; a whole package with
    other bytes (two books may be sending under one number) and the file of another program only
    with `replacing`, by one who knows what it is or was asked.
    Raises PlaceFull, PlaceGone, PlaceReadOnly, NotWrittenWell or NameTaken.
    """
    place = folder / name
    wanted = hashlib.sha256(data).digest()
    try:
        if place.is_file():
            if _digest(place) == wanted:
                return place
            if not replacing:
                _refuse_to_replace(place)
        if _is_read_only(folder):
            raise PlaceReadOnly(file=name)
        if shutil.disk_usage(folder).free < len(data) + _MARGIN:
            raise _full(name, data)
        half = folder / f".{name}.{secrets.token_hex(4)}.part"
        whole_files.write_whole(place, data, half=half)
        if _digest(place) != wanted:
            place.unlink()
            raise NotWrittenWell(file=name)
    except OSError as fault:
        raise _in_words(fault, name, data) from fault
    return place


def require_free(place: Path) -> None:
    """Asked before a file is made and written down as gone out. Raises NameTaken, DiskError."""
    try:
        if place.is_file():
            _refuse_to_replace(place)
    except OSError as fault:
        raise _in_words(fault, place.name, b"") from fault


def make_folder(folder: Path, name: str) -> None:
    """Make the folder that the file `name` is to be written into. Raises as `write`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _in_words(fault, name, b"") from fault


def _is_read_only(folder: Path) -> bool:
    """Whether the disk itself takes no writing, which is said before whether it has room. Windows
    says so only when it is written to."""
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _digest(path: Path) -> bytes:
    total = hashlib.sha256()
    with open(path, "rb") as file:
        if hasattr(os, "posix_fadvise"):  # read from the disk, not from what was just written
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.digest()


def _refuse_to_replace(place: Path) -> None:
    try:
        inspect(place)
    except NotOurs:
        if not is_ours(place):
            raise NotForUs(file=place.name) from None
        return
    except NewerProgram:
        pass
    except (DamageError, TrustError):
        return
    raise NameTaken(file=place.name)


def _full(name: str, data: bytes) -> PlaceFull:
    return PlaceFull(file=name, megabytes=math.ceil((len(data) + _MARGIN) / 1_000_000))


def _in_words(fault: OSError, name: str, data: bytes) -> DiskError:
    windows = getattr(fault, "winerror", None)
    if fault.errno in _FULL or windows in (39, 112):
        return _full(name, data)
    if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM) or windows in (5, 19):
        return PlaceReadOnly(file=name)
    return PlaceGone(file=name)
