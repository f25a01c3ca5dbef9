"""Tabs over a stack of panes: one Tab stop, arrows and Ctrl+PgUp / Ctrl+PgDn move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import Hairline, stacked


class Tabs(QWidget):
    """`add(words, widget)`; `changed(number)` when another one is shown."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 18) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self._makers: dict[int, Callable[[], QWidget]] = {}
        column = stacked(self)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.setSpacing(18)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(Hairline(self))
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)

    def add(self, words: str, widget: QWidget) -> int:
        """Add a tab; return its number."""
        number = self._add(words, widget)
        self.show_tab(self._stack.currentIndex())
        return number

    def add_late(self, words: str, make: Callable[[], QWidget]) -> int:
        """Add a tab whose pane is made when it is first shown; return its number."""
        number = self._add(words, QWidget(self))
        self._makers[number] = make
        return number

    def _add(self, words: str, widget: QWidget) -> int:
        number = self._stack.addWidget(widget)
        button = Button(words, "tab", "", self)
        button.setCheckable(True)
        button.setProperty("number", number)
        button.clicked.connect(self._press)
        self._row.insertWidget(number, button)
        self._buttons.append(button)
        return number

    def _make(self, number: int) -> None:
        """Put the pane of a late tab in its place."""
        make = self._makers.pop(number, None)
        if make is not None:
            place = self._stack.widget(number)
            self._stack.insertWidget(number, make())
            self._stack.removeWidget(place)
            place.deleteLater()

    def say(self, number: int, words: str) -> None:
        """Change the words of a tab, as when a count changes."""
        self._buttons[number].say(words)

    @property
    def current(self) -> int:
        return self._stack.currentIndex()

    def show_tab(self, number: int) -> None:
        """Show a tab."""
        if not 0 <= number < len(self._buttons):
            return
        before = self._stack.currentIndex()
        self._make(number)
        self._stack.setCurrentIndex(number)
        for place, button in enumerate(self._buttons):
            button.setChecked(place == number)
            policy = Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if before != number:
            self.changed.emit(number)

    def _press(self) -> None:
        self.show_tab(int(self.sender().property("number")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if step:
            number = min(max(self.current + step, 0), len(self._buttons) - 1)
            self.show_tab(number)
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
