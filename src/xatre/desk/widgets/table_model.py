"""The lazy model of a list: pages asked for when rows come into sight, answered later.

It knows rows as words, badges and tones; where they come from is the work of a function given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from xatre.desk.widgets.badge import BadgeLook

PAGE = 50
MOST_PAGES = 120
"""Pages kept in memory; the ones asked for longest ago go first."""

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column. `width` 0 takes what is left over; `fixed` values (dates, codes, numbers) are
    never shortened. `sort` is what the page source sorts by, "" where it cannot."""

    key: str
    title: str
    width: int = 0
    align: Literal["left", "right"] = "left"
    sort: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: words, a second line, badges, an icon, a tone ("red", "amber", "faint"…). An icon
    has the tone of the words, or its own."""

    words: str = ""
    second: str = ""
    badges: tuple[BadgeLook, ...] = ()
    icon: str = ""
    tone: str = ""
    strong: bool = False
    tip: str = ""
    icon_tone: str = ""


@dataclass(frozen=True)
class TableRow:
    """One row. `key` is what the page knows it by; `group` rows are headings on paper ground."""

    key: str
    cells: tuple[Cell, ...]
    group: bool = False
    data: object = field(default=None, compare=False)


Give = Callable[[Sequence[TableRow]], None]
FetchPage = Callable[[int, int, Give], None]
"""(offset, limit, give): calls `give` with the rows, at once or later, on the UI thread."""


class TableModel(QAbstractTableModel):
    """Rows of one query. `show_query` begins a new one; pages of an earlier one are dropped."""

    arrived = QtSignal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._count = 0
        self._fetch: FetchPage | None = None
        self._pages: dict[int, Sequence[TableRow] | None] = {}
        self._turn = 0

    def show_query(
        self, count: int, fetch: FetchPage, first: Sequence[TableRow] | None = None
    ) -> None:
        """Show `count` rows got by `fetch`; `first` is their first page where it is here."""
        self.beginResetModel()
        self._turn += 1
        self._count, self._fetch = count, fetch
        self._pages = {} if first is None else {0: first}
        self.endResetModel()

    def grow(self, count: int) -> None:
        """The same query has `count` rows: whole pages were shown before they were counted."""
        if count > self._count and self._count % PAGE == 0:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show rows that are all here already."""

        def fetch(offset: int, limit: int, give: Give) -> None:
            give(rows[offset : offset + limit])

        self.show_query(len(rows), fetch)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def row(self, number: int) -> TableRow | None:
        """The row, or None while its page is on the way (asking for it now)."""
        if not 0 <= number < self._count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._ask(page)
        rows = self._pages.get(page)
        inside = number % PAGE
        return rows[inside] if rows is not None and inside < len(rows) else None

    def number_of(self, key: str) -> int:
        """Which row has `key`, among the pages that are here; -1 for none."""
        for page, rows in self._pages.items():
            for inside, row in enumerate(rows or ()):
                if row.key == key:
                    return page * PAGE + inside
        return -1

    @property
    def is_waiting(self) -> bool:
        """Whether a page is on the way."""
        return any(rows is None for rows in self._pages.values())

    def _ask(self, page: int) -> None:
        if self._fetch is None:
            return
        while len(self._pages) >= MOST_PAGES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[page] = None
        turn = self._turn

        def give(rows: Sequence[TableRow]) -> None:
            if turn == self._turn:
                self._pages[page] = rows
                first = page * PAGE
                last = min(first + PAGE, self._count) - 1
                if last >= first:
                    self.dataChanged.emit(
                        self.index(first, 0), self.index(last, len(self.columns) - 1)
                    )
                self.arrived.emit()

        self._fetch(page * PAGE, PAGE, give)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or index.column() >= len(row.cells):
            return None
        cell = row.cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            badges = ", ".join(badge.words for badge in cell.badges)
            return " · ".join(part for part in (cell.words, cell.second, badges) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
