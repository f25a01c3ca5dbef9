"""Births whose number is awaited: in the list for the police, and back with the number."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from work_samples import BIRTH, CHILD, add

from xatre.store.register import records
from xatre.work.cleaning import faults, list_out, returned, taking
from xatre.work.importing import undoing
from xatre.work.session import Session

NUMBER = "012226123456"
WAITING = {
    "status": "registered", "registered_on": "2026-10-02", "number_asked_on": "2026-10-03",
    "registering_unit": "02788@2025", "register_number": "7", "register_year": "2026",
}  # fmt: skip


def birth(session: Session, **more: object) -> str:
    return add(session, "birth", **{**BIRTH, **WAITING, **more})


def test_a_birth_waits_and_comes_back_with_its_number(commune: Session, tmp_path: Path) -> None:
    waits = birth(commune)
    child = add(commune, "child", **CHILD, number_state="waiting",
                number_waiting_since="2026-09-01")  # fmt: skip
    birth(commune, full_name="Vàng Thị Mỉ", child=child, register_number="8", sex="female",
          born_on=CHILD["born_on"], registered_on="2017-04-01")  # fmt: skip
    found = faults.waiting(commune)
    assert [one.record.id for one in found] == [child, waits], "the child's record stands for it"
    assert found[1].words.startswith("Chờ cấp số từ 03/10/2026")
    assert faults.faulty(commune)[1].waiting == 2
    out = list_out.write_list(commune, "waiting", tmp_path / "cho.xlsx", "Gửi Công an xã")
    assert out.rows == 2
    book = load_workbook(out.file)
    page = book["Danh sách"]
    heads = {str(cell.value): cell.column for cell in page[2]}
    code = str(records.get(commune.book.db, "birth", waits).fields["code"])  # type: ignore[union-attr]
    (row,) = [cells[0].row for cells in page.iter_rows(min_row=3) if cells[0].value == code]
    assert page.cell(row, heads["Số đang ghi trong sổ"]).value in (None, "")
    page.cell(row, heads[list_out.NUMBER_HEAD]).value = NUMBER
    back = tmp_path / "ve.xlsx"
    book.save(back)
    came = returned.read_returned(commune, back)
    assert {one.code: one.status for one in came.rows}[code] == "new"
    done = taking.take(commune, came)
    assert (done.saved, done.refused) == ([waits], [])
    assert (done.before.waiting, done.after.waiting) == (2, 1)
    held = records.get(commune.book.db, "birth", waits)
    assert held is not None
    assert (held.fields["personal_number"], held.fields["number_state"]) == (NUMBER, "has")
    assert {one.code: one.status for one in returned.read_returned(commune, back).rows}[
        code
    ] == "same"
    assert undoing.undo(commune, done.number).left == []
    again = records.get(commune.book.db, "birth", waits)
    assert again is not None
    assert again.fields["number_state"] == "waiting"
