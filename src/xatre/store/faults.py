"""What can go wrong with a book or the disk it lies on, and the one place where the words of
SQLite and of the operating system become ours.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from xatre.errors import BookError, DataError, DiskError, UseError


class WrongPassword(BookError):
    """XT-501. `left` tries remain before a wait of `wait`; 0 when the wait has begun. Without a
    `wait` nothing is counted."""

    code = "XT-501"
    sentence = "Mật khẩu chưa đúng."
    remedy = "Kiểm tra bộ gõ (Unikey) đã chuyển sang chữ E, rồi gõ lại. {then}"

    def __init__(self, left: int, wait: str) -> None:
        then = f"Sai {left} lần nữa phải chờ {wait}." if left else f"Chờ {wait} rồi mới gõ lại."
        then = then if wait else ""
        super().__init__(left=left, wait=wait, then=then)


class WrongRecoveryCode(WrongPassword):
    """XT-501 for the recovery code."""

    sentence = "Mã khôi phục chưa đúng."
    remedy = "Mã có 8 nhóm, mỗi nhóm 4 chữ hoặc số. So lại với tờ đã ghi, rồi gõ lại. {then}"


class BookMissing(BookError):
    """XT-502: no book lies in `folder`."""

    code = "XT-502"
    sentence = "Không có sổ ở {folder}."
    remedy = "Nếu sổ ở USB, cắm USB vào rồi mở lại; nếu không, chọn đúng thư mục của sổ."


class BookInUse(BookError):
    """XT-503: `where` has had it open since `since`."""

    code = "XT-503"
    sentence = "Sổ đang mở ở {where}, từ {since}."
    remedy = "Đóng sổ ở đó rồi mở lại. Đừng chép sổ ra làm hai."


class BookNewer(BookError):
    """XT-504: written by a newer program; `version` is the book's."""

    code = "XT-504"
    sentence = "Sổ do bản Xã Trẻ mới hơn ghi (phiên bản sổ {version}). Sổ vẫn nguyên như trước."
    remedy = "Cập nhật chương trình rồi mở lại."


class BookDamaged(BookError):
    """XT-505. `backup` is the path of the newest good backup, or ""."""

    code = "XT-505"
    sentence = "Sổ bị hỏng: {what}. Chương trình chưa sửa gì trong sổ."
    remedy = "Đừng ghi thêm vào ổ này. {offer}"

    def __init__(self, what: str, backup: str = "") -> None:
        offer = (
            f"Khôi phục từ bản sao lưu gần nhất còn tốt: {backup}."
            if backup
            else "Tìm bản sao lưu ở USB hoặc máy khác rồi khôi phục."
        )
        super().__init__(what=what, backup=backup, offer=offer)


class OlderCopy(BookError):
    """XT-506, a warning: this copy is older than the one opened here last time."""

    code = "XT-506"
    sentence = "Bản sổ này cũ hơn bản đã mở ở máy này lần trước, ngày {when}."
    remedy = "Nếu còn bản mới hơn, đóng sổ này và mở bản đó. Ghi tiếp vào đây sẽ thành hai sổ."


class CopiedBook(BookError):
    """XT-509, a warning: the folder is not where the book was used last."""

    code = "XT-509"
    sentence = "Sổ này được chép hoặc chuyển từ nơi khác đến, không qua lệnh chuyển sổ."
    remedy = (
        "Nếu nơi cũ vẫn dùng, đóng sổ này. Nếu dùng tiếp ở đây, đăng ký sổ này như một máy mới."
    )


class MustWait(BookError):
    """XT-507: too many wrong passwords; `wait` says how long."""

    code = "XT-507"
    sentence = "Đã gõ sai nhiều lần, phải chờ {wait} nữa mới thử lại được. Sổ vẫn nguyên."
    remedy = "Nếu quên mật khẩu, dùng mã khôi phục đã in khi tạo sổ."


class BookMoved(BookError):
    """XT-508: the book was moved; this old place stays closed."""

    code = "XT-508"
    sentence = "Sổ ở đây đã chuyển sang {to} ngày {when}. Bản ở đây chỉ còn để lưu."
    remedy = "Mở sổ ở nơi mới."


class NotInKeyList(BookError):
    """XT-510: the slot that opened the book is not in the list kept inside it."""

    code = "XT-510"
    sentence = "Khóa vừa mở không có trong danh sách cán bộ ghi bên trong sổ."
    remedy = "Báo quản trị sổ. Nếu vừa phục hồi tệp cũ, chép lại cả thư mục sổ từ bản sao lưu."


class KeyListChanged(BookError):
    """XT-511, a warning: the slots file does not agree with the list inside the book."""

    code = "XT-511"
    sentence = "Danh sách khóa cạnh sổ khác danh sách ghi bên trong sổ: {what}."
    remedy = "Báo quản trị sổ kiểm tra ai đã sửa thư mục sổ."


class RecoveryCodeUnseen(BookError):
    """XT-514, a warning: dropping an officer was broken off before the new code was shown."""

    code = "XT-514"
    sentence = "Lần bớt cán bộ trước bị ngắt giữa chừng: mã khôi phục mới chưa ai thấy."
    remedy = "Vào Cài đặt, mục Sổ, đặt mã khôi phục mới và ghi ra giấy. Mã cũ đã hết dùng."


class ClockBehind(BookError):
    """XT-515, a warning: this PC's clock stands before the last thing written in the book."""

    code = "XT-515"
    sentence = "Đồng hồ máy này chỉ ngày {now}, trước lần ghi cuối trong sổ ({last})."
    remedy = (
        "Đóng sổ, chỉnh đồng hồ của máy rồi mở lại. Gói đã gửi và đã nhận không sai, nhưng ngày "
        "ghi trong sổ sẽ sai và hạn tính sai."
    )


class EngineTooOld(BookError):
    """XT-512: the SQLite in this program has known faults."""

    code = "XT-512"
    sentence = "Thư viện lưu trữ quá cũ ({found}, cần {needed} trở lên), mở sổ không an toàn."
    remedy = "Cài lại chương trình từ bản cài chính thức."


class PlaceTaken(UseError):
    """XT-230: the folder for a new, restored or moved book already holds something."""

    code = "XT-230"
    sentence = "Thư mục {folder} đã có tệp. Chưa ghi gì vào đó."
    remedy = "Chọn một thư mục mới hoặc trống."


class WhichOfficer(UseError):
    """XT-231: the book has several officers, or none of that name."""

    code = "XT-231"
    sentence = "Chưa rõ ai mở sổ. Sổ có các cán bộ: {names}."
    remedy = "Chọn tên cán bộ rồi gõ mật khẩu của người đó."


class NotAllowed(UseError):
    """XT-232: the officer's role does not permit it."""

    code = "XT-232"
    sentence = "Chỉ {who} mới {deed} được."
    remedy = "Nhờ {who} làm việc này."


class CannotUnseal(UseError):
    """XT-233: sealed to other officers."""

    code = "XT-233"
    sentence = "Phần này niêm kín cho cán bộ khác, khóa của người đang mở sổ không mở được."
    remedy = "Nhờ cán bộ được ghi tên trong phần này mở."


class NotThisOfficer(UseError):
    """XT-234: an officer cannot be added, dropped or changed so; `what` says why."""

    code = "XT-234"
    sentence = "Chưa đổi danh sách cán bộ: {what}."
    remedy = "Xem lại tên cán bộ rồi làm tiếp."


class InsideTransaction(UseError):
    """XT-235: a copy or a rekey was asked for while a write is open."""

    code = "XT-235"
    sentence = "Đang ghi dở vào sổ nên chưa làm được việc này. Sổ không đổi."
    remedy = "Chờ ghi xong rồi làm lại."


class NotInTheTable(DataError):
    """A list, filter, order or count names a field the kind does not declare for it."""

    code = "XT-140"
    sentence = "Không có mục {field} để lọc, xếp hoặc đếm."
    remedy = "Chọn mục khác."


class DiskGone(DiskError):
    """XT-601: the disk or stick is not there any more."""

    code = "XT-601"
    sentence = "Mất liên lạc với ổ đĩa hoặc USB khi đang đọc, ghi. Những gì đã lưu vẫn còn."
    remedy = "Cắm lại USB hoặc kiểm tra ổ đĩa, rồi mở lại sổ."


class DiskFull(DiskError):
    """XT-602: no room."""

    code = "XT-602"
    sentence = "Ổ đĩa hết chỗ. Lần ghi dở đã bỏ; những gì lưu trước đó vẫn nguyên."
    remedy = "Dọn bớt tệp trên ổ đĩa hoặc USB, rồi làm lại."


class DiskReadOnly(DiskError):
    """XT-603: nothing may be written there."""

    code = "XT-603"
    sentence = "Nơi này chỉ đọc, không ghi được. Chưa có gì thay đổi."
    remedy = "Mở khóa chống ghi của USB hoặc chọn thư mục được phép ghi, rồi làm lại."


class BookReadOnly(DiskReadOnly):
    """XT-610: the book itself lies where nothing may be written."""

    code = "XT-610"
    sentence = "Sổ {folder} nằm ở nơi chỉ đọc, nên không mở để ghi được. Sổ không đổi."
    remedy = (
        "Sổ ở USB: gạt khóa chống ghi. Sổ ở thư mục chung: xin quyền ghi vào thư mục ấy, hoặc mở ở "
        "máy giữ nó. Chỉ xem thì được bằng lệnh: xatre status, hash, check, verify --book."
    )


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_WINDOWS_FULL = {39, 112}
_WINDOWS_READ_ONLY = {5, 19}


def from_system(error: OSError) -> DiskError:
    """The DiskError an operating system error amounts to."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return DiskFull()
    if error.errno in _READ_ONLY or windows in _WINDOWS_READ_ONLY:
        return DiskReadOnly()
    return DiskGone()


# The copy of a database (`Connection.backup`) tells its error in SQLite's words alone.
_CODES = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}


def from_sqlite(error: Exception) -> DiskError | BookDamaged | None:
    """The DiskError or BookDamaged a SQLite error amounts to; None for a fault of ours."""
    primary = (getattr(error, "sqlite_errorcode", None) or _CODES.get(str(error), 0)) & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull()
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return DiskReadOnly()
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return DiskGone()
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return BookDamaged("tệp sổ không đọc được trọn vẹn")
    return None


@contextmanager
def told_plainly() -> Iterator[None]:
    """Let errors of the disk and of SQLite leave the block as DiskError or BookDamaged."""
    from xatre.store.connection import DatabaseFault

    try:
        yield
    except OSError as error:
        raise from_system(error) from error
    except DatabaseFault as error:
        known = from_sqlite(error)
        if known is None:
            raise
        raise known from error
