"""Where pages end: between rows, after nothing that heads something, never before a lone place to
sign; and what stands on every page."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from xatre.desk import paper
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

SAID = Printing(
    ("Ủy ban nhân dân", "Xã Sì Lở Lầu"), "Sì Lở Lầu", "Xã Sì Lở Lầu",
    datetime(2026, 11, 20, 9, 41), "Lò Thị Ưng", "", "Có thông tin bí mật", "nội bộ", True, copy=7,
)  # fmt: skip
LONG = "Trẻ ở một mình nhiều ngày, thiếu ăn, quần áo mỏng, đường vào bản sạt lở. " * 12


def pages_of(body: str, folder: Path) -> list[str]:
    """The words of each page of the PDF, line by line."""
    file = paper.write_pdf(letterhead.page(body), folder / "p.pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode().split("\f")[:-1]


def rows(number: int, words: str = "") -> str:
    return letterhead.grid(["Mã", "Trẻ"], [[f"d{n}", f"t{n} {words}e{n}"] for n in range(number)])


SIGNED = letterhead.signatures(("Người lập", "ký"), ("Thủ trưởng", "ký")) + letterhead.foot(SAID)


@pytest.mark.parametrize("words", ["", "dài " * 60, LONG])
def test_a_row_stands_on_one_page_and_once(words: str, tmp_path: Path, qapp: Any) -> None:
    pages = pages_of(rows(60, words), tmp_path)
    assert len(pages) > 1
    whole = "\n".join(pages)
    for number in range(60):
        assert len(re.findall(rf"\bd{number}\b", whole)) == 1
        (held,) = [page for page in pages if re.search(rf"\bt{number}\b", page)]
        assert re.search(rf"\be{number}\b", held)
    assert all(re.search(r"Mã +Trẻ", page) for page in pages)


def test_a_row_longer_than_a_page_is_cut_between_lines(tmp_path: Path, qapp: Any) -> None:
    told = " ".join(f"w{n}" for n in range(3000))
    pages = pages_of(rows(2) + letterhead.pairs([("a", told)]), tmp_path)
    assert len(pages) > 2
    parts = [[int(word) for word in re.findall(r"w(\d+)", page)] for page in pages]
    # Qt writes the line before a cut into the file once more, outside of what the page shows.
    ends = [0, *(part[-1] + 1 for part in parts)]
    for part, begin, end in zip(parts, ends, ends[1:], strict=False):
        assert set(range(begin, end)) <= set(part)
        assert part == sorted(part)
    assert ends[-1] == 3000


@pytest.mark.parametrize("number", range(28, 44))
def test_a_place_to_sign_is_never_alone(number: int, tmp_path: Path, qapp: Any) -> None:
    pages = pages_of(rows(number) + SIGNED, tmp_path)
    (signed,) = [page for page in pages if "NGƯỜI LẬP" in page]
    assert f"e{number - 1}" in signed
    assert signed is pages[-1]


@pytest.mark.parametrize("number", range(30, 42))
def test_a_heading_stays_with_what_it_heads(number: int, tmp_path: Path, qapp: Any) -> None:
    body = rows(number) + "<p class='section'>Mục</p>" + letterhead.grid(["TT", "X"], [["1", "mm"]])
    (page,) = [page for page in pages_of(body, tmp_path) if "Mục" in page]
    assert "mm" in page


def test_every_page_bears_its_copy_and_the_text_never_reaches_it(tmp_path: Path, qapp: Any) -> None:
    pages = pages_of(letterhead.marks(SAID) + rows(120) + SIGNED, tmp_path)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count("Bản số 7. In lúc 09:41 ngày 20/11/2026. Người in: Lò Thị Ưng.") == 1
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-1].startswith("Bản số 7.")
        assert (lines[0] == str(number)) == (number > 1)


def test_what_is_asked_to_begin_a_page_does(tmp_path: Path, qapp: Any) -> None:
    behind = "<p style='page-break-before: always'>Kèm theo</p>"
    pages = pages_of(f"<p>Một</p>{SIGNED}{behind}<p>Hai</p>", tmp_path)
    assert ["Một" in page for page in pages] == [True, False]
    assert "Kèm theo" in pages[1]


def test_both_pages_show_the_line_between_two_rows(qapp: Any) -> None:
    pages = paper.pictures(letterhead.page(rows(90)), 127)
    left, right = round(35 / 25.4 * 127), round(190 / 25.4 * 127)

    def ruled(page: Any, around: range) -> bool:
        """Whether a line runs through the table at one of these heights."""
        return any(
            all(page.pixelColor(x, y).lightness() < 235 for x in range(left, right, 7))
            for y in around
        )

    bottom = round(277 / 25.4 * 127)
    assert ruled(pages[0], range(bottom - 60, bottom + 4))
    assert ruled(pages[1], range(round(20 / 25.4 * 127) - 3, round(20 / 25.4 * 127) + 6))
