"""Expected communes by command, and which have not sent."""

from __future__ import annotations

from pathlib import Path

from command import new_book, trust, xatre


def test_who_is_expected_and_who_has_not_sent(tmp_path: Path) -> None:
    office, book = new_book(tmp_path / "so", "15@2025", "office"), new_book(tmp_path / "xa")
    assert "--province" in xatre("senders", office).out
    added = xatre("senders", office, "--expect", "02788", "--expect", "02680", "--json").json
    assert (added["added"], added["sent"], added["silent"]) == (2, 0, 2)
    trust(book, office, tmp_path)
    xatre("export", book, "--out", tmp_path / "usb")
    xatre("receive", office, tmp_path / "usb")
    told = xatre("senders", office).out
    assert "2 đơn vị phải gửi: 1 đã gửi; 1 chưa gửi.\n" in told
    assert "02788  Xã Bản Lầu, tỉnh Lào Cai: đã gửi; gói cuối số 1; biên nhận số 1\n" in told
    assert "02680  Xã Hợp Thành, tỉnh Lào Cai: chưa có thẻ; chưa gửi\n" in told
    (silent,) = xatre("senders", office, "--silent", "--json").json["units"]
    assert (silent["unit"], silent["state"], silent["expected"]) == ("02680@2025", "no_card", True)
    rest = xatre("senders", office, "--no-longer", "02680")
    assert (rest.code, "thôi chờ 1" in rest.words, "02680" in rest.out) == (0, True, False)
    assert xatre("senders", office, "--province", "--json").json["added"] > 30
    assert xatre("senders", office, "--expect", "99999").code == 2
    assert "XT-272" in xatre("senders", book).words
