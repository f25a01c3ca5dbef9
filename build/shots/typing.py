"""Typing from paper: the sheet of rows with every state of a row, and a sample typed again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from shots import books
from shots.stage import Stage
from xatre.work.records import browse
from xatre.work.session import Session
from xatre.work.typing import rows, sampling

NAMES = (
    "Giàng Thị Ngọc Ánh", "Giàng A Páo", "Lò Thị Mẩy", "Lò Văn Ổn", "Lò Thị Ẫm", "Vàng Seo Sử",
    "Vàng Thị Ỷ", "Tẩn Lở Mẩy", "Chẻo A Lử", "Nguyễn Thị Phương Thảo", "Lầu Thị Ởn", "Sùng A Dế",
    "Thào Thị Dở", "Hạng A Cấu", "Mùa Thị Sểnh", "Cứ A Lềnh",
)  # fmt: skip
HOUSEHOLDS = ("Giàng A Páo", "Lò Văn Ón", "Vàng A Dơ", "Tẩn A Đức", "Phàn Mí Ủ", "Chẻo A Tỏa")


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


class Fingers:
    """Types as a person does: names through the typing program, the rest key by key."""

    @staticmethod
    def words(words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(_focused(), event)

    @staticmethod
    def keys(keys: str) -> None:
        QTest.keyClicks(_focused(), keys)

    @staticmethod
    def tab(times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)


def child(name: str, born: str, sex: str, mother: str, number: str = "c", groups: str = "") -> None:
    """A child of the household in front, to the end of its row."""
    fingers = Fingers()
    for words, is_name in (
        (name, True), (born, False), (sex, False), ("", False), (mother, True), ("=", False),
        (number, False), (groups, False),
    ):  # fmt: skip
        if is_name:
            fingers.words(words)
        elif words:
            fingers.keys(words)
        fingers.tab()


def household(number: int, head: str, poverty: str) -> None:
    """Another household."""
    fingers = Fingers()
    fingers.keys(str(number))
    fingers.tab()
    fingers.words(head)
    fingers.tab()
    fingers.keys(poverty)
    fingers.tab()


def play(stage: Stage, folder: Path) -> None:
    """A commune of 1,284 children; a page of the register, typed."""
    stage.open(books.commune(folder / "xa"))
    page = stage.page("child")
    page.list.typing_asked.emit()
    stage.settle()
    stage.take("go-dong-dau")
    sheet = page.typing_sheets.typing
    sheet.page.line.enter("village")
    village = sheet.page.cells.villages[0].label
    Fingers.words(village)
    Fingers.tab()
    for number, head in enumerate(HOUSEHOLDS, 12):
        household(number, head, "nck"[number % 3])
        for one in range(5):
            if one:
                Fingers.tab()
            name = NAMES[(number * 5 + one * 3) % len(NAMES)]
            born = f"{number:02}{one + 3:02}16" if (number, one) != (14, 2) else "310216"
            groups = "kt, 2" if (number, one) == (13, 1) else ""
            sex = "nu" if "Thị" in name else "na"
            mother = HOUSEHOLDS[(number + one) % 6].replace(" A ", " Thị ")
            child(name, born, sex, mother, groups=groups)
            stage.settle()
    stage.take("go-ba-muoi-dong")
    Fingers.tab()
    Fingers.words("Giàng Thị Sua")
    Fingers.tab()
    Fingers.keys("090316")
    Fingers.tab(2)
    Fingers.keys("m")
    stage.take("go-ma-dan-toc")
    sheet.page.to_problem(1)
    stage.take("go-dong-sai")
    stage.resize(1366, 697)
    stage.take("go-697")
    stage.resize(1093, 614)
    stage.take("go-125-phan-tram")
    stage.resize(1366, 768)
    page.leave()
    stage.settle()
    stage.take("go-tu-danh-sach")
    page.typing_sheets.type_rows()
    stage.settle()
    _again(stage, page)


def _again(stage: Stage, page: object) -> None:
    paper = page.typing_sheets  # type: ignore[attr-defined]
    paper.typing.again_asked.emit()
    stage.settle()
    stage.take("phuc-tra-chua-co-mau")
    sheet = paper.retyping
    stage.over("phuc-tra-lap-mau", sheet.choose)
    made: list[object] = []
    sheet.seat.ask(
        lambda session: sampling.choose(session, date(2026, 11, 20), sampling.Rule(every=7)),
        made.append,
    )
    stage.settle()
    sheet.begin()
    stage.settle()
    stage.take("phuc-tra-dong-dau")
    first: list[dict[str, str]] = []

    def read(session: Session) -> list[dict[str, str]]:
        cells = rows.cells_of(session)
        kept = [row.record for row in sampling.rows_of(session, 1)]
        return [cells.words_of(browse.record(session, "child", id).fields) for id in kept]

    sheet.seat.ask(read, first.extend)
    stage.settle()
    for number, words in enumerate(first):
        Fingers.words(words["household_head"])
        Fingers.tab()
        Fingers.words(words["poverty"])
        Fingers.tab()
        name = words["full_name"].replace("Páo", "Pảo") if not number else words["full_name"]
        born = words["born_on"].replace("14/", "15/")
        last, born = number == len(first) - 1, born.replace("/", "")
        child(name, "31022017" if last else born, words["sex"][:2].replace("ữ", "u").lower(),
              words["mother_name"])  # fmt: skip
        stage.settle()
        if last:
            stage.take("phuc-tra-dong-cuoi-sai")
            Fingers.keys(born)
            Fingers.tab(8)
    stage.settle()
    stage.take("phuc-tra-khac-nhau")
    sheet.differences.keep.click()
    stage.settle()
    stage.take("phuc-tra-da-chon")
