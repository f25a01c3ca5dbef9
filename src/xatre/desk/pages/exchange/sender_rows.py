"""The rows of Đơn vị gửi: where each unit stands, in a badge and in words."""

from __future__ import annotations

from xatre.desk.pages.exchange.words import day_words, number, short_unit
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.work.people.senders import Sender, counted

COLUMNS = (
    Column("unit", "Đơn vị", strong=True),
    Column("code", "Mã", 72),
    Column("last", "Gói cuối", 84, "right"),
    Column("taken_at", "Nhận lúc", 156),
    Column("state", "Tình trạng", 176),
    Column("missing", "Thiếu gói", 110),
)
STATES = {
    "missing": BadgeLook("Thiếu gói trước", "amber", "triangle-alert"),
    "no_card": BadgeLook("Chưa có thẻ", "amber", "circle-dashed"),
    "silent": BadgeLook("Chưa gửi", "amber", "clock"),
    "withdrawn": BadgeLook("Đã rút, chờ gửi lại", "amber", "undo-2"),
    "revoked": BadgeLook("Thẻ đã thu hồi", "red", "ban"),
    "good": BadgeLook("Đã gửi", "green", "circle-check"),
}
FORMER = "Gói cuối là của máy hoặc khóa đã thôi dùng"
FILTERS = [
    ("silent", "Chưa gửi gói nào"),
    ("missing", "Thiếu gói"),
    ("withdrawn", "Đã rút, chờ gửi lại"),
    ("no_card", "Chưa có thẻ"),
    ("good", "Đã gửi đủ"),
]


def fits(one: Sender, wanted: str) -> bool:
    """Whether a unit is shown under a filter; those without a card have sent nothing either."""
    if wanted == "silent":
        return one.is_silent
    return not wanted or one.state == wanted


def row(one: Sender) -> TableRow:
    return TableRow(
        one.unit,
        (
            Cell(short_unit(one.label), tip=one.label),
            Cell(one.unit.partition("@")[0]),
            Cell(
                str(one.last) if one.last else "–",
                tip=FORMER if one.of_former_key else one.last_device,
                tone="quiet" if one.of_former_key else "",
            ),
            Cell(day_words(one.taken_at, with_time=True) or "–"),
            Cell(badges=(STATES[one.state],)),
            Cell(", ".join(map(str, one.missing)) or "–", tone="amber" if one.missing else ""),
        ),
        data=one,
    )


def summary(found: list[Sender]) -> str:
    """How many there are, how many have sent, how many lack something."""
    if not found:
        return ""
    missing = sum(bool(one.missing) for one in found)
    no_card = sum(not one.cards for one in found)
    told = counted(found).parts
    if missing:
        told.append(f"{number(missing)} thiếu gói")
    if no_card:
        told.append(f"{number(no_card)} chưa có thẻ")
    return " · ".join(told)
