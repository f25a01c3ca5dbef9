"""Columns of marks: an x under the name of a group or a code chooses just that; what a head does
not say is asked once."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.model.values import Value
from xatre.work.importing import taking
from xatre.work.importing.planned import PlanRow
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS: list[object] = ["Họ và tên", "Ngày sinh", "Giới tính"]
NAMES = ("Giàng Thị Páo", "Vàng Thị Sử", "Lò Thị Mới")


def listed(folder: Path, heads: list[object], *rows: list[object]) -> Path:
    people = [[name, "9/3/2019", "Nữ"] for name in NAMES]
    lines = [person + row for person, row in zip(people, rows, strict=True)]
    return save(folder, "ds.xlsx", [HEADS + heads, *lines])


def groups(row: PlanRow) -> set[Value]:
    table = row.fields.get("special_groups")
    rows = table.values() if isinstance(table, dict) else ()
    return {one["group"] for one in rows if isinstance(one, dict)}


def test_marks_of_groups(commune: Session, tmp_path: Path) -> None:
    heads: list[object] = ["Khuyết tật", "Trẻ em bị bỏ rơi", "Từ ngày"]
    file = listed(tmp_path, heads, ["x", None, None], ["x", "x", "1/2/2024"], [None, 0, None])
    plan = make_plan(commune, "child", file)
    assert [row.status for row in plan.rows] == ["new", "new", "new"], plan.rows
    assert [groups(row) for row in plan.rows] == [{"G04"}, {"G04", "G02"}, set()]
    assert plan.columns[5].target == "", "a day is of no group where two are marked"


def test_marks_of_poor_and_near_poor(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, ["Hộ nghèo", "Hộ cận nghèo"], ["x", None], [None, "x"], [None, None])
    plan = make_plan(commune, "child", file)
    assert [column.target for column in plan.columns[3:]] == ["poverty=poor", "poverty=near_poor"]
    assert [row.fields.get("poverty") for row in plan.rows] == ["poor", "near_poor", None]
    assert [row.status for row in plan.rows] == ["new", "new", "new"]


def test_a_head_that_says_less_is_asked_once(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, ["Mồ côi"], ["x"], ["x"], [None])
    plan = make_plan(commune, "child", file)
    (question,) = plan.questions.values()
    assert (question.key, question.rows, question.example) == ("mark:mo coi", 2, "Mồ côi")
    assert [value for value, _ in question.options] == ["special_groups/group=G01", "none"]
    assert [row.status for row in plan.rows] == ["bad", "bad", "new"]
    none = make_plan(commune, "child", file, ImportChoices(answers={"mark:mo coi": "none"}))
    assert [row.status for row in none.rows] == ["new", "new", "new"]
    assert not any(map(groups, none.rows))
    said = {"mark:mo coi": "special_groups/group=G01"}
    plan = make_plan(commune, "child", file, ImportChoices(answers=said))
    assert [groups(row) for row in plan.rows] == [{"G01"}, {"G01"}, set()]
    taking.take(commune, plan, ["new"])
    again = make_plan(commune, "child", file)
    assert not again.questions
    assert [row.status for row in again.rows] == ["same", "same", "same"]


def test_an_x_may_be_of_two_fields(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", listed(tmp_path, ["Bỏ học"], ["x"], [None], [None]))
    (question,) = plan.questions.values()
    offered = {value for value, _ in question.options}
    assert offered == {"special_groups/group=G08", "school_state=left", "none"}
