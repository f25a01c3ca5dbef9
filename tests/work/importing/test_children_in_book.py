"""An injury or a birth that names a child of the book by words alone is told which child it is, and
is tied to it when a person says so: for one child, or for all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import CHILD, add

from messy import save
from xatre.store.register import records
from xatre.work.importing import remembered, taking
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

NAME = str(CHILD["full_name"])
HEADS = {
    "injury": ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày xảy ra", "Nguyên nhân", "Địa điểm",
               "Kết quả"],
    "birth": ["Họ và tên", "Ngày sinh", "Giới tính"],
}  # fmt: skip
REST = {"injury": ["1/7/2026", "Ngã", "Tại nhà", "Khỏi"], "birth": []}


@pytest.mark.parametrize("kind", ["injury", "birth"])
def test_the_child_of_the_book_is_offered(commune: Session, tmp_path: Path, kind: str) -> None:
    add(commune, "child", **CHILD)
    rows = [
        [NAME.upper(), "9/3/2017", "Nữ", *REST[kind]],
        [NAME, "10/3/2017", "Nữ", *REST[kind]],
        [NAME, "9/3/2017", "Nam", *REST[kind]],
    ]
    plan = make_plan(commune, kind, save(tmp_path, "ds.xlsx", [HEADS[kind], *rows]))
    told = [[one.text for one in row.problems if "TE-00001" in one.text] for row in plan.rows]
    assert [len(one) for one in told] == [1, 0, 0], [
        [one.text for one in row.problems] for row in plan.rows
    ]
    assert "ghi TE-00001 vào cột “Trẻ trong sổ”" in told[0][0]
    assert plan.rows[0].status == "new"
    (question,) = plan.questions.values()
    assert question.text == "Có phải trẻ TE-00001 trong sổ (cùng tên, ngày sinh, giới)?"
    assert (question.example, question.rows) == ("dòng 2", 1)


@pytest.mark.parametrize("kind", ["injury", "birth"])
def test_the_row_is_tied_when_a_person_says_so(commune: Session, tmp_path: Path, kind: str) -> None:
    child = add(commune, "child", **CHILD)
    add(commune, "child", full_name="Lý Văn Tài", born_on="2019-09-01", sex="male")
    rows = [
        [NAME, "9/3/2017", "Nữ", *REST[kind]],
        ["Lý Văn Tài", "1/9/2019", "Nam", *REST[kind]],
    ]
    file = save(tmp_path, "ds.xlsx", [HEADS[kind], *rows])
    plan = make_plan(commune, kind, file)
    assert list(plan.questions) == ["child", "child:TE-00001", "child:TE-00002"]
    said = {"child": "yes", "child:TE-00002": "no"}
    plan = make_plan(commune, kind, file, ImportChoices(answers=said))
    assert plan.questions == {}
    assert [row.fields.get("child", "") for row in plan.rows] == [child, ""]
    assert [one.text for one in plan.rows[0].problems if one.level == "remark"] == [
        "Nối với trẻ TE-00001 trong sổ."
    ]
    taken = taking.take(commune, plan)
    kept = records.get(commune.book.db, kind, taken.saved[0])
    assert kept is not None
    assert kept.fields["child"] == child
    if kind == "injury":
        assert "full_name" not in kept.fields
        assert kept.fields["sex"] == "female"
    assert remembered.kept_answers(commune.book, kind) == {}
    again = make_plan(commune, kind, file)
    assert next(row.status for row in again.rows) == "same"


def test_a_row_brought_in_untied_is_tied_when_brought_in_again(
    commune: Session, tmp_path: Path
) -> None:
    child = add(commune, "child", **CHILD)
    file = save(tmp_path, "ds.xlsx", [HEADS["injury"], [NAME, "9/3/2017", "Nữ", *REST["injury"]]])
    (id,) = taking.take(commune, make_plan(commune, "injury", file)).saved
    plan = make_plan(commune, "injury", file, ImportChoices(answers={"child": "yes"}))
    assert taking.take(commune, plan).saved == [id]
    kept = records.get(commune.book.db, "injury", id)
    assert kept is not None
    assert kept.fields["child"] == child
    assert "full_name" not in kept.fields


def test_another_mother_is_another_child(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD, mother_name="Sùng Thị Mỷ")
    rows = [[*HEADS["birth"], "Họ tên mẹ"], [NAME, "9/3/2017", "Nữ", "Vàng Thị Dở"]]
    assert make_plan(commune, "birth", save(tmp_path, "ds.xlsx", rows)).questions == {}


def test_rows_alike_brought_in_again_are_tied_each(commune: Session, tmp_path: Path) -> None:
    child = add(commune, "child", **CHILD)
    row = [NAME, "9/3/2017", "Nữ", *REST["injury"]]
    file = save(tmp_path, "ds.xlsx", [HEADS["injury"], row, row])
    plan = make_plan(commune, "injury", file, ImportChoices(answers={"child": "yes"}))
    taking.take(commune, plan)
    again = make_plan(commune, "injury", file)
    assert [row.status for row in again.rows] == ["same", "same"]
    assert [row.fields["child"] for row in again.rows] == [child, child]
    assert again.questions == {}


@pytest.mark.parametrize("kind", ["injury", "birth"])
@pytest.mark.parametrize("answer", ["child", "child:TE-00001"])
def test_no_unties_what_was_tied_before(
    commune: Session, tmp_path: Path, kind: str, answer: str
) -> None:
    add(commune, "child", **CHILD)
    file = save(tmp_path, "ds.xlsx", [HEADS[kind], [NAME, "9/3/2017", "Nữ", *REST[kind]]])
    plan = make_plan(commune, kind, file, ImportChoices(answers={"child": "yes"}))
    (id,) = taking.take(commune, plan).saved
    again = make_plan(commune, kind, file)
    (words,) = [one.text for one in again.rows[0].problems if one.field == "child"]
    assert words.startswith("Nối với trẻ TE-00001 trong sổ như lần đưa vào trước")
    plan = make_plan(commune, kind, file, ImportChoices(answers={answer: "no"}))
    assert [row.status for row in plan.rows] == ["changed"]
    assert taking.take(commune, plan).saved == [id]
    kept = records.get(commune.book.db, kind, id)
    assert kept is not None
    assert "child" not in kept.fields
    assert kept.fields["full_name"] == NAME
    plan = make_plan(commune, kind, file, ImportChoices(answers={answer: "no"}))
    assert [row.status for row in plan.rows] == ["same"]


def test_rows_that_go_in_untied_are_counted_and_told(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    rows = [[NAME, "9/3/2017", "Nữ"], ["Ai Khác", "9/3/2017", "Nữ"]]
    plan = make_plan(commune, "birth", save(tmp_path, "ds.xlsx", [HEADS["birth"], *rows]))
    assert any(note.startswith("1 dòng có thể là của trẻ trong sổ") for note in plan.notes)
    taken = taking.take(commune, plan)
    assert (len(taken.saved), taken.untied) == (2, 1)


@pytest.mark.parametrize("kept", ["2017", "2017-03", "2017-03-09"])
@pytest.mark.parametrize("said", ["2017", "9/3/2017"])
def test_a_year_is_asked_of_where_sex_and_village_fit(
    commune: Session, tmp_path: Path, kept: str, said: str
) -> None:
    village = add(commune, "village", village_kind="ban", name="Bản Khuân")
    other = add(commune, "village", village_kind="ban", name="Bản Pho")
    add(commune, "child", **{**CHILD, "born_on": kept, "village": village})
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn nơi xảy ra", "Ngày xảy ra",
             "Nguyên nhân", "Địa điểm", "Kết quả"]  # fmt: skip
    rows = [[NAME, said, "Nữ", place, *REST["injury"]] for place in ("Bản Khuân", "Bản Pho", None)]
    plan = make_plan(commune, "injury", save(tmp_path, "ds.xlsx", [heads, *rows]))
    assert other
    asked = [one.rows for one in plan.questions.values()]
    if kept == "2017-03-09" and said == "9/3/2017":
        assert asked == [3]
    else:
        assert asked == [1]
        (question,) = plan.questions.values()
        assert "cùng tên, năm sinh, giới, thôn" in question.text
