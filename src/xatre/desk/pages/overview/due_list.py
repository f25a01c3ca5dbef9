"""What runs out, as a list a screen reader can read: groups, then lines that open their record.

A line says what is left, until when, what, whose (a code, never a name) and by which law.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import mark, rounded, text_at
from xatre.work.figures.due import Due

GROUP_WORDS = {"late": "Quá hạn", "today": "Hôm nay", "soon": "14 ngày tới"}
GROUP_HEIGHT, LINE_HEIGHT, LEAST_LINES = 30, 50, 3
LEFT, WHAT, NARROW_WHAT = 12, 190, 190
"""Where the words of a line begin, and the column of what is to be done."""

DUE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


def spoken(due: Due) -> str:
    """A line in words, for a screen reader."""
    group = GROUP_WORDS[due.group].lower()
    return ", ".join(filter(None, (group, due.left, due.until, due.what, due.whose, due.source)))


class DueModel(QAbstractListModel):
    """Groups as headings, lines under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Due | str] = []

    def show_due(self, due: Sequence[Due]) -> None:
        """Show these lines, which come in the order of their groups."""
        self.beginResetModel()
        self.entries = []
        for one in due:
            if not self.entries or self._group_before != one.group:
                self.entries.append(GROUP_WORDS[one.group])
            self._group_before = one.group
            self.entries.append(one)
        self.endResetModel()

    _group_before = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def due(self, row: int) -> Due | None:
        """The line at `row`; None for a heading."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, Due) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()] if index.isValid() else None
        if entry is None:
            return None
        if role == DUE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(entry) if isinstance(entry, Due) else entry
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, Due):
            return "\n".join(filter(None, (entry.law, entry.note)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.due(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class DueDelegate(QStyledItemDelegate):
    """Paints headings and lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(DUE), str)
        return QSize(300, GROUP_HEIGHT if heading else LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        entry = index.data(DUE)
        painter.save()
        if isinstance(entry, str):
            painter.setFont(fonts.font(12, 500))
            painter.setPen(QColor(theme.INK2))
            words = QRectF(place.left() + LEFT, place.bottom() - 23, place.width() - 24, 18)
            text_at(painter, words, entry, Qt.AlignmentFlag.AlignVCenter)
            line = QRectF(place.left() + LEFT, place.bottom() - 1, place.width() - 24, 1)
            painter.fillRect(line, QColor(theme.LINE2))
        elif isinstance(entry, Due):
            model = index.model()
            below = model.data(model.index(index.row() + 1, 0), DUE)
            state = option.state  # type: ignore[attr-defined]
            self._paint_line(painter, place, entry, state, under=not isinstance(below, str))
        painter.restore()

    def _paint_line(
        self, painter: QPainter, place: QRectF, due: Due, state: QStyle.StateFlag, *, under: bool
    ) -> None:
        view = self.parent()
        focused = isinstance(view, QListView) and view.hasFocus()
        what = place.left() + (WHAT if place.width() > 560 else NARROW_WHAT)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and focused
        ground = place.adjusted(0, 1, 0, -1)
        if chosen:
            rounded(painter, ground, 6, theme.ACCENT_SOFT, theme.ACCENT, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, ground, 6, theme.SUNK)
        if under and not chosen:
            line = QRectF(what, place.bottom() - 1, place.right() - LEFT - what, 1)
            painter.fillRect(line, QColor(theme.LINE))
        colour, icon = theme.INK, "clock"
        if due.group == "late":
            colour, icon = theme.RED, "circle-alert"
        elif due.near:
            colour, icon = theme.AMBER, "clock-alert"
        top, left = place.top() + 6, place.left() + LEFT
        icons.paint(
            painter,
            icon,
            colour if icon != "clock" else theme.INK2,
            QRectF(left + 2, top + 2, 16, 16),
        )
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(fonts.font(12))
        painter.setPen(QColor(theme.INK3))
        end = place.right() - LEFT - 22
        named = QFontMetricsF(fonts.font(13, 600)).horizontalAdvance(due.what) + 14
        law_width = min(
            QFontMetricsF(painter.font()).horizontalAdvance(due.source) + 2,
            max(130, end - what - named),
        )
        law = QRectF(end - law_width, top, law_width, 19)
        text_at(painter, law, due.source, right | middle)
        painter.setPen(QColor(theme.INK2))
        text_at(painter, QRectF(left + 26, top + 19, what - left - 30, 18), due.until, middle)
        text_at(painter, QRectF(what, top + 19, end - what, 18), due.whose, middle)
        painter.setFont(fonts.font(13, 600))
        painter.setPen(QColor(colour))
        text_at(painter, QRectF(left + 26, top, what - left - 30, 20), due.left, middle)
        painter.setPen(QColor(theme.INK))
        text_at(painter, QRectF(what, top, law.left() - what - 10, 20), due.what, middle)
        if due.kind or due.query:
            chevron = QRectF(place.right() - LEFT - 16, place.center().y() - 8, 16, 16)
            icons.paint(painter, "chevron-right", theme.INK2, chevron)


class DueList(QListView):
    """The list; `chosen(Due)` when a line is pressed or opened with Enter. As high as what it
    holds, and scrolling by itself where there is less room."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = DueModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(DueDelegate(self))
        self.setAccessibleName("Việc có hạn")
        mark(self, plain=True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; outline: none; }")
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_due(self, due: Sequence[Due]) -> None:
        """Show these lines; the current one stays current where it is still there."""
        before, place = self.current, self.verticalScrollBar().value()
        self._lines.show_due(due)
        rows = [row for row in range(self._lines.rowCount()) if self._lines.due(row)]
        same = [row for row in rows if before and self._is_same(self._lines.due(row), before)]
        for row in (same or rows)[:1]:
            self.setCurrentIndex(self._lines.index(row))
        self.updateGeometry()
        self._end_at_a_line()
        # The heading above the first line stays in sight.
        self.verticalScrollBar().setValue(place if same else 0)

    @staticmethod
    def _is_same(one: Due | None, other: Due) -> bool:
        return one is not None and (one.kind, one.id, one.what) == (
            other.kind,
            other.id,
            other.what,
        )

    @property
    def current(self) -> Due | None:
        """The current line."""
        return self._lines.due(self.currentIndex().row()) if self.currentIndex().isValid() else None

    @property
    def lines(self) -> list[Due]:
        """The lines shown, without the headings."""
        return [one for one in self._lines.entries if isinstance(one, Due)]

    def sizeHint(self) -> QSize:
        heights = (
            LINE_HEIGHT if isinstance(one, Due) else GROUP_HEIGHT for one in self._lines.entries
        )
        return QSize(600, sum(heights) + 2)

    def minimumSizeHint(self) -> QSize:
        least = GROUP_HEIGHT + LINE_HEIGHT * LEAST_LINES
        return QSize(300, min(least, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._end_at_a_line()

    def _end_at_a_line(self) -> None:
        """No line is cut in two at the lower end, and no heading stands there alone."""
        end, y = 0, 0
        for entry in self._lines.entries:
            y += LINE_HEIGHT if isinstance(entry, Due) else GROUP_HEIGHT
            if y > self.height():
                break
            if isinstance(entry, Due):
                end = y
        rest = self.height() - end if end and y > self.height() else 0
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opens and not event.modifiers():
            if self.current:
                self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        due = self._lines.due(index.row()) if index.isValid() else None
        if due is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(due)
