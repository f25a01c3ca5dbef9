"""The rows of a commune's two lists: packages sent, records sent back."""

from __future__ import annotations

from xatre.desk.pages.exchange.words import (
    DEAD,
    FOR_NOBODY,
    NO_RECEIPT,
    NOT_OUT,
    PACKAGE_STATES,
    PURPOSES,
    SEEN,
    WRITTEN_OUT,
    day_words,
    number,
    size_words,
)
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.model.purposes import DEVICES, HAND_OVER
from xatre.work.sending.sent import ReturnedRecord, SentPackage

SENT_COLUMNS = (
    Column("sequence", "Gói", 60, "right"),
    Column("created", "Lúc", 150),
    Column("lines", "Dòng", 76, "right"),
    Column("size", "Cỡ", 92, "right"),
    Column("state", "Tình trạng", 178),
    Column("to", "Gửi cho"),
)
ELSEWHERE = "nơi nhận khác"
CANCELLED = "bàn giao đã hủy"
GIVEN_UP = "bàn giao đã hủy hoặc làm lại"
RETURNED_COLUMNS = (
    Column("record", "Hồ sơ", 270, strong=True),
    Column("why", "Vì sao bị trả lại"),
)


def sent_row(one: SentPackage) -> TableRow:
    """A package; its key is the hash of its bytes."""
    is_told = one.is_out or one.outcome
    state = PACKAGE_STATES.get(one.outcome, WRITTEN_OUT) if is_told else NOT_OUT
    state = DEAD if one.is_dead else state
    state = FOR_NOBODY if one.is_for_nobody else state
    if one.purpose == DEVICES and state is WRITTEN_OUT:
        state = SEEN if one.seen_by else NO_RECEIPT
    purpose = PURPOSES.get(one.purpose, "")
    if one.outcome == "cancelled":
        purpose = CANCELLED
    elif one.purpose == HAND_OVER and not one.outcome and not one.waits:
        purpose = GIVEN_UP
    elif one.is_elsewhere:
        purpose = ELSEWHERE
    # To this very unit: its name would leave no room for what matters.
    to = "" if one.purpose == DEVICES else one.to.split(", ")[0]
    place = " · ".join(part for part in (to, purpose) if part)
    return TableRow(
        one.sha256,
        (
            Cell(str(one.sequence)),
            Cell(day_words(one.created, with_time=True)),
            Cell(number(one.lines)),
            Cell(size_words(one.size)),
            Cell(badges=(state,)),
            Cell(place, tip=f"{one.to}\n{one.file_name}", tone="quiet"),
        ),
        data=one,
    )


def returned_row(one: ReturnedRecord, *, hide_names: bool) -> TableRow:
    """A record sent back; its key is `kind/id/reason`."""
    named = one.code if hide_names or not one.title else one.title
    second = " · ".join(part for part in (one.kind_label, one.code) if part and part != named)
    return TableRow(
        f"{one.kind}/{one.id}/{one.reason_code}",
        (
            Cell(named or one.kind_label, second),
            Cell(one.reason, f"Mã lỗi {one.reason_code}", tip=one.reason),
        ),
        data=one,
    )
