"""`xatre step` walks a case of a demo book start to end, and says what is wrong with a code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command import Ran, new_book, xatre
from samples import INTAKE

CASE = INTAKE | {
    "received_on": "2026-11-02",
    "received_at": "08:10",
    "told_sex": "female",
    "told_age": "8",
}
PAPER = {"form": "paper", "number": "12/QĐ-UBND", "signed_on": "2026-11-12", "signer": "Chủ tịch"}
WALK: tuple[tuple[str, dict[str, Any]], ...] = (
    ("assess", {"made_on": "2026-11-03", "conclusion": "not_emergency"}),
    ("assess_closely", {"made_on": "2026-11-06", "harmer_is_carer": "no", "conclusion": "Cần."}),
    ("meet", {"held_on": "2026-11-09", "chair": "Chủ tịch UBND", "minutes": "Thống nhất."}),
    ("submit_plan", {"made_on": "2026-11-10", "submitted_on": "2026-11-11",
                     "plan_rows": {"r1": {"work": "Tư vấn tâm lý"}}}),
    ("approve", PAPER),
    ("send_out", {"sent_on": "2026-11-13", "sent_to": "Trạm y tế"}),
    ("follow_up", {"done_on": "2026-11-16"}),
    ("review", {"made_on": "2026-11-18", "submitted_on": "2026-11-18", "conclusion": "close"}),
    ("close", PAPER | {"number": "30/QĐ-UBND", "signed_on": "2026-11-19",
                       "closed_on": "2026-11-19"}),
    ("enter_national", {"national_entered_on": "2026-11-20"}),
)  # fmt: skip


def at_demo(folder: Path) -> tuple[Path, str]:
    made = xatre("demo", folder, "--children", "60", "--communes", "1", "--seed", "3",
                 "--date", "2026-11-20", "--json")  # fmt: skip
    assert made.code == 0, made.words
    return Path(made.json["communes"][0]), (folder / "password.txt").read_text().strip()


def test_a_case_of_a_demo_book_walked_start_to_end(tmp_path: Path) -> None:
    book, password = at_demo(tmp_path / "demo")
    officer = xatre("officer", book, "list", "--json", password=password).json["officers"][0]
    who = ("--officer", officer["name"], "--json")
    unit = {"event_unit": f"{book.name.removeprefix('commune-')}@2025"}

    def run(*words: object, given: str = "") -> Ran:
        return xatre(*words, *who, given=given, password=password)

    (id,) = run("add", book, "case", given=json.dumps(CASE | unit)).json["saved"]
    told = run("step", book, id).json
    assert [one["step"] for one in told["steps"]][:2] == ["intake", "first_look"]
    for name, given in WALK:
        first = run("step", book, id).json["open"][0]
        assert (first["step"], first["state"]) == (name, "next")
        assert first["who"]
        assert "NĐ 56/2017" in first["law"]
        done = run("step", book, id, name, "--file", "-", given=json.dumps(given))
        assert done.code == 0, done.words
        assert done.json["revision"]
    ended = run("step", book, id).json
    assert (ended["state"], ended["approval"]) == ("closed", "approved")
    assert ended["signatures"] == {}, "all was signed on paper"
    assert not [one for one in ended["open"] if one["state"] == "next"]
    assert run("check", book).json["ok"] is True


@pytest.fixture
def case(tmp_path: Path) -> tuple[Path, str]:
    book = new_book(tmp_path / "xa")
    added = xatre("add", book, "case", "--json", given=json.dumps(CASE))
    assert added.code == 0, added.words
    return book, added.json["saved"][0]


def test_a_case_by_its_code_says_till_when_and_from_what_it_counts(case: tuple[Path, str]) -> None:
    book, id = case
    code = xatre("show", book, "case", id, "--json").json["record"]["code"]
    told = xatre("step", book, code, "--json").json
    assert told["id"] == id
    for name, given in WALK[:3]:
        assert xatre("step", book, code, name, "--file", "-", given=json.dumps(given)).code == 0
    (plan,) = [one for one in xatre("step", book, code, "--json").json["open"]
               if one["state"] == "next"]  # fmt: skip
    assert (plan["step"], plan["till"]) == ("submit_plan", "2026-11-16T23:59")
    assert "đếm từ ngày họp" in plan["counted_from"]


@pytest.mark.parametrize(
    ("words", "code", "exit"),
    [
        (("approve",), "XT-144", 1),
        (("nothing",), "XT-265", 2),
        (("meet", "--skip", "--reason", "x"), "XT-146", 1),
        (("unfounded",), "XT-263", 2),
    ],
)
def test_what_cannot_be_done_is_said(
    case: tuple[Path, str], words: tuple[str, ...], code: str, exit: int
) -> None:
    book, id = case
    done = xatre("step", book, id, *words, "--json")
    assert done.code == exit
    assert code in done.words


def test_a_paper_with_errors_lists_them(case: tuple[Path, str]) -> None:
    book, id = case
    done = xatre("step", book, id, "assess", "--json")
    assert (done.code, done.json["revision"]) == (1, None)
    assert {one["field"] for one in done.json["problems"]} == {"conclusion"}


def test_the_list_of_a_case(case: tuple[Path, str]) -> None:
    book, id = case
    assert xatre("access", book, id, "--json").json["access"] == []
    told = xatre("access", book, id, "shut", "Nguyễn Văn A", "--reason", "Người nhà", "--json")
    assert [one["access"] for one in told.json["access"]] == ["shut_out"]
    assert "to_office" in [one["step"] for one in xatre("step", book, id, "--json").json["open"]]
    off = xatre("access", book, id, "remove", "Nguyễn Văn A", "--reason", "Nhầm", "--json")
    assert off.json["access"] == []
    assert xatre("access", book, id, "shut", "Nguyễn Văn A", "--json").code == 2
