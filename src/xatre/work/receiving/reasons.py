"""Why a line is kept aside whatever it says: whose it is, and of what kind. Never raised: code and
words go with the line, here and in the return."""

from __future__ import annotations

from xatre.errors import DataError, TrustError, XatreError
from xatre.model.revision import Revision
from xatre.store.register.stored_lines import StoredLine
from xatre.store.traffic.quarantine import Quarantined


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


def refused(line: StoredLine | Revision, fault: XatreError) -> Quarantined:
    """The line as it is kept aside, with what happened and what to do."""
    return with_words(line, fault.code, f"{fault.happened} {fault.to_do}")


def with_words(line: StoredLine | Revision, code: str, words: str) -> Quarantined:
    """The line as it is kept aside for what its content lacks."""
    record = line.id if isinstance(line, Revision) else line.record
    return Quarantined(line.name, record, line.kind, code, words, line.nonce, line.line)
