"""One cell of the row in front: a bare line, with what its letters mean shown beside them.

Nothing is written into the line while it is typed in: Vietnamese typing programs send letters and
take them back, and whatever changes under them spoils the word. It is read on leaving.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.leaving_line import LeavingLine
from xatre.desk.widgets.style import mark, text_at
from xatre.work.typing.columns import TypedColumn

PIXELS = 12
EDGE = 5


class CellBox(LeavingLine):
    """A cell.

    stepped   Tab or Enter (1), Shift+Tab (-1)
    climbed   an arrow up (-1) or down (1): to the same cell of another row
    """

    stepped = Signal(int)
    climbed = Signal(int)

    def __init__(self, column: TypedColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._meant = ""
        self.setAccessibleName(column.heading)
        self.setProperty("ring", "own")
        mark(self, cell=True)

    def show_meant(self, words: str) -> None:
        """Show what the letters typed so far mean; "" for nothing to add."""
        if words != self._meant:
            self._meant = words
            self.setAccessibleDescription(words)
            self.update()

    @property
    def meant(self) -> str:
        return self._meant

    def show_kept(self, on: bool) -> None:
        """Whether the words are those of the row above."""
        mark(self, kept=on)

    def show_problem(self, level: str) -> None:
        """ "error", "doubt" or ""."""
        mark(self, problem=level)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.stepped.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bare = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(1)
        elif bare and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.climbed.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._meant or not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setFont(fonts.font(PIXELS, 500))
        painter.setPen(QColor(theme.ACCENT))
        typed = QFontMetricsF(fonts.font(PIXELS)).horizontalAdvance(self.text())
        left = EDGE + typed + 6
        place = QRectF(left, 0, self.width() - left - 3, self.height())
        text_at(painter, place, self._meant, Qt.AlignmentFlag.AlignVCenter)
