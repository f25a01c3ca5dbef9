"""Several columns of one inner table: groups with the days from and to which they hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from command import new_book, xatre
from messy import people, save
from xatre.store.register import records
from xatre.work.session import open_session

PASSWORD = "mật khẩu thử dài"
HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Nhóm hoàn cảnh đặc biệt 1", "Từ ngày",
         "Đến ngày", "Nhóm hoàn cảnh đặc biệt 2", "Từ ngày", "Đến ngày", "Họ tên mẹ"]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    one, two, three = people(3, 11)

    def start(child: dict[str, str]) -> list[object]:
        return [child["name"], child["born"], child["sex"]]

    rows: list[list[object]] = [
        HEADS,
        [*start(one), "Trẻ em khuyết tật", "1/2/2024", None, "Trẻ em mồ côi cả cha và mẹ",
         "5/6/2023", "5/6/2025", one["mother"]],
        [*start(two), None, "1/2/2024", None, None, None, None, two["mother"]],
        [*start(three), "Trẻ em khuyết tật", "31/2/2024", None, None, None, None, three["mother"]],
    ]  # fmt: skip
    return save(tmp_path, "nhom.xlsx", rows)


def test_groups_with_their_days(tmp_path: Path, file: Path) -> None:
    book = new_book(tmp_path / "xa")
    done: dict[str, Any] = xatre("import", book, "child", file, "--json").json
    fields = [column["field"] for column in done["columns"]]
    assert fields[3:10] == [
        "special_groups/group", "special_groups/from_day", "special_groups/to_day",
        "special_groups/group#2", "special_groups/from_day#2", "special_groups/to_day#2",
        "mother_name",
    ]  # fmt: skip
    errors = {one["cell"]: one["field"] for one in done["problems"] if one["level"] == "error"}
    assert errors == {"E3": "special_groups", "E4": "special_groups/from_day"}
    assert len(done["saved"]) == 1
    session = open_session(book, PASSWORD)
    child = records.get(session.book.db, "child", done["saved"][0])
    assert child is not None
    groups = child.fields["special_groups"]
    assert isinstance(groups, dict)
    told = {
        str(row["group"]): (row.get("from_day"), row.get("to_day"))
        for row in groups.values()
        if isinstance(row, dict)
    }
    assert told == {"G04": ("2024-02-01", None), "G01": ("2023-06-05", "2025-06-05")}
    session.close()
    again = xatre("import", book, "child", file, "--json", "--check").json
    assert again["counts"]["same"] == 1, (again["counts"], again["problems"])
