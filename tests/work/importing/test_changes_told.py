"""What a row would change is told with what the book says and will say; a row that was brought in
before, whose record was changed since, waits for a person, and the file says that it was here."""

from __future__ import annotations

from pathlib import Path

from command import new_book, xatre
from messy import save
from xatre.work.importing import changes_told, taking
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS: list[object] = ["Họ và tên", "Ngày sinh", "Giới tính", "SĐT mẹ", "Trường"]
OLDER: list[object] = ["Giàng Thị Páo", "09/03/2017", "Nữ", "0912345678", "TH Ao Sen"]
NEWER: list[object] = [*OLDER[:3], "0987654321", "THCS Ao Sen"]
CHANGE = (
    "đổi hồ sơ trong sổ: Điện thoại của mẹ: 0912345678 → 0987654321; "
    "Trường: TH Ao Sen → THCS Ao Sen."
)


def test_an_older_file_after_a_newer_one_waits(commune: Session, tmp_path: Path) -> None:
    older = save(tmp_path, "cũ.xlsx", [HEADS, OLDER])
    taking.take(commune, make_plan(commune, "child", older))
    plan = make_plan(commune, "child", save(tmp_path, "mới.xlsx", [HEADS, NEWER]))
    (row,) = plan.rows
    assert (row.status, plan.notes) == ("changed", [])
    assert [(one.was, one.will_be) for one in changes_told.of(row)] == [
        ("0912345678", "0987654321"), ("TH Ao Sen", "THCS Ao Sen"),
    ]  # fmt: skip
    taking.take(commune, plan)
    plan = make_plan(commune, "child", older)
    (row,) = plan.rows
    assert row.status == "doubtful"
    assert "sau đó hồ sơ được sửa" in row.problems[0].text
    assert "Tệp này đã đưa vào sổ, lần số 1." in plan.notes
    assert taking.take(commune, plan).number == 0
    assert taking.take(commune, plan, ("doubtful",)).changed == 1


def test_the_command_says_old_and_new(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    xatre("import", book, "child", save(tmp_path, "cũ.xlsx", [HEADS, OLDER]))
    told = xatre("import", book, "child", save(tmp_path, "mới.xlsx", [HEADS, NEWER]), "--check")
    assert f"Dòng 2: {CHANGE}" in told.words
