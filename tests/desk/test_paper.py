"""HTML on paper: A4 margins, fonts inside, page numbers, heads of tables on each page."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from xatre import resources
from xatre.desk import paper
from xatre.kinds import KINDS
from xatre.model.record import Record
from xatre.reports.record_sheet import Printing, record_sheet

ROWS = "".join(f"<tr><td>Dòng {number}</td><td>Ổ Ẫ Ắ</td></tr>" for number in range(120))
LONG = (
    f"<table width='100%' border='1'><thead><tr><th>Mã</th><th>Tên</th></tr></thead>{ROWS}</table>"
)


def child_sheet() -> str:
    codes, kind, random = resources.codes(), KINDS["child"], Random(1)
    fields = {field.name: field.sample(random, codes) for field in kind.fields.values()}
    printing = Printing(
        ("Ủy ban nhân dân", "Xã Sì Lở Lầu"), "Sì Lở Lầu", "Xã Sì Lở Lầu",
        datetime(2026, 11, 20, 9, 41), "Lò Thị Ngọc Ưng", "", "Có thông tin bí mật", "nội bộ", True,
    )  # fmt: skip
    return record_sheet(
        kind, Record("id", "child", "03562@2025", "complete", fields), codes, printing
    )


def test_the_fonts_of_papers_are_inside_and_no_others() -> None:
    content = paper.pdf(child_sheet())
    assert content.startswith(b"%PDF-")
    assert content.count(b"/FontFile") >= 3
    names = re.findall(rb"/FontName ?/(?:[A-Z]{6}\+)?([\w\-]+)", content)
    assert {name.split(b"-")[0] for name in names} == {b"Tinos"}


def test_the_text_of_a_sheet_is_what_was_written() -> None:
    words = paper.document(child_sheet()).toPlainText()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Mẫu Ổ Ẫ Ắ" in words
    assert "<" not in words


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    content = paper.pdf("<p>a</p>")
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", content)
    assert box
    width, height = (float(side) for side in box[1].split()[2:])
    assert (round(width), round(height)) == (595, 842)
    (page,) = paper.pictures(
        "<table width='100%'><tr><td bgcolor='#000000'>a</td></tr></table>", 254
    )
    dark = [x for x in range(page.width()) if page.pixelColor(x, 215).lightness() < 40]
    assert abs(dark[0] / 10 - 30) < 1
    assert abs(page.width() / 10 - dark[-1] / 10 - 15) < 1


def test_each_page_repeats_the_head_and_later_ones_have_a_number() -> None:
    pages = paper.pictures(LONG, 72)
    assert len(pages) > 2

    def is_dark(number: int, top: int, bottom: int) -> bool:
        page = pages[number]
        return any(
            page.pixelColor(x, y).lightness() < 120
            for y in range(top, bottom)
            for x in range(0, page.width())
        )

    margin = round(20 / 25.4 * 72)
    assert not is_dark(0, 0, margin - 4)
    assert is_dark(1, 0, margin - 4)
    head = [pages[number].copy(90, margin + 1, 400, 14) for number in (1, 2)]
    assert head[0] == head[1]


def test_nothing_is_loaded_from_outside(tmp_path: Path) -> None:
    made = paper.document(f"<p><img src='file://{tmp_path}/a.png'></p>")
    assert made.loadResource(2, "file:///etc/hostname") is None


def test_a_pdf_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = paper.write_pdf("<p>a</p>", tmp_path / "a.pdf")
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    with pytest.raises(paper.PaperNotWritten):
        paper.write_pdf("<p>a</p>", tmp_path / "không có" / "a.pdf")
