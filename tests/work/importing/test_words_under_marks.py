"""A word in a column of marks is no mark: a name of the head's own code is, that of another code is
that other one, and any other word is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from messy import save
from xatre.model.values import Value
from xatre.work.importing import taking
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS: list[object] = ["Họ và tên", "Ngày sinh", "Giới tính"]


def one_cell(folder: Path, head: str, cell: object) -> Path:
    rows: list[list[object]] = [[*HEADS, head]]
    rows.append(["Giàng Thị Páo", "9/3/2019", "Nữ", cell])
    rows.append(["Vàng Thị Sử", "10/3/2019", "Nữ", "x"])
    return save(folder, "ds.xlsx", rows)


def groups(plan: Plan) -> set[Value]:
    table = plan.rows[0].fields.get("special_groups")
    rows = table.values() if isinstance(table, dict) else ()
    return {one["group"] for one in rows if isinstance(one, dict)}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("x", "poor"), ("X ", "poor"), (1, "poor"), ("có", "poor"), ("✓", "poor"), ("(v)", "poor"),
        ("Hộ nghèo", "poor"), ("nghèo", "poor"), ("không", None), (0, None), ("chưa", None),
        ("-", None), ("cận nghèo", "near_poor"),
    ],
)  # fmt: skip
def test_what_is_a_mark(commune: Session, tmp_path: Path, cell: object, value: str | None) -> None:
    plan = make_plan(commune, "child", one_cell(tmp_path, "Hộ nghèo", cell))
    assert plan.columns[3].target == "poverty=poor"
    assert plan.rows[0].fields.get("poverty") == value
    assert plan.rows[0].status == "new"
    assert not plan.questions


@pytest.mark.parametrize("word", ["chưa xác định", "nhẹ", "vận động"])
def test_any_other_word_is_asked_and_kept(commune: Session, tmp_path: Path, word: str) -> None:
    file = one_cell(tmp_path, "Khuyết tật", word)
    plan = make_plan(commune, "child", file)
    assert [row.status for row in plan.rows] == ["bad", "new"]
    assert not groups(plan)
    (question,) = plan.questions.values()
    assert question.key.startswith("mark_word:")
    assert question.example == word
    assert question.options[0][0] == "G04"
    none = make_plan(commune, "child", file, ImportChoices(answers={question.key: "none"}))
    assert (none.rows[0].status, groups(none)) == ("new", set())
    said = make_plan(commune, "child", file, ImportChoices(answers={question.key: "G04"}))
    assert (said.rows[0].status, groups(said)) == ("new", {"G04"})
    assert str(said.rows[0].fields["notes"]).endswith(f": {word}")
    taking.take(commune, said)
    assert {row.status for row in make_plan(commune, "child", file).rows} == {"same"}


@pytest.mark.parametrize("cell", [date(2024, 1, 5), 2023, "2023"])
def test_a_day_is_no_mark_of_a_group(commune: Session, tmp_path: Path, cell: object) -> None:
    plan = make_plan(commune, "child", one_cell(tmp_path, "Khuyết tật", cell))
    assert plan.rows[0].status == "bad"
    assert any("đánh dấu" in one.text for one in plan.rows[0].problems)


def test_no_longer_poor_is_not_poor(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", one_cell(tmp_path, "Hộ nghèo", "thoát nghèo"))
    assert plan.rows[0].fields.get("poverty") != "poor"
    assert plan.questions or plan.rows[0].fields.get("poverty")
