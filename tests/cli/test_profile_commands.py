"""Profiles by kind in the office's card: asked by command, shown at export with their law; what
`verify`, `status` and `receive` say to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import enrol, new_book, trust, xatre

CHILD = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'


@pytest.fixture
def trusted(tmp_path: Path) -> tuple[Path, Path]:
    """A commune and an office that trust each other."""
    office = new_book(tmp_path / "so", "12@2025", "office")
    commune = new_book(tmp_path / "xa")
    trust(commune, office, tmp_path)
    return commune, office


def asked(book: Path) -> dict[str, str]:
    rows = xatre("profiles", book, "--json").json["profiles"]
    return {row["kind"]: row["profile"] for row in rows}


def test_an_office_asks_for_less_and_the_commune_follows_its_card(
    trusted: tuple[Path, Path], tmp_path: Path
) -> None:
    commune, office = trusted
    assert asked(commune)["child"] == "full"
    assert xatre("profiles", office, "--set", "child=figures", "--json").code == 0
    assert asked(commune)["child"] == "full"
    enrol(office, commune, tmp_path)
    assert asked(commune) == asked(office)
    assert asked(commune)["child"] == "figures"
    assert xatre("add", commune, "child", given=CHILD).code == 0
    sent = xatre("export", commune, "--out", tmp_path / "usb")
    assert "chỉ số liệu (Luật Trẻ em 102/2016/QH13" in sent.out
    (file,) = (tmp_path / "usb").iterdir()
    seen = xatre("verify", file, "--book", office, "--names", "--json").json
    assert (seen["counts"], seen["records"][0]["name"]) == ({"child": 1}, "")
    assert xatre("receive", office, tmp_path / "usb", "--json").code == 0
    digests = [xatre("hash", book, "--json").json["hash"] for book in trusted]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("role", "wish", "code"),
    [
        ("office", "case=full", "XT-206"),
        ("office", "unheard=none", "XT-206"),
        ("office", "remark=none", "XT-206"),
        ("office", "child", "XT-207"),
        ("commune", "child=none", "XT-205"),
    ],
)
def test_a_wish_that_cannot_be(trusted: tuple[Path, Path], role: str, wish: str, code: str) -> None:
    book = trusted[role == "office"]
    before = asked(book)
    ran = xatre("profiles", book, "--set", wish)
    assert (ran.code, code in ran.words) == (2, True)
    assert asked(book) == before


def test_a_stick_is_taken_and_told_in_words(trusted: tuple[Path, Path], tmp_path: Path) -> None:
    commune, office = trusted
    stick = tmp_path / "usb"
    assert xatre("add", commune, "child", given=CHILD).code == 0
    assert xatre("export", commune, "--out", stick).code == 0
    assert "chưa có biên nhận" in xatre("status", commune).out
    assert "chưa gửi gói nào" in xatre("status", office).out
    xatre("card", commune, "--out", stick)
    ran = xatre("receive", office, stick)
    assert ran.code == 0
    assert "là thẻ" in ran.words
    assert "đã nhận (1 mới)" in ran.out
    assert "đã nhận 1 gói, biên nhận số 1" in xatre("status", office).out
    back = next((office / "outbox").iterdir())
    seen = xatre("verify", back, "--book", commune)
    assert "biên nhận số 1" in seen.out
    assert "12@2025" not in seen.out
    out = tmp_path / "phiếu.html"
    package = next(stick.glob("xatre-*"))
    assert xatre("verify", package, "--book", commune, "--names", "--out", out).code == 0
    assert "TE-00001" in out.read_text("utf-8")
    assert "Giàng" not in out.read_text("utf-8")


def test_what_a_new_office_s_card_changes_is_told_before_it_is_trusted(
    trusted: tuple[Path, Path], tmp_path: Path
) -> None:
    commune, office = trusted
    assert xatre("profiles", office, "--set", "child=figures", "--json").code == 0
    enrol(office, commune, tmp_path)
    fresh = new_book(tmp_path / "so-moi", "12@2025", "office")
    card = xatre("card", fresh, "--out", tmp_path / "the.xatre", "--json").json
    words = ("enrol", commune, card["file"], "--fingerprint", card["fingerprint"], "--yes")
    done = xatre(*words)
    before = "Thẻ này đổi cách gửi trẻ em: sẽ gửi đầy đủ (đang gửi: chỉ số liệu)."
    assert (done.code, before in done.words, "Trẻ em: từ nay gửi đầy đủ" in done.out) == (
        0, True, True,
    )  # fmt: skip
    assert "Thẻ này đổi" not in xatre(*words).words, "known by now"
