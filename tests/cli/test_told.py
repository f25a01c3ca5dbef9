"""What commands tell a person has the labels of the forms; what a program reads has the keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command import new_book, xatre
from samples import INTAKE

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female",
         "special_groups": {"g": {"group": "G08", "from_day": "2026-01-05"}}}  # fmt: skip
CASE = INTAKE | {
    "told_name": "Đào",
    "told_sex": "female",
    "reporter_agrees": "yes",
    "reporter": {"name": "Sùng Thị Mẩy"},
}
BIRTH = {"full_name": "Vàng A Sùng", "born_on": "2023-01-05", "sex": "male",
         "status": "not_registered", "unregistered_reasons": {"far": "yes"}}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def added(book: Path, kind: str, given: dict[str, Any]) -> str:
    made = xatre("add", book, kind, "--json", given=json.dumps(given))
    assert made.code == 0, made
    return str(made.json["saved"][0])


def test_a_record_is_told_under_the_headings_of_its_form(book: Path) -> None:
    id = added(book, "child", CHILD)
    told = xatre("show", book, "child", id).out
    assert told.startswith("Trẻ em TE-00001 Giàng Thị Ngọc Ánh\nhoàn thành, Xã ")
    for line in (
        "  Họ, chữ đệm, tên: Giàng Thị Ngọc Ánh",
        "  Ngày, tháng, năm sinh: 09/03/2017",
        "  Giới tính: Nữ",
        "LỊCH SỬ",
        "    Giới tính: Nữ",
        f"Mã nhận dạng: {id}",
    ):
        assert f"\n{line}\n" in told, line
    for key in ("full_name", "born_on", "female", '"', "{", "special_groups"):
        assert key not in told
    assert xatre("show", book, "child", id, "--json").json["record"]["born_on"] == "2017-03-09"


def test_a_change_is_told_with_what_was_before(book: Path) -> None:
    id = added(book, "child", CHILD)
    revision = xatre("show", book, "child", id, "--json").json["record"]["revision"]
    added(book, "child", {"id": id, "revision": revision, "sex": "male"})
    assert "    Giới tính: Nữ → Nam\n" in xatre("show", book, "child", id).out


def test_a_draft_over_a_record_is_told_apart(book: Path) -> None:
    id = added(book, "child", CHILD)
    revision = xatre("show", book, "child", id, "--json").json["record"]["revision"]
    again = {"id": id, "revision": revision, "other_names": "Bông"}
    assert xatre("add", book, "child", "--draft", given=json.dumps(again)).code == 0
    shown = xatre("show", book, "child", id)
    assert "BẢN NHÁP ở máy này" in shown.out
    assert "Bông" in shown.out.partition("BẢN NHÁP")[2]
    assert "Bông" not in shown.out.partition("BẢN NHÁP")[0]
    assert "còn một bản nháp" in shown.words


def test_a_sealed_block_is_said_to_be_sealed(book: Path) -> None:
    id = added(book, "case", CASE)
    told = xatre("show", book, "case", id).out
    assert ": niêm kín\n" in told
    assert "Mẩy" not in told


def test_what_was_found_is_a_line_each(book: Path) -> None:
    added(book, "child", CHILD)
    added(book, "birth", BIRTH)
    found = xatre("find", book, "giang").out.splitlines()
    assert found[0] == "Trẻ em  TE-00001  Giàng Thị Ngọc Ánh"
    assert found[1].startswith("1 kết quả, ")
    assert xatre("find", book, "khong co").out.startswith("0 kết quả")


def test_a_case_says_what_is_to_be_done_by_whom_till_when(book: Path) -> None:
    told = xatre("step", book, added(book, "case", CASE)).out
    assert "  1. Tiếp nhận: xong\n  2. Đánh giá ban đầu: đang làm\n" in told
    assert "cần làm: Đánh giá nguy cơ ban đầu" in told
    assert "(assess)\n  ai làm: người làm công tác bảo vệ trẻ em cấp xã, Chủ tịch" in told
    for key in ("later", '"state"', "first_look", "null"):
        assert key not in told


def test_births_are_told_with_limit_reason_and_next_visit(book: Path) -> None:
    added(book, "birth", BIRTH | {"next_visit_on": "2026-12-01"})
    lists = xatre("births", book).out
    assert "Quá hạn chưa đăng ký khai sinh: 1 (overdue)\n" in lists
    row, count = xatre("births", book, "overdue").out.splitlines()
    assert row.startswith("KS-2026-001; Vàng A Sùng; Nam; sinh 05/01/2023; hạn 06/03/2023, quá ")
    assert row.endswith("; Xa trung tâm xã; lần tới 01/12/2026")
    assert count == "1 trẻ"
