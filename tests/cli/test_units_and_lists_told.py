"""Without --json the commands for units, lists to look through and numbers speak to a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import new_book, xatre
from publisher import own_publisher, signed
from unit_update import ONE, OTHER, SPLIT, later_tables
from xatre import resources
from xatre.exchange.update import Update

CHILD = {"full_name": "Giàng Thị Mai", "born_on": "2016-03-09", "sex": "female"}


def test_a_split_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "home"))
    update = Update(what="codes", version="2099.1", title="Đơn vị", files=later_tables())
    file = tmp_path / "don-vi.xatre"
    file.write_bytes(signed(own_publisher(monkeypatch), update))
    book = new_book(tmp_path / "xa", f"{SPLIT}@2025")
    for kind, fields in (("village", {"village_kind": "ban", "name": "Nậm Lúc"}), ("child", CHILD)):
        assert xatre("add", book, kind, given=json.dumps(fields)).code == 0
    try:
        taken = xatre("update", book, file)
        assert (taken.out, "2099.1" in taken.words) == ("", True)
        moved = xatre("unit", book, "--to", ONE).out
        assert "2 hồ sơ chưa rõ thuộc đơn vị nào sau chia tách:" in moved
        assert '  Bản Nậm Lúc: 1 hồ sơ, --place "Bản Nậm Lúc=MÃ_ĐƠN_VỊ"' in moved
        assert "  1 hồ sơ không ghi thôn nào" in moved
        assert f"{OTHER} = Xã Tách Hai" in moved
        placed = xatre("unit", book, "--place", f"Bản Nậm Lúc={OTHER}").out
        assert f"1 hồ sơ chờ bàn giao xong cho Xã Tách Hai, tỉnh Lai Châu ({OTHER})" in placed
        listed = xatre("review", book, "unplaced").out
        assert "Giàng Thị Mai" in listed
        assert "unplaced" in xatre("review", book).out
        assert not any(mark in moved + placed + listed for mark in "{}[]")
    finally:
        resources.lay_over({})


def test_numbers_with_the_police_are_told(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    assert xatre("add", book, "child", given=json.dumps(CHILD)).code == 0
    assert xatre("cleaning", book).out.startswith("Trẻ em đang theo dõi: 1\n")
    out = tmp_path / "ca.xlsx"
    assert xatre("cleaning", book, "--out", out, "--reason", "thử").out.startswith("Đã ghi 1 dòng")
    assert "1 chưa trả lời." in xatre("cleaning", book, "--back", out, "--check").out
    assert "Có số" not in xatre("cleaning", book, "--back", out).out
