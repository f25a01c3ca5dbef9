"""At the desk: a word that no list has and a mark that says too little are asked once and answered
from what is offered; a name in two columns is joined and said to be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from at_desk import Desk

from messy import save
from xatre.work.records import browse
from xatre.work.records.browse import Query

ROWS: list[list[object]] = [
    ["Họ đệm", "Tên", "Ngày sinh", "Giới tính", "Dân tộc", "Mồ côi", "Chiều cao"],
    ["Bàn Thị", "Nái", "9/3/2019", "Nữ", "Dao Tiền", "x", 101],
    ["Bàn Thị", "Mẩy", "9/4/2019", "Nữ", "Dao tiền", None, 99],
]


def test_words_and_marks_are_answered(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    sheet.read_file(save(tmp_path, "ds.xlsx", ROWS))
    wait()
    assert sheet.plan is not None
    notes = " ".join(sheet.plan.notes)
    assert "cột G “Chiều cao”" in notes
    assert "ghép trước cột B “Tên”" in notes
    assert not sheet.primary.isEnabled()
    said = {"word:ethnic_group:dao tien": "dao", "mark:mo coi": "special_groups/group=G01"}
    assert set(sheet.columns.question_combos) == set(said)
    for key, value in said.items():
        combo = sheet.columns.question_combos[key]
        assert str(combo.itemData(1)) == value
        combo.choose(value)
        combo.changed.emit(value)
        wait()
    assert sheet.primary.text() == "Nhập 2 dòng"
    sheet.primary.click()
    wait()
    assert desk.journey.faults == []
    assert desk.do(lambda session: browse.count(session, Query("child"))) == 2


INJURIES: list[list[object]] = [
    ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày xảy ra", "Nguyên nhân", "Kết quả"],
    ["Bàn Thị Nái", "9/3/2019", "Nữ", "1/10/2026", "Ngã", "Khỏi"],
]


def test_rows_of_a_kind_without_names_are_called_by_the_name_in_the_list(
    desk: Desk, tmp_path: Path, wait: Callable[[], None]
) -> None:
    page = desk.page("injury")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    sheet.read_file(save(tmp_path, "tn.xlsx", INJURIES))
    wait()
    row = sheet.lines.rows.rows.row(0)
    assert row is not None
    assert row.cells[2].words == "Bàn Thị Nái"
