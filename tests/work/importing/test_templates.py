"""Template workbooks: made from the declarations, and matched again by themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from xatre.work.importing import planning
from xatre.work.importing.targets import Targets
from xatre.work.importing.templates import write_template
from xatre.work.session import Session


@pytest.mark.parametrize("kind", ["child", "village", "injury", "birth", "population", "case"])
def test_every_head_of_a_template_is_matched_again(
    commune: Session, tmp_path: Path, kind: str
) -> None:
    file = write_template(commune, kind, tmp_path / "mau.xlsx")
    book = load_workbook(file)
    heads = [cell.value for cell in book.worksheets[0][1]]
    targets = Targets(commune.kind(kind), commune.codes, hidden=True)
    for head in heads:
        name = targets.of_head(str(head))
        assert name, head
        assert targets.by_name[name].label == head
    assert book.worksheets[0].data_validations.dataValidation
    assert [sheet.title for sheet in book.worksheets] == ["Danh sách", "Danh mục", "Cách ghi"]
    assert book["Cách ghi"].max_row == len(heads) + 1


def test_a_filled_template_comes_in(commune: Session, tmp_path: Path) -> None:
    file = write_template(commune, "child", tmp_path / "mau.xlsx")
    book = load_workbook(file)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    given = {
        "Họ, chữ đệm, tên": "Giàng A Páo", "Ngày, tháng, năm sinh": date(2016, 3, 9),
        "Giới tính": "Nam", "Họ và tên mẹ": "Vàng Thị Mai",
    }  # fmt: skip
    for head, value in given.items():
        sheet.cell(2, places[head], value)
    book.save(file)
    plan = planning.make_plan(commune, "child", file)
    assert plan.counts()["new"] == 1, plan.rows[0].problems
    assert plan.rows[0].fields["born_on"] == "2016-03-09"
    assert plan.rows[0].fields["sex"] == "male"
