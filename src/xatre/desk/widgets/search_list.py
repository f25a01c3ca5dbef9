"""A typed search list: a line, and below it what is found by a few letters without accents.

Finding is the work of a function given: `find(typed, take)`, which calls `take` with what it
found, at once or later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import mark

MOST_ROWS = 8
WAIT = 120
HINT = "Gõ vài chữ để tìm"


class Found(NamedTuple):
    """One thing found: its stored value, the words a person reads, the group it stands under."""

    value: str
    words: str
    group: str = ""


Take = Callable[[Sequence[Found]], None]
Find = Callable[[str, Take], None]


class SearchList(QLineEdit):
    """One of many, chosen by typing. What is typed but not chosen is not a value."""

    list_width = 0
    """The list is at least this wide."""

    chosen = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find, self._value, self._words = find, "", ""
        self._found: Sequence[Found] = ()
        self._asked = 0
        self._list: QListView | None = None
        self._model = QStandardItemModel(self)
        self._places: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.search)
        self._arrow = self.addAction(
            icons.icon("chevron-down", theme.INK2), QLineEdit.ActionPosition.TrailingPosition
        )
        self._arrow.triggered.connect(self._open_all)
        self.textEdited.connect(self._typing)
        self.setPlaceholderText(HINT)

    @property
    def value(self) -> str:
        """The value chosen, "" for none or where the words were changed since."""
        return self._value if self.text().strip() == self._words else ""

    @property
    def is_settled(self) -> bool:
        """Whether the line is empty or shows just what was chosen."""
        return self.text().strip() in ("", self._words)

    def choose(self, value: str, words: str) -> None:
        """Show `words` for the stored `value`; both empty for none."""
        self._value, self._words = value, words.strip()
        self.setText(self._words)
        self.setCursorPosition(0)
        self.setToolTip(self._words)

    def search(self) -> None:
        """Ask for what is typed and open the list when the answer comes."""
        self._timer.stop()
        self._asked += 1
        asked = self._asked

        def take(found: Sequence[Found]) -> None:
            if asked == self._asked:
                self._show(found)

        self._find("" if self.is_settled else self.text().strip(), take)

    @property
    def found(self) -> Sequence[Found]:
        """What the last search found."""
        return self._found

    @property
    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        self._asked += 1
        self._timer.stop()
        if self._list is not None:
            self._list.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._arrow.setVisible(not self.isReadOnly())
            self.setPlaceholderText("" if self.isReadOnly() else HINT)

    def _typing(self) -> None:
        self._timer.start()
        self.typed.emit()

    def _open_all(self) -> None:
        if not self.isReadOnly():
            self.setFocus()
            self.search()

    def _show(self, found: Sequence[Found]) -> None:
        self._found = found
        if not self.hasFocus() or self.isReadOnly():
            return
        listing = self._made_list()
        rows = self._fill(found)
        height = listing.sizeHintForRow(0) * min(rows, MOST_ROWS) + 10
        window = self.window()
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        if below.y() + height > window.height():
            below = self.mapTo(window, QPoint(0, -2 - height))
        width = max(self.width(), self.list_width)
        listing.setGeometry(below.x(), max(0, below.y()), width, height)
        listing.setEnabled(bool(found))
        listing.setCurrentIndex(self._next_row(-1, 1))
        listing.show()
        listing.raise_()

    def _fill(self, found: Sequence[Found]) -> int:
        """Make the lines: what was found, under a head for each group; how many there are."""
        self._model.clear()
        self._places = []
        group = ""
        for place, one in enumerate(found):
            if one.group and one.group != group:
                head = QStandardItem(one.group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(fonts.font(11, 600))
                self._model.appendRow(head)
                self._places.append(-1)
                group = one.group
            line = QStandardItem(one.words)
            line.setEditable(False)
            self._model.appendRow(line)
            self._places.append(place)
        if not found:
            self._model.appendRow(QStandardItem("Không thấy mục nào"))
        return self._model.rowCount()

    def _next_row(self, row: int, step: int) -> QModelIndex:
        """The next line that can be chosen; none where there is none that way."""
        row += step
        while 0 <= row < len(self._places) and self._places[row] < 0:
            row += step
        return self._model.index(row, 0) if 0 <= row < len(self._places) else QModelIndex()

    def _made_list(self) -> QListView:
        if self._list is None or self._list.parent() is not self.window():
            self._list = QListView(self.window())
            self._list.setItemDelegate(QStyledItemDelegate(self._list))
            self._list.setModel(self._model)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setAccessibleName("Mục tìm thấy")
            self._list.setMouseTracking(True)
            self._list.setUniformItemSizes(True)
            self._list.viewport().installEventFilter(self)
            mark(self._list, popup=True)
        return self._list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            listing = self._made_list()
            index = listing.indexAt(event.position().toPoint())
            if index.isValid() and index.row() < len(self._places):
                self._take_row(self._places[index.row()])
            return True
        return False

    def _take_row(self, row: int) -> None:
        if 0 <= row < len(self._found):
            one = self._found[row]
            self.choose(one.value, one.words)
            self.close_list()
            self.chosen.emit(one.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.is_open:
                self._move(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.search()
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_open:
            row = self._made_list().currentIndex().row()
            self._take_row(self._places[row] if 0 <= row < len(self._places) else -1)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        listing = self._made_list()
        index = self._next_row(listing.currentIndex().row(), step)
        if index.isValid():
            listing.setCurrentIndex(index)
            listing.scrollTo(self._model.index(max(0, index.row() - 1), 0))
            listing.scrollTo(index)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        if not self.is_settled:
            self._settle()
        super().focusOutEvent(event)
        self.left.emit()

    def _settle(self) -> None:
        """Take the one thing found whose words are just what was typed, if there is one."""
        typed = self.text().strip().casefold()
        same = [one for one in self._found if one.words.casefold() == typed]
        if len(same) == 1:
            self.choose(same[0].value, same[0].words)
            self.chosen.emit(same[0].value)
