"""A record given to a neighbour by command, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

from test_step_command import CASE

from command import enrol, new_book, trust, xatre

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'


def given(folder: Path) -> tuple[Path, tuple[object, ...]]:
    """A commune's book that trusts its neighbour, and the words that give it a child."""
    book = new_book(folder / "xa")
    neighbour = new_book(folder / "xa-ben", "03562@2025")
    enrol(neighbour, book, folder)
    record = xatre("add", book, "child", "--json", given=CHILD).json["saved"][0]
    export = ("export", book, "--out", folder / "usb", "--to", "03562", "--record", record)
    return book, export


def test_a_cancelled_hand_over_is_told_as_one(tmp_path: Path) -> None:
    book, export = given(tmp_path)
    sent = xatre(*export, "--json").json
    assert sent["again"] == []
    ran = xatre("undo", book, sent["sha256"])
    assert (ran.code, "Đã hủy bàn giao: 1 hồ sơ" in ran.out) == (0, True)
    assert "thu lại hoặc xóa" in ran.out
    assert "1 dòng, đã chép ra, đã hủy." in xatre("status", book).out


def test_a_record_given_twice_is_said(tmp_path: Path) -> None:
    _, export = given(tmp_path)
    first = xatre(*export)
    assert (first.code, "đã nằm trong" in first.out) == (0, False)
    assert "đã nằm trong gói bàn giao số 1, chưa có biên nhận" in xatre(*export).out
    assert xatre(*export, "--json").json["again"] == [1, 2]


def test_one_under_keys_that_were_renewed_is_told_as_dead(tmp_path: Path) -> None:
    book, export = given(tmp_path)
    xatre(*export)
    said = "Gói bàn giao số 1 cho Xã"
    assert "chưa có biên nhận" in xatre("status", book).out
    renewed = xatre("renew", book, "--yes")
    assert (renewed.code, said in renewed.words) == (0, True)
    told = xatre("status", book).out
    assert (said in told, "chưa có biên nhận." in told) == (True, False)
    assert "lập bằng khóa cũ, bên kia không nhận nữa." in told
    again = xatre(*export).out
    assert "Gói này thay gói bàn giao số 1:" in again
    assert "bên kia nhận một là đủ" not in again
    assert said not in xatre("status", book).out, "what replaces it is under way"
    answered = xatre(*export, "--json").json
    assert (answered["again"], answered["instead_of"]) == ([1], [1])


def test_one_given_once_more_is_here_already(tmp_path: Path) -> None:
    """Written on after the hand-over was taken back here, and yet taken over there: what is given
    again carries the line of the taking over, which is no fault of anyone."""
    book, export = given(tmp_path)
    neighbour, record = tmp_path / "xa-ben", export[-1]
    enrol(book, neighbour, tmp_path)
    first = xatre(*export, "--json").json
    assert xatre("undo", book, first["sha256"]).code == 0
    shown = xatre("show", book, "child", record, "--json").json["record"]
    later = json.dumps({**shown, "mother_phone": "0911111111"})
    assert xatre("add", book, "child", given=later).code == 0
    (taken,) = xatre("receive", neighbour, first["file"], "--json").json["files"]
    assert "bàn giao lại" in xatre("receive", book, taken["return"]).words
    again = xatre(*export, "--json").json
    ran = xatre("receive", neighbour, again["file"])
    assert (ran.code, "1 cập nhật" in ran.out, "trả lại" in ran.out) == (0, True, False), ran.out
    assert xatre("check", neighbour).code == 0
    back = xatre("show", neighbour, "child", record, "--json").json
    assert back["record"]["mother_phone"] == "0911111111"


def test_one_that_is_theirs_with_all_of_it_is_said_to_be_so(tmp_path: Path) -> None:
    book, export = given(tmp_path)
    neighbour = tmp_path / "xa-ben"
    enrol(book, neighbour, tmp_path)
    first = xatre(*export, "--json").json
    (taken,) = xatre("receive", neighbour, first["file"], "--json").json["files"]
    assert xatre("receive", book, taken["return"]).code == 0
    again = xatre(*export)
    assert (again.code, "XT-245" in again.words, "đã thuộc Xã" in again.words) == (2, True, True)


def test_the_office_waits_for_no_number_that_went_to_a_neighbour(tmp_path: Path) -> None:
    """Two children go to a neighbour, then a case to the office in the same row of numbers."""
    book, export = given(tmp_path)
    office = new_book(tmp_path / "so", "12@2025", "office")
    trust(book, office, tmp_path)
    sent = [xatre(*export, "--json").json for _ in range(2)]
    case = xatre("add", book, "case", "--json", given=json.dumps(CASE)).json["saved"][0]
    up = ("--to", "12", "--record", case, "--reason", "Có người liên quan", "--json")
    third = xatre("export", book, "--out", tmp_path / "usb", *up).json
    assert [one["sequence"] for one in (*sent, third)] == [1, 2, 3]
    (taken,) = xatre("receive", office, third["file"], "--json").json["files"]
    assert taken["missing"] == []
    told = xatre("status", office).out
    assert "gói bàn giao số 1, 2 lập cho đơn vị khác hoặc đã hủy: không thiếu" in told
    assert "Gói thiếu" not in told
    (unit,) = xatre("status", office, "--json").json["units"]
    assert [(one["purpose"], one["elsewhere"]) for one in unit["gaps"]] == [("handover", [1, 2])]
    home = xatre("receive", book, taken["return"], "--json").json["files"][0]
    assert home["missing"] == []


def test_a_hand_over_that_did_not_come_is_named_by_its_row(tmp_path: Path) -> None:
    book, export = given(tmp_path)
    neighbour = tmp_path / "xa-ben"
    enrol(book, neighbour, tmp_path)
    xatre(*export)
    second = xatre(*export, "--json").json
    told = xatre("receive", neighbour, second["file"])
    assert "Còn thiếu gói bàn giao số 1" in told.out
