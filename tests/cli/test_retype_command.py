"""`xatre retype`: a sample, its second typing from a file, the differences kept or taken."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from command import new_book, xatre

CHILDREN = [
    {"full_name": f"Giàng A {name}", "born_on": "2016-03-09", "sex": "male",
     "household_number": str(number), "mother_name": "Vàng Thị Mai"}
    for number, name in enumerate("ABCDEFGHIK")
]  # fmt: skip
AGAIN = {"full_name": "Giàng A E", "born_on": "3/9/2016", "sex": "na",
         "mother_name": "Vàng Thị Mai"}  # fmt: skip


def given_book(folder: Path) -> Path:
    book = new_book(folder / "xa")
    assert xatre("add", book, "child", "--json", given=json.dumps(CHILDREN)).code == 0
    return book


def test_a_sample_is_typed_again_and_decided(tmp_path: Path) -> None:
    book = given_book(tmp_path)
    today = date.today().isoformat()
    made = xatre("retype", book, "--since", today, "--every", "5", "--json").json
    assert made["sample"] == 1
    assert [row["household_number"] for row in made["rows"]] == ["4", "9"]
    assert "Giàng" not in json.dumps(made, ensure_ascii=False)
    told = xatre("retype", book, "--sample", "1", "--json")
    assert (told.code, told.json["typed"], told.json["rate"]) == (0, 0, None)
    file = tmp_path / "lan-hai.json"
    file.write_text(json.dumps([{"row": 1, **AGAIN}]), encoding="utf-8")
    told = xatre("retype", book, "--sample", "1", "--given", file, "--json")
    (one,) = told.json["differences"]
    assert (told.code, told.json["cells"], told.json["rate"]) == (1, 4, 0.25)
    assert (one["row"], one["field"], one["first"], one["second"], one["settled"]) == (
        1, "born_on", "09/03/2016", "03/09/2016", None,
    )  # fmt: skip
    told = xatre("retype", book, "--sample", "1", "--take", "1:born_on", "--json")
    assert (told.code, told.json["differences"][0]["settled"]) == (0, "second")
    shown = xatre("show", book, "child", one["code"], "--json").json
    assert shown["record"]["born_on"] == "2016-09-03"
    assert xatre("retype", book, "--json").json["samples"][0]["number"] == 1


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    book = given_book(tmp_path)
    today = date.today().isoformat()
    wrong = xatre("retype", book, "--since", "hôm nay")
    assert (wrong.code, "XT-291" in wrong.words) == (2, True)
    wrong = xatre("retype", book, "--since", today)
    assert (wrong.code, "XT-295" in wrong.words) == (2, True)
    wrong = xatre("retype", book, "--sample", "9")
    assert (wrong.code, "XT-296" in wrong.words) == (2, True)
    assert xatre("retype", book, "--since", today, "--count", "2", "--json").code == 0
    for content in ("[", "{}", '[{"full_name": "A"}]', '[{"row": 1, "tuoi": "3"}]'):
        wrong = xatre("retype", book, "--sample", "1", "--given", "-", given=content)
        assert (wrong.code, "XT-290" in wrong.words) == (2, True), content
    half = json.dumps([{"row": 1, "full_name": "Giàng A B", "born_on": "31/2/2016"}])
    told = xatre("retype", book, "--sample", "1", "--given", "-", "--json", given=half)
    assert (told.code, told.json["typed"]) == (1, 0)
    assert told.json["unread"][0]["fields"]["born_on"] == "Tháng 02/2016 chỉ có 29 ngày."
    wrong = xatre("retype", book, "--sample", "1", "--keep", "1:sex")
    assert (wrong.code, "XT-297" in wrong.words) == (2, True)


def test_a_second_typing_goes_in_whole_or_not_at_all(tmp_path: Path) -> None:
    book = given_book(tmp_path)
    today = date.today().isoformat()
    assert xatre("retype", book, "--since", today, "--every", "2", "--json").code == 0
    good = {"row": 1, **AGAIN}
    for bad, code in (({"row": 2, "tuoi": "3"}, "XT-290"), ({"row": 99}, "XT-296")):
        given = json.dumps([good, bad])
        wrong = xatre("retype", book, "--sample", "1", "--given", "-", given=given)
        assert (wrong.code, code in wrong.words) == (2, True)
        assert xatre("retype", book, "--sample", "1", "--json").json["typed"] == 0


def test_where_a_row_stands_on_paper_is_told_and_not_kept(tmp_path: Path) -> None:
    book = given_book(tmp_path)
    today = date.today().isoformat()
    assert xatre("retype", book, "--since", today, "--every", "5", "--json").code == 0
    given = json.dumps([{"row": 1, **AGAIN, "village": "không có đâu", "household_number": "7"}])
    told = xatre("retype", book, "--sample", "1", "--given", "-", "--json", given=given)
    assert told.json["typed"] == 1
    assert "unread" not in told.json
    assert [one["field"] for one in told.json["differences"]] == ["born_on"]
