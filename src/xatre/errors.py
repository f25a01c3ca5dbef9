"""Every fault a person can meet, each with a code, a Vietnamese sentence and a remedy.

Codes follow the exit codes of the command line: XT-1xx data, 2xx use, 3xx trust, 4xx damaged
or newer, 5xx book, 6xx disk, 9xx ours. A fault never carries a child's name, nor any value
of a record: `facts` are file names, sequence numbers, unit names, sizes and field labels.
"""

from __future__ import annotations

from typing import ClassVar


class XatreError(Exception):
    """A fault with words for a person: what happened and what is safe, then what to do.

    `sentence` and `remedy` are templates filled with the keyword `facts`; so is `short`, for a row
    that names the file already: what happened, without file, full stop and remedy.
    """

    code: ClassVar[str] = "XT-900"
    exit_code: ClassVar[int] = 70
    sentence: ClassVar[str] = "Chương trình gặp lỗi ngoài dự tính. Sổ vẫn nguyên như trước."
    remedy: ClassVar[str] = (
        "Đóng chương trình rồi mở lại. Nếu còn, gửi tệp báo lỗi (không có tên trẻ) "
        "cho người phụ trách."
    )
    short: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.words)

    @property
    def happened(self) -> str:
        """What happened and what is safe, in Vietnamese."""
        return self.sentence.format(**self.facts)

    @property
    def to_do(self) -> str:
        """What the person should do next, in Vietnamese."""
        return self.remedy.format(**self.facts)

    @property
    def in_short(self) -> str:
        """What happened as a part of a row, where the code has a place of its own; the whole
        sentence where a fault has no short one."""
        return self.short.format(**self.facts) or self.happened

    @property
    def words(self) -> str:
        """The whole message in one line: code, event, remedy."""
        return f"{self.code}: {self.happened} {self.to_do}".rstrip()


class DataError(XatreError):
    """XT-1xx: what was given is not a record this program can keep."""

    code, exit_code = "XT-100", 1
    sentence = "Dữ liệu chưa đúng: {what}."
    remedy = "Sửa lại rồi làm tiếp."


class UseError(XatreError):
    """XT-2xx: the command or the action was used wrongly."""

    code, exit_code = "XT-200", 2
    sentence = "Lệnh chưa đúng: {what}."
    remedy = "Xem cách dùng bằng: xatre --help."


class TrustError(XatreError):
    """XT-3xx: refused, because it is not trusted."""

    code, exit_code = "XT-300", 3
    sentence = "Từ chối: {what}. Chưa ghi gì vào sổ."
    remedy = "Gọi nơi gửi để hỏi."


class DamageError(XatreError):
    """XT-4xx: damaged, too large, or made by a newer program."""

    code, exit_code = "XT-400", 4
    sentence = "Tệp hỏng: {what}. Sổ không đổi."
    remedy = "Xin nơi gửi chép lại."


class BookError(XatreError):
    """XT-5xx: the book cannot be opened."""

    code, exit_code = "XT-500", 5
    sentence = "Không mở được sổ: {what}."
    remedy = "Kiểm tra lại rồi mở."


class DiskError(XatreError):
    """XT-6xx: the disk failed: full, read-only or gone."""

    code, exit_code = "XT-600", 6
    sentence = "Không ghi được: {what}."
    remedy = "Kiểm tra ổ đĩa hoặc USB rồi thử lại."
