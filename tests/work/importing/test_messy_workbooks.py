"""Ten workbooks as officers have them, through `xatre import`: what can be read goes in, and every
fault is named at its cell."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

import pytest
from command import Ran, new_book, xatre

from messy import people, save, tcvn3, vni

HEADS = ["STT", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Họ tên bố",
         "Thôn, bản", "Số ĐDCN"]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def row_of(number: int, one: dict[str, str]) -> list[object]:
    return [number, one["name"], one["born"], one["sex"], one["ethnic"], one["mother"],
            one["father"], one["village"], one["number"]]  # fmt: skip


def list_of(count: int, seed: int = 1) -> list[list[object]]:
    return [row_of(number, one) for number, one in enumerate(people(count, seed), 1)]


def bring(book: Path, file: Path, *words: str, kind: str = "child") -> dict[str, Any]:
    ran: Ran = xatre("import", book, kind, file, "--json", *words)
    assert ran.code in (0, 1), ran.words
    return ran.json


def names(book: Path, kind: str = "child") -> list[str]:
    found = xatre("find", book, "", "--kind", kind, "--json")
    return [hit["title"] for hit in found.json["hits"]]


def test_1_titles_above_totals_below_and_lost_zeros(book: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [["UBND XÃ SÌ LỞ LẦU"], ["DANH SÁCH TRẺ EM NĂM 2025"], [], HEADS,
                                list(range(1, 10))]  # fmt: skip
    for row in list_of(40):
        row[8] = int(str(row[8]))
        rows.append(row)
    rows += [[None, "Tổng cộng: 40 trẻ"], [], [None, None, None, None, "Người lập biểu"]]
    file = save(tmp_path, "Danh sách trẻ.xlsx", rows, ["A2:I2"])
    asked = bring(book, file, "--check")
    assert asked["counts"]["bad"] == 40
    assert len(asked["questions"]) == 3
    assert asked["saved"] == []
    done = bring(book, file, "--answer", "village=new")
    assert done["counts"]["new"] == 40
    assert len(done["saved"]) == 40
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
    rows: list[list[object]] = [
        ["Danh sách trẻ em"],
        ["TT", "Họ và tên", "Sinh ngày", "Giới", "Thôn", "Mẹ", None, "Bố", None],
        [None, None, None, None, None, "Họ và tên", "Năm sinh", "Họ và tên", "Năm sinh"],
    ]
    for number, one in enumerate(people(12, 2), 1):
        village = "Bản Sì Choang" if number in (1, 7) else None
        rows.append([number, one["name"], one["born"], one["sex"], village, one["mother"], 1985,
                     one["father"], "1983"])  # fmt: skip
    old = [[tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:I2", "E4:E9", "E10:E15"]
    done = bring(book, save(tmp_path, "tcvn3.xlsx", old, merges), "--answer", "village=new")
    assert done["counts"]["new"] == 12, done["problems"][:3]
    assert "TCVN3" in " ".join(done["notes"])
    fields = {column["field"] for column in done["columns"]}
    assert {"mother_name", "mother_born_on", "father_name", "father_born_on", "village"} <= fields
    shown = xatre("show", book, "child", done["saved"][0], "--json").json["record"]
    assert shown["fields" if "fields" in shown else "full_name"]
    assert all(one["name"] for one in people(12, 2))


def test_3_tcvn3_in_csv_of_latin_letters(book: Path, tmp_path: Path) -> None:
    lines = ["Họ và tên;Năm sinh;Giới tính;Dân tộc;Họ tên mẹ"]
    lines += [f"{one['name']};{one['born']};{one['sex']};{one['ethnic']};{one['mother']}"
              for one in people(15, 3)]  # fmt: skip
    file = tmp_path / "ds.csv"
    file.write_bytes("\r\n".join(tcvn3(line) for line in lines).encode("latin-1"))
    done = bring(book, file)
    assert done["counts"]["new"] == 15, done["problems"][:3]
    assert done["problems"] == []


def test_4_vni(book: Path, tmp_path: Path) -> None:
    rows = [HEADS, *list_of(20, 4)]
    old = [[vni(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    done = bring(book, save(tmp_path, "vni.xlsx", old), "--answer", "village=new")
    assert done["counts"]["new"] == 20, done["problems"][:3]
    assert {column["letters"] for column in done["columns"]} == {"unicode", "vni"}


def test_5_units_from_before_july_2025(book: Path, tmp_path: Path) -> None:
    old = ["xã Sin Suối Hồ, huyện Phong Thổ, tỉnh Lai Châu",
           "Phường Bến Nghé, Quận 1, TP Hồ Chí Minh",
           "xã Cao Xá, huyện Tân Yên, tỉnh Bắc Giang", "Xã Không Có Thật, tỉnh Lai Châu",
           "Phường Điện Biên, quận Ba Đình, Hà Nội"]  # fmt: skip
    rows: list[list[object]] = [["Họ tên", "Ngày sinh", "Giới tính", "Hộ khẩu thường trú"]]
    rows += [[one["name"], one["born"], one["sex"], unit]
             for one, unit in zip(people(5, 5), old, strict=True)]  # fmt: skip
    file = save(tmp_path, "cu.xlsx", rows)
    asked = bring(book, file, "--check")
    assert [one["cell"] for one in asked["problems"] if "Không có đơn vị" in one["text"]] == ["D5"]
    (question,) = asked["questions"]
    assert len(question["options"]) > 1
    answer = f"{question['key']}={question['options'][0][0]}"
    done = bring(book, file, "--answer", answer)
    assert len(done["saved"]) == 4
    kept = bring(book, save(tmp_path, "nua.xlsx", rows), "--check")
    assert kept["questions"] == []


def test_6_three_thousand_rows_and_two_hundred_faults(book: Path, tmp_path: Path) -> None:
    rows = list_of(3000, 6)
    random = Random(6)
    faults: dict[str, str] = {}
    spoil: list[tuple[int, object, str]] = [
        (2, "31/2/2016", "born_on"), (2, "không nhớ", "born_on"), (3, "Nan", "sex"),
        (4, "Klingon", "ethnic_group"), (8, "01231600", "personal_number"),
        (8, "1.23E+11", "personal_number"), (2, "1/1/2040", "born_on"), (3, None, "sex"),
        (2, None, "born_on"), (8, "123456789", "personal_number"),
    ]  # fmt: skip
    for place, number in enumerate(random.sample(range(3000), 200)):
        column, value, name = spoil[place % len(spoil)]
        rows[number][column] = value
        faults[str(number + 2)] = name
    file = save(tmp_path, "lon.xlsx", [HEADS, *rows])
    done = bring(book, file, "--answer", "village=new", "--set-aside", str(tmp_path / "sửa.xlsx"))
    errors = {str(one["row"]): one["field"] for one in done["problems"] if one["level"] == "error"}
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
    rows: list[list[object]] = [
        ["STT", "Họ và tên", "Năm sinh", None, "Họ tên chủ hộ", "Ghi chú"],
        [None, None, "Nam", "Nữ", None, None],
        ["I", "Bản Sì Choang"],
    ]
    for number, one in enumerate(people(10, 7), 1):
        if number == 6:
            rows.append(["II", "Thôn 3"])
        boy = one["sex"] == "Nam"
        rows.append([number, one["name"], one["born"] if boy else None,
                     None if boy else one["born"], one["father"], "x"])  # fmt: skip
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    done = bring(book, save(tmp_path, "a.xlsx", rows, merges), "--answer", "village=new")
    assert done["counts"]["new"] == 10, done["problems"][:4]
    records = [xatre("show", book, "child", id, "--json").json["record"] for id in done["saved"]]
    assert len({record["village"] for record in records}) == 2
    assert {record["sex"] for record in records} == {"male", "female"}
    assert all(record["born_on"] for record in records)


def test_8_loose_marks_strange_spaces_two_digit_years_and_the_moon(
    book: Path, tmp_path: Path
) -> None:
    people_here = people(6, 8)
    days: list[object] = ["9/3/16", 42438, datetime.date(2015, 2, 1), "3/2014", "15/7/2013 ÂL",
                          "tháng 5 năm 2012"]  # fmt: skip
    rows: list[list[object]] = [
        [
            unicodedata.normalize("NFD", head)
            for head in ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Ghi chú")
        ]
    ]
    for one, day in zip(people_here, days, strict=True):
        name = unicodedata.normalize("NFD", one["name"]).replace(" ", "\xa0 ")
        rows.append([name, day, f" {one['sex']}\u200b", "Ðỗ Thị Mai", None])
    file = save(tmp_path, "nfd.xlsx", rows)
    asked = bring(book, file, "--check")
    assert [one["key"] for one in asked["questions"]] == ["century:born_on"]
    done = bring(book, file, "--answer", "century=20")
    assert len(done["saved"]) == 6
    records = [xatre("show", book, "child", id, "--json").json["record"] for id in done["saved"]]
    assert [record["born_on"] for record in records] == [
        "2016-03-09", "2016-03-09", "2015-02-01", "2014-03", "2013~", "2012-05"]  # fmt: skip
    assert [record["full_name"] for record in records] == [one["name"] for one in people_here]
    assert all(record["mother_name"] == "Đỗ Thị Mai" for record in records)
    assert "15/7/2013 ÂL" in records[4]["notes"]


def test_9_injuries_in_another_kind(book: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["DANH SÁCH TRẺ EM BỊ TAI NẠN THƯƠNG TÍCH"],
        ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Ngày bị tai nạn", "Nguyên nhân", "Địa điểm",
         "Kết quả"],
        [1, "Giàng A Páo", 2016, "Nam", "1/7/2026", "Đuối nước", "Nhà", "Khỏi"],
        [2, "Lò Thị Mai", 2015, "Nữ", "2/7/2026", "Tai nạn không có trong danh mục", "Nhà", "Khỏi"],
    ]  # fmt: skip
    done = bring(book, save(tmp_path, "tn.xlsx", rows), kind="injury")
    named = {column["field"] for column in done["columns"]}
    assert {"full_name", "told_born_on", "told_sex", "happened_on", "cause"} <= named
    assert "F4" in [one["cell"] for one in done["problems"]]


def test_10_a_web_page_named_xls_with_codes_and_two_heads_of_one_name(
    book: Path, tmp_path: Path
) -> None:
    cells = [
        "<tr>"
        + "".join(
            f"<th>{head}</th>"
            for head in ("Họ tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ghi chú", "Ghi chú")
        )
        + "</tr>"
    ]
    for one in people(5, 10):
        cells.append(f"<tr><td>{one['name']}</td><td>{one['born']}</td><td>{one['sex']}</td>"
                     "<td>08</td><td>=cmd|' /C calc'!A0</td><td>b</td></tr>")  # fmt: skip
    file = tmp_path / "xuat.xls"
    file.write_text(f"<html><table>{''.join(cells)}</table></html>", encoding="utf-8")
    asked = bring(book, file, "--check")
    assert [one["key"] for one in asked["questions"]] == ["ethnic_list", "column:notes"]
    answers = ("--answer", "ethnic_list=1979", "--answer", "column:notes=E")
    done = bring(book, file, *answers, "--set-aside", str(tmp_path / "x.xlsx"))
    assert len(done["saved"]) == 5
    assert any("Hai cột cùng tên" in note for note in done["notes"])
    record = xatre("show", book, "child", done["saved"][0], "--json").json["record"]
    assert record["ethnic_group"] == "mong"
    assert record["notes"] == "=cmd|' /C calc'!A0"
