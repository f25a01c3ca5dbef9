"""Heads as registers and schools have them: short words, a year of birth beside each parent,
villages numbered above their rows, cards that are there or not."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from work_samples import add

from messy import save
from xatre.work.importing import taking
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session


def test_what_stands_right_of_a_parent_is_the_parents(commune: Session, tmp_path: Path) -> None:
    heads = ["Số", "Ngày ĐK", "Họ tên", "Ngày sinh", "GT", "Họ tên mẹ", "Năm sinh", "Họ tên cha",
             "Năm sinh"]  # fmt: skip
    row = ["12", "10/4/2026", "Trần Thị Hoa", "1/2/2026", "Nữ", "Lò Thị Một", 1990, "Trần Văn Hai",
           1988]  # fmt: skip
    plan = make_plan(commune, "birth", save(tmp_path, "ks.xlsx", [heads, row]))
    assert list(plan.questions) == ["registered_where"]
    assert len(plan.notes) == 1  # that it was taken as registered
    fields = plan.rows[0].fields
    assert fields["born_on"] == "2026-02-01"
    assert (fields["mother_born_on"], fields["father_born_on"]) == ("1990", "1988")
    assert fields["register_number"] == "12"


def test_a_year_that_is_nobodys_is_asked(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["Họ tên", "Ngày sinh", "Giới", "Thôn", "Năm sinh"],
        ["Trần Thị Hoa", "1/2/2019", "Nữ", None, 1990],
    ]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert list(plan.questions) == ["column:born_on"]


def test_a_numbered_village_above_its_rows(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", "Giới tính"],
        ["II. Bản Khuân"],
        [1, "Ma Thị Lượt", "1/2/2015", "Nữ"],
    ]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert list(plan.questions) == ["village:ban khuan"]
    assert plan.questions["village:ban khuan"].options[0][1] == "Lập thôn, bản mới: Bản Khuân"


def test_cards_that_are_there_or_not(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", "BHYT"]]
    rows += [["Ma Thị A", "1/2/2015", "Nữ", "Có"], ["Ma Thị B", "2/2/2015", "Nữ", "chưa"]]
    rows += [["Ma Thị C", "3/2/2015", "Nữ", "có"]]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert plan.questions == {}
    assert [row.fields["insurance_state"] for row in plan.rows] == ["has", "none", "has"]


def test_a_column_for_girls_alone_is_asked_once(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ đệm", "Tên", "Ngày sinh", "Nữ"]]
    rows += [["Ma Văn", "Tài", "1/2/2015", None], ["Ma Thị", "Tươi", "2/2/2015", "x"]]
    rows += [["Nông Văn", "Quân", "3/2/2015", None]]
    file = save(tmp_path, "ds.xlsx", rows)
    plan = make_plan(commune, "child", file)
    (question,) = plan.questions.values()
    assert (question.key, question.rows, question.example) == ("empty:sex", 2, "Nữ")
    assert [len(row.problems) for row in plan.rows] == [1, 0, 1]
    plan = make_plan(commune, "child", file, ImportChoices(answers={"empty:sex": "male"}))
    assert [row.fields["sex"] for row in plan.rows] == ["male", "female", "male"]
    plan = make_plan(commune, "child", file, ImportChoices(answers={"empty:sex": "none"}))
    assert ["sex" in row.fields for row in plan.rows] == [False, True, False]


def test_a_year_is_no_boy_and_a_telephone_no_ethnic_group(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Năm", "ĐT"],
        ["Cù Thị Gái", "9/3/2019", "Nữ", 2026, "0912345678"],
    ]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert [column.target for column in plan.columns[3:]] == ["", ""]
    assert plan.rows[0].fields["sex"] == "female"
    assert "ethnic_group" not in plan.rows[0].fields


def test_other_sheets_with_rows_are_named(commune: Session, tmp_path: Path) -> None:
    file, book = tmp_path / "ds.xlsx", Workbook()
    heads = ["Họ và tên", "Ngày sinh", "Giới tính"]
    for name, children in (("Ao Sen", 2), ("Đát Trò", 5)):
        page = book.create_sheet(name)
        page.append(heads)
        for number in range(children):
            page.append([f"Ma Văn {name[0]}{'abcde'[number]}", f"{number + 1}/2/2019", "Nam"])
    book.create_sheet("Ghi chú").append(["của trường"])
    book.save(file)
    plan = make_plan(commune, "child", file)
    assert (plan.sheet, len(plan.rows)) == ("Ao Sen", 2)
    (note,) = plan.notes
    assert "cũng là danh sách, chưa đưa vào: Đát Trò (5 dòng). " in note


def test_as_above_is_nobodys_name(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Họ tên cha"],
        ["Cù Thị Gái", "9/3/2019", "Nữ", "nt", "Như trên"],
    ]
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows)).rows
    assert not {"mother_name", "father_name"} & row.fields.keys()
    assert [problem.level for problem in row.problems] == ["doubt", "doubt"]


def test_one_name_and_day_in_another_village_overwrites_nobody(
    commune: Session, tmp_path: Path
) -> None:
    for name in ("Ao Sen", "Đát Trò"):
        add(commune, "village", village_kind="village_ban", name=name)
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn", "Họ tên mẹ"]
    taking.take(commune, make_plan(commune, "child", save(tmp_path, "a.xlsx", [
        heads, ["Hà Thị Lan", "5/5/2019", "Nữ", "Ao Sen", "Vi Thị A"],
    ])))  # fmt: skip
    other = make_plan(commune, "child", save(tmp_path, "b.xlsx", [
        heads, ["Hà Thị Lan", "5/5/2019", "Nữ", "Đát Trò", None],
    ]))  # fmt: skip
    assert other.rows[0].status != "changed"
    told = make_plan(commune, "child", save(tmp_path, "c.xlsx", [
        heads, ["Hà Thị Lan", "5/5/2019", "Nữ", "Đát Trò", "Vi Thị A"],
    ]))  # fmt: skip
    assert told.rows[0].status == "changed"
