"""Why a record is not written: not here, not ours, changed since, voided, not complete."""

from __future__ import annotations

from collections.abc import Sequence

from xatre.errors import DataError
from xatre.model.checks import Problem
from xatre.store.register import records
from xatre.work.session import Session


class NotHere(DataError):
    """No record of that kind and id in this book."""

    code = "XT-131"
    sentence = "Sổ không có hồ sơ này."
    remedy = "Tìm lại hồ sơ trong danh sách."


class ChangedSince(DataError):
    """The record has a newer revision than the one the person looked at."""

    code = "XT-132"
    sentence = "Hồ sơ đã được sửa sau lần xem này. Chưa ghi gì đè lên."
    remedy = "Mở lại hồ sơ, xem chỗ đã đổi rồi sửa tiếp."


class NotOurs(DataError):
    """The record belongs to another unit: the office remarks, and edits only a case given to it."""

    code = "XT-133"
    sentence = "Hồ sơ này do đơn vị khác giữ; ở đây chỉ xem và ghi nhận xét."
    remedy = "Ghi nhận xét để đơn vị giữ hồ sơ sửa."


class HandedOver(NotOurs):
    """This unit gave the record away; what stays is a copy to read."""

    code = "XT-151"
    sentence = "Hồ sơ này đã bàn giao cho {unit}; ở đây là bản giữ lại để xem, không sửa được."
    remedy = "Báo đơn vị đang giữ hồ sơ sửa."


class CutHere(DataError):
    """A record of this unit of which another device sent only what travels to the office."""

    code = "XT-152"
    sentence = "Máy này mới có bản rút gọn của hồ sơ, sửa ở đây sẽ mất phần chưa có."
    remedy = "Nhận gói đầy đủ của máy kia trong đơn vị, rồi sửa."


class NoReason(DataError):
    """Voiding without saying why."""

    code = "XT-134"
    sentence = "Chưa ghi lý do hủy. Hồ sơ vẫn nguyên."
    remedy = "Ghi lý do rồi hủy lại."


class Voided(DataError):
    """The record was voided; an edit would silently bring it back."""

    code = "XT-154"
    sentence = "Hồ sơ này đã hủy, nên không sửa. Hồ sơ vẫn giữ nguyên với lý do hủy."
    remedy = "Nếu hủy nhầm, lập hồ sơ mới, hoặc hoàn tác ngay sau khi hủy."


class WrittenByProgram(DataError):
    """A field that only the program writes was given another value; `path` names it."""

    code = "XT-155"
    sentence = "Mục “{label}” do chương trình ghi, không tự đổi được. Chưa ghi hồ sơ này."
    remedy = "Bỏ mục này ra, hoặc để nguyên giá trị đang có."


class BadId(DataError):
    """An id given for a new record that is no id of ours."""

    code = "XT-156"
    sentence = "Mã nhận dạng (id) đưa vào không đúng dạng. Chưa ghi hồ sơ này."
    remedy = "Bỏ mục id ra để máy tự đặt, hoặc dùng id mà lệnh show in ra."


class Incomplete(DataError):
    """The record has errors, so it was not completed; `problems` lists them, `doubts` what is
    doubtful besides."""

    code = "XT-135"
    sentence = "Hồ sơ còn {count} chỗ sai, chưa hoàn thành được. Bản nháp vẫn giữ."
    remedy = "Sửa từng chỗ trong danh sách Cần xem lại."

    def __init__(self, found: Sequence[Problem], doubts: Sequence[Problem] = ()) -> None:
        self.problems, self.doubts = list(found), list(doubts)
        super().__init__(count=len(found))


def not_ours(session: Session, id: str) -> NotOurs:
    """Why a record of another unit cannot be edited here."""
    to = records.handed_to(session.book.db, id)
    return HandedOver(unit=session.codes.unit_label(to)) if to else NotOurs()
