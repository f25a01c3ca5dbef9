"""What a file is, for whom, and by which number both sides call it; where a card is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import new_book, trust, xatre

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_book(tmp_path / "so", "15@2025", "office")


@pytest.fixture
def book(office: Path, tmp_path: Path) -> Path:
    folder = new_book(tmp_path / "xa")
    trust(folder, office, tmp_path)
    assert xatre("add", folder, "child", given=CHILD).code == 0
    return folder


def test_a_return_has_one_number_on_both_sides(book: Path, office: Path, tmp_path: Path) -> None:
    other = new_book(tmp_path / "xa-ben", "02680@2025")
    trust(other, office, tmp_path)
    xatre("export", other, "--out", tmp_path / "usb")
    xatre("receive", office, tmp_path / "usb")
    sent = xatre("export", book, "--out", tmp_path / "usb2", "--json").json
    (told,) = xatre("receive", office, sent["file"], "--json").json["files"]
    assert told["return"].endswith("-r000002.xatre")
    assert "biên nhận số 2, gửi Xã Bản Lầu" in xatre("verify", told["return"]).out
    assert xatre("receive", book, told["return"]).code == 0
    assert "biên nhận gần nhất số 2" in xatre("status", book).out
    (unit,) = [
        one for one in xatre("status", office, "--json").json["units"] if one["code"] == "02788"
    ]
    assert unit["last_return"] == 2
    assert "biên nhận số 2;" in xatre("status", office).out
    assert "biên nhận số 2" in xatre("senders", office).out


def test_a_stick_taken_again_names_the_new_return(book: Path, office: Path, tmp_path: Path) -> None:
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    xatre("receive", office, sent["file"])
    again = xatre("receive", office, sent["file"]).out
    assert "không có gì mới. Biên nhận lập lại: " in again
    assert "-r000002.xatre" in again
    assert "lập lại" not in xatre("receive", office, sent["file"], "--dry-run").out


def test_a_hand_over_and_a_give_back_are_called_so(
    book: Path, office: Path, tmp_path: Path
) -> None:
    neighbour = new_book(tmp_path / "xa-ben", "02680@2025")
    trust(book, neighbour, tmp_path)
    (hit,) = xatre("find", book, "Ánh", "--json").json["hits"]
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    xatre("receive", office, sent["file"])
    back = xatre("export", office, "--to", "02788", "--full", "--out", tmp_path / "ve", "--json")
    bare = xatre("verify", back.json["file"])
    assert "biên nhận trả lại hồ sơ số 2, gửi Xã Bản Lầu" in bare.out
    assert "Bên trong có" not in bare.out
    for one in (book, office):
        told = xatre("verify", back.json["file"], "--book", one).out
        assert "Bên trong có 1 trẻ em" in told
    given = xatre(
        "export", book, "--to", "02680", "--record", hit["id"], "--out", tmp_path / "giao", "--json"
    )
    assert given.code == 0, given.words
    said = xatre("verify", given.json["file"])
    assert "gói bàn giao số 1, gửi Xã Hợp Thành" in said.out
    assert xatre("verify", given.json["file"], "--json").json["purpose"] == "handover"
    sheet = tmp_path / "phieu.html"
    xatre("verify", given.json["file"], "--book", neighbour, "--out", sheet)
    assert "gói bàn giao" in sheet.read_text(encoding="utf-8")


def test_a_card_goes_into_the_folder_that_was_meant(book: Path, tmp_path: Path) -> None:
    made = xatre("card", book, "--out", f"{tmp_path}/the/moi/", "--json").json["file"]
    assert Path(made).parent == tmp_path / "the" / "moi"
    assert made.endswith(".xatre")
    there = xatre("card", book, "--out", tmp_path / "the").out
    assert str(tmp_path / "the" / "the-02788-") in there
    named = xatre("card", book, "--out", tmp_path / "the-cua-xa")
    assert (named.code, "không có đuôi .xatre" in named.words) == (0, True)
    assert "đuôi" not in xatre("card", book, "--out", tmp_path / "the.xatre").words


def test_a_new_book_says_that_it_needs_an_officer(tmp_path: Path) -> None:
    told = xatre("new", tmp_path / "xa", "--unit", "02788", "--role", "commune")
    assert (told.code, "còn thiếu --officer" in told.words) == (2, True)
    assert not (tmp_path / "xa").exists()


def test_what_waits_in_the_folder_is_told_in_sentences(
    book: Path, office: Path, tmp_path: Path
) -> None:
    assert "Chưa chờ thư mục nào" in xatre("inbox", office).out
    usb = tmp_path / "usb"
    usb.mkdir()
    assert f"Đang chờ {usb}: chưa có tệp mới." in xatre("inbox", office, "--folder", usb).out
    xatre("export", book, "--out", usb)
    (usb / "hong.xatre").write_text("không phải gói", encoding="utf-8")
    xatre("card", new_book(tmp_path / "xa-ben", "02680@2025"), "--out", usb)
    told = xatre("inbox", office).out
    assert "1 tệp mới đến, chưa nhận" in told
    assert "1 tệp không nhận được như đang nằm đó" in told
    assert "1 thẻ chưa đăng ký" in told
    assert xatre("inbox", office, "--json").json["gone"] is False
    usb.rename(tmp_path / "doi-ten")
    assert "không đọc được" in xatre("inbox", office).out
