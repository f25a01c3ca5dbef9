"""An empty list: a small drawing, a fact with the filter in it, its use, what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import icons, theme
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import rounded
from xatre.desk.widgets.text import Words

USE_WIDTH = 440


class EmptyDrawing(QWidget):
    """Two sheets and the icon of what is missing."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(136, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(10, 6, 108, 84)
        painter.save()
        painter.translate(64, 48)
        painter.rotate(-4)
        painter.translate(-64, -48)
        rounded(painter, sheet.translated(-1, 3), 6, theme.WHITE, theme.LINE2)
        painter.restore()
        painter.save()
        painter.translate(64, 48)
        painter.rotate(3)
        painter.translate(-64, -48)
        rounded(painter, sheet.translated(2, 0), 6, theme.WHITE, theme.LINE2)
        painter.restore()
        rounded(painter, sheet, 6, theme.WHITE, theme.EDGE, 1.2)
        for number, width in enumerate((66, 82, 52)):
            line = QRectF(sheet.left() + 12, sheet.top() + 21 + 14 * number, width, 3)
            painter.fillRect(line, QColor(theme.LINE2))
        round_ = QRectF(sheet.right() - 24, sheet.bottom() - 30, 38, 38)
        rounded(painter, round_, 19, theme.ACCENT_SOFT)
        icons.paint(painter, self._icon, theme.ACCENT, round_.adjusted(10, 10, -10, -10))


class EmptyState(QWidget):
    """`fact` says what there is not, with the filter in it; `use` what the list is for."""

    def __init__(self, icon: str, fact: str, use: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(6)
        self._column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(EmptyDrawing(icon, self), 0, middle)
        self._column.addSpacing(8)
        self._fact = Words(fact, "section", self)
        self._column.addWidget(self._fact, 0, middle)
        self._use = Words(use, "quiet", self, wrap=True)
        self._use.setFixedWidth(USE_WIDTH)
        self._use.setAlignment(middle)
        self._column.addWidget(self._use, 0, middle)
        self._column.addSpacing(10)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._links = QVBoxLayout()
        self._column.addSpacing(6)
        self._column.addLayout(self._links)
        self._column.addStretch(3)
        self.say(fact, use)

    def say(self, fact: str, use: str = "") -> None:
        """Change the words, as when the filter changes."""
        self._fact.setText(fact)
        self._use.setText(use)
        self._use.setMinimumHeight(max(0, self._use.heightForWidth(self._use.width())))
        self._use.setVisible(bool(use))
        self.setAccessibleName(f"{fact}. {use}")

    def _fit(self) -> None:
        """Room for every line of the words, in the letters they are shown in."""
        self._use.ensurePolished()
        self._use.setMinimumHeight(max(0, self._use.heightForWidth(USE_WIDTH)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def add(self, button: Button) -> Button:
        """Add a button: the primary one first, then one other way."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def add_link(self, button: Button) -> Button:
        """Add the way back, under the buttons."""
        self._links.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
