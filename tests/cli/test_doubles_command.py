"""`xatre doubles` without --json speaks in words and codes; what it wrote names the other child in
the history; files written are told in words."""

from __future__ import annotations

import json
from pathlib import Path

from command import new_book, xatre

NAMES = ("Giàng Thị Ánh", "Giàng Thị Ánnh")


def _book(tmp_path: Path) -> Path:
    book = new_book(tmp_path / "xa")
    for name in NAMES:
        given = {"full_name": name, "born_on": "2017-03-09", "sex": "female"}
        assert xatre("add", book, "child", "--json", given=json.dumps(given)).code == 0
    return book


def test_joined_and_parted_in_words(tmp_path: Path) -> None:
    book = _book(tmp_path)
    joined = xatre("doubles", book, "--join", "TE-00001", "TE-00002")
    assert joined.out == (
        f"Đã gộp TE-00002 {NAMES[1]} vào TE-00001 {NAMES[0]}.\n"
        "Tách lại bằng: xatre doubles SỔ --part TE-00002\n"
    )
    parted = xatre("doubles", book, "--part", "TE-00002")
    assert parted.out == f"Đã tách TE-00002 {NAMES[1]} ra khỏi TE-00001 {NAMES[0]}.\n"


def test_two_children_in_words_and_in_the_history(tmp_path: Path) -> None:
    book = _book(tmp_path)
    told = xatre("doubles", book, "--two", "TE-00001", "TE-00002", "--reason", "hai chị em")
    assert f"TE-00001 {NAMES[0]} và TE-00002 {NAMES[1]} là hai trẻ" in told.out
    shown = xatre("show", book, "child", "TE-00001").out
    said = f"Không phải một trẻ với: TE-00002 {NAMES[1]}: hai chị em"
    assert shown.count(said) == 2, shown
    assert xatre("doubles", book).out == "0 cặp có thể là một trẻ.\n"


def test_files_written_are_told_in_words(tmp_path: Path) -> None:
    book, out = _book(tmp_path), tmp_path / "tre.xlsx"
    told = xatre("table", book, "child", "--out", out, "--reason", "Thử")
    assert told.out == f"Đã ghi 2 dòng ra {out}.\n"
    told = xatre("template", book, "child", "--out", tmp_path / "mau.xlsx")
    assert told.out.startswith(f"Đã ghi tệp mẫu {tmp_path / 'mau.xlsx'}.")
