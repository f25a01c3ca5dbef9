"""`xatre step … --scan` keeps a picture of what was signed on paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from test_case_ways import REASSESSED, SEPARATION
from test_step_command import CASE, PAPER, WALK

from command import new_book, xatre


@pytest.fixture
def waiting(tmp_path: Path) -> tuple[Path, str]:
    """A case whose plan waits for the chairman."""
    book = new_book(tmp_path / "xa")
    id = xatre("add", book, "case", "--json", given=json.dumps(CASE)).json["saved"][0]
    for name, fields in WALK[:4]:
        done = xatre("step", book, id, name, "--file", "-", "--json", given=json.dumps(fields))
        assert done.code == 0, done.words
    return book, id


def scan(file: Path) -> Path:
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(file))
    return file


def step(book: Path, id: str, name: str, fields: dict[str, Any], *more: object) -> Any:
    return xatre("step", book, id, name, "--file", "-", *more, "--json", given=json.dumps(fields))


def test_an_approval_on_paper_with_its_scans(waiting: tuple[Path, str], tmp_path: Path) -> None:
    book, id = waiting
    pages = [scan(tmp_path / f"trang-{one}.png") for one in (1, 2)]
    done = step(book, id, "approve", PAPER, "--scan", pages[0], "--scan", pages[1])
    assert done.code == 0, done.words
    paper = xatre("show", book, "decision", done.json["paper"]["id"], "--json").json["record"]
    assert sorted(one["label"] for one in paper["paper"].values()) == ["trang-1", "trang-2"]
    assert (paper["number"], paper["signer"], paper["form"]) == (
        PAPER["number"], PAPER["signer"], "paper",
    )  # fmt: skip
    assert xatre("step", book, id, "--json").json["on_paper"] == {
        "approve": "theo bản giấy số 12/QĐ-UBND, ngày 12/11/2026, Chủ tịch ký, có ảnh chụp"
    }
    assert len(list((book / "attachments").iterdir())) == 2
    assert xatre("check", book, "--json").json["ok"] is True


def test_what_is_no_picture_or_has_no_place_writes_nothing(
    waiting: tuple[Path, str], tmp_path: Path
) -> None:
    book, id = waiting
    words = tmp_path / "quyet-dinh.png"
    words.write_text("không phải ảnh", encoding="utf-8")
    assert step(book, id, "approve", PAPER, "--scan", words).code == 1
    assert step(book, id, "approve", PAPER, "--scan", tmp_path / "khong-co.png").code == 1
    wrong = step(book, id, "send_out", {}, "--scan", scan(tmp_path / "a.png"))
    assert (wrong.code, "XT-268" in wrong.words) == (2, True)
    told = xatre("step", book, id, "--json").json
    assert told["approval"] != "approved"


def test_a_separation_keeps_the_scans_of_its_decision_and_of_its_end(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    given = json.dumps(CASE | {"harmer_is_carer": "yes"})
    (id,) = xatre("add", book, "case", "--json", given=given).json["saved"]
    for name, fields in (
        ("separate", SEPARATION),
        ("reassess", REASSESSED),
        ("cancel", {"cancel_form": "paper", "cancel_number": "20/QĐ", "ended_on": "2026-11-14",
                    "cancel_signed_on": "2026-11-14", "cancel_signer": "Chủ tịch"}),
    ):  # fmt: skip
        more = () if name == "reassess" else ("--scan", scan(tmp_path / f"{name}.png"))
        done = step(book, id, name, fields, *more)
        assert done.code == 0, done.words
    paper = xatre("show", book, "separation", done.json["paper"]["id"], "--json").json["record"]
    assert sorted(one["label"] for one in paper["paper"].values()) == ["cancel", "separate"]
    assert set(xatre("step", book, id, "--json").json["on_paper"]) == {"separate", "cancel"}
