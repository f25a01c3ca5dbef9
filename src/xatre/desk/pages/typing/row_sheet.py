"""What every sheet of rows is made of: a head with buttons, the page of rows, and the ways in and
out by which nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.pages.typing.row_page import RowPage
from xatre.desk.pages.typing.row_state import RowState
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.style import stacked
from xatre.errors import XatreError
from xatre.work.session import Session

T = TypeVar("T")


class RowSheet(SheetPage):
    """A sheet over a page of rows; who makes one keeps the rows of that page."""

    def __init__(self, title: str, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._turn = 0
        self.head = PageHead(title, "", self, beside=True)
        self.head.set_low(True)
        self.back = Button("Về danh sách", "quiet", "arrow-left", self)
        self.back.clicked.connect(self.leave)
        self.primary = Button("Xong dòng", "primary", "check", self)

    def lay(self, page: RowPage, buttons: Sequence[Button], body: QWidget) -> None:
        """Lay the sheet's own buttons into the head, and under it what holds the page of rows."""
        self.page = page
        self.primary.clicked.connect(page.finish_row)
        column = stacked(self)
        for button in (self.back, *buttons, self.primary):
            self.head.add(button)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    # in and out

    def ask_anew(self, job: Callable[[Session], T], show: Callable[[T], None]) -> None:
        """Ask what is to be shown, after all that was typed here is kept."""
        self._turn += 1
        turn = self._turn

        def done(answer: T) -> None:
            if turn != self._turn:
                return
            if self.page.keeping.keep_typed() or any(one.mark == "busy" for one in self.page.rows):
                self.ask_anew(job, show)  # the book said this before it had those rows
            elif not self.page.keeping.has_failed:  # else they would be lost: they stay
                show(answer)

        self.save_draft()
        self.seat.ask(job, done, self.seat.navigator.fault)

    def leave(self) -> None:
        """Back to the list; what was typed is kept."""
        self.save_draft()
        self._turn += 1
        self.left.emit()

    def save_draft(self) -> bool:
        return self.page.keeping.keep_now()

    def set_names_hidden(self, on: bool) -> None:
        self.page.ledger.rows.hide_names = on
        self.page.line.set_names_hidden(on)
        self.page.ledger.viewport().update()

    # what the book could not take

    def _not_kept(self, row: RowState, error: Exception) -> None:
        self.page.keeping.not_kept(row)
        self.seat.navigator.fault(error)

    def _not_finished(self, row: RowState, error: Exception) -> None:
        why = error.happened if isinstance(error, XatreError) else ""
        self.page.keeping.not_finished(row, why)
        self.seat.navigator.fault(error)
