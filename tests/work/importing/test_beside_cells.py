"""What stands beside the words of cells: formulas without results, fonts of capitals, hidden rows,
capitals that TCVN3 has not."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from messy import tcvn3
from xatre.work.importing import set_aside
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"]


def _page() -> Worksheet:
    page = Workbook().active
    assert isinstance(page, Worksheet)
    page.append(HEADS)
    return page


def test_a_formula_without_its_result_is_told_and_carried(commune: Session, tmp_path: Path) -> None:
    page = _page()
    page.append(["=cmd|'/C calc'!A0", "1/2/2019", "Nam", None])
    page.append(['=CONCATENATE("Ma Thị ","B")', "=TODAY()", "Nữ", "Lý Thị C"])
    page.append(["Ma Thị D", "3/2/2019", "Nữ", None])
    page["D9"] = "=D4"
    page.parent.save(tmp_path / "ds.xlsx")
    plan = make_plan(commune, "child", tmp_path / "ds.xlsx")
    faults = {plan.cell(row, one): one.text for row in plan.rows for one in row.problems}
    assert list(faults) == ["A2", "A3", "B3", "D9", "A9", "B9", "C9"]
    assert "gọi chương trình khác" in faults["A2"]
    assert "không giữ kết quả" in faults["A3"]
    out = set_aside.write(commune, plan, list(plan.of("bad")), tmp_path / "de-lai.xlsx")
    cell = load_workbook(out).worksheets[0]["C3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd|'/C calc'!A0", "s", True)
    # What nobody mended does not go in as a name.
    assert {row.status for row in make_plan(commune, "child", out).rows} == {"bad"}


def test_a_font_of_capitals_gives_capitals(commune: Session, tmp_path: Path) -> None:
    page = _page()
    page.append([tcvn3("lê thị bưởi"), "1/2/2019", tcvn3("nữ"), tcvn3("đỗ thị hồng")])
    page.append([tcvn3("Hà Thị ẩn"), "1/3/2019", tcvn3("Nữ"), tcvn3("Đỗ Thị Hồng")])
    for cell in page[2]:
        cell.font = Font(name=".VnTimeH")
    for cell in page[3]:
        cell.font = Font(name=".VnTime")
    page.parent.save(tmp_path / "ds.xlsx")
    plan = make_plan(commune, "child", tmp_path / "ds.xlsx")
    named = [(row.fields["full_name"], row.fields["mother_name"]) for row in plan.rows]
    assert named == [("LÊ THỊ BƯỞI", "ĐỖ THỊ HỒNG"), ("Hà Thị Ẩn", "Đỗ Thị Hồng")]
    assert [row.fields["sex"] for row in plan.rows] == ["female", "female"]
    said = [(plan.cell(plan.rows[1], one), one.level) for one in plan.rows[1].problems]
    assert said == [("A3", "remark")]


def test_hidden_rows_are_told(commune: Session, tmp_path: Path) -> None:
    page = _page()
    for number in range(1, 5):
        page.append([f"Ma Thị {'ABCD'[number - 1]}", f"{number}/2/2019", "Nữ", None])
    page.row_dimensions[3].hidden = page.row_dimensions[4].hidden = True
    page.parent.save(tmp_path / "ds.xlsx")
    plan = make_plan(commune, "child", tmp_path / "ds.xlsx")
    assert len(plan.rows) == 4
    assert plan.notes == ["Có 2 dòng ẩn, vẫn được đọc: 3, 4."]
