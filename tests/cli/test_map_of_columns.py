"""A file of `--map` that is not what it should be is a mistake of the command, said in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import new_book, xatre
from messy import save

ROWS = [[], ["Họ và tên", "Ngày sinh", "Giới tính"], ["Giàng A Páo", "09/03/2017", "Nam"]]


@pytest.mark.parametrize(
    "content",
    [
        {"head_row": "ba"}, {"head_row": -1}, {"head_row": 1.5}, {"head_row": True},
        {"head_row": [1]}, {"sheet": 3}, {"columns": ["A"]}, {"columns": {"A": 1}},
        {"answers": {"century": None}}, ["sheet"],
    ],
)  # fmt: skip
def test_a_wrong_map_is_told(tmp_path: Path, content: object) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", ROWS)
    (tmp_path / "map.json").write_text(json.dumps(content), "utf-8")
    ran = xatre("import", book, "child", file, "--map", tmp_path / "map.json", "--check")
    assert ran.code == 2, ran.words
    assert ran.words.startswith("XT-252")


def test_a_map_as_it_is_printed_is_taken(tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", ROWS)
    content = {"sheet": "", "head_row": 2, "columns": {"A": "full_name"}, "answers": {}}
    (tmp_path / "map.json").write_text(json.dumps(content), "utf-8")
    ran = xatre("import", book, "child", file, "--map", tmp_path / "map.json", "--check", "--json")
    assert ran.code == 0, ran.words
    assert ran.json["counts"]["new"] == 1
