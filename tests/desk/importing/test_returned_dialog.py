"""The police's list back at the desk: rows with their differences, taken, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import CHILD, Desk
from openpyxl import Workbook

from xatre.desk import last_place
from xatre.desk.pages.importing.returned_dialog import ReturnedDialog
from xatre.work.cleaning import faults
from xatre.work.cleaning.list_out import MARK_HEAD, NUMBER_HEAD

HEADS = ["Ghi chú", MARK_HEAD, NUMBER_HEAD, "Mã hồ sơ", "Họ, chữ đệm, tên"]
Shown = Callable[[Callable[[ReturnedDialog], str]], None]
OTHER = {"full_name": "Vàng Thị Súa", "born_on": "2018-01-02"}


def returned_file(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, [None, "Mới cấp", "012317123456", "TE-00001", "Giàng Thị Ngọc Ánh"],
                [None, None, "012318123456", "TE-00002", "Giàng Thị Ai Đó"]):  # fmt: skip
        sheet.append(row)
    file = folder / "cong an tra ve.xlsx"
    book.save(file)
    return file


@pytest.fixture
def shown(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Bring the file in, answering the dialog as told."""
    desk.add("child", CHILD | {"number_state": "none"}, CHILD | OTHER)
    file = returned_file(tmp_path)
    where = lambda *_: (str(file), "")  # noqa: E731
    monkeypatch.setattr(last_place.QFileDialog, "getOpenFileName", where)

    def bring(answer: Callable[[ReturnedDialog], str]) -> None:
        asked: list[ReturnedDialog] = []

        def ask(dialog: ReturnedDialog) -> str:
            desk.qtbot.addWidget(dialog)
            asked.append(dialog)
            return answer(dialog)

        monkeypatch.setattr(ReturnedDialog, "ask", ask)
        page = desk.page("child")
        page.list.import_asked.emit()
        page.tables.importing.empty.returned.click()
        desk.qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
        desk.settle()

    return bring


def without_number(desk: Desk) -> int:
    count: int = desk.do(lambda session: faults.faulty(session)[1].no_number)
    return count


def test_rows_are_shown_and_only_the_sure_ones_taken(desk: Desk, shown: Shown) -> None:
    def answer(dialog: ReturnedDialog) -> str:
        assert dialog.counted.text() == "1 có số mới, 1 cần xem vì khác sổ"
        words = [dialog.rows.rows.row(number) for number in range(2)]
        assert words[1] is not None
        assert words[1].cells[3].words == "Họ, chữ đệm, tên khác sổ."
        assert "sổ ghi trống, công an ghi 012317123456" in dialog.detail.text()
        return "take"

    shown(answer)
    assert without_number(desk) == 1
    message = desk.journey.told[-1]
    assert "Trẻ chưa có số: 2 trước, 1 nay" in message.rest
    assert message.act is not None
    message.act()
    desk.settle()
    assert without_number(desk) == 2


def test_doubtful_rows_after_a_person_looked(desk: Desk, shown: Shown) -> None:
    def answer(dialog: ReturnedDialog) -> str:
        dialog.doubtful.setChecked(True)
        assert dialog.take_button.text().strip().endswith("Lấy 2 dòng")
        return "take"

    shown(answer)
    assert without_number(desk) == 0


def test_nothing_is_taken_when_closed(desk: Desk, shown: Shown) -> None:
    shown(lambda dialog: "keep")
    assert without_number(desk) == 2


def test_hidden_names_stay_hidden(desk: Desk, shown: Shown) -> None:
    desk.page("child").tables.importing.set_names_hidden(True)

    def answer(dialog: ReturnedDialog) -> str:
        rows = [dialog.rows.rows.row(number) for number in range(2)]
        words = repr([row.cells for row in rows if row is not None]) + dialog.detail.text()
        assert "Giàng" not in words
        assert "TE-00001" in words
        return "keep"

    shown(answer)
