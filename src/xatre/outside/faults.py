"""What is wrong with a table from outside, in words. Nothing of a cell is ever said."""

from __future__ import annotations

from xatre.errors import DamageError, UseError


class NoSuchTable(UseError):
    """The file is not there or may not be read."""

    code = "XT-250"
    sentence = "Không đọc được tệp {file}."
    remedy = "Kiểm tra tên tệp, USB và quyền đọc rồi làm lại."


class OpenElsewhere(UseError):
    """Another program, mostly Excel, holds the file."""

    code = "XT-251"
    sentence = "Tệp {file} đang mở ở chương trình khác (thường là Excel). Chưa đọc gì."
    remedy = "Lưu và đóng tệp trong Excel rồi làm lại."


class NotATable(DamageError):
    """Neither a workbook nor text in columns."""

    code = "XT-420"
    sentence = "Tệp {file} không phải bảng tính hay CSV. Sổ không đổi."
    remedy = "Mở tệp bằng Excel, chọn Lưu thành “Excel Workbook (.xlsx)” rồi đưa tệp mới vào."


class HasPassword(DamageError):
    """The workbook is encrypted."""

    code = "XT-421"
    sentence = "Tệp {file} có mật khẩu mở tệp, chương trình không đọc được. Sổ không đổi."
    remedy = "Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi đưa lại."


class HalfWritten(DamageError):
    """The end of the file is missing, or its inside is damaged."""

    code = "XT-422"
    sentence = "Tệp {file} hỏng hoặc chép dở, không đọc được trọn. Sổ không đổi."
    remedy = "Chép lại tệp từ nơi gốc, hoặc mở bằng Excel rồi lưu thành tệp mới."


class UnpacksTooLarge(DamageError):
    """More inside than any commune's list; a bomb, or a workbook with millions of empty cells."""

    code = "XT-423"
    sentence = "Tệp {file} chứa tới {size} dữ liệu, quá mức {most}. Chưa đọc gì, sổ không đổi."
    remedy = "Chép phần danh sách cần đưa vào sang một tệp mới rồi làm lại."


class TooManyColumns(DamageError):
    """A sheet with words in more columns than any list has."""

    code = "XT-424"
    sentence = "Trang “{sheet}” có chữ ở {columns} cột; chương trình đọc nhiều nhất {most} cột."
    remedy = "Xóa các cột không cần, hoặc chép danh sách sang một tệp mới rồi làm lại."


class TookTooLong(DamageError):
    """Reading went over its time."""

    code = "XT-425"
    sentence = "Đọc tệp {file} quá {seconds} giây nên đã dừng. Sổ không đổi."
    remedy = "Chép phần danh sách cần đưa vào sang một tệp mới rồi làm lại."


class TooMuchMemory(DamageError):
    """Reading went over its memory, or the reader broke down on it."""

    code = "XT-426"
    sentence = "Tệp {file} làm bộ đọc hết bộ nhớ hoặc ngừng giữa chừng. Sổ không đổi."
    remedy = "Chép phần danh sách cần đưa vào sang một tệp mới rồi làm lại."


class NothingInside(DamageError):
    """No sheet has a cell with anything in it."""

    code = "XT-427"
    sentence = "Tệp {file} không có dòng nào có chữ. Sổ không đổi."
    remedy = "Chọn đúng tệp rồi làm lại."


class NotBounded(DamageError):
    """The system set the reading process no bounds; it reads nothing then."""

    code = "XT-429"
    sentence = "Máy không cho đặt mức bộ nhớ và thời gian đọc, nên chưa đọc {file}. Sổ không đổi."
    remedy = "Khởi động lại máy rồi làm lại; vẫn vậy thì hỏi người trông máy."


BY_NAME = {
    fault.__name__: fault
    for fault in (
        NotATable, HasPassword, HalfWritten, UnpacksTooLarge, TooManyColumns, NothingInside,
        NotBounded,
    )
}  # fmt: skip
"""The faults that the reading process names to the one that started it."""
