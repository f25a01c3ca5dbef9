"""Why a line is kept aside whatever it says: whose it is, and of what kind. Never raised: code and
words go with the line, here and in the return."""

from __future__ import annotations

from xatre.errors import DataError, TrustError


class NotOwner(TrustError):
    """A line of a record that its sender may not carry."""

    code = "XT-305"
    sentence = "Hồ sơ không thuộc đơn vị gửi gói này."
    remedy = "Nếu hồ sơ đã bàn giao cho nơi gửi, đơn vị giao lập lại gói bàn giao."


class KindUnknownHere(DataError):
    """A line of a kind that this program does not know, or that does not come in this way."""

    code = "XT-141"
    sentence = "Loại hồ sơ này chưa có ở chương trình của nơi nhận."
    remedy = "Nơi nhận cập nhật chương trình, rồi nơi gửi gửi lại gói đầy đủ."
