"""What can be said of one package as HTML for paper. Takes plain values."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from xatre.reports.letterhead import Printing, foot, marks


def package_sheet(
    said: Printing,
    verdict: str,
    detail: str,
    facts: Sequence[tuple[str, str]],
    counts: Sequence[tuple[str, int]],
    records: Sequence[tuple[str, str]],
) -> str:
    """The sheet, escaped, loading nothing. `records` are kind and code."""
    told = "".join(f"<p><b>{escape(label)}:</b> {escape(words)}</p>" for label, words in facts)
    counted = "".join(f"<li>{escape(label)}: {count}</li>" for label, count in counts)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in record) + "</tr>"
        for record in records
    )
    table = (
        '<table border="1" cellspacing="0" cellpadding="3" width="100%"><thead><tr>'
        '<th align="left">Loại</th><th align="left">Mã</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        if rows
        else ""
    )
    return (
        f'<p align="center"><b>PHIẾU XEM TỆP XÃ TRẺ</b></p><p><b>{escape(verdict)}.</b> '
        f"{escape(detail)}</p>{marks(said)}{told}<ul>{counted}</ul>{table}"
        f"{foot(said, nameless=False)}"
    )
