"""A column goes to the field a person names, by name or label; a field that there is not is refused
and the others are named; a column left out stands among those not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import new_book, xatre
from messy import save
from xatre.work.importing.columns.chosen import NoSuchColumn, NoSuchField
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

ROWS: list[list[object]] = [
    ["Họ và tên", "Ngày sinh", "Giới tính", "Diện"],
    ["Giàng Thị Páo", "9/3/2019", "Nữ", "Hộ nghèo"],
]
LEFT_OUT = "Bỏ qua theo lựa chọn, không đưa vào sổ: cột D “Diện”."


@pytest.mark.parametrize("words", ["poverty", "Hoàn cảnh hộ"])
def test_a_field_by_name_or_label(commune: Session, tmp_path: Path, words: str) -> None:
    choices = ImportChoices(columns={"D": words})
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", ROWS), choices).rows
    assert row.fields["poverty"] == "poor"


@pytest.mark.parametrize("words", ["Zzzz", "household/0/poverty", "mother_ethnic"])
def test_a_field_there_is_not_is_refused(commune: Session, tmp_path: Path, words: str) -> None:
    choices = ImportChoices(columns={"D": words})
    with pytest.raises(NoSuchField) as refused:
        make_plan(commune, "child", save(tmp_path, "ds.xlsx", ROWS), choices)
    assert "Hoàn cảnh hộ (poverty)" in refused.value.happened
    assert words in refused.value.happened


@pytest.mark.parametrize("words", ["", "none", "bỏ qua"])
def test_a_column_left_out_is_told(commune: Session, tmp_path: Path, words: str) -> None:
    choices = ImportChoices(columns={"D": words, "C": "sex"})
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", ROWS), choices)
    assert plan.columns[3].target == ""
    assert LEFT_OUT in plan.notes
    assert plan.rows[0].status == "new"


def test_the_command_says_it(tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", ROWS)
    refused = xatre("import", book, "child", file, "--column", "D=Zzzz")
    assert refused.code == 2
    assert refused.words.startswith("XT-274")
    assert "D=none" in refused.words
    assert LEFT_OUT in xatre("import", book, "child", file, "--column", "D=none", "--check").words


@pytest.mark.parametrize("column", ["E", "ZZ", "Số nhà", "Trang khác!A"])
def test_a_column_there_is_not_is_refused(commune: Session, tmp_path: Path, column: str) -> None:
    choices = ImportChoices(columns={column: "notes"})
    with pytest.raises(NoSuchColumn) as refused:
        make_plan(commune, "child", save(tmp_path, "ds.xlsx", ROWS), choices)
    assert f"“{column}”" in refused.value.happened
    assert "A “Họ và tên”, B “Ngày sinh”" in refused.value.happened


def test_a_column_of_one_sheet(commune: Session, tmp_path: Path) -> None:
    file = save(tmp_path, "ds.xlsx", ROWS)
    sheet = make_plan(commune, "child", file).sheet
    plan = make_plan(commune, "child", file, ImportChoices(columns={f"{sheet}!d": "poverty"}))
    assert plan.columns[3].target == "poverty"
