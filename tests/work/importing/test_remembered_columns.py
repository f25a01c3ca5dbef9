"""Which column is the name: the exact head, whatever was remembered; two of one name are asked;
what an undone import taught is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from command import new_book, xatre
from messy import people, save

HEADS: list[object] = ["STT", "Họ và tên", "Ngày sinh", "Giới tính"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def rows(count: int, seed: int, heads: list[object] = HEADS) -> list[list[object]]:
    found = [
        [number, one["name"], one["born"], one["sex"]]
        for number, one in enumerate(people(count, seed), 1)
    ]
    return [heads, *found]


def bring(book: Path, file: Path, *words: str) -> dict[str, Any]:
    ran = xatre("import", book, "child", file, "--json", *words)
    assert ran.code in (0, 1), ran.words
    return ran.json


def columns(told: dict[str, Any]) -> dict[str, str]:
    return {one["head"]: one["field"] for one in told["columns"]}


def test_the_exact_head_wins_over_what_was_remembered(book: Path, tmp_path: Path) -> None:
    first = save(tmp_path, "một.xlsx", rows(3, 1, ["STT", "Cột lạ", "Ngày sinh", "Giới tính"]))
    taught = bring(book, first, "--column", "STT=notes", "--column", "Cột lạ=full_name")
    assert len(taught["saved"]) == 3, taught["problems"]
    told = bring(book, save(tmp_path, "hai.xlsx", rows(3, 2)), "--check")
    assert columns(told)["STT"] == ""
    assert columns(told)["Họ và tên"] == "full_name"
    assert told["counts"]["new"] == 3


def test_a_village_may_be_called_by_a_number(book: Path, tmp_path: Path) -> None:
    heads: list[object] = ["Loại", "Tên"]
    named: list[list[object]] = [["Tổ dân phố", number] for number in (5, 6, 7)]
    ran = xatre("import", book, "village", save(tmp_path, "tổ.xlsx", [heads, *named]), "--json")
    assert (ran.code, len(ran.json["saved"])) == (0, 3), ran.words


def test_a_name_of_digits_only_is_wrong(book: Path, tmp_path: Path) -> None:
    lines = rows(3, 3)
    lines[1][1] = 17
    told = bring(book, save(tmp_path, "số.xlsx", lines), "--check")
    assert told["counts"]["bad"] == 1
    assert any(one["cell"] == "B2" and "chữ" in one["text"] for one in told["problems"])


def test_a_person_who_takes_the_numbers_for_the_name_is_asked(book: Path, tmp_path: Path) -> None:
    file = save(tmp_path, "ba.xlsx", rows(3, 4))
    told = bring(book, file, "--check", "--column", "STT=full_name")
    (question,) = told["questions"]
    assert question["key"] == "column:full_name"
    assert [letter for letter, _ in question["options"]] == ["A", "B"]
    assert told["counts"]["bad"] == 3
    answer = ("--column", "STT=full_name", "--answer", "column:full_name=B")
    assert bring(book, file, "--check", *answer)["counts"]["new"] == 3


def test_two_columns_of_one_head_are_asked(book: Path, tmp_path: Path) -> None:
    lines = rows(3, 5, [*HEADS, "Họ tên"])
    for line in lines[1:]:
        line.append(line[1])
    lines[2][4] = "Lò Văn Khác"
    file = save(tmp_path, "bốn.xlsx", lines)
    told = bring(book, file, "--check")
    assert [one["rows"] for one in told["questions"]] == [1]
    assert told["counts"]["new"] == 2
    done = bring(book, file, "--answer", "column:full_name=E")
    assert len(done["saved"]) == 3
    assert columns(done)["Họ tên"] == "full_name"


def test_what_an_undone_import_taught_is_forgotten(book: Path, tmp_path: Path) -> None:
    strange = ["STT", "Cột lạ", "Ngày sinh", "Giới tính"]
    file = save(tmp_path, "năm.xlsx", rows(3, 6, strange))
    done = bring(book, file, "--column", "Cột lạ=full_name")
    assert columns(bring(book, file, "--check"))["Cột lạ"] == "full_name"
    assert xatre("import", book, "--undo", done["import"], "--json").code == 0
    assert columns(bring(book, file, "--check"))["Cột lạ"] == ""


def test_a_telephone_remembered_is_no_ethnic_group(book: Path, tmp_path: Path) -> None:
    heads: list[object] = ["Họ và tên", "Ngày sinh", "Giới tính"]
    lines = [[one["name"], one["born"], one["sex"]] for one in people(3, 8)]
    first = save(tmp_path, "một.xlsx", [[*heads, "ĐT"], *[[*one, "0912345678"] for one in lines]])
    assert columns(bring(book, first, "--column", "ĐT=mother_phone"))["ĐT"] == "mother_phone"
    lines = [[*one, "Tày"] for one in lines]
    second = save(tmp_path, "hai.xlsx", [[*heads, "DT"], *lines])
    assert columns(bring(book, second, "--check"))["DT"] == "ethnic_group"
    assert columns(bring(book, first, "--check"))["ĐT"] == "mother_phone"


def test_undoing_gives_back_what_was_known_before(book: Path, tmp_path: Path) -> None:
    strange: list[object] = [*HEADS, "Cột lạ"]
    for name, seed in (("mother_name", 11), ("father_name", 12)):
        lines = rows(2, seed, strange)
        file = save(tmp_path, f"{seed}.xlsx", [lines[0], *([*one, "Bế Na"] for one in lines[1:])])
        done = bring(book, file, "--column", f"Cột lạ={name}")
    assert columns(bring(book, file, "--check"))["Cột lạ"] == "father_name"
    assert xatre("import", book, "--undo", done["import"], "--json").code == 0
    assert columns(bring(book, file, "--check"))["Cột lạ"] == "mother_name"
