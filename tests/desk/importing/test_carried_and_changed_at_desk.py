"""At the desk: a village written once for several rows is asked, and what a row would change is
shown with what the book says and will say; where nobody is to be named, the fields alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from at_desk import Desk

from messy import save

HEADS: list[object] = ["Họ và tên", "Ngày sinh", "Giới tính", "SĐT mẹ", "Thôn"]


def rows(phone: str) -> list[list[object]]:
    said = ("Bản Mới", None, "Bản Cũ", None)
    names = ("Mai", "Sen", "Đào", "Lan")
    return [HEADS] + [
        [f"Lò Thị {name}", f"{at}/3/2019", "Nữ", phone, village]
        for at, (name, village) in enumerate(zip(names, said, strict=True), 1)
    ]


def test_asked_then_shown(desk: Desk, tmp_path: Path, wait: Callable[[], None]) -> None:
    page = desk.page("child")
    page.list.import_asked.emit()
    sheet = page.tables.importing
    sheet.read_file(save(tmp_path, "một.xlsx", rows("0912345678")))
    wait()
    for key, value in (("below:village", "yes"), ("village:ban moi", "new"),
                       ("village:ban cu", "new")):  # fmt: skip
        combo = sheet.columns.question_combos[key]
        combo.choose(value)
        combo.changed.emit(value)
        wait()
    assert sheet.lines.taken == 4
    sheet.primary.click()
    wait()
    sheet.read_file(save(tmp_path, "hai.xlsx", rows("0987654321")))
    wait()
    combo = sheet.columns.question_combos["below:village"]
    combo.choose("yes")
    combo.changed.emit("yes")
    wait()
    change = "Đổi: Điện thoại của mẹ: 0912345678 → 0987654321"
    row = sheet.lines.rows.rows.row(0)
    assert row is not None
    assert row.cells[3].words == change
    assert sheet.lines.counted.text() == "4 có thay đổi"
    sheet.set_names_hidden(True)
    row = sheet.lines.rows.rows.row(0)
    assert row is not None
    assert row.cells[3].words == "Đổi: Điện thoại của mẹ"
