"""Heads of the register of births and of injuries, and a total written in old letters."""

from __future__ import annotations

from pathlib import Path

from messy import save, tcvn3
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session


def test_the_heads_of_the_register_of_births(commune: Session, tmp_path: Path) -> None:
    heads = ["Họ, chữ đệm, tên", "Ngày sinh", "Giới tính", "Dân tộc", "Họ tên mẹ", "Năm sinh",
             "Dân tộc", "Nơi cư trú", "Họ tên cha", "Năm sinh", "Dân tộc", "Nơi cư trú", "Số ĐDCN",
             "Người đi khai"]  # fmt: skip
    row = ["Lò Thị Hoa", "2/1/2026", "Nữ", "Tày", "Vi Thị A", 1995, "Dao", "Thôn Khe",
           "Lò Văn B", 1990, "Kinh", "Thôn Đồng", None, "Lò Văn B"]  # fmt: skip
    plan = make_plan(commune, "birth", save(tmp_path, "ks.xlsx", [heads, row]))
    assert (plan.questions, plan.notes) == ({}, [])
    assert [column.target for column in plan.columns] == [
        "full_name", "born_on", "sex", "ethnic_group", "mother_name", "mother_born_on",
        "mother_ethnic_group", "mother_address", "father_name", "father_born_on",
        "father_ethnic_group", "father_address", "personal_number", "declarant_name",
    ]  # fmt: skip


def test_heads_under_the_parents(commune: Session, tmp_path: Path) -> None:
    heads = ["Họ, chữ đệm, tên", "Ngày sinh", "Giới tính", "Thông tin người mẹ / Dân tộc",
             "Người cha / Nơi cư trú"]  # fmt: skip
    row = ["Lò Thị Hoa", "2/1/2026", "Nữ", "Dao", "Thôn Khe"]
    plan = make_plan(commune, "birth", save(tmp_path, "ks.xlsx", [heads, row]))
    assert [one.target for one in plan.columns[3:]] == ["mother_ethnic_group", "father_address"]


def test_a_village_beside_the_child_is_asked(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["Họ tên trẻ", "Thôn", "Ngày bị nạn", "Nguyên nhân", "Bộ phận", "Xử trí"],
        ["Ma Thị A", "Ao Sen", "1/2/2026", "TNGT", "Tay", "Tự chữa"],
    ]
    file = save(tmp_path, "tt.xlsx", rows)
    plan = make_plan(commune, "injury", file)
    assert list(plan.questions) == ["whose:thon"]
    assert "village" not in plan.rows[0].fields
    assert plan.rows[0].fields["care"] == "self"
    assert list(plan.rows[0].fields["body_parts"]) == ["arm"]  # type: ignore[arg-type]
    plan = make_plan(commune, "injury", file, ImportChoices(answers={"whose:thon": "village"}))
    assert plan.columns[1].target == "village"


def test_a_total_in_old_letters_is_none(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["TT", "Họ và tên", "Ngày sinh", "Giới tính"]]
    rows += [[n, f"Nguyễn Thị Đào {c}", "1/2/2015", "Nữ"] for n, c in enumerate("ABC", 1)]
    rows += [["Cộng", 3]]
    old = [[tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", old))
    assert (len(plan.rows), len(plan.passed)) == (3, 1)


def test_the_name_in_a_register_of_injuries(commune: Session, tmp_path: Path) -> None:
    rows = [["Họ tên trẻ bị TNTT", "Ngày xảy ra", "Nguyên nhân"], ["Ma Thị A", "1/2/2026", "TNGT"]]
    plan = make_plan(commune, "injury", save(tmp_path, "tt.xlsx", rows))
    assert [column.target for column in plan.columns] == ["full_name", "happened_on", "cause"]
    assert plan.rows[0].fields["full_name"] == "Ma Thị A"
