"""Tổng quan, the lists with their records and forms, the search, the keys, hidden names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from shots import books
from shots.stage import Stage, type_into
from xatre.desk.faults import Faults
from xatre.desk.pages.record.print_dialog import PrintDialog
from xatre.desk.widgets.hidden_value import HiddenValue
from xatre.desk.widgets.message_bar import Message
from xatre.store.faults import DiskFull


def play(stage: Stage, folder: Path) -> None:
    """A commune of 1,284 children, then one of 7,500."""
    stage.open(books.commune(folder / "xa"))
    stage.page("overview")
    stage.take("tong-quan")
    _children(stage)
    _child_form(stage)
    _others(stage)
    _everywhere(stage)
    stage.resize(1366, 697)
    for key in ("overview", "child"):
        stage.page(key)
        stage.take(f"{key}-697")
    _, (big,) = books.demo(folder / "lon", 7500)
    stage.open(big)
    stage.take("tong-quan-7500")
    page = stage.page("child")
    page.list.table.go_to_number(4000)
    stage.take("tre-em-7500-giua-danh-sach")
    type_into(page.list.search, "thao a")
    stage.take("tre-em-7500-tim")


def _children(stage: Stage) -> None:
    page = stage.page("child")
    stage.take("tre-em")
    type_into(page.list.search, "giang")
    stage.settle()
    page.list.table.setFocus()
    page.list.table.go_to_number(2)
    file = stage.take("tre-em-tim-thay")
    assert not QImage(str(file)).isNull()
    for number, name in ((1, "vu-viec"), (4, "lich-su")):
        page.view.tabs.show_tab(number)
        stage.take(f"tre-em-the-{name}")
    page.view.tabs.show_tab(0)
    for value in page.view.findChildren(HiddenValue)[:3]:
        value._button.click()
    stage.take("tre-em-hien-muc-kin")
    page.list.filter_by("", {"sex": "female", "poverty": "poor"})
    stage.take("tre-em-loc")
    page.list.filter_by("zzzz", {"sex": "female"})
    stage.take("tre-em-khong-thay")
    page.list.filter_by("", {})
    stage.settle()
    bar = page.list.ui.filters
    stage.over("tre-em-mo-bo-loc", lambda: next(iter(bar._buttons.values())).click())
    stage.over("tre-em-viec-khac", page.view.more.click)
    stage.over("huy-ho-so", lambda: page.view.void_asked.emit(page.list.current_id))

    def shown(dialog: Any) -> None:
        dialog.refresh()
        stage.settle()

    stage.over(
        "in-phieu",
        lambda: PrintDialog(page.seat, "child", page.list.current_id, page).ask(),
        shown,
    )


def _child_form(stage: Stage) -> None:
    page = stage.page("child")
    page.new_record()
    stage.take("tre-em-lap-moi")
    pane = page.sheet.pane
    _fill(pane.form, "full_name", "Giàng Thị Ngọc Ánh")
    _fill(pane.form, "born_on", "31/02/2017")
    _fill(pane.form, "personal_number", "012317004")
    stage.settle()
    pane.complete()
    stage.take("tre-em-lap-moi-con-thieu")
    row = pane.form.row("born_on")
    assert row is not None
    _fill(pane.form, "born_on", "2008")
    stage.take("tre-em-nghi-ngo")
    page.leave()
    stage.settle()
    page.list.filter_by("giang thi", {})
    stage.settle()
    page.edit_record()
    stage.take("tre-em-sua")
    scroll = page.sheet.pane.form.verticalScrollBar()
    for part, share in (("giua", 0.35), ("duoi", 0.7), ("cuoi", 1.0)):
        scroll.setValue(int(scroll.maximum() * share))
        stage.take(f"tre-em-sua-{part}")
    page.leave()
    stage.settle()
    page.acts.add_to_household(page.list.current_id)
    stage.take("tre-em-cung-ho")
    page.leave()
    stage.settle()


def _fill(form: QWidget, name: str, words: str) -> None:
    row = form.row(name)  # type: ignore[attr-defined]
    assert row is not None
    line = row.editor.controls()[0]
    line.setFocus()
    line.setText(words)
    line.textEdited.emit(words)
    line.editingFinished.emit()


def _others(stage: Stage) -> None:
    for kind, name in (
        ("incident", "vu-nhieu-tre"),
        ("injury", "tai-nan"),
        ("birth", "khai-sinh"),
        ("village", "thon-ban"),
        ("remark", "nhan-xet"),
    ):
        page = stage.page(kind)
        stage.take(name)
        if not page.list.current_id:
            continue
        page.edit_record()
        stage.take(f"{name}-sua")
        scroll = page.sheet.pane.form.verticalScrollBar()
        if scroll.maximum() > 100:
            scroll.setValue(scroll.maximum() // 2)
            stage.take(f"{name}-sua-giua")
            scroll.setValue(scroll.maximum())
            stage.take(f"{name}-sua-cuoi")
        page.leave()
        stage.settle()


def _everywhere(stage: Stage) -> None:
    window = stage.window
    page = stage.page("child")
    page.list.filter_by("", {})
    stage.settle()
    window._search_book()
    type_into(window.ui.search, "giang thi")
    stage.take("tim-trong-so-ctrl-k")
    window.ui.search.clear()
    page.list.table.setFocus()
    window.toggle_names()
    stage.take("an-ten")
    window.toggle_names()
    stage.over("phim-tat-f1", window.show_keys)
    page.tell(
        Message("success", "Đã hoàn thành TE-00389.", "Hồ sơ đã vào sổ.", "Hoàn tác", lambda: None)
    )
    stage.take("bao-tin-thanh-cong")
    page.tell(Message("error", "Chưa ghi được phiếu.", "Chọn nơi ghi khác rồi thử lại. (XT-603)"))
    stage.take("bao-tin-loi")
    stage.page("overview")
    faults = Faults(window, lambda: "09:41", stage.pictures.parent / "shots-books")
    stage.over(
        "bao-loi-het-cho",
        lambda: faults.show(DiskFull(needed="7 MB", file="03562-goi-12.xatre")),
    )
    stage.over("bao-loi-ngoai-du-tinh", lambda: faults.show(RuntimeError("thử")))
