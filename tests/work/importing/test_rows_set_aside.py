"""The workbook of rows that were left: each fault at its cell, what other rows told written in, and
mended it comes back without trouble."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from work_samples import CHILD, add

from messy import save
from xatre.work.importing import set_aside
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"]


def _aside(session: Session, plan: Plan, tmp_path: Path) -> tuple[Path, Worksheet]:
    rows = [row for row in plan.rows if row.status != "new"]
    out = set_aside.write(session, plan, rows, tmp_path / "de-lai.xlsx")
    page = load_workbook(out).active
    assert isinstance(page, Worksheet)
    return out, page


def test_each_fault_stands_at_its_cell_and_the_mended_file_comes_back(
    commune: Session, tmp_path: Path
) -> None:
    rows = [
        ["1", "Lý Thị Mai", "9/3/2017", "Nữ", "Triệu Thị Pham"],
        ["2", "Ma Văn Hùng", "31/02/2017", "Gì đó", "Hoàng Thị Lan"],
    ]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, *rows]))
    out, page = _aside(commune, plan, tmp_path)
    assert [cell.value for cell in page[2]][:3] == ["Lý do để lại", "Dòng trong tệp gốc", "STT"]
    why, day, sex, name = page["A3"], page["E3"], page["F3"], page["D3"]
    assert why.alignment.wrap_text
    assert why.value.startswith("[Ngày sinh] ")
    assert why.value.count("\n") == 1
    assert day.comment
    assert "28 ngày" in day.comment.text
    assert day.fill.fgColor.rgb == "00F4C7C3"
    assert sex.comment
    assert sex.fill.fgColor.rgb == "00FCE8B2"
    assert name.comment is None
    assert name.fill.fill_type is None
    day.value, sex.value = "28/02/2017", "Nam"
    page.parent.save(out)
    mended = make_plan(commune, "child", out)
    assert mended.notes == []
    assert [row.status for row in mended.rows] == ["new"]
    assert mended.rows[0].fields["born_on"] == "2017-02-28"


def test_what_other_rows_told_is_written_in(commune: Session, tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    for row in (
        [*HEADS, "Chủ hộ"],
        ["Thôn Đèo Hoa"],
        [1, "Lý Thị Mai", "03/25/2017", "Nữ", "Triệu Thị Pham", "Lý Văn Bảo"],
        [2, "Lý Văn Tài", "03/04/2019", "Gì đó", "Triệu Thị Pham", None],
    ):
        page.append(row)
    page.merge_cells("F3:F4")
    book.save(tmp_path / "ds.xlsx")
    month_first = ImportChoices(answers={"day_order:born_on": "month"})
    plan = make_plan(commune, "child", tmp_path / "ds.xlsx", month_first)
    _, page = _aside(commune, plan, tmp_path)
    left = dict(
        zip(
            (cell.value for cell in page[2]),
            (cell.value for cell in page[page.max_row]),
            strict=True,
        )
    )
    assert left["Thôn, bản, tổ"] == "Thôn Đèo Hoa"
    assert left["Chủ hộ"] == "Lý Văn Bảo"
    assert left["Ngày sinh"] == datetime(2019, 3, 4)


def test_a_mended_row_that_is_another_child_is_asked_for(commune: Session, tmp_path: Path) -> None:
    born = {"Lý Thị Mai": "2018-03-04", "Lý Thị Na": "2017-05-06", "Lò Thị Na": "2016-05-06"}
    for name, day in born.items():
        add(commune, "child", **CHILD | {"full_name": name, "born_on": day})
    heads = [*HEADS[1:4], "Ngày xảy ra", "Nguyên nhân", "Nơi xảy ra", "Kết quả"]
    what = ["Đuối nước", "Ở nhà", "Khỏi"]
    rows = [
        ["Lý Thị Mai", "4/3/2018", "Nữ", "1/7/2026", *what],
        ["Lý Thị Na", "6/5/2017", "Nữ", "2/7/2026", *what],
        ["Lò Thị Nga", "6/5/2016", "Nữ", "31/02/2026", *what],
    ]
    all_are = ImportChoices(answers={"child": "yes"})
    plan = make_plan(commune, "injury", save(tmp_path, "tn.xlsx", [heads, *rows]), all_are)
    out, page = _aside(commune, plan, tmp_path)
    for cell in page[page.max_row]:
        mended = {"Lò Thị Nga": "Lò Thị Na", "31/02/2026": "28/02/2026"}
        cell.value = mended.get(str(cell.value), cell.value)
    page.parent.save(out)
    again = make_plan(commune, "injury", out)
    assert [key.partition(":")[0] for key in again.questions] == ["child"]
    assert "child" not in again.rows[-1].fields
