"""How a row gets into the book: kept as a draft while it is typed in, handed over when finished
("busy"), a draft again where the book refused. What the book could not keep is tried again on
leaving.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from xatre.desk.pages.typing.row_state import Keeper, RowState
from xatre.work.typing.cells import Cells

KEPT_AFTER = 700
"""Milliseconds after a key to the draft: less than a second of typing is ever unkept."""


class RowKeeping(QObject):
    """Keeps the rows of one page.

    handed   a row was handed over
    refused  the book did not take a row that was finished: it is a draft again
    """

    handed = Signal(object)
    refused = Signal(object)

    def __init__(self, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: Cells | None = None
        self._keeper = keeper
        self._typed: RowState | None = None
        self._failed: list[RowState] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER)
        self._timer.timeout.connect(self.keep_typed)

    def begin(self, cells: Cells) -> None:
        """Other rows are shown, with these cells."""
        self._timer.stop()
        self._typed, self._failed, self.cells = None, [], cells

    @property
    def has_failed(self) -> bool:
        """Whether some row could not be kept."""
        return bool(self._failed)

    def typed(self, row: RowState) -> None:
        """Something was typed in a row."""
        self._typed = row
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, row: RowState) -> None:
        """What was typed in a row is not to be kept any more."""
        self._failed = [one for one in self._failed if one is not row]
        if self._typed is row:
            self._typed = None
            self._timer.stop()

    # drafts

    def keep_typed(self) -> bool:
        """Hand the row that was typed in to its keeper; True if there was one."""
        self._timer.stop()
        row, self._typed = self._typed, None
        if row is None or (row.is_blank and not row.mark):
            return False
        if row.mark == "busy":  # its revision is on the way: what is typed goes on top of that
            self.typed(row)
        else:
            self._keep(row)
        return True

    def keep_now(self) -> bool:
        """Keep what was typed, and what could not be kept before; True if there was anything."""
        failed, self._failed = self._failed, []
        for row in failed:
            if row.mark != "busy" and row is not self._typed:
                self._keep(row)
        return self.keep_typed() or bool(failed)

    def _keep(self, row: RowState) -> None:
        assert self.cells is not None
        self._failed = [one for one in self._failed if one is not row]
        known = set(row.faults)
        fields, unread = row.read(self.cells)
        row.faults = {name: why for name, why in row.faults.items() if name in known}
        row.mark = "draft"
        self._keeper.keep(row, fields, unread)

    def not_kept(self, row: RowState) -> None:
        """The book could not keep a row: it stays as typed, and is tried again on leaving."""
        if row is not self._typed:
            self._failed = [*(one for one in self._failed if one is not row), row]

    # finished rows

    def hand_over(self, row: RowState) -> None:
        """Finish a row: its keeper checks and saves it."""
        assert self.cells is not None
        self.forget(row)
        if row.mark == "busy":
            row.again = True
            return
        if row.mark == "saved" and not row.typed:
            return
        row.typed, row.finished, row.again = False, True, False
        fields, unread = row.read(self.cells)
        row.mark = "busy"
        self._keeper.finish(row, fields, unread)
        self.handed.emit(row)

    def not_finished(self, row: RowState, why: str) -> None:
        """The book refused a finished row: it is a draft as it is typed now, and says why."""
        row.mark, row.level, row.typed, row.again = "draft", "error", True, False
        row.said = (why,)
        if self._typed is row:
            self.forget(row)
        self._keep(row)
        self.refused.emit(row)
