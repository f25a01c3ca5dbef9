"""The paper under the row in front: the rows typed so far, as many as a page of a register has.

The row in front is taller and holds the boxes that are typed in; the others are painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xatre.desk import fonts, icons, theme
from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.pages.typing.row_state import RowState
from xatre.desk.widgets.style import ground_of_heads, mark, text_at
from xatre.kinds import KINDS
from xatre.work.typing.columns import COLUMNS, KIND

ROWS = 30
"""Rows that are seen at once on the usual screen."""
LOWEST, HIGHEST, FRONT = 18, 22, 26
HEAD = 26
WIDTHS = {
    "number": 48, "village": 84, "household_number": 44, "household_head": 108, "poverty": 74,
    "full_name": 164, "born_on": 88, "sex": 44, "ethnic_group": 66, "mother_name": 104,
    "father_name": 104, "personal_number": 116, "special_groups": 74,
}  # fmt: skip
HEADINGS = ("Dòng", *(column.heading for column in COLUMNS))
STRETCH = ("full_name", "mother_name", "father_name", "household_head", "village")
LEAST = 76
NAMES = frozenset(one.name for one in KINDS[KIND].fields.values() if one.names_person)
MARKS = {
    "saved": ("check", theme.INK3),
    "draft": ("file-pen", theme.INK2),
    "busy": ("clock", theme.INK3),
}
AnyIndex = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """The rows as words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: list[RowState] = []
        self.hide_names = False

    def show_states(self, states: Sequence[RowState]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.states = list(states)
        self.endResetModel()

    def add(self, state: RowState) -> None:
        """One more row at the end."""
        end = len(self.states)
        self.beginInsertRows(QModelIndex(), end, end)
        self.states.append(state)
        self.endInsertRows()

    def take_out(self, place: int) -> None:
        """Take a row out; those below get its number."""
        self.beginRemoveRows(QModelIndex(), place, place)
        self.states.pop(place)
        self.endRemoveRows()
        for number, state in enumerate(self.states, 1):
            state.number = number

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.states)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def words(self, row: int, column: int) -> str:
        """What a cell shows."""
        state = self.states[row]
        if column == 0:
            return str(state.number)
        name = COLUMNS[column - 1].name
        words = state.listed.get(name, state.words.get(name, ""))
        return hidden_name(words, "") if self.hide_names and name in NAMES else words

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and not self.hide_names:
            return self.states[index.row()].sentence or self.words(index.row(), index.column())
        return None

    def changed(self, place: int) -> None:
        """A row shows something else now."""
        last = len(HEADINGS) - 1
        self.dataChanged.emit(self.index(place, 0), self.index(place, last))


class LedgerPaint(QStyledItemDelegate):
    """Paints one cell of a row that is not in front."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, LedgerModel)
        state = model.states[index.row()]
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        ground = theme.RED_SOFT if state.worst == "error" and state.mark else theme.WHITE
        painter.fillRect(place, QColor(ground))
        line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
        painter.fillRect(line, QColor(theme.LINE))
        painter.setFont(fonts.font(12))
        if index.column() == 0:
            self._paint_number(painter, place, state)
        else:
            column = COLUMNS[index.column() - 1]
            painter.setPen(QColor(self._ink(model, index.row(), column.name)))
            if column.name == "full_name":
                painter.setFont(fonts.font(12, 500))
            words = model.words(index.row(), index.column())
            inner = place.adjusted(5, 0, -4, -1)
            text_at(painter, inner, words, Qt.AlignmentFlag.AlignVCenter)
        painter.restore()

    @staticmethod
    def _ink(model: LedgerModel, row: int, name: str) -> str:
        state = model.states[row]
        if name in state.faults or (name in state.flagged and state.level == "error"):
            return theme.RED
        if name in state.flagged:
            return theme.AMBER
        column = next(one for one in COLUMNS if one.name == name)
        above = model.states[row - 1].words.get(name) if row else None
        if column.kept and above == state.words.get(name):
            return theme.INK3
        return theme.INK

    @staticmethod
    def _paint_number(painter: QPainter, place: QRectF, state: RowState) -> None:
        icon, colour = MARKS.get(state.mark, ("", ""))
        if state.mark and state.worst == "error":
            icon, colour = "circle-alert", theme.RED
        elif state.mark == "saved" and state.level == "doubt":
            icon, colour = "triangle-alert", theme.AMBER
        if icon:
            spot = QRectF(place.left() + 5, place.center().y() - 6.5, 13, 13)
            icons.paint(painter, icon, colour, spot)
        painter.setPen(QColor(theme.INK2))
        inner = place.adjusted(20, 0, -8, -1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text_at(painter, inner, str(state.number), right)


class LedgerHeads(QHeaderView):
    """The heads, over the words of their cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(HEAD)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ground_of_heads(painter, QRectF(self.viewport().rect()))
        painter.setFont(fonts.font(12, 500))
        painter.setPen(QColor(theme.INK2))
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, words in enumerate(HEADINGS):
            place = QRectF(self.sectionViewportPosition(number), 0, self.sectionSize(number), HEAD)
            right = Qt.AlignmentFlag.AlignRight | middle
            inner = place.adjusted(5, 0, -8 if number == 0 else -2, -1)
            text_at(painter, inner, words, middle if number else right)


class Ledger(QTableView):
    """The rows.

    pressed_cell  a cell was pressed with the mouse: row and column of `COLUMNS`
    moved         the row in front lies elsewhere now
    """

    pressed_cell = Signal(int, int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LedgerModel(self)
        self.front = -1
        self.setAccessibleName("Các dòng đã gõ")
        mark(self, table=True)
        self.setHorizontalHeader(LedgerHeads(self))
        self.setModel(self.rows)
        self.setItemDelegate(LedgerPaint(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Room for it from the first row on: columns must not move while somebody types.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        side = self.verticalHeader()
        side.hide()
        side.setMinimumSectionSize(LOWEST)
        side.setSectionResizeMode(side.ResizeMode.Fixed)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self.moved.emit())
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.setEnabled(False)

    def bring_to_front(self, row: int) -> None:
        """Make a row the one that is typed in."""
        if 0 <= self.front < self.rows.rowCount():
            self.setRowHeight(self.front, self.row_height)
        self.front = row
        if 0 <= row < self.rows.rowCount():
            self.setRowHeight(row, FRONT)
            self.updateGeometries()  # else the end it may be scrolled to is still the one before
            self.scrollTo(self.rows.index(row, 0))
        self.moved.emit()

    @property
    def row_height(self) -> int:
        """Rows are as high as thirty of them leave room for."""
        room = (self.viewport().height() - FRONT) // (ROWS - 1)
        return max(LOWEST, min(HIGHEST, room))

    def box(self, row: int, column: int) -> QRect:
        """Where a cell of `COLUMNS` lies in the viewport."""
        return self.visualRect(self.rows.index(row, column + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        height = self.row_height
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(self.rows.rowCount()):
            self.setRowHeight(row, FRONT if row == self.front else height)
        self.moved.emit()

    def _fit_columns(self) -> None:
        """Names take what is left, or give what is missing."""
        names = list(WIDTHS)
        spare = self.viewport().width() - sum(WIDTHS[name] for name in names)
        widths = dict(WIDTHS)
        shares = sum(WIDTHS[name] for name in STRETCH)
        for name in STRETCH:
            widths[name] = max(LEAST, WIDTHS[name] + spare * WIDTHS[name] // shares)
        rest = self.viewport().width() - sum(widths[name] for name in names)
        widths["full_name"] = max(LEAST, widths["full_name"] + rest)
        for number, name in enumerate(names):
            self.setColumnWidth(number, widths[name])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, height = QPainter(self.viewport()), self.row_height
        last = self.rows.rowCount() - 1
        top = self.visualRect(self.rows.index(last, 0)).bottom() + height if last >= 0 else height
        for y in range(top, self.viewport().height(), height):
            painter.fillRect(0, y, self.viewport().width(), 1, QColor(theme.LINE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.pressed_cell.emit(index.row(), max(0, index.column() - 1))
