"""Reports, lists, tables and empty forms from the desk; what left; a case from an injury."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from at_desk import CHILD, Desk
from openpyxl import load_workbook

from samples import INTAKE
from xatre.desk import last_place
from xatre.desk.pages.record import report_dialog
from xatre.desk.pages.record.print_dialog import PrintDialog
from xatre.desk.pages.record.report_dialog import BLANK, TABLE, ReportDialog, offered
from xatre.desk.settings.files_pane import FilesPane
from xatre.desk.widgets.message_bar import Message
from xatre.work.records import browse
from xatre.work.records.browse import Query

INJURY = {
    "full_name": "Lý Thị Mai",
    "told_sex": "female",
    "told_born_on": "2018",
    "happened_on": "2026-08-01",
    "cause": "08",
    "place": "home",
    "outcome": "recovered",
}
CASE = INTAKE | {"told_name": "Đào"}


def dialog_of(desk: Desk, kind: str, label: str) -> ReportDialog:
    dialog = ReportDialog(desk.seat, kind, label, Query(kind), desk.window)
    desk.qtbot.addWidget(dialog)
    desk.settle()
    return dialog


def test_what_is_offered_is_of_the_kind() -> None:
    assert [name for name, _ in offered("injury", "Tai nạn")] == ["injuries", TABLE]
    assert len(offered("birth", "Khai sinh")) == 6
    assert [name for name, _ in offered("case", "Vụ việc")][1] == f"{BLANK}01"
    assert [name for name, _ in offered("child", "Trẻ em")] == [
        TABLE,
        "cleaning",
        "cleaning-waiting",
    ]


def test_the_injury_report_is_shown_for_the_quarter_before(desk: Desk) -> None:
    desk.add("injury", INJURY)
    dialog = dialog_of(desk, "injury", "Tai nạn thương tích")
    assert dialog.made is not None
    assert "từ ngày 01/07/2026 đến ngày 30/09/2026" in dialog.made.html
    assert dialog._column.count() >= 1
    assert dialog.save_button.isEnabled()
    dialog.last.setText("31/6/2026")
    dialog.last.editingFinished.emit()
    assert not dialog.save_button.isEnabled()
    dialog.last.setText("1/1/2026")
    dialog.last.editingFinished.emit()
    assert not dialog.print_button.isEnabled()


def test_a_report_is_saved_as_pdf_and_as_excel_and_listed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.add("injury", INJURY)
    told: list[Message] = []
    for answer, ending in (("save", "pdf"), ("excel", "xlsx")):
        file = tmp_path / f"bao-cao.{ending}"
        proposed: list[str] = []

        def ask(dialog: ReportDialog, answer: str = answer) -> str:
            desk.qtbot.addWidget(dialog)
            desk.settle()
            return answer

        def where(parent, title, name, kinds, file=file, proposed=proposed):  # type: ignore[no-untyped-def]
            proposed.append(name)
            return str(file), ""

        monkeypatch.setattr(ReportDialog, "ask", ask)
        monkeypatch.setattr(last_place.QFileDialog, "getSaveFileName", where)
        report_dialog.make_report_of(
            desk.seat, "injury", "Tai nạn", Query("injury"), desk.window, told.append
        )
        desk.settle()
        assert file.is_file()
        assert [Path(one).name for one in proposed] == [f"bao-cao-tntt-20260701-20260930.{ending}"]
    assert [one.level for one in told] == ["success", "success"]
    sheet = load_workbook(tmp_path / "bao-cao.xlsx").worksheets[0]
    assert "Bản số 2" in str(sheet["A1"].value)
    pane = FilesPane(desk.seat)
    desk.qtbot.addWidget(pane)
    pane.came()
    desk.settle()
    assert pane.table.rows.rowCount() == 2
    assert pane.nothing.isHidden()


def test_the_table_of_the_list_in_front_is_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.add("child", CHILD)
    monkeypatch.setattr(ReportDialog, "ask", lambda dialog: "excel")
    where = lambda *_: (str(tmp_path / "tre.xlsx"), "")  # noqa: E731
    monkeypatch.setattr(last_place.QFileDialog, "getSaveFileName", where)
    desk.page("child").list.print_asked.emit()
    desk.settle()
    rows = list(load_workbook(tmp_path / "tre.xlsx").worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 3
    assert "Giàng" not in str(rows)


def test_an_empty_form_needs_no_reason_and_no_table_is_printed(desk: Desk) -> None:
    dialog = dialog_of(desk, "case", "Vụ việc")
    assert dialog.is_table
    assert not dialog.print_button.isEnabled()
    assert dialog.excel_button.isEnabled()
    dialog.choice.choose(f"{BLANK}02")
    dialog._chosen()
    desk.settle()
    assert dialog.names.isHidden()
    assert dialog.print_button.isEnabled()
    assert not dialog.excel_button.isEnabled()
    assert dialog.made is not None
    assert dialog.made.name == "mau-02-trong.pdf"


def test_a_viewer_saves_no_table(desk: Desk) -> None:
    seat = replace(desk.seat, facts=replace(desk.facts, rights=frozenset({"read"})))
    dialog = ReportDialog(seat, "injury", "Tai nạn", Query("injury"), desk.window)
    desk.qtbot.addWidget(dialog)
    desk.settle()
    assert not dialog.excel_button.isEnabled()
    assert dialog.names.isHidden()


def test_a_case_is_printed_as_form_01(desk: Desk) -> None:
    (id,) = desk.add("case", CASE)
    dialog = PrintDialog(desk.seat, "case", id, desk.window)
    desk.qtbot.addWidget(dialog)
    desk.settle()
    assert [dialog.choice.itemData(n) for n in range(dialog.choice.count())] == [
        "sheet",
        "01",
        "carers",
        "national",
    ]
    dialog.choice.choose("01")
    dialog._chosen()
    desk.settle()
    assert dialog.sheet is not None
    assert "BÁO CÁO TIẾP NHẬN THÔNG TIN" in dialog.sheet.html


def test_a_case_is_begun_beside_the_injury_that_calls_for_it(desk: Desk) -> None:
    reason = {"case": {"reason": "sẽ lập"}}
    (id,) = desk.add("injury", {**INJURY, "intent": "assault", "doubt_reasons": reason})
    page = desk.page("injury")
    page.list.want(id)
    page.list.refresh()
    desk.settle()
    page.view.show_record(id)
    desk.settle()
    assert not page.view.propose.isHidden()
    page.view.propose.click()
    desk.settle()
    case = desk.do(lambda session: browse.record(session, "injury", id).fields["case"])
    assert case
    page.view.show_record(id)
    desk.settle()
    assert page.view.propose.isHidden()


def test_the_list_for_the_police_is_shown_nameless_until_a_reason_is_written(desk: Desk) -> None:
    desk.add("child", CHILD | {"number_state": "none"})
    dialog = dialog_of(desk, "child", "Trẻ em")
    dialog.choice.setCurrentIndex(1)
    dialog.choice.changed.emit("cleaning")
    desk.settle()
    assert dialog.choice.value == "cleaning"
    assert dialog.made is not None
    assert "Ngọc Ánh" not in dialog.made.html
    assert "Thiếu dân tộc" in dialog.made.html
    dialog.names.setChecked(True)
    dialog.line.setText("Gửi Công an xã xác minh")
    dialog.line.editingFinished.emit()
    desk.settle()
    assert "Giàng Thị Ngọc Ánh" in dialog.made.html
    assert dialog.excel_button.isEnabled()
    assert dialog.print_button.isEnabled()
