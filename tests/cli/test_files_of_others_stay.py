"""Commands that write a file: one that lies there and is not of this program stays, nothing is
done; what the command wrote before is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import new_book, xatre
from messy import save
from xatre.exchange.sheet import CellValue, Sheet
from xatre.exchange.workbook import write_workbook

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính"]
CHILDREN: list[list[CellValue]] = [
    [1, "Giàng A Páo", "09/03/2017", "Nam"],
    [2, "Lò Thị Mai", "32/13/2017", "Nữ"],
]


def test_rows_left_are_not_written_over_the_list_itself(tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", [HEADS, *CHILDREN])
    before = file.read_bytes()
    ran = xatre("import", book, "child", file, "--set-aside", file)
    assert ran.code == 2, ran.words
    assert ran.words.startswith("XT-257")
    assert file.read_bytes() == before
    assert xatre("import", book, "--list", "--json").json["imports"] == []
    ours = tmp_path / "ours.xlsx"
    ours.write_bytes(write_workbook([Sheet("DS", HEADS, CHILDREN)]))
    before = ours.read_bytes()
    assert xatre("import", book, "child", ours, "--set-aside", ours).code == 2
    assert ours.read_bytes() == before
    aside = tmp_path / "sua.xlsx"
    aside.write_bytes(file.read_bytes())
    assert xatre("import", book, "child", file, "--set-aside", aside).code == 2
    assert xatre("import", book, "--list", "--json").json["imports"] == []
    aside.unlink()
    for _ in range(2):
        assert xatre("import", book, "child", file, "--set-aside", aside, "--json").code == 1
    assert aside.exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("template", "child"), "a.xlsx"),
        (("table", "child"), "a.xlsx"),
        (("report", "births-due"), "a.xlsx"),
        (("report", "births-due"), "a.pdf"),
        (("cleaning", "--reason", "đối chiếu"), "a.xlsx"),
        (("handover",), "a.html"),
    ],
)
def test_another_file_of_that_name_stays(tmp_path: Path, words: tuple[str, ...], name: str) -> None:
    book, out = new_book(tmp_path / "xa"), tmp_path / name
    out.write_bytes(b"PK my own")
    ran = xatre(words[0], book, *words[1:], "--out", out)
    assert ran.code == 2, ran.words
    assert "XT-256" in ran.words
    assert out.read_bytes() == b"PK my own"
    assert xatre("files", book, "--json").json["files"] == []
    out.unlink()
    for _ in range(2):
        ran = xatre(words[0], book, *words[1:], "--out", out)
        assert ran.code == 0, ran.words
