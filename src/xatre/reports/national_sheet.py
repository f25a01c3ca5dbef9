"""The sheet of a closed case from which it is typed into the national database of children
(NĐ 56/2017 Điều 30 khoản 3), as HTML for paper: part by part, a box to tick beside each line. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

TITLE = "Phiếu nhập cơ sở dữ liệu trẻ em quốc gia"
TYPED = "[&nbsp;&nbsp;]"


def national_sheet(
    code: str, parts: Mapping[str, Sequence[tuple[str, str]]], remark: str, printing: Printing
) -> str:
    """The sheet. `parts` hold label and words by the title of their part, in typing order; `remark`
    says what that order is taken from."""
    body = "".join(
        f"<p class='section'>{escape(title)}</p>"
        + letterhead.grid(
            ["Mục", "Nội dung", "Đã nhập"],
            [[escape(label), escape(words), TYPED] for label, words in lines],
            (36, 53, 11),
        )
        for title, lines in parts.items()
    )
    return letterhead.page(
        letterhead.head(printing, f"Mã hồ sơ: {escape(code)}")
        + f"<p align='center' class='title'>{letterhead.whole(TITLE.upper())}</p>"
        f"<p align='center' class='small'><i>{escape(remark)}</i></p>"
        + letterhead.marks(printing)
        + body
        + "<p class='value'>Ngày nhập: ............................ Mã số trên hệ thống: "
        "............................</p>"
        + letterhead.signatures(("Người nhập", "ký, ghi rõ họ tên"))
        + letterhead.foot(printing)
    )
