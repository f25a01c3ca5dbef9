"""Trust by command: a PC that was lost, revoked, replaced, and its keys renewed."""

from __future__ import annotations

from pathlib import Path

from command import enrol, new_book, trust, xatre


def test_a_lost_pc_by_command(tmp_path: Path) -> None:
    """New book, card, enrolment, give-back, and a revocation of the PC that was lost."""
    office = new_book(tmp_path / "so", "12@2025", "office")
    old = new_book(tmp_path / "xa")
    new = new_book(tmp_path / "xa-moi")

    mark = enrol(old, office, tmp_path)
    enrol(office, old, tmp_path)
    child = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'
    assert xatre("add", old, "child", given=child).code == 0
    sent = xatre("export", old, "--out", tmp_path / "usb", "--json").json
    assert xatre("receive", office, sent["file"], "--json").code == 0
    (unit,) = xatre("status", office, "--json").json["units"]
    (device,) = unit["devices"]
    assert device["fingerprint"].replace(" ", "") == mark.replace(" ", "")
    assert device["device"] in Path(sent["file"]).name
    assert f"máy {device['device']}" in xatre("status", office).out
    assert xatre("revoke", office, device["device"][1:]).code == 2
    gone = xatre("revoke", office, device["device"], "--yes", "--json")
    assert (gone.code, gone.json["sequence"], gone.json["sha256"]) == (0, 1, sent["sha256"])
    assert f"{device['device']} (đã thu hồi)" in xatre("status", office).out
    later = xatre("export", old, "--full", "--out", tmp_path / "usb", "--json").json
    assert xatre("receive", office, later["file"]).code == 3

    trust(new, office, tmp_path)
    bare = xatre("export", office, "--out", tmp_path / "trống", "--to", "02788").out
    assert ("Đã chép biên nhận số" in bare, "thêm --full" in bare) == (True, True)
    assert "Xã" in bare.split(" ra ")[0]
    back = xatre("export", office, "--out", tmp_path / "usb", "--full", "--to", "02788", "--json")
    assert back.json["counts"] == {"child": 1}
    assert xatre("receive", new, back.json["file"], "--json").json["files"][0]["new"] == 1
    assert xatre("hash", new, "--json").json == xatre("hash", old, "--json").json
    renewed = xatre("renew", new, "--json").json
    assert renewed["fingerprint"] == xatre("card", new, "--out", tmp_path / "c", "--json").json[
        "fingerprint"
    ]  # fmt: skip


def test_what_is_in_above_the_last_good_number_is_named(tmp_path: Path) -> None:
    office, commune = new_book(tmp_path / "so", "12@2025", "office"), new_book(tmp_path / "xa")
    mark = enrol(commune, office, tmp_path)
    enrol(office, commune, tmp_path)
    child = '{"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}'
    sent = []
    for _ in range(3):
        xatre("add", commune, "child", given=child)
        sent.append(xatre("export", commune, "--out", tmp_path / "usb", "--json").json)
        (told,) = xatre("receive", office, sent[-1]["file"], "--json").json["files"]
        assert xatre("receive", commune, told["return"]).code == 0
    gone = xatre("revoke", office, mark, "--last", "1", "--yes").out
    marks = [one["sha256"][:12] for one in sent]
    assert f"2 (mã {marks[1]}), 3 (mã {marks[2]})" in gone
    assert ("xatre undo" in gone, marks[0] in gone) == (True, False)
    assert xatre("undo", office, marks[2]).code == 0
    told = xatre("status", office).out
    assert f"gói 2, mã {marks[1]}, quá số còn tin" in told
    assert f"gói 3, mã {marks[2]}, đã rút\n" in told
    (unit,) = xatre("status", office, "--json").json["units"]
    assert [one["beyond_trust"] for one in unit["packages"]] == [False, True, False]
    assert xatre("revoke", office, mark, "--last", "1", "--yes", "--json").json["beyond_trust"] == [
        sent[1]["sha256"]
    ]


def test_sheets_for_a_loss_and_for_a_new_officer(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    for command, words in (("incident", "SỰ CỐ"), ("handover", "BIÊN BẢN BÀN GIAO SỔ")):
        html = tmp_path / f"{command}.html"
        assert xatre(command, book, "--out", html, "--json").json["file"] == str(html)
        assert words in html.read_text(encoding="utf-8")
        assert xatre(command, book, "--out", tmp_path / f"{command}.pdf", "--json").code == 0
        assert (tmp_path / f"{command}.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_is_watched_by_command(tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    assert xatre("inbox", office, "--json").json["folder"] is None
    folder = tmp_path / "cho"
    folder.mkdir()
    (folder / "gói.xatre").write_bytes(b"x")
    told = xatre("inbox", office, "--folder", folder, "--json").json
    assert (told["files"], told["refused"]) == ([], [str(folder / "gói.xatre")])
    folder.rename(tmp_path / "khac")
    assert xatre("inbox", office, "--json").json["gone"]
    assert xatre("inbox", office, "--stop", "--json").json["folder"] is None


def test_a_wrong_place_is_said_before_anything_is_made(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    for command in ("incident", "handover"):
        for out in (tmp_path / "không có" / "phiếu.html", tmp_path):
            ran = xatre(command, book, "--out", out)
            assert (ran.code, "XT-601" in ran.words) == (6, True)
    taken = tmp_path / "thẻ.xatre"
    taken.write_text("ghi chép")
    ran = xatre("card", book, "--out", taken)
    assert (ran.code, "XT-220" in ran.words) == (2, True)
    assert taken.read_text() == "ghi chép"
    for year in (0, -5, 99999):
        ran = xatre("score", book, f"--year={year}")
        assert (ran.code, "XT-249" in ran.words) == (2, True)


def test_a_card_of_another_province_is_told(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    office = new_book(tmp_path / "so-khac", "01@2025", "office")
    card = xatre("card", office, "--out", tmp_path / "thẻ.xatre", "--json").json
    words = ("enrol", book, card["file"], "--fingerprint", card["fingerprint"])
    ran = xatre(*words)
    assert (ran.code, "không cùng tỉnh" in ran.words) == (0, True)
