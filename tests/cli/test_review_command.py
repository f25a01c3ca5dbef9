"""`xatre review`: the lists with their numbers, the rows of one."""

from __future__ import annotations

import json
from pathlib import Path

from command import new_book, xatre

CHILD = {"full_name": "Giàng Thị Ánh", "born_on": "2008-03-09", "sex": "female"}


def test_lists_and_rows(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    assert xatre("add", book, "child", "--json", given=json.dumps(CHILD)).code == 0
    lists = {one["name"]: one["count"] for one in xatre("review", book, "--json").json["lists"]}
    assert lists["of_age"] == 1
    found = xatre("review", book, "of-age", "--json").json
    assert [row["title"] for row in found["rows"]] == ["Giàng Thị Ánh"]
    wrong = xatre("review", book, "khong-co")
    assert (wrong.code, "XT-289" in wrong.words, "of_age" in wrong.words) == (2, True, True)
