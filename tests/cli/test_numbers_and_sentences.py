"""Commands take a record by its number as by its id, and say in sentences what they did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import PASSWORD, new_book, trust, xatre

CHILD = {"full_name": "Giàng Thị Ánh", "born_on": "2017-03-09", "sex": "female"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def add(book: Path, **more: str) -> str:
    ran = xatre("add", book, "child", "--json", given=json.dumps(CHILD | more))
    (id,) = ran.json["saved"]
    return str(id)


def number(book: Path, id: str) -> str:
    return str(xatre("show", book, "child", id, "--json").json["record"]["code"])


def test_show_print_and_void_take_the_number(book: Path, tmp_path: Path) -> None:
    id = add(book)
    code = number(book, id)
    assert code.startswith("TE-")
    assert xatre("show", book, "child", code.lower(), "--json").json["record"]["id"] == id
    assert xatre("print", book, "child", code, "--out", tmp_path / "a.pdf").code == 0
    assert xatre("void", book, "child", code, "--reason", "ghi nhầm").code == 0
    assert xatre("show", book, "child", code, "--json").json["state"] == "void"
    assert xatre("show", book, "child", "TE-99999").code == 1


def test_doubles_have_names_and_numbers(book: Path) -> None:
    ids = [add(book), add(book, mother_name="Vàng Thị Mai")]
    (pair,) = xatre("doubles", book, "--json").json["doubles"]
    assert sorted(pair["records"]) == sorted(ids)
    assert all(code.startswith("TE-") for code in pair["codes"])
    told = xatre("doubles", book).out
    assert "Giàng Thị Ánh" in told
    assert pair["codes"][0] in told
    one, other = pair["codes"]
    assert xatre("doubles", book, "--two", one, other, "--reason", "hai trẻ").code == 0


def test_export_verify_and_receive_speak_in_sentences(book: Path, tmp_path: Path) -> None:
    office = new_book(tmp_path / "so", "12@2025", "office")
    trust(book, office, tmp_path)
    add(book)
    told = xatre("export", book, "--out", tmp_path / "ra").out
    assert told.startswith("Đã chép gói số 1 gửi Tỉnh Lai Châu ra ")
    (file,) = (tmp_path / "ra").glob("*.xatre")
    told = xatre("verify", file, "--book", office).out
    assert told.startswith(
        "Tệp còn nguyên, của Xã Bản Lầu, tỉnh Lào Cai, gói số 1, gửi Tỉnh Lai Châu."
    )
    tried = xatre("receive", office, file, "--dry-run").out
    assert "đọc thử, sẽ nhận được (1 mới)" in tried
    assert "Chưa ghi gì vào sổ." in tried
    assert "đã nhận (1 mới)" in xatre("receive", office, file).out
    assert "đã nhận từ trước" in xatre("receive", office, file).out


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", "xatre", "dictionary", "--json"],
        stdout=write, stderr=subprocess.PIPE, env={**os.environ, "XATRE_PASSWORD": PASSWORD},
        check=False,
    )  # fmt: skip
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")
