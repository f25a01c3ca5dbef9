"""A case given to the office by command, written on there and handed back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from test_step_command import CASE, PAPER, WALK

from command import new_book, trust, xatre

CHAIR = "Nguyễn Văn Chủ Tịch"


def ran(*words: object, given: Any = None) -> dict[str, Any]:
    done = xatre(*words, "--json", given=json.dumps(given) if given is not None else "")
    assert done.code == 0, done.words
    return done.json


def pair(folder: Path) -> tuple[Path, Path]:
    """A commune and an office that trust each other."""
    commune, office = new_book(folder / "xa"), new_book(folder / "so", "12@2025", "office")
    trust(commune, office, folder)
    return commune, office


def carry(to: Path, file: object) -> str:
    """Taken in whole; the return for it."""
    (taken,) = ran("receive", to, file)["files"]
    assert (taken["outcome"], taken.get("rejected", 0)) == ("taken", 0)
    return str(taken["return"])


def open_steps(book: Path, id: str) -> list[str]:
    return [one["step"] for one in ran("step", book, id)["open"] if one["state"] == "next"]


def test_the_office_writes_on_a_case_given_to_it_and_gives_it_back(tmp_path: Path) -> None:
    commune, office = pair(tmp_path)
    (id,) = ran("add", commune, "case", given=CASE)["saved"]
    code = ran("show", commune, "case", id)["record"]["code"]
    ran("step", commune, id, "assess", "--file", "-", given=WALK[0][1])
    ran("access", commune, id, "shut", CHAIR, "--reason", "Người nhà của người gây tổn hại")
    given = {"out": str(tmp_path / "usb")}
    sent = ran("step", commune, code, "to_office", "--file", "-", "--reason", "Có người liên quan",
               given=given)  # fmt: skip
    returned = carry(office, sent["file"])
    carry_return(commune, returned)
    refused = xatre("step", commune, id, "assess_closely", "--file", "-", "--json",
                    given=json.dumps(WALK[1][1]))  # fmt: skip
    assert "XT-151" in refused.words
    # At the office, by the number the commune gave it.
    assert open_steps(office, code) == ["assess_closely"]
    for name, fields in WALK[1:4]:
        ran("step", office, code, name, "--file", "-", given=fields)
    case = ran("show", office, "case", id)["record"]
    ran("add", office, "case", given=case | {"condition": "Trẻ đã về với bà ngoại"})
    back = ran("step", office, id, "hand_over", "--file", "-", "--reason", "Đã đổi người",
               given=given)  # fmt: skip
    answer = carry(commune, back["file"])
    assert open_steps(commune, code) == ["approve"]
    assert ran("show", commune, "case", id)["record"]["condition"] == "Trẻ đã về với bà ngoại"
    assert [one["name"] for one in ran("access", commune, id)["access"]] == [CHAIR]
    carry_return(office, answer)
    late = xatre("step", office, id, "approve", "--file", "-", "--json", given=json.dumps(PAPER))
    assert (late.code, late.out) == (1, "")
    ran("step", commune, id, "approve", "--file", "-", given=PAPER)


def carry_return(to: Path, file: str) -> None:
    (taken,) = ran("receive", to, file)["files"]
    assert taken["outcome"] == "taken"
