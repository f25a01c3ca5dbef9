"""A workbook with one sheet a village: all its lists at one go, the village of each sheet by its
title or name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from work_samples import add

from xatre.work.importing import set_aside, taking
from xatre.work.importing.columns.sheets import NoHeads, NoSuchSheet
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

ALL = ImportChoices(sheets=("all",))
HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]
TWO = {
    "Ao Sen": ["DANH SÁCH TRẺ EM THÔN AO SEN NĂM 2025", HEADS, ["Ma Văn A", "1/2/2019", "Nam"]],
    "Đát Trò": [None, HEADS, ["Ma Văn B", "31/2/2019", "Nam"], ["Ma Thị C", "3/2/2019", "Nữ"]],
}


def _file(folder: Path, sheets: Mapping[str, list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row if isinstance(row, list) else [row])
    file = folder / "ba thon.xlsx"
    book.save(file)
    return file


def _village(session: Session, kind: str, name: str) -> str:
    return add(session, "village", village_kind=kind, name=name)


def _cells(plan: Plan) -> list[str]:
    return [plan.cell(row, one) for row in plan.rows for one in row.problems]


def test_all_lists_go_in_at_one_go_and_out_again(commune: Session, tmp_path: Path) -> None:
    ids = [_village(commune, "thon", "Thôn Ao Sen"), _village(commune, "thon", "Thôn Đát Trò")]
    summary = [["Thôn", "Số trẻ", "Nam", "Nữ"], ["Ao Sen", 3, 2, 1], ["Đát Trò", 3, 2, 1]]
    file = _file(tmp_path, {"Tổng hợp": summary, **TWO})
    plan = make_plan(commune, "child", file, ALL)
    assert [part.name for part in plan.parts] == ["Ao Sen", "Đát Trò"]
    assert [row.fields.get("village") for row in plan.rows] == [ids[0], ids[1], ids[1]]
    assert _cells(plan) == ["Đát Trò!B3"]
    assert "Trang Ao Sen: dòng không ghi thôn, bản được đưa vào Thôn Ao Sen, theo tiêu đề." in (
        plan.notes
    )
    assert any("Đát Trò, theo tên trang." in note for note in plan.notes)
    assert any("không đọc" in note and "Tổng hợp (3 dòng)" in note for note in plan.notes)
    taken = taking.take(commune, plan)
    assert (taken.new, taken.left) == (2, 1)
    again = make_plan(commune, "child", file, ALL)
    assert [row.status for row in again.rows] == ["same", "bad", "same"]


def test_rows_of_two_sheets_are_one_child(commune: Session, tmp_path: Path) -> None:
    row = ["Ma Văn A", "1/2/2019", "Nam"]
    file = _file(tmp_path, {"Năm 2023": [HEADS, row], "Năm 2024": [HEADS, row]})
    plan = make_plan(commune, "child", file, ALL)
    assert [row.status for row in plan.rows] == ["new", "doubtful"]
    assert plan.rows[1].problems[0].text == "Trùng với dòng Năm 2023!2 của tệp này."
    assert plan.questions == {}


def test_a_village_that_the_book_has_not_is_asked_once(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", _file(tmp_path, TWO), ALL)
    assert {key: one.rows for key, one in plan.questions.items()} == {
        "village:thon ao sen": 1,
        "village:dat tro": 2,
    }
    assert plan.questions["village:thon ao sen"].options[0][1] == ("Lập thôn, bản mới: Thôn Ao Sen")
    choices = ImportChoices(sheets=("all",), answers={"village": "new"})
    plan = make_plan(commune, "child", _file(tmp_path, TWO), choices)
    assert sorted(str(one["name"]) for one in plan.villages.values()) == ["Thôn Ao Sen", "Đát Trò"]


def test_a_title_copied_from_another_sheet_is_asked(commune: Session, tmp_path: Path) -> None:
    for name in ("Thôn Ao Sen", "Thôn Đát Trò"):
        _village(commune, "thon", name)
    rows = ["DANH SÁCH TRẺ EM THÔN AO SEN", HEADS, ["Ma Văn A", "1/2/2019", "Nam"]]
    file = _file(tmp_path, {"Đát Trò": rows})
    plan = make_plan(commune, "child", file)
    (question,) = plan.questions.values()
    assert question.key == "sheet_village:dat tro"
    assert [row.status for row in plan.rows] == ["bad"]
    plan = make_plan(commune, "child", file, ImportChoices(answers={question.key: "Đát Trò"}))
    assert [row.status for row in plan.rows] == ["new"]
    assert "village" in plan.rows[0].fields


@pytest.mark.parametrize(
    "title",
    ["Danh sách trẻ em các thôn, bản", "Trưởng thôn: Ma Văn Tài", "Biên bản số 12",
     "DANH SÁCH TRẺ EM THÔN BẢN NĂM 2025"],
)  # fmt: skip
def test_a_title_that_names_no_village(commune: Session, tmp_path: Path, title: str) -> None:
    rows = [title, HEADS, ["Ma Văn A", "1/2/2019", "Nam"]]
    plan = make_plan(commune, "child", _file(tmp_path, {"Danh sách": rows}))
    assert (plan.questions, [row.status for row in plan.rows]) == ({}, ["new"])


def test_sheets_by_name(commune: Session, tmp_path: Path) -> None:
    file = _file(tmp_path, {**TWO, "Ghi chú": ["cũ"]})
    plan = make_plan(commune, "child", file, ImportChoices(sheets=("dat tro",)))
    assert ([part.name for part in plan.parts], len(plan.rows)) == (["Đát Trò"], 2)
    with pytest.raises(NoSuchSheet) as caught:
        make_plan(commune, "child", file, ImportChoices(sheets=("Sai tên",)))
    assert "“Ao Sen”, “Đát Trò”, “Ghi chú”" in caught.value.happened
    with pytest.raises(NoHeads) as none:
        make_plan(commune, "child", file, ImportChoices(sheets=("Ghi chú",)))
    assert "trang “Ghi chú”" in none.value.happened


def test_columns_of_one_sheet_are_chosen(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS, "Ký hiệu"]
    row = ["Ma Văn A", "1/2/2019", "Nam", "H5"]
    other = ["Ma Văn B", "1/3/2019", "Nam", "H6"]
    file = _file(tmp_path, {"2023": [heads, row], "2024": [heads, other]})
    choices = ImportChoices(sheets=("all",), columns={"2024!D": "household_number"})
    plan = make_plan(commune, "child", file, choices)
    assert [row.fields.get("household_number") for row in plan.rows] == [None, "H6"]


def test_what_is_set_aside_of_several_sheets_comes_back(commune: Session, tmp_path: Path) -> None:
    _village(commune, "thon", "Thôn Đát Trò")
    heads = ["Giới tính", "Họ và tên", "Ngày sinh", "Ký hiệu"]
    sheets = {**TWO, "Làng Thang": [heads, ["Nữ", "Ma Thị D", "30/2/2019", "H7"]]}
    choices = ImportChoices(
        sheets=("all",),
        columns={"Làng Thang!D": "household_number"},
        answers={"village": "new"},
    )
    plan = make_plan(commune, "child", _file(tmp_path, sheets), choices)
    left = list(plan.of("bad"))
    out = set_aside.write(commune, plan, left, tmp_path / "de-lai.xlsx")
    page = load_workbook(out).worksheets[0]
    assert [cell.value for cell in page[2]][1:] == [
        "Dòng trong tệp gốc", "Thôn, bản, tổ", "Họ và tên", "Ngày sinh", "Giới tính", "Ký hiệu",
    ]  # fmt: skip
    assert [cell.value for cell in page[4]][1:] == [
        "Làng Thang!2", "Làng Thang", "Ma Thị D", "30/2/2019", "Nữ", "H7",
    ]  # fmt: skip
    page["E3"], page["E4"] = "28/2/2019", "28/2/2019"
    page.parent.save(out)
    mended = make_plan(commune, "child", out)
    assert [row.status for row in mended.rows] == ["new", "new"]
    assert mended.questions == {}
    assert mended.rows[1].fields["household_number"] == "H7"
