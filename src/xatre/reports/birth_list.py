"""A list of births to follow as HTML for paper, and as rows for a workbook. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from xatre.model import days
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

HEADS = (
    *("TT", "Mã hồ sơ", "Trẻ", "Giới", "Ngày sinh", "Hạn", "Thôn, bản", "Lý do, ghi chú"),
    "Lần tới",
)
WIDTHS = (4, 13, 15, 7, 12, 13, 12, 12, 12)


class Line(tuple[str, ...]):
    """Code, child, sex, day of birth, limit, what is left, village, reason, note, next visit; days
    as stored, "" for what is not written."""

    __slots__ = ()


def birth_list(title: str, at: date, lines: Sequence[Line], printing: Printing) -> str:
    """The list as HTML for paper."""
    rows = [
        [
            str(number),
            escape(code),
            escape(child),
            escape(sex),
            _day(born),
            "<br>".join(filter(None, (_day(due), escape(left)))),
            escape(village),
            "<br>".join(escape(words) for words in (reason, note) if words),
            _day(visit),
        ]
        for number, (code, child, sex, born, due, left, village, reason, note, visit) in enumerate(
            lines, 1
        )
    ]
    table = letterhead.grid(HEADS, rows, WIDTHS, "tight") if rows else "<p>Không có trẻ nào.</p>"
    body = (
        letterhead.head(printing, "")
        + f"<p align='center' class='title'>{escape(title.upper())}</p>"
        f"<p align='center' class='value'>Tính đến ngày {at:%d/%m/%Y}: {len(lines)} trẻ</p>"
        + letterhead.marks(printing)
        + table
        + letterhead.signatures(
            ("Người lập", "ký, ghi rõ họ tên"),
            ("Thủ trưởng đơn vị", "ký, đóng dấu, ghi rõ họ tên"),
        )
        + letterhead.foot(printing)
    )
    return letterhead.page(body)


SHEET_HEADS = (
    *("Mã hồ sơ", "Trẻ", "Giới tính", "Ngày sinh", "Hạn", "Còn lại", "Thôn, bản"),
    *("Lý do chưa đăng ký", "Ghi chú", "Lần tới"),
)


def sheet_rows(lines: Sequence[Line]) -> list[list[str | date]]:
    """Rows for a workbook; whole days are dates."""
    dated = (3, 4, 9)
    return [
        [
            days.whole_day(cell) or cell if place in dated and cell else cell
            for place, cell in enumerate(line)
        ]
        for line in lines
    ]


def _day(stored: str) -> str:
    return escape(days.show(stored)) if stored else ""
