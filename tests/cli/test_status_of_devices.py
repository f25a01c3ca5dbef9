"""What `xatre status` says where a unit has several PCs: each package is named with its device and
what it is for, and one's own other PC owes no receipt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import enrol, new_book, trust, xatre

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


def add(book: Path, name: str) -> str:
    saved = xatre("add", book, "child", "--json", given=json.dumps(CHILD | {"full_name": name}))
    return str(saved.json["saved"][0])


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two PCs of a commune and an office: the office has said to both who they are."""
    one, other = new_book(tmp_path / "xa"), new_book(tmp_path / "xa2")
    office = new_book(tmp_path / "so", "12@2025", "office")
    for book in (one, other):
        trust(book, office, tmp_path)
    told = xatre("export", office, "--to", "02788", "--out", tmp_path / "thu", "--json").json
    for book in (one, other):
        assert xatre("receive", book, told["file"]).code == 0
    return one, other, office


def test_packages_of_two_pcs_are_told_apart(two: tuple[Path, Path, Path], tmp_path: Path) -> None:
    one, other, office = two
    for book in (one, other, one):
        add(book, f"Giàng {book.name}")
        sent = xatre("export", book, "--out", tmp_path / "usb", "--json").json
        assert xatre("receive", office, sent["file"]).code == 0
    (unit,) = xatre("status", office, "--json").json["units"]
    letters = {one["letter"]: one["device"] for one in unit["devices"]}
    assert sorted(letters) == ["", "B"]
    told = xatre("status", office).out
    for sequence, beside in ((1, ""), (2, ""), (1, " chữ B")):
        letter = "B" if beside else ""
        assert f"  gói {sequence} (máy {letters[letter]}{beside}), mã " in told
    assert f"máy {letters['B']} chữ B" in told.split("; ")[1]


def test_ones_own_other_pc_owes_no_receipt(two: tuple[Path, Path, Path], tmp_path: Path) -> None:
    one, other, _ = two
    add(one, "Giàng Một")
    first = xatre("export", one, "--to", "02788", "--out", tmp_path / "d", "--json").json
    told = xatre("status", one).out
    assert "Chưa gửi: 1 trẻ em." in told, "the office has nothing by it"
    assert "Gói cho máy khác của xã 1 (mã" in told
    assert ("không cần biên nhận" in told, "chưa có biên nhận." in told) == (True, False)
    add(one, "Giàng Hai")
    second = xatre("export", one, "--to", "02788", "--out", tmp_path / "d", "--json").json
    early = xatre("receive", other, second["file"])
    assert "Còn thiếu gói cho máy khác của xã số 1" in early.out
    said = xatre("status", other).out
    assert "Máy khác của xã: đã nhận 1 gói, thiếu gói cho máy khác của xã số 1" in said
    assert "Gói thiếu: " in said
    assert xatre("receive", other, first["file"]).code == 0
    assert "thiếu" not in xatre("status", other).out
    back = xatre("export", other, "--to", "02788", "--out", tmp_path / "d", "--json").json
    assert xatre("receive", one, back["file"]).code == 0
    sent = xatre("status", one, "--json").json["sent"]
    (device,) = {name for package in sent for name in package["seen_by"]}
    assert f"máy {device} đã nhận." in xatre("status", one).out


def test_what_a_sibling_sends_to_the_office_is_awaited_by_nobody_here(
    two: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    one, other, _ = two
    for name in ("Giàng Một", "Giàng Hai"):
        add(one, name)
        sent = xatre("export", one, "--out", tmp_path / "usb", "--json").json
    told = xatre("receive", other, sent["file"], "--json").json["files"][0]
    assert (told["outcome"], told["missing"]) == ("taken", [])


def test_hand_overs_are_named_as_such(tmp_path: Path) -> None:
    book, neighbour = new_book(tmp_path / "xa"), new_book(tmp_path / "xa-ben", "03562@2025")
    trust(book, neighbour, tmp_path)
    given = ("--to", "03562", "--record", add(book, "Giàng Một"), "--json")
    sent = xatre("export", book, "--out", tmp_path / "usb", *given).json
    assert "Gói bàn giao 1 (mã" in xatre("status", book).out
    assert xatre("receive", neighbour, sent["file"]).code == 0
    assert "  gói bàn giao 1, mã " in xatre("status", neighbour).out


def test_what_this_book_was_before_is_no_other_pc(tmp_path: Path) -> None:
    book, office = new_book(tmp_path / "xa"), new_book(tmp_path / "so", "12@2025", "office")
    trust(book, office, tmp_path)
    assert xatre("renew", book, "--yes").code == 0
    told = xatre("export", office, "--to", "02788", "--out", tmp_path / "thu", "--json").json
    xatre("receive", book, told["file"])
    status = xatre("status", book, "--json").json
    assert status["siblings"] == []
    assert "Máy khác của xã" not in xatre("status", book).out


def test_an_old_key_and_a_revoked_pc_are_called_so_at_the_other_pc(
    two: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    one, other, office = two
    before = xatre("status", one, "--json").json["siblings"][0]["devices"][0]["device"]
    assert xatre("renew", other, "--yes").code == 0
    (tmp_path / "the").mkdir()
    enrol(other, office, tmp_path / "the")

    def told() -> str:
        letter = xatre("export", office, "--to", "02788", "--out", tmp_path / "thu", "--json").json
        assert xatre("receive", one, letter["file"]).code == 0
        (line,) = [
            line for line in xatre("status", one).out.splitlines() if "Máy khác của xã" in line
        ]
        return line

    (now,) = [
        of["device"]
        for of in xatre("status", office, "--json").json["units"][0]["devices"]
        if of["letter"] == "B"
    ]
    assert now != before
    assert f"máy {now} chữ B, máy {before} chữ B (khóa cũ của máy {now})" in told()
    assert xatre("revoke", office, now, "--yes").code == 0
    assert f"máy {now} chữ B (đã thu hồi), máy {before} chữ B (đã thu hồi)" in told()
