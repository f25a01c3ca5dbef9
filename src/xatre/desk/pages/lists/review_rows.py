"""The lists to look through: one line each, its number at right, a door and no decoration."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import rounded, text_at
from xatre.model.text import show_number
from xatre.work.records.to_review import ToReview

HEIGHT, GAP, ONE_COLUMN_BELOW = 38, 32, 560
ICON, CHEVRON, BESIDE = 28, 20, 8
"""Pixels that the icon and the chevron take, and what is left free beside the number."""


class ReviewRow(QAbstractButton):
    """One list."""

    def __init__(self, review: ToReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self._number = "?" if review.unknown else show_number(str(review.count))
        self.setAccessibleName(f"{review.label}: {self._number}")
        self.setToolTip(review.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEnabled(bool(review.queries) or review.doubles)
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(336, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            rounded(painter, QRectF(self.rect()).adjusted(0, 1, 0, -2), 6, theme.SUNK)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), QColor(theme.LINE))
        middle = Qt.AlignmentFlag.AlignVCenter
        icons.paint(painter, self.review.icon, theme.INK2, QRectF(2, 10, 16, 16))
        chevron = QRectF(self.width() - 17, 11, 14, 14)
        icons.paint(painter, "chevron-right", theme.INK2, chevron)
        painter.setFont(fonts.font(13, 600 if self.review.count else 400))
        painter.setPen(QColor(theme.INK if self.review.count else theme.INK3))
        room = painter.fontMetrics().horizontalAdvance(self._number) + BESIDE
        place = QRectF(self.width() - CHEVRON - room, 0, room, HEIGHT - 1)
        text_at(painter, place, self._number, Qt.AlignmentFlag.AlignRight | middle)
        painter.setFont(fonts.font(13))
        painter.setPen(QColor(theme.INK))
        words = QRectF(ICON, 0, place.left() - ICON, HEIGHT - 1)
        text_at(painter, words, self.review.label, middle)


class ReviewRows(QWidget):
    """The lines in two columns, in one where there is little room; `chosen(ToReview)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self.rows: list[ReviewRow] = []
        self._columns = 2
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reviews(self, reviews: Sequence[ToReview]) -> None:
        """Show these lists; the focus stays on the line it was on."""
        focused = next((row.review.name for row in self.rows if row.hasFocus()), "")
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ReviewRow(review, self) for review in reviews]
        for row in self.rows:
            row.clicked.connect(self._pressed)
        self._place()
        for row in self.rows:
            if focused and row.review.name == focused:
                row.setFocus()

    def _pressed(self) -> None:
        row = self.sender()
        if isinstance(row, ReviewRow):
            self.chosen.emit(row.review)

    def _place(self) -> None:
        for number, row in enumerate(self.rows):
            line, column = divmod(number, self._columns)
            self._grid.addWidget(row, line, column)
            row.show()
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 1 if self.width() < ONE_COLUMN_BELOW else 2
        if columns != self._columns:
            self._columns = columns
            self._place()
