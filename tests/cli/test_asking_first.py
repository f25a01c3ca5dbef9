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
    assert "đã thu hồi" in xatre("status", office).out


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


@pytest.fixture
def drop(tmp_path: Path) -> tuple[object, ...]:
    book = new_book(tmp_path / "xa")
    me = ("--officer", "Lò Thị Ưng")
    assert xatre("officer", book, "add", "Tẩn Lở Mẩy", *me, "--json").code == 0
    return ("officer", book, "drop", "Tẩn Lở Mẩy", *me)


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_dropping_someone_says_what_it_will_do(
    drop: tuple[object, ...], yes: tuple[str, ...]
) -> None:
    done = xatre(*drop, *yes)
    assert done.code == 0
    assert done.words.index("máy này đổi khóa") < done.words.index("MÃ KHÔI PHỤC MỚI")


def test_dropping_someone_is_asked_at_a_terminal_and_goes_on_for_a_program(
    drop: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as at_terminal:
        at_terminal.setattr(command.io, "TextIOWrapper", Terminal)
        assert xatre(*drop, given="không\n").code == 2
    assert [one["name"] for one in xatre(*drop, "--json").json["officers"]] == ["Lò Thị Ưng"]


def test_nothing_is_announced_where_nobody_is_dropped(drop: tuple[object, ...]) -> None:
    act, book, *_ = drop
    for name in ("Không Ai", "Lò Thị Ưng"):
        told = xatre(act, book, "drop", name, "--officer", "Lò Thị Ưng", "--yes")
        assert (told.code, "XT-234" in told.words) == (2, True)
        assert "đổi khóa" not in told.words


def test_new_keys_are_asked_for_and_say_what_is_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book(tmp_path / "xa")
    before = xatre("card", book, "--out", tmp_path / "the.xatre", "--json").json["fingerprint"]

    def mark() -> str:
        card = xatre("card", book, "--out", tmp_path / "moi" / "the.xatre", "--json")
        return str(card.json["fingerprint"])

    (tmp_path / "moi").mkdir()
    with monkeypatch.context() as at_terminal:
        at_terminal.setattr(command.io, "TextIOWrapper", Terminal)
        kept = xatre("renew", book, given="\n")
        assert (kept.code, "XT-244" in kept.words) == (2, True)
        assert "chưa nhận gói nào" in kept.words
    assert mark() == before
    done = xatre("renew", book)
    assert (done.code, "ghi thẻ mới, gửi cho bên kia" in done.words) == (0, True)
    (tmp_path / "moi" / "the.xatre").unlink()
    assert mark() != before


def test_a_card_that_ends_the_office_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book(tmp_path / "xa")
    old, new = (new_book(tmp_path / name, "12@2025", "office") for name in ("so", "so-moi"))
    enrol(old, book, tmp_path)
    card = xatre("card", new, "--out", tmp_path / "the.xatre", "--json").json
    words = ("enrol", book, card["file"], "--fingerprint", card["fingerprint"])
    with monkeypatch.context() as at_terminal:
        at_terminal.setattr(command.io, "TextIOWrapper", Terminal)
        kept = xatre(*words, given="không\n")
        assert (kept.code, "XT-244" in kept.words, kept.out) == (2, True, "")
    assert "thôi tin thẻ của Tỉnh Lai Châu, máy" in kept.words
    assert "đã thôi tin" not in xatre("status", book).out
    done = xatre(*words)
    assert (done.code, "Sổ đã thôi tin thẻ của Tỉnh Lai Châu, máy" in done.out) == (0, True)
    assert "đã thôi tin" in xatre("status", book).out
    assert xatre(*words).code == 0, "known by now: nothing ends"


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
