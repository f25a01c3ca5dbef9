"""Printing from the desk: nameless at once, with names only for a reason, saved as PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from at_desk import CHILD, Desk

from xatre.desk import last_place
from xatre.desk.pages.record import print_dialog
from xatre.desk.pages.record.print_dialog import PrintDialog, save_sheet
from xatre.desk.widgets.message_bar import Message
from xatre.store.safety import journal


def _printed(desk: Desk) -> list[str]:
    return desk.do(
        lambda session: [
            one.subject
            for one in journal.entries(session.book.db, session.book.device.id)
            if one.act == "printed"
        ]
    )


def test_the_preview_names_nobody_until_there_is_a_reason(desk: Desk) -> None:
    (id,) = desk.add("child", CHILD)
    dialog = PrintDialog(desk.seat, "child", id, desk.window)
    desk.qtbot.addWidget(dialog)
    desk.settle()
    assert dialog.sheet is not None
    assert "Giàng" not in dialog.sheet.html
    assert dialog._column.count() >= 1
    assert dialog.print_button.isEnabled()
    dialog.names.setChecked(True)
    assert not dialog.print_button.isEnabled()
    dialog.line.setText("nộp cho trường")
    dialog.line.editingFinished.emit()
    desk.settle()
    assert dialog.print_button.isEnabled()
    assert "Giàng Thị Ngọc Ánh" in dialog.sheet.html
    dialog.names.setChecked(False)
    desk.settle()
    assert "Giàng" not in dialog.sheet.html


def test_a_viewer_is_not_offered_names(desk: Desk) -> None:
    seat = replace(desk.seat, facts=replace(desk.facts, rights=frozenset({"read"})))
    dialog = PrintDialog(seat, "child", "x", desk.window)
    desk.qtbot.addWidget(dialog)
    desk.settle()
    assert dialog.names.isHidden()


def test_a_pdf_is_saved_and_written_down(desk: Desk, tmp_path: Path) -> None:
    (id,) = desk.add("child", CHILD)
    told: list[Message] = []
    save_sheet(desk.seat, "child", id, "nộp cho trường", tmp_path / "a.pdf", told.append)
    desk.settle()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert _printed(desk) == [f"#1 | child/{id} | a.pdf | names: nộp cho trường"]
    assert told[0].level == "success"
    save_sheet(desk.seat, "child", id, "", tmp_path / "không có" / "a.pdf", told.append)
    desk.settle()
    assert [type(fault).__name__ for fault in desk.journey.faults] == ["PaperNotWritten"]


def test_ctrl_p_prints_the_record_in_front(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (id,) = desk.add("child", CHILD)
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "xatre.desk.pages.lists.records_page.print_record_of",
        lambda seat, kind, id, parent, tell: asked.append((kind, id)),
    )
    page = desk.page("child")
    page.print_page()
    page.view.print_asked.emit(id)
    assert asked == [("child", id), ("child", id)]
    page._open(id)
    desk.settle()
    page.print_page()
    assert asked[-1] == ("child", id)


def test_save_asks_where(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (id,) = desk.add("child", CHILD)
    monkeypatch.setattr(PrintDialog, "ask", lambda dialog: "save")
    proposed: list[str] = []

    def where(parent, title, name, filters):  # type: ignore[no-untyped-def]
        proposed.append(name)
        return str(tmp_path / "b.pdf"), ""

    monkeypatch.setattr(last_place.QFileDialog, "getSaveFileName", where)
    print_dialog.print_record_of(desk.seat, "child", id, desk.window, lambda message: None)
    desk.settle()
    assert (tmp_path / "b.pdf").is_file()
    assert _printed(desk) == [f"#1 | child/{id} | b.pdf | nameless"]
    assert proposed == ["phieu.pdf"]
