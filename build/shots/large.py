"""At 125 %: 1093×614 of the window's own pixels; by `larger` at 150 %: 1280×720."""

from __future__ import annotations

from pathlib import Path

from shots import books
from shots.cases import richest
from shots.stage import Stage, type_into


def play(
    stage: Stage, folder: Path, percent: int = 125, size: tuple[int, int] = (1093, 614)
) -> None:
    """A commune at a small screen with large letters."""
    width, height = size
    book = books.commune(folder / "xa", 400)
    books.remember(book, "Xã Sì Lở Lầu")
    stage.start(book.folder)
    stage.resize(width, height)
    stage.take(f"{percent}-mo-khoa")
    stage.open(book)
    stage.resize(width, height)
    for key in ("overview", "child", "case", "injury", "criteria", "exchange", "settings"):
        stage.page(key)
        stage.take(f"{percent}-{key}")
    page = stage.page("child")
    type_into(page.list.search, "giang")
    stage.settle()
    page.edit_record()
    stage.take(f"{percent}-tre-em-sua")
    page.leave()
    stage.settle()
    page = stage.page("case")
    page.show_what(record_id=stage.do(richest)[1])
    stage.settle()
    page.case.go_to_step(0)
    stage.take(f"{percent}-vu-viec")
    page.leave()
    stage.settle()
    page.begin({})
    stage.settle()
    page.case.forms.current.complete()
    stage.take(f"{percent}-vu-viec-con-thieu")
    page.leave()
    stage.settle()
    stage.over(f"{percent}-tao-goi", stage.page("exchange").sending.begin)
