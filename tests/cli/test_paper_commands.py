"""Forms, reports, lists of births and what left, as commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command import Ran, new_book, xatre
from samples import INTAKE

CASE = INTAKE | {"told_name": "Đào"}
INJURY = {
    "full_name": "Lý Thị Mai", "told_sex": "female", "told_born_on": "2018",
    "happened_on": "2026-07-01", "cause": "08", "place": "home", "outcome": "recovered",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def added(book: Path, kind: str, **fields: Any) -> str:
    made = xatre("add", book, kind, "--json", given=json.dumps(fields))
    assert made.code == 0, made
    return str(made.json["saved"][0])


def done(ran: Ran) -> dict[str, Any]:
    assert ran.code == 0, ran.words
    return ran.json


def test_a_form_is_printed_and_listed(book: Path, tmp_path: Path) -> None:
    id = added(book, "case", **CASE)
    out = tmp_path / "mau.pdf"
    said = done(xatre("print", book, "case", id, "--form", "01", "--out", out, "--json"))
    assert said == {"file": str(out), "pages": 2, "copy": 1}
    assert out.read_bytes().startswith(b"%PDF-")
    blank = tmp_path / "trong.pdf"
    assert done(xatre("print", book, "blank", "06", "--out", blank, "--json"))["pages"] >= 1
    listed = done(xatre("files", book, "--json"))["files"]
    assert [one["file"] for one in listed] == ["trong.pdf", "mau.pdf"]
    assert "Đào" not in json.dumps(listed, ensure_ascii=False)


def test_a_form_that_is_none_and_an_ending_that_is_none(book: Path, tmp_path: Path) -> None:
    id = added(book, "case", **CASE)
    wrong = xatre("print", book, "case", id, "--form", "09", "--out", tmp_path / "a.pdf")
    assert (wrong.code, "XT-280" in wrong.words) == (2, True)
    wrong = xatre("print", book, "case", id, "--out", tmp_path / "a.txt")
    assert (wrong.code, "XT-283" in wrong.words) == (2, True)
    wrong = xatre("report", book, "injuries", "--from", "x", "--to", "y", "--out", "a.csv")
    assert (wrong.code, "XT-283" in wrong.words) == (2, True)
    assert list(tmp_path.glob("a.*")) == []


def test_a_report_by_its_ending(book: Path, tmp_path: Path) -> None:
    added(book, "injury", **INJURY)
    span = ("--from", "2026-07-01", "--to", "2026-09-30", "--json")
    for name in ("q.xlsx", "q.pdf"):
        said = done(xatre("report", book, "injuries", *span, "--out", tmp_path / name))
        assert said == {"file": str(tmp_path / name)}
    assert (tmp_path / "q.xlsx").read_bytes().startswith(b"PK")
    wrong = xatre("report", book, "injuries", "--out", tmp_path / "x.pdf", "--json")
    assert (wrong.code, "XT-282" in wrong.words) == (2, True)
    wrong = xatre("report", book, "none", "--out", tmp_path / "x.pdf", "--json")
    assert (wrong.code, "XT-281" in wrong.words) == (2, True)


def test_the_lists_of_births(book: Path) -> None:
    id = added(book, "birth", full_name="Vàng A Sùng", born_on="2023-01-05", sex="male",
               status="not_registered")  # fmt: skip
    lists = done(xatre("births", book, "--json"))["lists"]
    assert {one["name"]: one["count"] for one in lists} == {
        "due": 0, "overdue": 1, "under_five": 1, "deaths": 0, "no_number": 0,
    }  # fmt: skip
    (row,) = done(xatre("births", book, "under-five", "--json"))["rows"]
    assert (row["id"], row["born_on"]) == (id, "2023-01-05")
    wrong = xatre("births", book, "none", "--json")
    assert (wrong.code, "XT-285" in wrong.words) == (2, True)


def test_a_case_is_proposed(book: Path) -> None:
    injury = added(book, "injury", **INJURY, intent="assault")
    said = done(xatre("propose", book, "injury", injury, "--json"))
    assert said["state"] == "draft"
    shown = done(xatre("show", book, "injury", injury, "--json"))["record"]
    assert shown["case"] == said["case"]
    wrong = xatre("propose", book, "injury", added(book, "injury", **INJURY), "--json")
    assert (wrong.code, "XT-284" in wrong.words) == (2, True)
