"""At 125 %: 1093×614 of the window's own pixels."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.cases import richest
from shots.stage import Stage, type_into


def play(stage: Stage, folder: Path) -> None:
    """A commune at a small screen with large letters."""
    book = books.commune(folder / "xa", 400)
    books.remember(book, "Xã Sì Lở Lầu")
    stage.start(book.folder)
    stage.resize(1093, 614)
    stage.take("125-mo-khoa")
    stage.open(book)
    stage.resize(1093, 614)
    for key in ("overview", "child", "case", "injury", "criteria", "exchange", "settings"):
        stage.page(key)
        stage.take(f"125-{key}")
    page = stage.page("child")
    type_into(page.list.search, "giang")
    stage.settle()
    page.edit_record()
    stage.take("125-tre-em-sua")
    page.leave()
    stage.settle()
    page = stage.page("case")
    page.show_what(record_id=stage.do(richest)[1])
    stage.settle()
    page.case.go_to_step(0)
    stage.take("125-vu-viec")
    page.leave()
    stage.settle()
    page.begin({})
    stage.settle()
    page.case.forms.current.complete()
    stage.take("125-vu-viec-con-thieu")
    page.leave()
    stage.settle()
    stage.over("125-tao-goi", stage.page("exchange").sending.begin)
