"""A day of birth in three columns, as the paper register has it."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from messy import save
from xatre.work.importing import set_aside
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày", "Tháng", "Năm", "Giới tính"]
ROWS: list[list[object]] = [
    ["Ma Văn A", 9, 3, 2016, "Nam"],
    ["Ma Văn B", None, "03", "2016", "Nam"],
    ["Ma Thị C", None, None, 2015, "Nữ"],
    ["Ma Thị D", 31, 2, 2016, "Nữ"],
    ["Ma Thị E", 1, 13, 2016, "Nữ"],
    ["Ma Thị G", 1, 12, None, "Nữ"],
    ["Ma Thị H", 5, None, 2014, "Nữ"],
]


def test_three_columns_are_one_day(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, *ROWS]))
    assert [row.fields.get("born_on") for row in plan.rows] == [
        "2016-03-09", "2016-03", "2015", None, None, None, "2014",
    ]  # fmt: skip
    faults = [
        (plan.cell(row, one), one.level)
        for row in plan.rows
        for one in row.problems
        if one.field == "born_on"
    ]
    assert faults == [("B5", "error"), ("C6", "error"), ("B7", "error"), ("B8", "doubt")]
    assert plan.questions == {}


def test_under_a_merged_head_and_set_aside(commune: Session, tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.append(["Họ và tên", "Ngày, tháng, năm sinh", None, None, "Giới tính"])
    page.append([None, *HEADS[1:4]])
    for row in ROWS[:4]:
        page.append(row)
    for cells in ("A1:A2", "B1:D1", "E1:E2"):
        page.merge_cells(cells)
    book.save(tmp_path / "ds.xlsx")
    plan = make_plan(commune, "child", tmp_path / "ds.xlsx")
    assert [row.fields.get("born_on") for row in plan.rows] == [
        "2016-03-09", "2016-03", "2015", None,
    ]  # fmt: skip
    out = set_aside.write(commune, plan, list(plan.of("bad")), tmp_path / "de-lai.xlsx")
    mended = make_plan(commune, "child", out)
    assert [mended.cell(row, one) for row in mended.rows for one in row.problems] == ["D3"]


def test_years_of_two_digits_are_asked_and_a_boy_is_no_year(
    commune: Session, tmp_path: Path
) -> None:
    heads = [HEADS[0], "Năm sinh", "Tháng sinh", "Ngày sinh", "Nam", "Nữ"]
    row = ["Ma Văn A", "16", 3, 9, "x", None]
    file = save(tmp_path, "ds.xlsx", [heads, row])
    plan = make_plan(commune, "child", file)
    assert list(plan.questions) == ["century:born_on"]
    plan = make_plan(commune, "child", file, ImportChoices(answers={"century": "20"}))
    fields = plan.rows[0].fields
    assert (fields["born_on"], fields["sex"]) == ("2016-03-09", "male")
