"""`xatre enrol` with a card of a device that is trusted already: no digits, and told in words."""

from __future__ import annotations

from pathlib import Path

from command import new_book, trust, xatre


def test_a_known_card_needs_no_digits_and_says_what_changed(tmp_path: Path) -> None:
    book, office = new_book(tmp_path / "xa"), new_book(tmp_path / "so", "12@2025", "office")
    card = xatre("card", office, "--out", tmp_path / "dau.xatre", "--json").json["file"]
    unknown = xatre("enrol", book, card)
    assert (unknown.code, "XT-255" in unknown.words) == (2, True)
    trust(book, office, tmp_path)
    assert xatre("enrol", book, card).out.startswith("Không có gì mới: thẻ của Tỉnh Lai Châu")
    xatre("profiles", office, "--set", "injury=no_identity")
    card = xatre("card", office, "--out", tmp_path / "sau.xatre", "--json").json["file"]
    told = xatre("enrol", book, card)
    assert told.out.startswith("Đã cập nhật thẻ của Tỉnh Lai Châu"), told.words
    assert "từ nay gửi không có danh tính" in told.out
    assert xatre("enrol", book, card, "--json").json["changes"] == []
