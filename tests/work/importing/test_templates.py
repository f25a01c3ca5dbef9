"""Template workbooks: made from the declarations, and matched again by themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from xatre.model.fields import Text
from xatre.model.problem import NOT_WRITTEN
from xatre.work.importing import planning
from xatre.work.importing.columns.targets import Targets
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


def test_heads_of_one_section_say_whose_they_are_and_old_ones_are_read(commune: Session) -> None:
    for kind in commune.kinds.values():
        targets = Targets(kind, commune.codes, hidden=True)
        assert not [one.label for one in targets.by_name.values() if "[" in one.label]
    child = Targets(commune.kind("child"), commune.codes, hidden=True)
    heads = [child.by_name[f"{whose}_born_on"].label for whose in ("mother", "father")]
    assert heads == ["Ngày, năm sinh của mẹ", "Ngày, năm sinh của cha"]
    assert child.of_head("Ngày, năm sinh (Cha, mẹ) [father_born_on]") == "father_born_on"
    village = Targets(commune.kind("village"), commune.codes, hidden=True)
    assert village.by_name["head_phone"].label == "Điện thoại của trưởng thôn, bản, tổ"


@pytest.mark.parametrize("kind", ["child", "village", "injury", "birth"])
def test_the_guide_asks_only_for_what_a_row_is_refused_without(
    commune: Session, tmp_path: Path, kind: str
) -> None:
    book = load_workbook(write_template(commune, kind, tmp_path / "mau.xlsx"))
    sheet, guide = book["Danh sách"], book["Cách ghi"]
    needed = {row[0].value for row in guide.iter_rows(min_row=2) if row[1].value == "có"}
    places = {cell.value: cell.column for cell in sheet[1]}
    # A row that says one thing only is refused for all that is needed, and for nothing else.
    targets = Targets(commune.kind(kind), commune.codes, hidden=True)
    other = next(
        one.label
        for one in targets.by_name.values()
        if isinstance(one.field, Text) and not one.field.required and not one.inner
    )
    sheet.cell(2, places[other], "ghi thêm")
    book.save(tmp_path / "ghi.xlsx")
    plan = planning.make_plan(commune, kind, tmp_path / "ghi.xlsx")
    missing = {one.field for one in plan.rows[0].problems if one.code == NOT_WRITTEN}
    assert {targets.by_name[name].label for name in missing} == needed
