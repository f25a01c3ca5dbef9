"""What the desk says after an import was taken back: records by code and name, by code alone where
names are hidden, and the undoing that can be tried again."""

from __future__ import annotations

from collections.abc import Callable

from at_desk import Desk

from xatre.desk.pages.importing.undone_words import message
from xatre.store.register.imports import Import
from xatre.work.importing.undoing import Left, Undone

LEFT = Left("id", "child", "TE-00002", "Lò Văn Sáu", "đã sửa sau đó")


def test_what_was_left_is_named() -> None:
    said = message(Undone(2, 4, [LEFT]), hide_names=False)
    assert (said.level, said.fact) == ("doubt", "Đã hoàn tác 4 hồ sơ.")
    assert said.rest.startswith("1 hồ sơ giữ nguyên: TE-00002 Lò Văn Sáu: đã sửa sau đó. ")
    assert said.rest.endswith("lần số 2 hoàn tác lại được.")
    hidden = message(Undone(2, 4, [LEFT]), hide_names=True)
    assert "Lò Văn Sáu" not in hidden.rest
    assert "TE-00002: đã sửa sau đó" in hidden.rest
    assert message(Undone(2, 4, []), hide_names=False).rest == ""


def test_one_undone_in_part_is_offered_again(desk: Desk, wait: Callable[[], None]) -> None:
    page = desk.page("child")
    page.list.import_asked.emit()
    start = page.tables.importing.empty
    wait()
    said: list[int] = []
    start.undo_asked.connect(said.append)
    begun = Import(1, "child", "ds.xlsx", "", "Lan", "", "2026-11-22T00:00:00Z", 5, 2)
    start._say_last([begun])
    assert start.undo_again.isVisibleTo(start)
    assert "ds.xlsx, còn 2 hồ sơ giữ nguyên" in start.undo_again.text()
    start.undo_again.click()
    assert said == [1]
