"""`xatre update` with a table of units, then `xatre unit`: asked, moved, placed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from command import PASSWORD, new_book
from publisher import own_publisher, signed
from unit_update import GOES_ON, INTO, MERGED, ONE, OTHER, SPLIT, later_tables
from xatre import resources
from xatre.cli.main import run
from xatre.exchange.update import Update

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def update_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The signed table, which the test takes in by command."""
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XATRE_PASSWORD", PASSWORD)
    update = Update(what="codes", version="2099.1", title="Đơn vị", files=later_tables())
    file = tmp_path / "don-vi.xatre"
    file.write_bytes(signed(own_publisher(monkeypatch), update))
    yield file
    resources.lay_over({})


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def one(*words: object, code: int = 0) -> dict[str, Any]:
        assert run([str(word) for word in (*words, "--json")]) == code
        told = capsys.readouterr()
        return json.loads(told.out) if told.out else {"words": told.err}

    return one


def test_a_book_whose_unit_was_merged(tmp_path: Path, update_taken: Path, ask: Ask) -> None:
    place = new_book(tmp_path / "xa", f"{MERGED[0]}@2025")
    before = ask("unit", place)
    assert (before["until"], before["successors"]) == ("", [])
    assert ask("update", place, update_taken)["what"] == "codes"
    asked = ask("unit", place)
    assert (asked["until"], asked["successors"]) == ("2026-12-31", [f"{INTO}@2025"])
    moved = ask("unit", place, "--move")
    assert moved["moved"] == moved["unit"] == f"{INTO}@2025"
    assert moved["unplaced"] is None
    card = ask("card", place, "--out", tmp_path / "the.xatre")
    assert card["fingerprint"] == moved["fingerprint"]
    assert "XT-276" in ask("unit", place, "--move", code=2)["words"]


def test_villages_of_a_split_are_placed(tmp_path: Path, update_taken: Path, ask: Ask) -> None:
    place = new_book(tmp_path / "xa", f"{SPLIT}@2025")
    records = tmp_path / "thon.json"
    records.write_text(
        json.dumps([{"village_kind": "ban", "name": name} for name in ("Nậm Lúc", "Sì Choang")])
    )
    ask("add", place, "village", "--file", records)
    children = tmp_path / "tre.json"
    child = {"full_name": "Giàng Thị Mai", "born_on": "2016-03-09", "sex": "female"}
    children.write_text(json.dumps([child]))
    ask("add", place, "child", "--file", children)
    ask("update", place, update_taken)
    assert "XT-299" in ask("unit", place, "--move", code=2)["words"]
    ask("unit", place, "--to", ONE, code=1)
    assert ask("review", place, "unplaced")
    assert "XT-238" in ask("unit", place, "--place", f"Bản Lạ={OTHER}", code=2)["words"]
    both = ("--place", f"Bản Nậm Lúc={ONE}", "--place", f"Sì Choang={OTHER}")
    told = ask("unit", place, *both, code=1)
    assert (told["stayed"], told["sent"]) == (1, {})
    assert told["unplaced"]["waiting"] == {f"{OTHER}@2025": 1}
    assert [one["kind"] for one in told["unplaced"]["without"]] == ["child"]
    assert ask("review", place, "unplaced")
    told = ask("unit", place, "--stay")
    assert told["stayed"] == 1
    assert (told["unplaced"]["count"], told["unplaced"]["without"]) == (0, [])
    assert ask("unit", place, "--stay")["stayed"] == 0
    assert ask("review", place, "unplaced")["count"] == 0


def test_a_new_name_alone_is_told_and_moves_nothing(
    tmp_path: Path, update_taken: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    place = new_book(tmp_path / "xa", f"{GOES_ON}@2025")
    ask("update", place, update_taken)
    capsys.readouterr()
    assert run(["unit", str(place)]) == 0
    assert "Trước mang tên " in capsys.readouterr().out
    words = ask("unit", place, "--move", code=2)["words"]
    assert words.startswith("XT-276: Xã Tên Vừa Đổi")


def test_what_to_write_stands_beside_what_became(
    tmp_path: Path, update_taken: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    place = new_book(tmp_path / "xa", f"{MERGED[0]}@2025")
    ask("update", place, update_taken)
    capsys.readouterr()
    assert run(["unit", str(place)]) == 0
    assert "xatre unit SỔ --move" in capsys.readouterr().out
