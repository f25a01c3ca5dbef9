"""The minutes by which one officer hands the book over to another, as HTML for paper.

Takes plain values. Records are named by their codes, never by a child's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from xatre.reports.letterhead import Printing, foot, marks

DOTS = "…" * 30


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
    told = "".join(f"<p><b>{escape(label)}:</b> {escape(words)}</p>" for label, words in facts)
    waiting = [(one.code, one.what, one.until) for one in clocks]
    return (
        f'<p><b>{escape(unit)}</b></p><p align="center"><b>BIÊN BẢN BÀN GIAO SỔ</b><br/>'
        "Giữa cán bộ làm công tác bảo vệ trẻ em</p>"
        f"<p>Lập lúc {said.at:%H:%M ngày %d/%m/%Y}.</p>{marks(said)}"
        f"<p>Người giao: {escape(said.by)}</p><p>Người nhận: {escape(taker) or DOTS}</p>"
        f"<p><b>1. Hồ sơ trong sổ</b></p>{_table(heads, rows, (40, 15, 15, 15, 15))}"
        f"<p><b>2. Bản nháp chưa hoàn thành</b></p>{_list(drafts, 'Không có bản nháp.')}"
        "<p><b>3. Vụ việc còn hạn đang chạy</b></p>"
        + (
            _table(("Mã vụ việc", "Việc phải làm", "Hạn"), waiting, (22, 50, 28))
            if waiting
            else "<p>Không có hạn nào đang chạy.</p>"
        )
        + f"<p><b>4. Gửi, nhận và khóa</b></p>{told}"
        "<p>Người nhận đã mở sổ bằng mật khẩu của mình và đối chiếu các số trên. Mật khẩu không "
        "bàn giao; sau khi ký, quản trị sổ bớt người giao khỏi sổ để đổi khóa và mã khôi phục.</p>"
        '<table width="100%"><tr>'
        '<td align="center">Người giao<br/>(ký, ghi rõ họ tên)</td>'
        '<td align="center">Người nhận<br/>(ký, ghi rõ họ tên)</td>'
        '<td align="center">Thủ trưởng đơn vị<br/>(ký, đóng dấu)</td></tr></table>'
        f"<p></p>{foot(said, nameless=False)}"
    )


def _list(items: Sequence[str], none: str) -> str:
    if not items:
        return f"<p>{escape(none)}</p>"
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    head = "".join(
        f'<th width="{width}%" align="left">{escape(words)}</th>'
        for words, width in zip(heads, widths, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        '<table border="1" cellspacing="0" cellpadding="3" width="100%">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
