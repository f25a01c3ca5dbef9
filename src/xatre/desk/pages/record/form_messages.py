"""What a form says when the book refused something: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable

from xatre.desk.widgets.message_bar import Message
from xatre.errors import XatreError
from xatre.model.merge import StateClash, StillOpen
from xatre.work.records.refusals import ChangedSince


def fault_message(
    error: Exception, rebase: Callable[[], None], look: Callable[[], None]
) -> Message | None:
    """The message for a fault that leaves the form usable; None for one that is not its own."""
    if isinstance(error, ChangedSince):
        return stale_message(rebase)
    if isinstance(error, StateClash | StillOpen):
        rest = f"{error.to_do} ({error.code})"
        return Message("doubt", error.happened, rest, "Xem chỗ khác nhau", look)
    if isinstance(error, XatreError) and error.exit_code in (1, 2):
        return Message("error", error.happened, f"{error.to_do} ({error.code})")
    return None


def stale_message(rebase: Callable[[], None]) -> Message:
    """The record got a newer revision while it was being written."""
    return Message(
        "doubt",
        "Hồ sơ đã được sửa ở lần khác.",
        "Chưa ghi gì đè lên. Lấy bản mới rồi xem lại phần vừa gõ. (XT-132)",
        "Lấy bản mới, giữ phần vừa gõ",
        rebase,
    )


def not_kept_message(fields: list[str]) -> Message:
    """What was typed in rows, cannot be read and was not kept."""
    return Message(
        "doubt",
        "Có chỗ gõ chưa đọc được nên không giữ lại:",
        f"{', '.join(fields)}. Mở lại hồ sơ rồi gõ lại các chỗ ấy.",
    )


def dropped_message(whole: bool, bring_back: Callable[[], None]) -> Message:
    """A draft was thrown away; with it the `whole` record where it was never completed, and then
    it is said until it was read."""
    if whole:
        rest = "Hồ sơ này chưa hoàn thành lần nào, nên không còn trong sổ (Ctrl+Z lấy lại)."
        return Message("doubt", "Đã bỏ bản nháp.", rest, "Hoàn tác", bring_back)
    return Message("info", "Đã bỏ sửa.", "Hồ sơ như trước khi sửa.", "Hoàn tác", bring_back)


def saved_words(at: str, *, old: bool, read_only: bool, to: str = "") -> str:
    """What the foot says of the draft: kept `at` an hour, or an `old` one. Of what is not written
    here, that it is not, and to whom it was given."""
    if read_only:
        return f"Đã bàn giao cho {to}, chỉ xem" if to else "Chỉ xem, không sửa ở đây"
    if at:
        return f"Bản nháp đã lưu {at}"
    return "Bản nháp của lần trước" if old else "Bản nháp tự lưu khi gõ"
