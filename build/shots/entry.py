"""Before a book is open: unlocking in all its troubles, and the first book."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from shots import books
from shots.stage import Stage, type_into
from xatre import paths
from xatre.desk.entry.wizard import Wizard
from xatre.desk.widgets.search_list import SearchList


def play(stage: Stage, folder: Path) -> None:
    """Unlock: normal, wrong, waiting, in use, damaged, other ways; then the wizard."""
    book = books.commune(folder / "xa", 300)
    books.remember(book, "Xã Sì Lở Lầu")
    used, damaged = folder / "dang-mo", folder / "hong"
    for copy in (used, damaged):
        shutil.copytree(book.folder, copy)
    _unlock(stage, book)
    _troubles(stage, book.password, used, damaged)
    stage.start(folder / "khong-co")
    stage.take("mo-khoa-khong-thay-so")
    paths.settings_file().unlink()
    _first_book(stage)


def _unlock(stage: Stage, book: books.Book) -> None:
    desk = stage.start(book.folder)
    stage.take("mo-khoa")
    page = desk.entry.unlock
    page.ui.password.setText("sai mật khẩu")
    page.ui.open.click()
    stage.settle()
    page.ui.password.caps_lock.emit(True)
    stage.take("mo-khoa-sai-mat-khau")
    page.ui.password.caps_lock.emit(False)
    for number in range(6):
        if not page.ui.open.isEnabled():
            break
        page.ui.password.setText(f"sai lần {number}")
        page.ui.open.click()
        stage.settle()
    stage.take("mo-khoa-phai-cho")
    stage.resize(1366, 697)
    stage.take("mo-khoa-697")
    desk.entry.unlock.offered.emit("recover", "")
    stage.resize(1366, 768)
    stage.take("ma-khoi-phuc-mo-so")
    desk.entry.unlock.offered.emit("other", "")
    stage.take("mo-so-khac")
    desk.entry.unlock.offered.emit("restore", "")
    stage.take("khoi-phuc-ban-sao-luu")


def _troubles(stage: Stage, password: str, used: Path, damaged: Path) -> None:
    words = {"computer": "PC-VHXH", "process": "1", "since": "2026-11-20T08:10:00+07:00"}
    (used / "lock").write_text(json.dumps(words), encoding="utf-8")
    _try(stage, books.Book(used, password), "mo-khoa-dang-mo-may-khac")
    file = damaged / "book.db"
    content = bytearray(file.read_bytes())
    content[4096 : 4096 * 6] = bytes(4096 * 5)
    file.write_bytes(bytes(content))
    _try(stage, books.Book(damaged, password), "mo-khoa-so-hong")


def _try(stage: Stage, book: books.Book, name: str) -> None:
    desk = stage.start(book.folder)
    desk.entry.unlock.ui.password.setText(book.password)
    desk.entry.unlock.ui.open.click()
    stage.take(name)


def _first_book(stage: Stage) -> None:
    desk = stage.start()
    wizard = desk.ways.wizard
    assert isinstance(wizard, Wizard)
    stage.take("lap-so-1-vai-tro")
    wizard.role.next.click()
    stage.settle()
    unit = wizard.unit.findChild(SearchList)
    assert unit is not None
    type_into(unit, "si lo lau")
    stage.take("lap-so-2-don-vi-dang-tim")
    unit._take_row(0)
    stage.take("lap-so-2-don-vi")
    wizard.unit.next.click()
    stage.take("lap-so-3-noi-luu")
    wizard.place.next.click()
    wizard.officer.next.click()
    stage.take("lap-so-4-nguoi-quan-tri-thieu")
    wizard.officer.name.setText("Lò Thị Mẫu")
    wizard.officer.password.propose.click()
    stage.take("lap-so-4-nguoi-quan-tri")
    wizard.officer.password.second.setText(wizard.officer.password.first.text())
    wizard.officer.next.click()
    stage.settle()
    code = wizard.code
    assert code is not None
    stage.take("lap-so-5-ma-khoi-phuc")
    code.shown.next.click()
    stage.settle()
    asked = code.asked
    assert asked is not None
    asked.lines[0].setText("ABCD")
    asked.next.click()
    stage.take("lap-so-6-hoi-lai-ma")
    groups = code._code.split("-")
    for number, line in zip(asked.asked, asked.lines, strict=True):
        line.setText(groups[number])
    asked.next.click()
    stage.take("so-moi-trong")
    for key, name in (
        ("child", "so-moi-tre-em"),
        ("case", "so-moi-vu-viec"),
        ("criteria", "so-moi-tieu-chi"),
        ("exchange", "so-moi-gui-nhan"),
    ):
        stage.page(key)
        stage.take(name)
