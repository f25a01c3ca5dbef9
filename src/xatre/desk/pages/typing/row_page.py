"""Typing row after row with the keyboard alone: Tab goes on, a finished row is handed over, the
next one begins. Who keeps the rows is told by its keeper.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xatre.desk.pages.typing.cell_reading import CellReading, same_household
from xatre.desk.pages.typing.entry_line import EntryLine
from xatre.desk.pages.typing.ledger import Ledger
from xatre.desk.pages.typing.row_foot import RowFoot
from xatre.desk.pages.typing.row_keeping import RowKeeping
from xatre.desk.pages.typing.row_state import Keeper, RowState, next_wrong
from xatre.desk.widgets.style import Hairline, stacked
from xatre.work.typing.cells import Cells
from xatre.work.typing.columns import BY_NAME, COLUMNS, FIRST


class RowPage(QWidget):
    """Rows and the line under them.

    changed  how many rows there are, or how they stand, is another
    over     the last row is finished and there are no more
    """

    changed = Signal()
    over = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self._last_told: RowState | None = None
        self._going = False
        self.keeping = RowKeeping(keeper, self)
        self.keeping.handed.connect(self._handed)
        self.keeping.refused.connect(self.told)
        column = stacked(self)
        self.ledger = Ledger(self)
        self.ledger.pressed_cell.connect(self._pressed)
        column.addWidget(self.ledger, 1)
        column.addWidget(Hairline(self))
        self.foot = RowFoot(self)
        column.addWidget(self.foot)
        self.line = EntryLine(self.ledger)
        self.line.edited.connect(self._edited)
        self.line.left.connect(self._left)
        self.line.entered.connect(lambda _: self.say())
        self.line.stepped.connect(self._stepped)
        self.line.climbed.connect(self._climbed)
        self._reading = CellReading(self.line, self.foot)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.to_problem, by))

    # the rows

    @property
    def cells(self) -> Cells | None:
        """How the cells are read and shown; None before any row is shown."""
        return self.keeping.cells

    @property
    def rows(self) -> list[RowState]:
        return self.ledger.rows.states

    @property
    def row(self) -> RowState | None:
        """The row in front."""
        front = self.ledger.front
        return self.rows[front] if 0 <= front < len(self.rows) else None

    def show_rows(self, rows: Sequence[RowState], cells: Cells, front: int, column: str) -> None:
        """Begin with these rows, one at least; the one at `front` is typed in, at `column`."""
        self._last_told = None
        self.keeping.begin(cells)
        self.ledger.front = -1
        self.ledger.rows.show_states(rows)
        self.go(front, column)

    def go(self, place: int, column: str) -> None:
        """Bring a row to the front, into a column."""
        self._going = True
        self.ledger.bring_to_front(place)
        self.line.show_row(self.rows[place])
        self.line.enter(column)
        self._going = False
        self.say()
        self.changed.emit()

    def told(self, row: RowState) -> None:
        """A row stands differently now: the book has answered."""
        if row not in self.rows:
            return
        place = self.rows.index(row)
        if row.again:
            self.keeping.hand_over(row)
        if row.worst:
            self._last_told = row
        elif self._last_told is row:
            self._last_told = None
        if place == self.ledger.front:
            current = self.line.current
            for name, box in self.line.boxes.items():
                if name != current and box.text() != row.words.get(name, ""):
                    box.setText(row.words.get(name, ""))
                    box.setCursorPosition(0)
            self.line.show_state(row)
        self.ledger.rows.changed(place)
        self.say()
        self.changed.emit()

    def take_out(self, row: RowState) -> None:
        """Take a row off the page; the last one comes to the front."""
        if row not in self.rows:
            return
        self.keeping.forget(row)
        if self._last_told is row:
            self._last_told = None
        self.ledger.front = -1
        self.ledger.rows.take_out(self.rows.index(row))
        if not self.rows:
            following = self.keeper.next_row(None)
            if following is not None:
                self.ledger.rows.add(following)
        if self.rows:
            self.go(len(self.rows) - 1, self.line.first_column(self.rows[-1]))
        self.changed.emit()

    # keys

    def _stepped(self, name: str, by: int) -> None:
        row = self.row
        if row is None:
            return
        self._take(row, name)
        columns = list(self.line.open_columns(row))
        place = columns.index(name) + by if name in columns else 0
        if by > 0 and name == FIRST and same_household(row):
            place = columns.index("full_name")
        if 0 <= place < len(columns):
            self.line.enter(columns[place])
        elif by > 0:
            self.finish_row()
        elif self.ledger.front > 0:
            self._leave_row(row)
            above = self.rows[self.ledger.front - 1]
            self.go(self.ledger.front - 1, list(self.line.open_columns(above))[-1])

    def _climbed(self, name: str, by: int) -> None:
        row, place = self.row, self.ledger.front + by
        if row is not None and 0 <= place < len(self.rows):
            self._leave_row(row)
            self.go(place, name)

    def _pressed(self, place: int, column: int) -> None:
        row = self.row
        if row is not None and place != self.ledger.front:
            self._leave_row(row)
            wanted, columns = COLUMNS[column].name, list(self.line.open_columns(self.rows[place]))
            self.go(place, wanted if wanted in columns else columns[0])

    def to_problem(self, by: int) -> None:
        """F8 and Shift+F8: the next row that is red or in doubt, the one before."""
        row, here = self.row, self.ledger.front
        place = next_wrong(self.rows, here, by) if row is not None else None
        if row is None or place is None:
            return
        if place != here:
            self._leave_row(row)
        self._go_to_fault(place)

    def _go_to_fault(self, place: int) -> None:
        found = self.rows[place]
        wrong, columns = {*found.faults, *found.flagged}, list(self.line.open_columns(found))
        self.go(place, next((name for name in columns if name in wrong), columns[0]))

    # typing

    def _edited(self, name: str) -> None:
        row = self.row
        if row is None or self.cells is None:
            return
        box = self.line.boxes[name]
        row.words[name] = box.text()
        row.kept.discard(name)
        row.typed = True
        row.changes += 1
        box.show_kept(False)
        self._reading.show_meaning(name, self.cells, self._above(name))
        self.keeping.typed(row)

    def _left(self, name: str) -> None:
        if self.row is not None and not self._going:
            self._take(self.row, name)

    def _take(self, row: RowState, name: str) -> None:
        if self.cells is not None and name not in row.given:
            self._reading.take(row, name, self.cells, self._above(name))
            self.line.show_state(row)
            self.say()

    def _above(self, name: str) -> str:
        """What the same cell of the row above shows."""
        front = self.ledger.front
        return self.rows[front - 1].words.get(name, "") if front > 0 else ""

    # finishing

    def finish_row(self) -> None:
        """The end of the row in front: check and save it, and go on to the next."""
        row = self.row
        if row is None:
            return
        if current := self.line.current:
            self._take(row, current)
        if row.is_blank and not row.mark:
            self.foot.say_blank()
            self.line.enter(self.line.first_column(row))
            return
        self.keeping.hand_over(row)
        place = self.keeper.place_after(self.ledger.front, self.rows)
        if place is None:
            following = self.keeper.next_row(row)
            if following is None:
                if row.faults:  # nothing comes after it: the fault stays in view
                    self._go_to_fault(self.ledger.front)
                else:
                    self.over.emit()
                return
            self.ledger.rows.add(following)
            place = len(self.rows) - 1
        self.go(place, self.line.first_column(self.rows[place]))

    def _leave_row(self, row: RowState) -> None:
        """Another row comes to the front: what was finished before is saved again where it was
        changed, what was never finished stays a draft."""
        if current := self.line.current:
            self._take(row, current)
        if row.typed and row.finished:
            self.keeping.hand_over(row)
        else:
            self.keeping.keep_typed()
            if row in self.rows:
                self.ledger.rows.changed(self.rows.index(row))

    def _handed(self, row: RowState) -> None:
        if row in self.rows:
            self.ledger.rows.changed(self.rows.index(row))
        self.changed.emit()

    # what is said

    def say(self) -> None:
        """The line under the rows: what is wrong with the row in front, or with the last one."""
        row = self.row
        shown = row if row is not None and row.worst else self._last_told
        self.foot.say_problem(shown)
        if row is not None and self.line.current:
            self.foot.say_hint(BY_NAME[self.line.current], where=row.where)
