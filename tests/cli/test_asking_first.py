"""What cannot be taken back is asked for at a terminal and wants `--yes` in a script; whoever is
let into a book has no case rights unless they are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_recover_command import Terminal

import command
from command import PASSWORD, enrol, new_book, xatre


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_book(tmp_path / "so", "12@2025", "office")


def test_a_revocation_by_a_script_wants_a_yes(office: Path, tmp_path: Path) -> None:
    mark = enrol(new_book(tmp_path / "xa"), office, tmp_path)
    before = xatre("status", office).out
    for words in ((), ("--json",)):
        asked = xatre("revoke", office, mark, *words)
        assert (asked.code, "XT-244" in asked.words, asked.out) == (2, True, "")
        assert "Sắp thu hồi máy" in asked.words
        assert "không tin gói nào" in asked.words
        assert "Không bỏ thu hồi được" in asked.words
        assert "--yes" in asked.words
    assert xatre("status", office).out == before
    assert xatre("revoke", office, mark, "--yes").code == 0
    assert "đã thôi tin" in xatre("status", office).out


def test_a_revocation_at_a_terminal_is_asked_for(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = enrol(new_book(tmp_path / "xa"), office, tmp_path)
    monkeypatch.setattr(command.io, "TextIOWrapper", Terminal)
    for given in ("", "không\n"):
        kept = xatre("revoke", office, mark, given=given)
        assert (kept.code, "XT-244" in kept.words) == (2, True)
    gone = xatre("revoke", office, mark, given="Có\n")
    assert (gone.code, "Gõ “có”" in gone.words) == (0, True)
    assert "Đã thu hồi máy" in gone.out


def test_a_new_officer_has_no_case_rights_unless_they_are_given(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")

    def rights() -> dict[str, tuple[str, bool]]:
        told = xatre("officer", book, "list", "--officer", "Lò Thị Ưng", "--json").json
        return {one["name"]: (one["role"], one["case_rights"]) for one in told["officers"]}

    bare = xatre("officer", book, "add", "Tẩn Lở Mẩy", given=PASSWORD)
    assert "chưa được xem vụ việc" in bare.words
    me = ("--officer", "Lò Thị Ưng")
    xatre("officer", book, "add", "Phàn Gì Sơ", "--role", "approver", "--cases", *me)
    assert rights()["Tẩn Lở Mẩy"] == ("entry", False)
    assert rights()["Phàn Gì Sơ"] == ("approver", True)
    assert xatre("officer", book, "change", "Tẩn Lở Mẩy", "--cases", *me).code == 0
    assert rights()["Tẩn Lở Mẩy"] == ("entry", True)
    assert xatre("officer", book, "change", "Phàn Gì Sơ", "--role", "viewer", *me).code == 0
    assert rights()["Phàn Gì Sơ"] == ("viewer", True)
    assert xatre("officer", book, "change", "Phàn Gì Sơ", "--no-cases", *me).code == 0
    assert rights()["Phàn Gì Sơ"] == ("viewer", False)
    said = xatre("officer", book, "list", *me).out
    assert "Lò Thị Ưng: quản trị sổ, được xem vụ việc\n" in said
    assert "Phàn Gì Sơ: chỉ xem, không xem vụ việc\n" in said
    assert xatre("officer", book, "change", "Không Ai", "--cases", *me).code == 2
