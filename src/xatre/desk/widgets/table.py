"""The table of a list: lazy rows, one Tab stop, arrows move, Enter opens, heads sort.

Sorting and filtering are done by the page source, never here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from xatre.desk import fonts, theme
from xatre.desk.widgets.style import mark
from xatre.desk.widgets.table_model import (
    Cell,
    Column,
    FetchPage,
    TableModel,
    TableRow,
)
from xatre.desk.widgets.table_paint import CellDelegate, Heads

LEAST_STRETCH = 140


class Table(QTableView):
    """A list.

    opened   Enter or a double click on a row, with its key
    moved    another row became the current one, with its key
    sorted   a head was pressed: (what to sort by, descending); the page asks anew
    """

    opened = Signal(str)
    moved = Signal(str)
    sorted = Signal(str, bool)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        two_lines: bool = False,
        row_height: int = 0,
    ) -> None:
        super().__init__(parent)
        self._rows = TableModel(columns, self)
        self._last_key = ""
        self._wanted = ""
        self.setAccessibleName(name)
        mark(self, table=True)
        self._delegate = CellDelegate(self)
        self._heads = Heads(self)
        self.setHorizontalHeader(self._heads)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(side.ResizeMode.Fixed)
        side.setDefaultSectionSize(row_height or (theme.ROW_TWO_LINES if two_lines else theme.ROW))
        self._heads.sort_asked.connect(self._sort)
        self.doubleClicked.connect(self._open_current)
        self._rows.arrived.connect(self._arrived)

    def stand_high(self, rows: int) -> None:
        """Always as high as the heads and so many rows of one line."""
        self.setFixedHeight(theme.ROW_HEAD + theme.ROW * rows)

    # what is shown

    @property
    def rows(self) -> TableModel:
        """The model."""
        return self._rows

    def show_query(
        self,
        count: int,
        fetch: FetchPage,
        *,
        typed: str = "",
        first: Sequence[TableRow] | None = None,
    ) -> None:
        """Show the rows of a new query; `typed` are the letters to mark, `first` the first page
        where it is here. The current row is kept where its key is among the rows first seen, else
        the first one becomes current."""
        self._wanted = self.current_key
        self._delegate.typed = typed
        self._rows.show_query(count, fetch, first)
        self._fit_columns()
        self._rows.row(0)
        self._arrived()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show rows that are all here."""
        self._wanted = self.current_key
        self._rows.show_rows(rows)
        self._fit_columns()
        self._rows.row(0)
        self._arrived()

    def set_columns(self, columns: Sequence[Column]) -> None:
        self._rows.set_columns(columns)
        self._fit_columns()

    def show_sorted(self, by: str, descending: bool) -> None:
        """Show the arrow at the column that sorts by `by`."""
        self._heads.sorted_by, self._heads.descending = by, descending
        self._heads.viewport().update()

    def _sort(self, by: str) -> None:
        again = by == self._heads.sorted_by
        descending = not self._heads.descending if again else False
        self.show_sorted(by, descending)
        self.sorted.emit(by, descending)

    # the current row

    @property
    def current(self) -> TableRow | None:
        """The current row; None where there is none or it is on the way."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    @property
    def current_key(self) -> str:
        row = self.current
        return row.key if row else ""

    def go_to(self, key: str) -> bool:
        """Make the row with `key` current; False where it is not among the rows here."""
        number = self._rows.number_of(key)
        if number >= 0:
            self._go(number)
        return number >= 0

    def go_to_number(self, number: int, *, scrolled: int = 0) -> None:
        """Make the row at `number` current, also where its page is on the way; the list stays
        scrolled to `scrolled` as far as that row is seen there."""
        if 0 <= number < self._rows.rowCount():
            self._wanted = ""
            self._go(number)
            if scrolled:
                self.verticalScrollBar().setValue(scrolled)
                self.scrollTo(self.currentIndex())

    def key_beside(self, key: str) -> str:
        """The key of the row after the one with `key`, or of the one before; "" for none."""
        number = self._rows.number_of(key)
        for beside in (number + 1, number - 1) if number >= 0 else ():
            row = self._rows.row(beside)
            if row is not None:
                return row.key
        return ""

    def _go(self, number: int) -> None:
        index = self._rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _arrived(self) -> None:
        if self._rows.rowCount() and not self.currentIndex().isValid():
            number = self._rows.number_of(self._wanted) if self._wanted else 0
            if number >= 0 or not self._rows.is_waiting:
                self._go(max(number, 0))
        self._tell_current()

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()
        self._tell_current()

    def _tell_current(self) -> None:
        key = self.current_key
        if key != self._last_key:
            self._last_key = key
            self.moved.emit(key)

    def _open_current(self) -> None:
        if self.current_key:
            self.opened.emit(self.current_key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open_current()
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(self._rows.rowCount() - 1)
        elif event.text().isalnum() or key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    # sizes, hover, focus

    def _fit_columns(self) -> None:
        columns = self._rows.columns
        fixed = sum(column.width for column in columns)
        loose = [number for number, column in enumerate(columns) if not column.width]
        spare = max(self.viewport().width() - fixed, LEAST_STRETCH * len(loose))
        for number, column in enumerate(columns):
            self.setColumnWidth(number, column.width or spare // max(1, len(loose)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hover_row:
            self._delegate.hover_row = row
            self.viewport().update()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_tip(self, place: QPoint, where: QPoint) -> None:
        index = self.indexAt(place)
        row = self._rows.row(index.row()) if index.isValid() else None
        tip = ""
        if row is not None and index.column() < len(row.cells):
            cell: Cell = row.cells[index.column()]
            metrics = QFontMetrics(fonts.font(13, 600))
            room = self.columnWidth(index.column()) - 2 * theme.CELL_PADDING
            wide = max(map(metrics.horizontalAdvance, (cell.words, cell.second))) > room
            tip = cell.tip or ("\n".join(filter(None, (cell.words, cell.second))) if wide else "")
        QToolTip.showText(where, tip, self)
