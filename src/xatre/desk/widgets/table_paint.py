"""Paints the cells and heads of a table: hairlines, the chosen row, badges, search hits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.badge import HEIGHT as BADGE_HEIGHT
from xatre.desk.widgets.badge import badge_width, paint_badge
from xatre.desk.widgets.short_lines import ShortLines
from xatre.desk.widgets.style import ground_of_heads, rounded, text_at
from xatre.desk.widgets.table_model import Cell, Column, TableModel
from xatre.model.text import fold

TONES = {
    "red": theme.RED,
    "amber": theme.AMBER,
    "green": theme.GREEN,
    "accent": theme.ACCENT,
    "faint": theme.INK3,
    "quiet": theme.INK2,
}
ICON = 16


def hits(words: str, typed: str) -> list[tuple[int, int]]:
    """Where the words typed, accents or not, begin words of `words`: (start, end) of letters."""
    wanted = [one for one in fold(typed).split() if f" {one}" in f" {fold(words)}"]
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    place = 0
    for word in words.split(" "):
        for one in wanted:
            if fold(word).startswith(one):
                length = next(n for n in range(len(word) + 1) if len(fold(word[:n])) >= len(one))
                found.append((place, place + length))
                break
        place += len(word) + 1
    return found


class CellDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._lines = ShortLines()
        self.typed = ""
        """What was searched: its letters get a pale amber ground in strong columns."""
        self.hover_row = -1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, self._table.verticalHeader().defaultSectionSize())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = self._table.model()
        assert isinstance(model, TableModel)
        # Not through index.data: Qt's way there and back costs more than the painting.
        number, at = index.row(), index.column()
        row = model.row(number)
        cell = row.cells[at] if row is not None and at < len(row.cells) else None
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = theme.WHITE
        if row is not None and row.group:
            ground = theme.PAPER
        if number == self.hover_row:
            ground = theme.SUNK
        if selected:
            ground = theme.ACCENT_SOFT
        painter.fillRect(place, QColor(ground))
        line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
        painter.fillRect(line, QColor(theme.LINE))
        if selected:
            self._paint_chosen(painter, place, at == 0, at == len(model.columns) - 1)
        if row is not None and cell is not None:
            column = model.columns[at]
            strong = column.strong or cell.strong or row.group
            self._paint_cell(painter, place, cell, column, strong, selected)
        elif row is None:
            waiting = QRectF(place.left() + theme.CELL_PADDING, place.center().y() - 4, 60, 8)
            rounded(painter, waiting, 4, theme.SUNK)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, place: QRectF, first: bool, last: bool) -> None:
        accent = QColor(theme.ACCENT)
        if first:
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), accent)
        if self._table.hasFocus():
            painter.fillRect(QRectF(place.left(), place.top(), place.width(), 2), accent)
            painter.fillRect(QRectF(place.left(), place.bottom() - 2, place.width(), 2), accent)
            if last:
                painter.fillRect(QRectF(place.right() - 2, place.top(), 2, place.height()), accent)

    def _paint_cell(
        self,
        painter: QPainter,
        place: QRectF,
        cell: Cell,
        column: Column,
        strong: bool,
        selected: bool,
    ) -> None:
        inner = place.adjusted(theme.CELL_PADDING, 0, -theme.CELL_PADDING, -1)
        x = inner.left()
        ink = TONES.get(cell.tone, theme.INK)
        if cell.words in ("0", "–") and not cell.tone:
            ink = theme.INK3
        right = column.align == "right"
        if cell.icon:
            spot = QRectF(x, inner.center().y() - ICON / 2, ICON, ICON)
            if right:
                font = fonts.font(13, 600 if cell.strong else 500 if strong else 400)
                spot.moveRight(
                    inner.right() - QFontMetricsF(font).horizontalAdvance(cell.words) - 8
                )
            icons.paint(
                painter, cell.icon, TONES.get(cell.icon_tone or cell.tone, theme.INK2), spot
            )
            x += ICON + 8
        widths = [badge_width(badge) for badge in cell.badges]
        badges = sum(widths) + 6 * len(widths)
        if cell.words:
            weight = 600 if cell.strong else 500 if strong else 400
            room = inner.right() - x - (badges if right else 0)
            line = QRectF(x, inner.top(), room, inner.height())
            if cell.second:
                line = QRectF(x, inner.center().y() - 20, room, 20)
            if self.typed and column.strong:
                self._paint_hits(painter, line, cell.words, weight)
            painter.setPen(QColor(ink))
            wide = self._lines.paint(painter, line, cell.words, 13, weight, right=right)
            if cell.second:
                painter.setPen(QColor(theme.INK2))
                below = QRectF(x, inner.center().y() - 1, room, 18)
                self._lines.paint(painter, below, cell.second, *fonts.ROLES["note"], right=right)
            if not right:
                x += wide + 8
        elif right and badges:
            x = inner.right() - badges + 6
        if widths:
            self._paint_badges(painter, cell, widths, x, inner)

    def _paint_badges(
        self, painter: QPainter, cell: Cell, widths: list[int], x: float, inner: QRectF
    ) -> None:
        for number, (badge, wide) in enumerate(zip(cell.badges, widths, strict=True)):
            if x + wide > inner.right() + theme.CELL_PADDING and number:
                painter.setFont(fonts.role("note"))
                painter.setPen(QColor(theme.INK2))
                rest = QRectF(x, inner.top(), 30, inner.height())
                words = f"+{len(cell.badges) - number}"
                text_at(painter, rest, words, Qt.AlignmentFlag.AlignVCenter)
                return
            middle = inner.center().y() + (BADGE_HEIGHT % 2) / 2
            most = inner.right() + theme.CELL_PADDING - 4 - x
            x = paint_badge(painter, badge, x, middle, most) + 6

    def _paint_hits(self, painter: QPainter, line: QRectF, words: str, weight: int) -> None:
        found = hits(words, self.typed)
        if not found:
            return
        shown = self._lines.shown(words, 13, weight, line.width())
        advance = self._lines.metrics(13, weight).horizontalAdvance
        for start, end in found:
            if end <= len(shown):
                left = line.left() + (advance(shown[:start]) if start else 0)
                width = advance(shown[start:end])
                ground = QRectF(left - 2, line.center().y() - 9, width + 4, 18)
                rounded(painter, ground, 3, theme.AMBER_SOFT)


class Heads(QHeaderView):
    """The heads: 12/500 on paper, an arrow at the sorted column."""

    sort_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(theme.ROW_HEAD)
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sorted_by, self.descending = "", False

    def _columns(self) -> list[Column]:
        model = self.model()
        return model.columns if isinstance(model, TableModel) else []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ground_of_heads(painter, QRectF(self.viewport().rect()))
        for number, column in enumerate(self._columns()):
            place = QRectF(self.sectionViewportPosition(number), 0, self.sectionSize(number), 29)
            self._paint_head(painter, place, column)

    def _paint_head(self, painter: QPainter, place: QRectF, column: Column) -> None:
        now = bool(column.sort) and column.sort == self.sorted_by
        painter.setFont(fonts.font(12, 600 if now else 500))
        painter.setPen(QColor(theme.INK if now else theme.INK2))
        inner = place.adjusted(theme.CELL_PADDING, 0, -theme.CELL_PADDING, 0)
        width = QFontMetricsF(painter.font()).horizontalAdvance(column.title)
        arrow = "arrow-down" if self.descending else "arrow-up"
        if column.align == "right":
            text_at(
                painter,
                inner,
                column.title,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            )
            spot = QRectF(inner.right() - width - 16, 9, 12, 12)
        else:
            text_at(painter, inner, column.title, Qt.AlignmentFlag.AlignVCenter)
            spot = QRectF(inner.left() + width + 4, 9, 12, 12)
        if now:
            icons.paint(painter, arrow, theme.INK2, spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.logicalIndexAt(event.position().toPoint())
        columns = self._columns()
        if 0 <= number < len(columns) and columns[number].sort:
            self.sort_asked.emit(columns[number].sort)
