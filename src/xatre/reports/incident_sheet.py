"""The sheet for a lost stick or PC as HTML for paper: what may be in strange hands, and how closed.

Takes plain values. Figures and numbers only; nobody's name is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from xatre.reports.letterhead import Printing, foot, marks

HEADS = ("Gói", "Ngày", "Gửi cho", "Số hồ sơ", "Số trẻ em", "Nơi nhận đã nhận", "Mã tệp")
WIDTHS = (8, 13, 25, 11, 11, 16, 16)
DOTS = "…" * 40


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
    heads = "".join(
        f'<th width="{width}%" align="left">{escape(head)}</th>'
        for head, width in zip(HEADS, WIDTHS, strict=True)
    )
    body = "".join(map(_row, packages)) or (
        f'<tr><td colspan="{len(HEADS)}">Chưa đóng gói nào.</td></tr>'
    )
    told = "".join(f"<p><b>{escape(label)}:</b> {escape(words)}</p>" for label, words in facts)
    steps = "".join(f"<li>{escape(step)}</li>" for step in to_do)
    return (
        f'<p><b>{escape(unit)}</b></p><p align="center"><b>PHIẾU GHI NHẬN SỰ CỐ</b><br/>'
        f"Mất USB hoặc máy tính có dữ liệu trẻ em</p>"
        f"<p>Lập lúc {said.at:%H:%M ngày %d/%m/%Y}, người lập: {escape(said.by)}.</p>{marks(said)}"
        f"<p>Mất gì, ở đâu, khi nào: {DOTS}</p><p>{DOTS}{DOTS}</p>{told}"
        "<p><b>Các gói có thể nằm trên vật bị mất</b></p>"
        '<table border="1" cellspacing="0" cellpadding="3" width="100%">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        f"<p><b>Việc cần làm</b></p><ol>{steps}</ol>"
        '<table width="100%"><tr><td align="center">Người lập<br/>(ký, ghi rõ họ tên)</td>'
        '<td align="center">Thủ trưởng đơn vị<br/>(ký, đóng dấu)</td></tr></table>'
        f"<p></p>{foot(said, nameless=False)}"
    )


def _row(one: LostPackage) -> str:
    cells = (one.number, one.day, one.to, one.records, one.children, one.taken, one.hash)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
