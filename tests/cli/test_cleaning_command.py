"""`xatre cleaning`: counts, the list out with its reason, the list back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command import new_book, xatre

CHILD = {
    "full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female",
    "ethnic_group": "mong", "mother_name": "Vàng Thị Mai", "number_state": "waiting",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = new_book(tmp_path / "xa")
    assert xatre("add", folder, "child", "--json", given=json.dumps(CHILD)).code == 0
    return folder


def test_a_list_goes_out_and_comes_back(book: Path, tmp_path: Path) -> None:
    counts = xatre("cleaning", book, "--json").json["counts"]
    assert (counts["children"], counts["no_number"], counts["waiting"]) == (1, 1, 1)
    out = tmp_path / "gui.xlsx"
    refused = xatre("cleaning", book, "--out", out)
    assert (refused.code, "XT-287" in refused.words, out.exists()) == (2, True, False)
    made = xatre("cleaning", book, "--out", out, "--waiting", "--reason", "Gửi công an", "--json")
    assert (made.code, made.json["rows"]) == (0, 1)
    filled = load_workbook(out)
    page = filled["Danh sách"]
    heads = [cell.value for cell in page[2]]
    page.cell(3, heads.index("Số công an cấp hoặc sửa") + 1).value = "012317123456"
    page.cell(3, heads.index("Số công an cấp hoặc sửa") + 1).value = "012317123456"
    for at, cell in enumerate(page[3], 1):
        page.cell(4, at).value = cell.value
    page.cell(4, heads.index("Số công an cấp hoặc sửa") + 1).value = "012317654321"
    filled.save(tmp_path / "sai.xlsx")
    told = xatre("cleaning", book, "--back", tmp_path / "sai.xlsx", "--check").out
    assert "(không lấy)" in told, told
    assert all(line.endswith("(không lấy)") for line in told.splitlines() if " → " in line)
    page.delete_rows(4)
    filled.save(tmp_path / "ve.xlsx")
    told = xatre("cleaning", book, "--back", tmp_path / "ve.xlsx", "--check").out
    assert "không lấy" not in told
    seen = xatre("cleaning", book, "--back", tmp_path / "ve.xlsx", "--check", "--json")
    assert (seen.code, seen.json["rows"]["new"], "saved" in seen.json) == (0, 1, False)
    done = xatre("cleaning", book, "--back", tmp_path / "ve.xlsx", "--json").json
    assert (len(done["saved"]), done["before"]["faulty"], done["after"]["faulty"]) == (1, 1, 0)
    assert xatre("import", book, "--undo", done["import"], "--json").json["taken_back"] == 1


def test_out_and_back_are_two_commands(book: Path, tmp_path: Path) -> None:
    ran = xatre("cleaning", book, "--out", tmp_path / "a.xlsx", "--back", tmp_path / "b.xlsx")
    assert (ran.code, "XT-288" in ran.words) == (2, True)
