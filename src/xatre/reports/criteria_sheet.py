"""The self-scored sheet of a child-friendly commune as HTML for paper: every criterion in full.

Takes plain values; where a point is not known the paper says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

HEADS = ("Mã", "Tiêu chí", "Số liệu", "Điểm", "Tối đa")
WIDTHS = (9, 51, 20, 10, 10)


@dataclass(frozen=True)
class SheetRow:
    """One line. `strong` for a criterion, its parts are not."""

    code: str
    label: str
    figure: str
    points: str
    most: str
    strong: bool = False


def criteria_sheet(
    unit: str,
    year: int,
    decision: str,
    rows: Sequence[SheetRow],
    conclusion: Sequence[str],
    printing: Printing | None = None,
) -> str:
    """The sheet as HTML, escaped, loading nothing. `conclusion` are the lines under the table;
    `printing` the marks of a copy that leaves the book."""
    body = "".join(map(_row, rows))
    heads = "".join(
        f'<th width="{width}%" align="left">{escape(head)}</th>'
        for head, width in zip(HEADS, WIDTHS, strict=True)
    )
    told = "".join(f"<p>{escape(line)}</p>" for line in conclusion)
    head = letterhead.head(printing, "") if printing else f"<p><b>{escape(unit)}</b></p>"
    marks = letterhead.marks(printing) if printing else ""
    copy = letterhead.foot(printing, nameless=False) if printing else ""
    return (
        f'{head}<p align="center"><b>BẢNG TỰ CHẤM ĐIỂM</b><br/>'
        f"Tiêu chuẩn xã, phường phù hợp với trẻ em "
        f"năm {year}<br/>({escape(decision)})</p>{marks}"
        '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{told}{copy}"
    )


def _row(row: SheetRow) -> str:
    parts = (row.code, row.label, row.figure, row.points, row.most)
    cells = (f"<b>{escape(part)}</b>" if row.strong else escape(part) for part in parts)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
