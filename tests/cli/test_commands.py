"""The command line as acceptance checks call it: one process a command, JSON on standard output,
words on standard error, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import PASSWORD, new_book, new_book_and_code, xatre


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def test_a_new_book_by_command_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xatre", "new", str(tmp_path / "xa"), "--unit", "02788",
         "--role", "commune", "--officer", "Lò Thị Ưng", "--json"],
        capture_output=True,
        env=dict(os.environ) | {"XATRE_PASSWORD": PASSWORD},
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    made = json.loads(done.stdout)
    assert len(made["fingerprint"].replace(" ", "")) == 40
    assert len(made["recovery_code"].replace("-", "")) == 32
    assert xatre("check", made["book"], "--json").json["ok"] is True


def add_child(book: Path, name: str = "Giàng Thị Ngọc Ánh") -> str:
    child = {"full_name": name, "born_on": "2017-03-09", "sex": "female"}
    added = xatre("add", book, "child", "--json", given=json.dumps(child))
    assert added.code == 0, added.words
    return added.json["saved"][0]


def test_help_answers_without_the_program_behind_it() -> None:
    code = (
        "import sys; from xatre.cli.main import parser; parser().format_help();"
        "heavy = {'PySide6', 'sqlcipher3', 'sqlite_utils', 'openpyxl', 'nacl', 'orjson'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_add_show_edit_find_void(book: Path) -> None:
    id = add_child(book)
    shown = xatre("show", book, "child", id, "--json").json
    assert shown["record"]["id"] == id
    edited = shown["record"] | {"full_name": "Giàng Thị Anh"}
    assert xatre("add", book, "child", "--json", given=json.dumps(edited)).json["saved"] == [id]
    stale = xatre("add", book, "child", "--json", given=json.dumps(edited))
    assert (stale.code, stale.json["saved"]) == (1, [])
    hits = xatre("find", book, "giang thi anh", "--json").json["hits"]
    assert [hit["id"] for hit in hits] == [id]
    voided = xatre("void", book, "child", id, "--reason", "ghi nhầm", "--json")
    assert voided.code == 0
    again = xatre("show", book, "child", id, "--json").json
    assert (again["state"], len(again["history"])) == ("void", 3)
    checked = xatre("check", book, "--json").json
    assert (checked["ok"], checked["problems"], len(checked["journal"])) == (True, [], 1)


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("add", "{book}", "khong-co"), "XT-211", 2),
        (("show", "{book}", "child", "khong-co"), "XT-131", 1),
        (("check", "{book}/khong-co"), "XT-502", 5),
        (("undo", "{book}", "0" * 64), "XT-218", 2),
        (("nhay-mua",), "XT-201", 2),
        (("export", "{book}", "--out", "{book}/usb"), "XT-213", 2),
        (("enrol", "{book}", "{book}/slots.json", "--fingerprint", "1"), "XT-401", 4),
        (("verify", "{book}/book.db"), "XT-401", 4),
        (("new", "{book}", "--unit", "02788", "--role", "commune", "--officer", "A"), "XT-230", 2),
        (("new", "{book}2", "--unit", "99999", "--role", "commune", "--officer", "A"), "XT-212", 2),
    ],
)
def test_each_fault_has_a_sentence_a_code_and_an_exit_code(
    book: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    ran = xatre(*(word.replace("{book}", str(book)) for word in words), given="{}")
    assert (ran.code, code in ran.words) == (exit_code, True), ran.words
    assert "Traceback" not in ran.words


def test_a_wrong_password(book: Path) -> None:
    ran = xatre("check", book, "--json", password="không phải mật khẩu")
    assert (ran.code, ran.out) == (5, "")
    assert "XT-501" in ran.words


@pytest.mark.parametrize(
    "given", ["", "{", "[1]", '{"full_name": "A", "full_name": "B"}', "[" * 100_000, "\ud800"]
)
def test_what_is_no_json_of_records(book: Path, given: str) -> None:
    ran = xatre("add", book, "child", "--json", given=given)
    assert ran.code in (1, 2)
    assert "XT-" in ran.words
    assert "Traceback" not in ran.words


def test_the_whole_way(book: Path, tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    stick = tmp_path / "usb"
    stick.mkdir()
    for one, other in ((book, office), (office, book)):
        card = xatre("card", one, "--out", stick / f"{one.name}.xatre", "--json").json
        wrong = xatre("enrol", other, card["file"], "--fingerprint", "1" * 40)
        assert (wrong.code, "XT-306" in wrong.words) == (3, True)
        enrolled = xatre("enrol", other, card["file"], "--fingerprint", card["fingerprint"])
        assert enrolled.code == 0, enrolled.words
    add_child(book)
    assert xatre("status", book, "--json").json["unsent"] == 1
    sent = xatre("export", book, "--out", stick, "--json").json
    assert (sent["sequence"], sent["counts"]) == (1, {"child": 1})
    whole = xatre("verify", sent["file"], "--json").json
    assert (whole["ok"], whole["trusted"], whole["unit"]) == (True, False, "02788@2025")
    tried = xatre("receive", office, sent["file"], "--dry-run", "--json").json["files"][0]
    assert (tried["outcome"], tried["new"], tried["return"]) == ("taken", 1, None)
    taken = xatre("receive", office, sent["file"], "--json").json["files"][0]
    assert (taken["outcome"], taken["new"]) == ("taken", 1)
    home = xatre("receive", book, taken["return"], "--json")
    assert (home.code, home.json["files"][0]["outcome"]) == (0, "taken")
    assert (
        xatre("hash", book, "--json").json
        == xatre("hash", office, "--unit", "02788", "--json").json
    )
    undone = xatre("undo", office, sent["sha256"], "--json").json
    assert undone["withdrawn"] == [sent["sha256"]]
    assert xatre("hash", office, "--unit", "02788", "--json").json["records"] == 0


def test_backup_restore_and_move(book: Path, tmp_path: Path) -> None:
    add_child(book)
    before = xatre("hash", book, "--json").json
    kept = xatre("backup", book, "--to", tmp_path / "sao", "--json").json
    restored = xatre("restore", kept["file"], "--to", tmp_path / "xa2", "--json")
    assert restored.code == 0, restored.words
    assert "Sổ dựng lại là một máy mới: ghi thẻ mới" in restored.words
    assert "xatre export SỔ --to MÃ_XÃ --full" in restored.words
    assert xatre("hash", tmp_path / "xa2", "--json").json == before
    moved = xatre("move", book, "--to", tmp_path / "xa3", "--json")
    assert moved.code == 0, moved.words
    assert xatre("hash", tmp_path / "xa3", "--json").json == before
    old = xatre("hash", book)
    assert (old.code, "XT-508" in old.words) == (5, True)


def test_only_an_administrator_moves_the_book(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = "mật khẩu của Mẩy"
    xatre("officer", book, "add", "Tẩn Lở Mẩy", "--role", "viewer", given=password)
    refused = xatre(
        "move", book, "--to", tmp_path / "xa2", "--officer", "Tẩn Lở Mẩy", password=password
    )
    assert (refused.code, "XT-210" in refused.words) == (2, True)
    assert not (tmp_path / "xa2").exists()
    monkeypatch.chdir(tmp_path)
    moved = xatre("move", book, "--to", "xa3", "--officer", "Lò Thị Ưng", "--json")
    assert moved.json == {"file": "xa3", "ok": True}
    assert str(tmp_path / "xa3") in xatre("hash", book, "--officer", "Lò Thị Ưng").words


def test_a_file_that_notepad_saved(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "tre.json"
    file.write_text('{"full_name": "Vàng A Páo"}', encoding="utf-8-sig")
    assert xatre("add", book, "child", "--draft", "--file", file).code == 0
    file.write_text('{"full_name": "Vàng A Páo"}', encoding="utf-16")
    ran = xatre("add", book, "child", "--draft", "--file", file)
    assert (ran.code, "UTF-8" in ran.words) == (2, True)


def test_officers_and_recovery(tmp_path: Path) -> None:
    book, recovery_code = new_book_and_code(tmp_path / "xa")
    added = xatre(
        "officer", book, "add", "Tẩn Lở Mẩy", "--role", "viewer", "--no-cases", "--json",
        given="mật khẩu của Mẩy",
    )  # fmt: skip
    assert [one["name"] for one in added.json["officers"]] == ["Lò Thị Ưng", "Tẩn Lở Mẩy"]
    seen = xatre(
        "add", book, "child", "--officer", "Tẩn Lở Mẩy", password="mật khẩu của Mẩy", given="{}"
    )
    assert (seen.code, "XT-210" in seen.words) == (2, True)
    assert xatre("check", book).code == 2
    dropped = xatre("officer", book, "drop", "Tẩn Lở Mẩy", "--officer", "Lò Thị Ưng", "--json")
    assert [one["name"] for one in dropped.json["officers"]] == ["Lò Thị Ưng"]
    proposed = xatre("officer", book, "add", "Phàn Gì Sơ", "--json").json["password"]
    assert len(proposed.split()) == 5
    assert xatre("check", book, "--officer", "Phàn Gì Sơ", password=proposed).code == 0
    again = xatre("officer", book, "drop", "Phàn Gì Sơ", "--officer", "Lò Thị Ưng", "--json").json
    assert again["fingerprint"] != dropped.json["fingerprint"]
    assert again["old_backups"] == []
    old = xatre("recover", book, "--json", given=f"{recovery_code}\nmật khẩu mới rất dài\n")
    assert old.code == 5, "the code of before the dropping is over"
    recovery_code = again["recovery_code"]
    recovered = xatre("recover", book, "--json", given=f"{recovery_code}\nmật khẩu mới rất dài\n")
    assert recovered.code == 0, recovered.words
    assert recovered.json["recovery_code"] != recovery_code
    assert xatre("check", book, password="mật khẩu mới rất dài").code == 0
    assert xatre("check", book).code == 5


def test_the_dictionary_has_every_kind_and_list() -> None:
    told = xatre("dictionary", "--json").json
    names = [kind["name"] for kind in told["kinds"]]
    assert {"child", "incident", "case", "injury", "birth", "criteria"} <= set(names)
    for kind in told["kinds"]:
        for field in kind["fields"]:
            assert not field["codes"] or field["codes"] in told["codes"], field["name"]
    assert len(told["codes"]["special_group"]) == 14


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("demo",), "còn thiếu"),
        (("demo", "x", "--children", "nhieu"), "phải là số nguyên"),
        (("nhay-mua",), "không có"),
        (("status", "x", "--la"), "không hiểu"),
        (("export", "x", "--out"), "cần một giá trị"),
    ],
)
def test_wrong_words_are_told_in_vietnamese(words: tuple[str, ...], told: str) -> None:
    ran = xatre(*words)
    assert (ran.code, told in ran.words) == (2, True), ran.words


def test_help_is_in_vietnamese() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xatre", "--help"], capture_output=True, check=True
    )
    shown = done.stdout.decode()
    assert "cách dùng" in shown
    assert "show this" not in shown
    assert "positional" not in shown
