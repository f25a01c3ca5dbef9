"""The minutes by which one officer hands the book over to another, as HTML for paper.

Takes plain values. Records are named by their codes, never by a child's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from xatre.model.text import show_number
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

TO_FILL_IN = "." * 60


@dataclass(frozen=True)
class OpenClock:
    """A deadline that still runs: the case's code, what is due, until when."""

    code: str
    what: str
    until: str


@dataclass(frozen=True)
class Held:
    """How many of one kind there are: complete, voided, as drafts, not sent yet."""

    label: str
    complete: str
    void: str
    drafts: str
    unsent: str


def officer_handover_sheet(
    said: Printing,
    unit: str,
    taker: str,
    held: Sequence[Held],
    drafts: Sequence[str],
    clocks: Sequence[OpenClock],
    facts: Sequence[tuple[str, str]],
) -> str:
    """The minutes as HTML, escaped, loading nothing. `taker` may be empty: dots stand there."""
    rows = [(one.label, one.complete, one.void, one.drafts, one.unsent) for one in held]
    heads = ("Loại hồ sơ", "Hoàn thành", "Đã hủy", "Bản nháp", "Chưa gửi")
    told = [(escape(label), escape(words)) for label, words in facts]
    waiting = [(one.code, one.what, one.until) for one in clocks]
    sides = [
        ("Đơn vị", escape(unit)),
        ("Lập lúc", f"{said.at:%H:%M ngày %d/%m/%Y}"),
        ("Người giao", escape(said.by)),
        ("Người nhận", escape(taker) or TO_FILL_IN),
    ]
    return letterhead.page(
        letterhead.head(said, "") + "<p align='center' class='title'>BIÊN BẢN BÀN GIAO SỔ</p>"
        "<p align='center' class='value'>Giữa cán bộ làm công tác bảo vệ trẻ em</p>"
        f"{letterhead.marks(said)}{letterhead.pairs(sides)}"
        f"<p class='section'>1. Hồ sơ trong sổ</p>{_table(heads, rows, (40, 15, 15, 15, 15))}"
        f"<p class='section'>2. Bản nháp chưa hoàn thành</p>{_list(drafts, 'Không có bản nháp.')}"
        "<p class='section'>3. Vụ việc còn hạn đang chạy</p>"
        + (
            _table(("Mã vụ việc", "Việc phải làm", "Hạn"), waiting, (22, 52, 26))
            if waiting
            else "<p class='value'>Không có hạn nào đang chạy.</p>"
        )
        + f"<p class='section'>4. Gửi, nhận và khóa</p>{letterhead.pairs(told)}"
        "<p class='value'>Người nhận đã mở sổ bằng mật khẩu của mình và đối chiếu các số trên. Mật "
        "khẩu không bàn giao; sau khi ký, quản trị sổ bớt người giao khỏi sổ để đổi khóa và mã "
        "khôi phục.</p>"
        + letterhead.signatures(
            ("Người giao", "ký, ghi rõ họ tên"),
            ("Người nhận", "ký, ghi rõ họ tên"),
            ("Thủ trưởng đơn vị", "ký, đóng dấu, ghi rõ họ tên"),
        )
        + letterhead.foot(said, nameless=False)
    )


def _list(items: Sequence[str], none: str) -> str:
    if not items:
        return f"<p class='value'>{escape(none)}</p>"
    return f"<p class='value'>{'; '.join(map(escape, items))}.</p>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """The first column are words, counts stand at the right."""
    body = [
        [
            f"<div align='right'>{escape(show_number(cell))}</div>" if cell.isdecimal()
            else escape(cell)
            for cell in row
        ]
        for row in rows
    ]  # fmt: skip
    return letterhead.grid(heads, body, widths)
