"""What the commands of the exchange say to a person: whose card, which package, what was withdrawn,
which number went elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import enrol, new_book, trust, xatre

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_book(tmp_path / "so", "12@2025", "office")


def test_a_card_is_told_by_its_unit_and_its_digits_are_counted(
    book: Path, office: Path, tmp_path: Path
) -> None:
    card = xatre("card", book, "--out", tmp_path / "the.xatre", "--json").json
    short = xatre("enrol", office, card["file"], "--fingerprint", "12345 67890")
    assert (short.code, "XT-255" in short.words, "mới có 10" in short.words) == (2, True, True)
    told = xatre("enrol", office, card["file"], "--fingerprint", card["fingerprint"])
    assert "Đã đăng ký thẻ của Xã Bản Lầu, tỉnh Lào Cai, máy " in told.out
    assert "02788@2025" not in told.out
    gone = xatre("revoke", office, card["fingerprint"], "--yes")
    assert "Đã thu hồi máy" in gone.out
    assert "không tin gói nào của máy ấy" in gone.out
    again = xatre("enrol", office, card["file"], "--fingerprint", card["fingerprint"])
    assert "vẫn không được tin" in again.out


def test_a_package_is_withdrawn_by_what_status_shows_and_both_sides_say_so(
    book: Path, office: Path, tmp_path: Path
) -> None:
    trust(book, office, tmp_path)
    xatre("add", book, "child", given=CHILD)
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    xatre("receive", office, sent["file"])
    mark = sent["sha256"][:12]
    assert f"gói 1, mã {mark}\n" in xatre("status", office).out
    assert f"Gói 1 (mã {mark}) gửi" in xatre("status", book).out
    assert xatre("undo", office, mark[:11]).code == 2
    ran = xatre("undo", office, mark)
    assert (ran.code, "Đã rút gói số 1 của Xã Bản Lầu" in ran.out) == (0, True)
    status = xatre("status", office).out
    assert ("đã rút 1 gói" in status, "chưa gửi gói nào" in status) == (True, False)
    assert f"gói 1, mã {mark}, đã rút" in status
    back = ran.out.rpartition("cho nơi gửi: ")[2].strip().rstrip(".")
    told = xatre("receive", book, back)
    assert "đã nhận. Nơi nhận đã rút gói số 1: 1 hồ sơ chờ gửi lại." in told.out
    assert "Chưa gửi: 1 trẻ em." in xatre("status", book).out


def test_an_empty_package_is_said_to_be_one(book: Path, office: Path, tmp_path: Path) -> None:
    trust(book, office, tmp_path)
    said = xatre("export", book, "--out", tmp_path / "usb").out
    assert "không mang bản ghi nào, chỉ báo là không có gì mới; nó vẫn dùng số 1" in said
    xatre("add", book, "child", given=CHILD)
    assert "không có gì mới" not in xatre("export", book, "--out", tmp_path / "usb").out


def test_an_office_is_asked_for_its_own_records_too(office: Path) -> None:
    told = xatre("hash", office, "--unit", "12", "--json")
    assert (told.code, told.json["records"]) == (0, 0)
    unknown = xatre("hash", office, "--unit", "99")
    assert (unknown.code, "Không có tỉnh mang mã 99" in unknown.words) == (2, True)


def test_a_number_sealed_to_another_office_is_told_on_both_sides(
    book: Path, office: Path, tmp_path: Path
) -> None:
    wrong = new_book(tmp_path / "so-khac", "04@2025", "office")
    mark = enrol(wrong, book, tmp_path)
    xatre("add", book, "child", given=CHILD)
    xatre("export", book, "--out", tmp_path / "usb")
    assert "không mở được" not in xatre("status", book).out
    assert xatre("revoke", book, mark, "--yes").code == 0
    trust(book, office, tmp_path)
    told = xatre("status", book)
    assert "Gói số 1 lập cho" in told.out
    assert "không phải Sở Y tế tỉnh Lai Châu" in told.out
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    taken = xatre("receive", office, sent["file"], "--json").json["files"][0]
    assert taken["missing"] == []
    said = xatre("status", office).out
    assert "gói số 1 lập cho đơn vị khác hoặc đã hủy: không thiếu" in said
    assert "thiếu gói số 1" not in said
    sheet = tmp_path / "su-co.html"
    assert xatre("incident", book, "--out", sheet).code == 0
    assert "Gói số 1 lập cho" in sheet.read_text(encoding="utf-8")
    home = xatre("receive", book, taken["return"], "--json")
    assert home.json["files"][0]["missing"] == []
    assert home.words == ""
    elsewhere = [one["elsewhere"] for one in xatre("status", book, "--json").json["sent"]]
    assert elsewhere == [False, True]


def test_a_card_among_files_is_named_with_the_command_that_enrols_it(
    book: Path, office: Path, tmp_path: Path
) -> None:
    trust(book, office, tmp_path)
    xatre("add", book, "child", given=CHILD)
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    card = xatre("card", book, "--out", tmp_path / "the-moi.xatre", "--json").json
    told = xatre("receive", office, card["file"], sent["file"], "--json")
    assert told.code == 0
    assert "the-moi.xatre: là thẻ, đăng ký bằng xatre enrol." in told.words
    assert [one["outcome"] for one in told.json["files"]] == ["taken"]
    assert told.json["cards"] == [card["file"]]


def test_giving_back_nothing_is_not_told_to_add_the_word_that_was_given(
    book: Path, office: Path, tmp_path: Path
) -> None:
    trust(book, office, tmp_path)
    where = ("export", office, "--to", "02788", "--out", tmp_path / "usb")
    assert "thêm --full" in xatre(*where).out
    asked = xatre(*where, "--full").out
    assert "không giữ hồ sơ nào của đơn vị ấy" in asked
    assert "thêm --full" not in asked


def test_a_refusal_of_a_whole_record_begins_with_no_empty_field(
    book: Path, office: Path, tmp_path: Path
) -> None:
    trust(book, office, tmp_path)
    (child,) = xatre("add", book, "child", "--json", given=CHILD).json["saved"]
    sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
    xatre("receive", office, sent["file"])
    shown = xatre("show", office, "child", child, "--json").json["record"]
    changed = f'{{"id": "{child}", "revision": "{shown["revision"]}", "sex": "male"}}'
    told = xatre("add", office, "child", given=changed)
    assert (told.code, told.words.startswith("Hồ sơ này do đơn vị khác giữ")) == (1, True)
