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
        """Another household, or another village: what was kept of the one above is not of it.
        The same one typed again: all of it is kept."""
        if name in row.kept or row.mark == "saved":
            return
        if name == "village" and self._as_above(row, "village"):
            row.kept.add("village")
            self._keep_again(row, FIRST)
        elif name == FIRST and self._as_above(row, "village") and self._as_above(row, FIRST):
            row.kept.add(FIRST)
        else:
            for one in [*HOUSEHOLD, *([FIRST] if name == "village" else [])]:
                if one in row.kept:
                    row.kept.discard(one)
                    self._put(row, one, "")
            return
        if self._as_above(row, FIRST):
            for one in HOUSEHOLD:
                self._keep_again(row, one)

    @staticmethod
    def _as_above(row: RowState, name: str) -> bool:
        """Whether a cell says what was taken over from the row above."""
        return bool(row.carried) and row.words[name] == row.carried.get(name, "")

    def _keep_again(self, row: RowState, name: str) -> None:
        if not row.words[name] and row.carried.get(name):
            self._put(row, name, row.carried[name])
            row.kept.add(name)

    def _put(self, row: RowState, name: str, words: str) -> None:
        row.words[name] = words
        self._line.boxes[name].setText(words)
