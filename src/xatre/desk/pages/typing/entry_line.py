"""The boxes of the row in front, laid over its cells."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.pages.typing.cell_box import CellBox
from xatre.desk.pages.typing.ledger import NAMES, Ledger
from xatre.desk.pages.typing.row_state import RowState
from xatre.work.typing.columns import COLUMNS, FIRST


class EntryLine(QObject):
    """One box a column.

    edited   something was typed in a box, by its column's name
    left     a box was left
    entered  a box was come to
    stepped  Tab (1) or Shift+Tab (-1) in a box
    climbed  an arrow: the same cell of the row above (-1) or below (1)
    """

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    stepped = Signal(str, int)
    climbed = Signal(str, int)

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._ledger = ledger
        self._hide_names = False
        self.boxes: dict[str, CellBox] = {}
        for column in COLUMNS:
            box = CellBox(column, ledger.viewport())
            box.hide()
            box.installEventFilter(self)
            box.textEdited.connect(self._tell_edited)
            box.left.connect(self._tell_left)
            box.stepped.connect(self._tell_stepped)
            box.climbed.connect(self._tell_climbed)
            self.boxes[column.name] = box
        ledger.moved.connect(self.lay)

    def _box(self) -> CellBox:
        box = self.sender()
        assert isinstance(box, CellBox)
        return box

    def _tell_edited(self) -> None:
        self.edited.emit(self._box().column.name)

    def _tell_left(self) -> None:
        self.left.emit(self._box().column.name)

    def _tell_stepped(self, by: int) -> None:
        self.stepped.emit(self._box().column.name, by)

    def _tell_climbed(self, by: int) -> None:
        self.climbed.emit(self._box().column.name, by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, CellBox):
            self._cover(watched, shown=True)
            self.entered.emit(watched.column.name)
        elif event.type() == QEvent.Type.FocusOut and isinstance(watched, CellBox):
            self._cover(watched, shown=False)
        return False

    # where it lies

    def lay(self) -> None:
        """Lay the boxes over the cells of the row in front."""
        front = self._ledger.front
        there = 0 <= front < self._ledger.rows.rowCount()
        for number, box in enumerate(self.boxes.values()):
            box.setVisible(there)
            if there:
                box.setGeometry(self._ledger.box(front, number).adjusted(0, 0, 1, 0))

    # what stands in it

    def show_row(self, row: RowState) -> None:
        """Show the words of a row."""
        for name, box in self.boxes.items():
            box.setText(row.words.get(name, ""))
            box.setCursorPosition(0)
            box.setReadOnly(name in row.given)
            box.show_meant("")
            self._cover(box, shown=box.hasFocus())
        self.show_state(row)

    def show_state(self, row: RowState) -> None:
        """Show what is kept and what is wrong."""
        for name, box in self.boxes.items():
            box.show_kept(name in row.kept or name in row.given)
            wrong = name in row.faults or (name in row.flagged and row.level == "error")
            box.show_problem("error" if wrong else "doubt" if name in row.flagged else "")
            box.setAccessibleDescription(row.faults.get(name, ""))

    def enter(self, name: str) -> None:
        """Go into a box; what stands there is chosen, so that typing replaces it."""
        box = self.boxes[name]
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.selectAll()

    @property
    def current(self) -> str:
        """The column of the box that has the focus, "" for none."""
        return next((name for name, box in self.boxes.items() if box.hasFocus()), "")

    def open_columns(self, row: RowState) -> Iterator[str]:
        """The columns of a row that are typed in, in order."""
        return (column.name for column in COLUMNS if column.name not in row.given)

    def first_column(self, row: RowState) -> str:
        """Where a row is begun."""
        columns = list(self.open_columns(row))
        return FIRST if FIRST in columns and row.kept else columns[0]

    # names behind dots

    def set_names_hidden(self, on: bool) -> None:
        """Cover the names, but not the one that is being written."""
        self._hide_names = on
        for box in self.boxes.values():
            self._cover(box, shown=box.hasFocus())

    def _cover(self, box: QWidget, *, shown: bool) -> None:
        if isinstance(box, CellBox) and box.column.name in NAMES:
            plain = shown or not self._hide_names
            mode = QLineEdit.EchoMode.Normal if plain else QLineEdit.EchoMode.Password
            if box.echoMode() != mode:
                box.setEchoMode(mode)
