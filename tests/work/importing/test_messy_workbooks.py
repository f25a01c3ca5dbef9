"""Ten workbooks as officers have them, through `xatre import`: what can be read goes in, and every
fault is named at its cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import messy_lists
from command import Ran, new_book, xatre
from messy import people, save, tcvn3, vni
from messy_lists import HEADS, in_letters


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def bring(book: Path, file: Path, *words: str, kind: str = "child") -> dict[str, Any]:
    ran: Ran = xatre("import", book, kind, file, "--json", *words)
    assert ran.code in (0, 1), ran.words
    return ran.json


def test_1_titles_above_totals_below_and_lost_zeros(book: Path, tmp_path: Path) -> None:
    file = save(tmp_path, "Danh sách trẻ.xlsx", messy_lists.titles_and_totals(), ["A2:I2"])
    asked = bring(book, file, "--check")
    assert asked["counts"]["bad"] == 40
    assert len(asked["questions"]) == 3
    assert asked["saved"] == []
    done = bring(book, file, "--answer", "village=new")
    assert done["counts"]["new"] == 40
    assert len(done["saved"]) == 40
    assert [one["row"] for one in done["passed"]] == [46, 48]
    assert all(one["why"] for one in done["passed"])
    lost = [one for one in done["problems"] if one["field"] == "personal_number"]
    assert len(lost) == 40
    assert lost[0]["cell"] == "I6"
    again = bring(book, file)
    assert again["counts"]["same"] == 40
    assert again["saved"] == []
    undone = xatre("import", book, "--undo", done["import"], "--json")
    assert undone.json["left"] == []
    assert undone.json["taken_back"] == 43
    assert bring(book, file, "--check", "--answer", "village=new")["counts"]["new"] == 40


def test_2_tcvn3_with_two_rows_of_heads_and_merged_villages(book: Path, tmp_path: Path) -> None:
    old = in_letters(messy_lists.two_heads(), tcvn3)
    file = save(tmp_path, "tcvn3.xlsx", old, messy_lists.TWO_HEADS_MERGED)
    done = bring(book, file, "--answer", "village=new")
    assert done["counts"]["new"] == 12, done["problems"][:3]
    assert "TCVN3" in " ".join(done["notes"])
    fields = {column["field"] for column in done["columns"]}
    assert {"mother_name", "mother_born_on", "father_name", "father_born_on", "village"} <= fields
    shown = xatre("show", book, "child", done["saved"][0], "--json").json["record"]
    assert shown["fields" if "fields" in shown else "full_name"]
    assert all(one["name"] for one in people(12, 2))


def test_3_tcvn3_in_csv_of_latin_letters(book: Path, tmp_path: Path) -> None:
    file = messy_lists.save_text(tmp_path / "ds.csv", messy_lists.plain_text(), tcvn3)
    done = bring(book, file)
    assert done["counts"]["new"] == 15, done["problems"][:3]
    assert done["problems"] == []


def test_4_vni(book: Path, tmp_path: Path) -> None:
    old = in_letters([HEADS, *messy_lists.under_heads(20, 4)], vni)
    done = bring(book, save(tmp_path, "vni.xlsx", old), "--answer", "village=new")
    assert done["counts"]["new"] == 20, done["problems"][:3]
    assert {column["letters"] for column in done["columns"]} == {"unicode", "vni"}


def test_5_units_from_before_july_2025(book: Path, tmp_path: Path) -> None:
    rows = messy_lists.former_units()
    file = save(tmp_path, "cu.xlsx", rows)
    asked = bring(book, file, "--check")
    assert [one["cell"] for one in asked["problems"] if "Không có đơn vị" in one["text"]] == ["D5"]
    left, question = asked["questions"]
    assert left["key"] == "leave:permanent_unit"
    assert len(question["options"]) > 1
    answer = f"{question['key']}={question['options'][0][0]}"
    done = bring(book, file, "--answer", answer)
    assert len(done["saved"]) == 4
    kept = bring(book, save(tmp_path, "nua.xlsx", rows), "--check")
    assert [one["key"] for one in kept["questions"]] == ["leave:permanent_unit"]


def test_6_three_thousand_rows_and_two_hundred_faults(book: Path, tmp_path: Path) -> None:
    rows, faults = messy_lists.spoiled()
    file = save(tmp_path, "lon.xlsx", rows)
    done = bring(book, file, "--answer", "village=new", "--set-aside", str(tmp_path / "sửa.xlsx"))
    errors = {one["cell"]: one["field"] for one in done["problems"] if one["level"] == "error"}
    assert errors == faults
    assert done["counts"]["bad"] == 200
    assert done["counts"]["new"] + done["counts"]["doubtful"] == 2800
    assert done["counts"]["doubtful"] < 10
    again = bring(book, file, "--check")
    assert again["counts"]["new"] == 0
    assert again["counts"]["bad"] == 200
    mended = bring(book, Path(done["set_aside"]), "--check")
    assert mended["counts"]["bad"] == 200
    assert mended["counts"]["new"] == 0


def test_7_days_under_boy_and_girl_and_villages_as_headings(book: Path, tmp_path: Path) -> None:
    file = save(tmp_path, "a.xlsx", messy_lists.boys_and_girls(), messy_lists.BOYS_AND_GIRLS_MERGED)
    done = bring(book, file, "--answer", "village=new")
    assert done["counts"]["new"] == 10, done["problems"][:4]
    records = [xatre("show", book, "child", id, "--json").json["record"] for id in done["saved"]]
    assert len({record["village"] for record in records}) == 2
    assert {record["sex"] for record in records} == {"male", "female"}
    assert all(record["born_on"] for record in records)


def test_8_loose_marks_strange_spaces_two_digit_years_and_the_moon(
    book: Path, tmp_path: Path
) -> None:
    file = save(tmp_path, "nfd.xlsx", messy_lists.loose_marks(messy_lists.LOOSE_DAYS))
    asked = bring(book, file, "--check")
    assert [one["key"] for one in asked["questions"]] == ["century:born_on"]
    done = bring(book, file, "--answer", "century=20")
    assert len(done["saved"]) == 6
    records = [xatre("show", book, "child", id, "--json").json["record"] for id in done["saved"]]
    assert [record["born_on"] for record in records] == [
        "2016-03-09", "2016-03-09", "2015-02-01", "2014-03", "2013~", "2012-05"]  # fmt: skip
    assert [record["full_name"] for record in records] == [one["name"] for one in people(6, 8)]
    assert all(record["mother_name"] == "Đỗ Thị Mai" for record in records)
    assert "15/7/2013 ÂL" in records[4]["notes"]


def test_9_injuries_in_another_kind(book: Path, tmp_path: Path) -> None:
    done = bring(book, save(tmp_path, "tn.xlsx", messy_lists.injuries()), kind="injury")
    named = {column["field"] for column in done["columns"]}
    assert {"full_name", "told_born_on", "told_sex", "happened_on", "cause"} <= named
    assert "F4" in [one["cell"] for one in done["problems"]]


def test_10_a_web_page_named_xls_with_codes_and_two_heads_of_one_name(
    book: Path, tmp_path: Path
) -> None:
    file = messy_lists.save_page(tmp_path / "xuat.xls", messy_lists.bare_codes())
    asked = bring(book, file, "--check")
    assert [one["key"] for one in asked["questions"]] == ["ethnic_list", "column:notes"]
    answers = ("--answer", "ethnic_list=1979", "--answer", "column:notes=E")
    done = bring(book, file, *answers, "--set-aside", str(tmp_path / "x.xlsx"))
    assert len(done["saved"]) == 5
    assert any("Hai cột cùng tên" in note for note in done["notes"])
    record = xatre("show", book, "child", done["saved"][0], "--json").json["record"]
    assert record["ethnic_group"] == "mong"
    assert record["notes"] == "=cmd|' /C calc'!A0"
