"""The sheet for a lost stick or PC as HTML for paper: what may be in strange hands, and how closed.

Takes plain values. Figures and numbers only; nobody's name is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from xatre.reports.letterhead import GRID, Printing, foot, head, marks, page, signatures

HEADS = ("Gói", "Ngày", "Gửi cho", "Số hồ sơ", "Số trẻ em", "Nơi nhận đã nhận", "Mã tệp")
WIDTHS = (13, 12, 23, 10, 11, 15, 16)
EMPTY = "&nbsp;"
APART = "style='margin-top: 14px'"
TITLE = (
    "<p align='center'><span class='title'>PHIẾU GHI NHẬN SỰ CỐ</span><br>"
    "Mất USB hoặc máy tính có dữ liệu trẻ em</p>"
)


@dataclass(frozen=True)
class LostPackage:
    """One package that may lie on what was lost."""

    number: str
    day: str
    to: str
    records: str
    children: str
    taken: str
    hash: str


def incident_sheet(
    said: Printing,
    unit: str,
    packages: Sequence[LostPackage],
    facts: Sequence[tuple[str, str]],
    to_do: Sequence[str],
) -> str:
    """The sheet as HTML, escaped, loading nothing. `facts` are label and words about the book."""
    body = "".join(map(_row, packages)) or (
        f'<tr><td colspan="{len(HEADS)}">Chưa đóng gói nào.</td></tr>'
    )
    told = "".join(f"<p><b>{escape(label)}:</b> {escape(words)}</p>" for label, words in facts)
    return page(
        f"{head(said, '')}{TITLE}<p><b>Đơn vị:</b> {escape(unit)}.</p>"
        f"<p>Lập lúc {said.at:%H:%M ngày %d/%m/%Y}, người lập: {escape(said.by)}.</p>{marks(said)}"
        f"{_lines('Mất gì, ở đâu, khi nào:', 2)}{told}{_table(body)}{_end(to_do)}"
        f"<p></p>{foot(said, nameless=False)}"
    )


def blank_incident_sheet(rows: int, to_do: Sequence[str]) -> str:
    """The same with lines to write on, for where no book can be opened; `rows` for packages."""
    body = ("<tr>" + f"<td><big>{EMPTY}</big></td>" * len(HEADS) + "</tr>") * rows
    return page(
        f"{_lines('Đơn vị:', 0)}{TITLE}"
        f"{_lines('Lập lúc (giờ, ngày):', 0)}{_lines('Người lập:', 0)}"
        f"{_lines('Vật bị mất (USB, máy tính), nhãn, số:', 0)}"
        f"{_lines('Mất ở đâu, khi nào, vì sao:', 1)}"
        f"{_lines('Trên đó có sổ không; tệp in, PDF, Excel nào không niêm kín:', 1)}"
        f"{_lines('Đã báo ai, giờ nào, số điện thoại:', 1)}"
        f"{_table(body)}{_end(to_do)}"
    )


def _lines(label: str, more: int) -> str:
    """Words, and a dotted line from them to the margin; so many whole lines under it."""
    dotted = "style='border-bottom: 1px dotted #555'"
    own = (
        "<table width='100%' cellspacing='0' cellpadding='5' style='border-collapse: collapse'>"
        f"<tr><td style='white-space: pre'>{escape(label)} </td>"
        f"<td width='100%' {dotted}>{EMPTY}</td></tr></table>"
    )
    whole = f"<tr><td width='100%' {dotted}>{EMPTY}</td></tr>" * more
    under = (
        "<table width='100%' cellspacing='0' cellpadding='5' style='border-collapse: collapse'>"
        f"{whole}</table>"
    )
    return own + under * bool(more)


def _table(body: str) -> str:
    heads = "".join(
        f"<th class='cell' width='{width}%' align='left'>{escape(head)}</th>"
        for head, width in zip(HEADS, WIDTHS, strict=True)
    )
    return (
        f"<p {APART}><b>Các gói có thể nằm trên vật bị mất</b></p>"
        f"{GRID}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _end(to_do: Sequence[str]) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in to_do)
    who = signatures(
        ("Người lập", "Ký, ghi rõ họ tên"), ("Thủ trưởng đơn vị", "Ký, đóng dấu, ghi rõ họ tên")
    )
    return f"<p {APART}><b>Việc cần làm</b></p><ol>{steps}</ol>{who}"


def _row(one: LostPackage) -> str:
    cells = (one.number, one.day, one.to, one.records, one.children, one.taken, one.hash)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
