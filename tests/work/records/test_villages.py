"""The names of a village: one rule for every list of villages."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from xatre.model.record import Record
from xatre.work.importing.cells import places
from xatre.work.importing.templates import write_template
from xatre.work.records import save
from xatre.work.records.villages import names_of, standing
from xatre.work.session import Session
from xatre.work.typing import rows


@pytest.mark.parametrize(
    ("kind", "name", "whole", "bare"),
    [
        ("ban", "Sì Choang", "Bản Sì Choang", "Sì Choang"),
        ("ban", "Bản Sì Choang", "Bản Sì Choang", "Sì Choang"),
        ("ban", "bản Sì Choang", "bản Sì Choang", "Sì Choang"),
        ("ban", "Bảng Lảng", "Bản Bảng Lảng", "Bảng Lảng"),
        ("to_dan_pho", "Tổ 5", "Tổ 5", "5"),
        ("other", "Phiêng Ban", "Phiêng Ban", "Phiêng Ban"),
    ],
)
def test_the_word_of_the_kind_is_said_once(
    commune: Session, kind: str, name: str, whole: str, bare: str
) -> None:
    village = Record("v", "village", "", fields={"village_kind": kind, "name": name})
    names = names_of(commune.codes, village)
    assert (names.name, names.whole, names.bare) == (name, whole, bare)


def test_every_list_has_the_same_villages_by_the_same_names(
    commune: Session, tmp_path: Path
) -> None:
    given = {"village_kind": "ban", "name": "Bản Sì Choang", "other_names": "Sì Cũ; Hua Bum|Nà"}
    made = save.complete(commune, save.start(commune, "village", given))
    gone = save.complete(commune, save.start(commune, "village", given | {"name": "Nậm Sỏ"}))
    save.void_record(commune, "village", gone.id, "Ghi nhầm")
    save.keep_draft(commune, save.start(commune, "village", given | {"name": "Nháp"}))
    assert [one.id for one in standing(commune)] == [made.id]
    (offer,) = rows.villages_of(commune)
    villages = places.Villages(commune)
    for name in offer.names:
        assert villages.named(name) == made.id
    file = write_template(commune, "child", tmp_path / "mau.xlsx")
    cells = [cell.value for row in load_workbook(file)["Danh mục"].iter_rows() for cell in row]
    assert "Bản Sì Choang" in cells
    assert not any("Bản Bản" in str(cell) or "Nậm Sỏ" in str(cell) for cell in cells)
