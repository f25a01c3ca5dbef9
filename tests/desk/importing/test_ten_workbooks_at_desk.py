"""The ten workbooks through the import sheet: asked, answered, taken, every fault at its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import Desk

from ten_workbooks import TEN, Messy
from xatre.desk.pages.importing.import_sheet import ImportSheet
from xatre.work.records import browse
from xatre.work.records.browse import Query


def answer(sheet: ImportSheet, one: Messy, wait: Callable[[], None]) -> None:
    """Answer what is asked, one question after the other, as the column at left offers it."""
    done: set[str] = set()
    while open_ones := [key for key in sheet.columns.question_combos if key not in done]:
        key = open_ones[0]
        done.add(key)
        combo = sheet.columns.question_combos[key]
        start = key.partition(":")[0]
        if start == "leave" or (start == "word" and start not in one.answers):
            continue  # its rows are to be mended
        value = one.answers.get(key) or one.answers.get(start) or str(combo.itemData(1))
        combo.choose(value)
        combo.changed.emit(value)
        wait()


@pytest.mark.parametrize("one", TEN, ids=lambda one: one.name)
def test_every_fault_is_shown_and_the_rest_goes_in(
    desk: Desk, tmp_path: Path, wait: Callable[..., None], one: Messy
) -> None:
    page = desk.page(one.kind)
    page.list.import_asked.emit()
    sheet = page.tables.importing

    def until() -> None:
        wait(one.kind)

    sheet.read_file(one.write(tmp_path))
    until()
    answer(sheet, one, until)
    assert desk.journey.faults == []
    assert sheet.plan is not None
    assert sheet.plan.counts() == one.counts
    shown: dict[str, str] = {}
    sheet.lines.only.choose("bad")
    for place, row in enumerate(list(sheet.plan.of("bad"))):
        sheet.lines.rows.go_to_number(place)
        desk.qtbot.waitUntil(lambda: sheet.lines.rows.current is not None)
        said = sheet.lines.detail.text()
        for problem in row.problems:
            if problem.level == "error":
                cell = sheet.plan.cell(row, problem)
                shown[cell] = problem.field
                assert problem.text in said
                assert f"{cell}" in said
    assert shown == one.faults
    good = one.counts["new"]
    if sheet.lines.take_doubtful.isVisible():
        sheet.lines.take_doubtful.choose("yes")
    assert sheet.primary.text() == f"Nhập {good + one.counts['doubtful']} dòng"
    sheet.primary.click()
    until()
    assert desk.journey.faults == []
    count = desk.do(lambda session: browse.count(session, Query(one.kind)))
    assert count == good + one.counts["doubtful"]
    assert sheet.plan.counts()["new"] == 0
    assert sheet.plan.counts()["bad"] == one.counts["bad"]
