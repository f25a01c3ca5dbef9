"""What commands say beside their answers: damage with the backup to go back to, why a file is not
trusted, a draft that lies over a record, what was withdrawn, rights, and no English."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from command import new_book, trust, xatre
from xatre.cli.main import parser

CHILD = '{"full_name": "Giàng Thị Ánh", "born_on": "2017-03-09", "sex": "female"}'
ENGLISH = ("show this", "show program", "exit", "usage", "positional", "optional", "default")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_book_names_the_newest_good_backup(book: Path, part: float) -> None:
    xatre("backup", book, "--to", book / "backups")
    file = book / "book.db"
    data = bytearray(file.read_bytes())
    place = int(len(data) * part)
    data[place : place + 9000] = bytes(9000)
    file.write_bytes(data)
    ran = xatre("check", book, "--json")
    assert (ran.code, ran.json["ok"]) == (4, False)
    assert ran.json["problems"]
    assert "XT-505" in ran.words
    assert ran.json["backup"] in ran.words
    assert Path(ran.json["backup"]).is_file()


def test_verify_says_why_a_whole_file_is_not_trusted(book: Path, tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    stranger = new_book(tmp_path / "la", "03562@2025")
    trust(book, office, tmp_path)
    xatre("add", book, "child", given=CHILD)
    sent = xatre("export", book, "--out", tmp_path, "--json").json
    asked = xatre("verify", sent["file"], "--book", stranger, "--json")
    assert (asked.code, asked.json["ok"], asked.json["trusted"]) == (0, True, False)
    assert "XT-302" in asked.json["problem"]
    assert "chưa đăng ký thẻ" in asked.words
    known = xatre("verify", sent["file"], "--book", office, "--json").json
    assert (known["problem"], known["counts"], known["lines"]) == (
        None,
        sent["counts"],
        {"child": 1},
    )
    assert xatre("verify", sent["file"], "--json").json["problem"] is None


def test_counts_are_of_records_and_waiting_is_of_lines(book: Path, tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    trust(book, office, tmp_path)
    (id,) = xatre("add", book, "child", "--json", given=CHILD).json["saved"]
    for number in range(3):
        shown = xatre("show", book, "child", id, "--json").json["record"]
        given = (
            f'{{"id": "{id}", "revision": "{shown["revision"]}", "other_names": "Ánh {number}"}}'
        )
        assert xatre("add", book, "child", given=given).code == 0
    sent = xatre("export", book, "--out", tmp_path, "--json").json
    assert sent["counts"] == {"child": 1}
    seen = xatre("verify", sent["file"], "--book", office, "--json").json
    assert (seen["counts"], seen["lines"]) == ({"child": 1}, {"child": 4})
    (taken,) = xatre("receive", office, sent["file"], "--json").json["files"]
    assert (taken["new"], taken["updated"], taken["waiting"]) == (1, 0, 0)


def test_a_withdrawn_package_that_comes_again_is_said(book: Path, tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    trust(book, office, tmp_path)
    xatre("add", book, "child", given=CHILD)
    sent = xatre("export", book, "--out", tmp_path, "--json").json
    xatre("receive", office, sent["file"])
    assert xatre("undo", office, sent["sha256"]).code == 0
    again = xatre("receive", office, sent["file"], "--json")
    (file,) = again.json["files"]
    assert (again.code, file["outcome"]) == (0, "already")
    assert "đã được rút lại ngày" in file["note"]
    assert file["note"] in again.words


def test_show_tells_of_a_draft_and_find_of_the_state(book: Path) -> None:
    (id,) = xatre("add", book, "child", "--json", given=CHILD).json["saved"]
    shown = xatre("show", book, "child", id, "--json")
    assert (shown.json["draft"], shown.words) == (None, "")
    revision = shown.json["record"]["revision"]
    given = f'{{"id": "{id}", "revision": "{revision}", "full_name": "Giàng Thị Ánh Nháp"}}'
    assert xatre("add", book, "child", "--draft", given=given).code == 0
    shown = xatre("show", book, "child", id, "--json")
    assert shown.json["draft"]["fields"]["full_name"] == "Giàng Thị Ánh Nháp"
    assert shown.json["draft"]["revision"] == revision
    assert shown.json["record"]["full_name"] == "Giàng Thị Ánh"
    assert "bản nháp" in shown.words
    (hit,) = xatre("find", book, "giang thi anh", "--json").json["hits"]
    assert hit["state"] == "complete"
    xatre("void", book, "child", id, "--reason", "ghi hai lần")
    (hit,) = xatre("find", book, "giang thi anh", "--json").json["hits"]
    assert hit["state"] == "void"


@pytest.mark.parametrize("more", ["", ', "sex": "male", "mother_name": "Sùng Thị Dí"'])
def test_a_child_of_the_same_name_and_day_is_doubted(book: Path, more: str) -> None:
    (first,) = xatre("add", book, "child", "--json", given=CHILD).json["saved"]
    code = xatre("show", book, "child", first, "--json").json["record"]["code"]
    given = '{"full_name": "giàng thị  ANH", "born_on": "2017-03-09"' + (
        more or ', "sex": "female"'
    )
    ran = xatre("add", book, "child", "--json", given=given + "}")
    assert (ran.code, len(ran.json["saved"])) == (0, 1)
    (doubt,) = [one for one in ran.json["problems"] if one["field"] == "full_name"]
    assert (doubt["level"], code in doubt["text"]) == ("doubt", True)
    ran = xatre("add", book, "child", given=given + "}")
    assert "Trùng họ tên và ngày sinh" in ran.words or "Có phải cùng một hồ sơ" in ran.words


def test_twins_are_not_doubted(book: Path) -> None:
    xatre("add", book, "child", given=CHILD)
    ran = xatre("add", book, "child", "--json", given=CHILD.replace("Ánh", "Dung"))
    assert ran.json["problems"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "BOOK", "--to", "OUT"),
        ("table", "BOOK", "child", "--out", "OUT.xlsx"),
        ("card", "BOOK", "--out", "OUT.xatre"),
        ("export", "BOOK", "--out", "OUT"),
    ],
)
def test_whoever_only_reads_carries_nothing_out(
    book: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    password = "mật khẩu của Mẩy"
    xatre("officer", book, "add", "Tẩn Lở Mẩy", "--role", "viewer", given=password)
    given = [word.replace("BOOK", str(book)).replace("OUT", str(tmp_path / "ra")) for word in words]
    before = sorted(tmp_path.iterdir())
    ran = xatre(*given, "--officer", "Tẩn Lở Mẩy", password=password)
    assert (ran.code, "XT-210" in ran.words) == (2, True), ran.words
    assert sorted(tmp_path.iterdir()) == before


def test_wrong_words_have_sentences_of_their_own(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (id,) = xatre("add", book, "child", "--json", given=CHILD).json["saved"]
    nobody = xatre("export", book, "--out", tmp_path / "ra", "--record", id)
    assert (nobody.code, "XT-243" in nobody.words, "--to" in nobody.words) == (2, True, True)
    early = xatre("demo", tmp_path / "mau", "--date", "1850-01-01")
    assert (early.code, "từ năm 2020" in early.words) == (2, True)
    nowhere = xatre("demo", "")
    assert (nowhere.code, "chưa ghi thư mục" in nowhere.words) == (2, True)
    assert not (tmp_path / "mau").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["xa"]


def parsers(of: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    found = [of]
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                found += parsers(one)
    return found


def test_no_help_speaks_english() -> None:
    for one in parsers(parser()):
        shown = one.format_help()
        for action in one._actions:
            for word in (*action.option_strings, str(action.dest)):
                shown = shown.replace(word, "")
        assert not [word for word in ENGLISH if word in shown.lower()], one.prog


def test_plans_and_criteria_are_said_by_title_and_by_id_only_in_json(book: Path) -> None:
    given = [{"plan": "lai-chau-2024-2030", "indicator": "LC-4b", "year": "2026"}]
    (id,) = xatre("add", book, "figure", "--json", given=json.dumps(given)).json["saved"]
    assert xatre("show", book, "figure", id, "--json").json["record"]["plan"] == given[0]["plan"]
    assert xatre("score", book, "--year=2026", "--json").json["set"] == "06-QD-TTg-2019"
    shown = xatre("show", book, "figure", id).out
    assert "Kế hoạch của UBND tỉnh Lai Châu" in shown
    assert "lai-chau-2024-2030" not in shown
    scored = xatre("score", book, "--year=2026").out
    assert "set: Tiêu chuẩn xã, phường, thị trấn phù hợp với trẻ em" in scored
    assert "06-QD-TTg-2019" not in scored


def test_every_value_has_its_help_and_the_kinds_their_names() -> None:
    (commands,) = (
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    for name in dict.keys(commands.choices):
        command = dict.__getitem__(commands.choices, name)
        for action in command._actions:
            assert action.help, (name, action.option_strings or action.dest)
    for name in ("add", "show", "find"):
        assert "  child                Trẻ em\n" in commands.choices[name].format_help()


def test_a_wrong_word_names_the_help_of_its_command() -> None:
    assert "Xem cách dùng bằng: xatre export --help." in xatre("export", "--nothing").words
