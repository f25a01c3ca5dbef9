"""What happens to a cell that is typed in and left: its meaning is shown, its words are read, and
what was kept of another household goes.
"""

from __future__ import annotations

from xatre.desk.pages.typing.entry_line import EntryLine
from xatre.desk.pages.typing.row_foot import RowFoot
from xatre.desk.pages.typing.row_state import RowState
from xatre.model.text import clean
from xatre.work.typing.cells import Cells
from xatre.work.typing.columns import BY_NAME, DITTO, FIRST, HOUSEHOLD


def same_household(row: RowState) -> bool:
    """Whether the household of the row above goes on, so that it need not be passed through."""
    return bool(row.words.get(FIRST)) and {FIRST, *HOUSEHOLD} <= row.kept


class CellReading:
    """Reads the boxes of one line."""

    def __init__(self, line: EntryLine, foot: RowFoot) -> None:
        self._line, self._foot = line, foot

    def show_meaning(self, name: str, cells: Cells, above: str) -> None:
        """Show what the letters typed so far mean."""
        box, column = self._line.boxes[name], BY_NAME[name]
        if clean(box.text()) in DITTO:
            box.show_meant(above)
            self._foot.say_hint(column)
            return
        meant = cells.expand(column, box.text())
        box.show_meant(column.short.get(meant.value, meant.label) if meant.value else "")
        self._foot.say_hint(column, meant)

    def take(self, row: RowState, name: str, cells: Cells, above: str) -> None:
        """Read a cell that is left and show what it means."""
        column, typed = BY_NAME[name], clean(row.words.get(name, ""))
        if typed in DITTO:
            row.words[name] = typed = above
        reading = cells.read(column, typed, row.before)
        if reading.fault:
            row.faults[name] = reading.fault
        else:
            row.faults.pop(name, None)
            row.words[name] = reading.shown
        if name in ("village", FIRST):
            self._new_household(row, name)
        box = self._line.boxes[name]
        box.show_meant("")
        if box.text() != row.words[name]:
            box.setText(row.words[name])
            box.setCursorPosition(0)

    def _new_household(self, row: RowState, name: str) -> None:
        """Another household, or another village: what was kept of the one above is not of it."""
        if name in row.kept or row.mark == "saved":
            return
        gone = [*HOUSEHOLD, *([FIRST] if name == "village" else [])]
        for one in gone:
            if one in row.kept:
                row.kept.discard(one)
                row.words[one] = ""
                self._line.boxes[one].setText("")
