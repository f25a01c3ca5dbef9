"""What the rail holds besides the pages: the search of the whole book, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.buttons import IconButton
from xatre.desk.widgets.rail import Mark
from xatre.desk.widgets.search_list import Find, SearchList, Take
from xatre.desk.widgets.style import text_at
from xatre.desk.widgets.text import ShortWords

KEYS = "Ctrl+K"


class BookSearch(SearchList):
    """Finds records of the whole book; `chosen(value)` goes to one. `find_with` sets how."""

    list_width = 440

    def __init__(self, parent: QWidget | None = None) -> None:
        self._finder: Find | None = None
        super().__init__(self._ask, parent)
        self.removeAction(self._arrow)
        glass = icons.icon("search", theme.INK2)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText("Tìm trong sổ")
        self.setAccessibleName("Tìm trong sổ")
        self.setToolTip("Tìm trong sổ (Ctrl+K)")

    def find_with(self, find: Find) -> None:
        """Search by this function: (typed, take)."""
        self._finder = find

    def _ask(self, typed: str, take: Take) -> None:
        if self._finder is not None and typed:
            self._finder(typed, take)

    def _take_row(self, row: int) -> None:
        super()._take_row(row)
        self.choose("", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or self.width() < 150:
            return
        painter = QPainter(self)
        painter.setFont(fonts.font(11, 500))
        painter.setPen(QColor(theme.INK2))
        place = QRectF(0, 0, self.width() - 10, self.height())
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text_at(painter, place, KEYS, align)


class LockButton(IconButton):
    """Closes the book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lock", "Khóa sổ (Ctrl+L)", parent)


class NameLine(ShortWords):
    """One line of the unit's or the officer's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "strong", parent)


class RailMark(Mark):
    """The mark at the head of the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(30, parent)


__all__ = ["BookSearch", "LockButton", "NameLine", "RailMark"]
