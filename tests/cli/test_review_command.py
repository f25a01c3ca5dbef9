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


def test_children_alike_are_those_the_last_look_found(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    for name, mother in (("Giàng Thị Ánh", "Vàng Thị Mai"), ("Giàng Thị Ánnh", "Vàng Thị Mái")):
        given = CHILD | {"full_name": name, "mother_name": mother}
        assert xatre("add", book, "child", "--json", given=json.dumps(given)).code == 0
    before = xatre("review", book, "alike", "--json").json
    assert (before["count"], before["rows"]) == (None, [])
    assert before["label"] == "Nghi trùng trẻ, chưa so cả sổ"
    pair = xatre("doubles", book, "--json").json
    assert pair["count"] == 1
    found = xatre("review", book, "alike", "--json").json
    assert (found["count"], len(found["rows"])) == (2, 2)
    assert found["label"].startswith("Nghi trùng trẻ, so ")
    assert ": 2 trẻ, từng cặp: xatre doubles" in xatre("review", book).out
    assert xatre("add", book, "child", "--json", given=json.dumps(CHILD)).code == 0
    label = xatre("review", book, "alike", "--json").json["label"]
    assert label.endswith(", 1 trẻ mới")
    codes = [row["code"] for row in found["rows"]]
    assert xatre("doubles", book, "--two", *codes, "--reason", "Hai chị em").code == 0
    assert xatre("review", book, "alike", "--json").json["count"] == 0


def test_a_wrong_name_tells_all_lists_and_an_empty_one_says_so(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    wrong = xatre("review", book, "sixteen")
    assert (wrong.code, "XT-289" in wrong.words) == (2, True)
    for name in ("of_age", "no_news", "away", "moved", "died", "clashing", "unplaced"):
        assert name in wrong.words
    empty = xatre("review", book, "of-age")
    assert (empty.code, empty.out) == (0, "Trẻ đã đủ 16 tuổi, còn theo dõi: không có hồ sơ nào\n")
