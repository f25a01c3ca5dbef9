"""Opening a book by its recovery code at a terminal and by a script: no empty try is counted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import command
from command import new_book_and_code, xatre
from xatre.cli import officer_commands

NEW = "mật khẩu mới rất dài"


class Terminal(io.TextIOWrapper):
    """A stream that says a person sits before it."""

    def isatty(self) -> bool:
        return True


def test_an_empty_input_is_no_try(tmp_path: Path) -> None:
    book, code = new_book_and_code(tmp_path / "xa")
    for given in ("", "\n", "  \n\n") * 3:
        told = xatre("recover", book, given=given)
        assert (told.code, "XT-269" in told.words) == (2, True)
        assert "dòng đầu là mã khôi phục" in told.words
        assert "Sai" not in told.words
    assert xatre("recover", book, given=f"{code}\n{NEW}\n").code == 0
    assert xatre("check", book, password=NEW).code == 0


def test_at_a_terminal_both_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, code = new_book_and_code(tmp_path / "xa")
    monkeypatch.setattr(command.io, "TextIOWrapper", Terminal)
    asked: list[str] = []

    def typed(prompt: str, stream: object) -> str:
        asked.append(prompt)
        return NEW

    monkeypatch.setattr(officer_commands, "getpass", typed)
    told = xatre("recover", book, given=f"{code}\n")
    assert told.code == 0, told.words
    assert told.words.startswith("Mã khôi phục, 8 nhóm")
    assert asked == ["Mật khẩu mới (không hiện khi gõ): "]
    monkeypatch.undo()
    assert xatre("check", book, password=NEW).code == 0
