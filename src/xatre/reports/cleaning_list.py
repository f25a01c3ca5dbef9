"""The list for the commune's police (2513/LĐTBXH-TTTT) as HTML for paper. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from xatre.model.text import show_number
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

HEADS = (
    *("TT", "Mã hồ sơ", "Trẻ", "Ngày sinh", "Giới", "Cha mẹ, người giám hộ", "Nơi ở"),
    *("Lỗi cần xác minh", "Số công an cấp hoặc sửa", "Công an xác nhận"),
)
WIDTHS = (4, 10, 13, 11, 5, 13, 11, 14, 10, 9)


class Line(tuple[str, ...]):
    """Code, child, day of birth, sex, parents and carers, where it lives, what is wrong, the number
    in the register; all in words."""

    __slots__ = ()


def cleaning_list(
    title: str,
    at: date,
    lines: Sequence[Line],
    counts: Sequence[tuple[str, int]],
    printing: Printing,
) -> str:
    """The list as HTML, with the counts below it and room for two signatures."""
    rows = [
        [
            str(number),
            *(escape(cell) for cell in line[:6]),
            "<br>".join(escape(cell) for cell in line[6:] if cell),
            "",
            "",
        ]
        for number, line in enumerate(lines, 1)
    ]
    table = letterhead.grid(HEADS, rows, WIDTHS, "tight") if rows else "<p>Không có trẻ nào.</p>"
    told = "; ".join(
        f"{escape(words.lower())}: {show_number(str(number))}" for words, number in counts
    )
    body = (
        letterhead.head(printing, "")
        + f"<p align='center' class='title'>{escape(title.upper())}</p>"
        f"<p align='center' class='value'>Tính đến ngày {at:%d/%m/%Y}: {len(lines)} trẻ</p>"
        + letterhead.marks(printing)
        + table
        + f"<p class='value'>Tổng hợp: {told}.</p>"
        + letterhead.signatures(
            ("Người lập danh sách", "ký, ghi rõ họ tên"),
            ("Công an xã xác nhận", "ký, đóng dấu, ghi rõ họ tên"),
        )
        + letterhead.foot(printing)
    )
    return letterhead.page(body)
