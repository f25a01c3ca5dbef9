"""Keys and nothing but keys: every stroke is counted, names and numbers apart."""

from __future__ import annotations

from at_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from xatre.desk.pages.typing.typing_sheet import TypingSheet


class Fingers:
    """`strokes` counts keys other than those of names and numbers themselves."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.strokes = desk, 0

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def name(self, words: str) -> Fingers:
        """A name, through a Vietnamese typing program."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.focused, event)
        return self

    def number(self, digits: str) -> Fingers:
        """A number of a household or a person."""
        QTest.keyClicks(self.focused, digits)
        return self

    def keys(self, keys: str) -> Fingers:
        """Letters of codes, digits of a day."""
        self.strokes += len(keys)
        QTest.keyClicks(self.focused, keys)
        return self

    def press(self, key: Qt.Key, times: int = 1, shift: bool = False) -> Fingers:
        """A key with a name of its own."""
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for _ in range(times):
            self.strokes += 1
            QTest.keyClick(self.focused, key, modifier)
        return self

    def tab(self, times: int = 1) -> Fingers:
        return self.press(Qt.Key.Key_Tab, times)

    def back(self, times: int = 1) -> Fingers:
        return self.press(Qt.Key.Key_Backtab, times, shift=True)


def open_sheet(desk: Desk) -> tuple[TypingSheet, Fingers]:
    """The sheet of today, come to by its key."""
    page = desk.page("child")
    QTest.keyClick(desk.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    sheet = page.typing_sheets.typing
    assert page.front is sheet
    return sheet, Fingers(desk)


def household(fingers: Fingers, number: str, head: str, poverty: str) -> None:
    """From the number of the household to the name of the child."""
    fingers.number(number).tab().name(head).tab().keys(poverty).tab()


def child(fingers: Fingers, name: str, born: str = "090316", sex: str = "nu") -> None:
    """From the name of a child to the end of its row."""
    fingers.name(name).tab().keys(born).tab().keys(sex).tab().tab()
    fingers.name("Vàng Thị Mai").tab().name("Giàng A Páo").tab().keys("c").tab().tab()
