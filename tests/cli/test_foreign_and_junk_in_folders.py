"""A folder with nothing for this book, or with junk among its cards: each is named as it is."""

from __future__ import annotations

from pathlib import Path

import command
from command import new_book, trust, xatre


def test_a_folder_of_another_commune_s_return_says_whose_it_is(tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "15@2025", "office")
    mine, other = new_book(tmp_path / "p"), new_book(tmp_path / "q", "02680@2025")
    for one in (mine, other):
        trust(one, office, tmp_path)
    (tmp_path / "ve").mkdir()
    made = xatre("export", office, "--to", "02680", "--out", tmp_path / "ve")
    assert made.code == 0, made.words
    by_folder = xatre("receive", mine, tmp_path / "ve")
    (file,) = (tmp_path / "ve").iterdir()
    by_name = xatre("receive", mine, file)
    assert (by_folder.code, "XT-321" in by_folder.words) == (3, True)
    assert by_folder.words == by_name.words


def test_junk_is_named_and_wrong_digits_say_what_was_enrolled(tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "15@2025", "office")
    usb = tmp_path / "usb"
    usb.mkdir()
    books = (new_book(tmp_path / "p"), new_book(tmp_path / "q", "02680@2025"))
    first, second = (xatre("card", one, "--out", usb, "--json").json for one in books)
    (usb / "rac.xatre").write_bytes(b"no card")
    wrong = "1" * 40
    words = ("--fingerprint", first["fingerprint"], "--fingerprint", wrong)
    told = xatre("enrol", office, usb, *words)
    assert told.code == 3
    assert "Bỏ qua rac.xatre: không phải tệp thẻ" in told.words
    left = Path(second["file"]).name
    assert "bắt đầu bằng 11111 không khớp thẻ nào ở đây" in told.words
    assert f"chưa đăng ký: {left}" in told.words
    assert "1 thẻ khác đã đăng ký." in told.words
    paper = ("--names", "--out", tmp_path / "phieu.html")
    sheet = xatre("verify", second["file"], "--book", office, *paper)
    assert "Phiếu chỉ ghi mã, không có họ tên" in sheet.words
    assert "là thẻ để đăng ký" in xatre("verify", second["file"]).out


def test_an_old_key_of_a_device_is_called_so(tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "15@2025", "office")
    mine = new_book(tmp_path / "p")
    command.enrol(mine, office, tmp_path)
    assert xatre("renew", mine).code == 0
    (tmp_path / "moi").mkdir()
    command.enrol(mine, office, tmp_path / "moi")
    assert "(khóa cũ, máy ấy đã đổi khóa)" in xatre("status", office).out


def test_returns_to_the_lost_pc_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "15@2025", "office")
    lost, mine = new_book(tmp_path / "p"), new_book(tmp_path / "moi")
    trust(lost, office, tmp_path)
    for _ in range(2):
        back = xatre("export", office, "--to", "02788", "--out", tmp_path / "ve", "--json").json
    alone = xatre("receive", mine, back["file"])
    assert (alone.code, "XT-302" in alone.words) == (3, True)
    trust(mine, office, tmp_path)
    alone = xatre("receive", mine, back["file"])
    assert (alone.code, "XT-304" in alone.words) == (3, True)
    alone = xatre("receive", mine, tmp_path / "ve", "--json")
    assert (alone.code, alone.json["passed_over"], len(alone.json["files"])) == (3, [], 2)
    assert "đăng ký thẻ của máy này" in alone.words, "one of them may be what it waits for"
    whole = ("export", office, "--to", "02788", "--full", "--out", tmp_path / "ve")
    assert xatre(*whole).code == 0
    tried = xatre("receive", mine, tmp_path / "ve", "--dry-run", "--json")
    assert (tried.code, len(tried.json["passed_over"]), len(tried.json["files"])) == (0, 2, 1)
    told = xatre("receive", mine, tmp_path / "ve")
    assert told.code == 0
    assert "2 biên nhận gửi cho máy cũ hoặc máy khác của đơn vị" in told.words
    assert "XT-304" not in told.words


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    told = xatre("verify", tmp_path / "usb")
    assert (told.code, "XT-279" in told.words, "usb là thư mục" in told.words) == (2, True, True)
