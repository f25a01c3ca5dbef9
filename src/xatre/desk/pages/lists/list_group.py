"""Several lists behind one place in the rail, each in a tab."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from xatre.desk.page import Page
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.tabs import Tabs
from xatre.kinds import KINDS


class ListGroup(Page):
    """`lists` are (kind, words). What the window asks goes to the list that is shown."""

    def __init__(
        self, seat: Seat, lists: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lists: dict[str, RecordsPage] = {}
        self.tabs = Tabs(self, margin=24)
        for kind, words in lists:
            page = RecordsPage(KINDS[kind], seat.facts, seat.worker, seat.navigator)
            self.lists[kind] = page
            self.tabs.add(words, page)
        self._shown = self.current
        self.tabs.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.tabs)

    @property
    def current(self) -> RecordsPage:
        """The list that is shown."""
        return list(self.lists.values())[self.tabs.current]

    def _changed(self) -> None:
        before, self._shown = self._shown, self.current
        if before is not self._shown:
            before.went()
            self._shown.came()

    def show_what(self, kind: str = "", **what: Any) -> None:
        """Show the list of that kind, and in it what was asked."""
        if kind in self.lists:
            self.tabs.show_tab(list(self.lists).index(kind))
        if what:
            self.current.show_what(**what)

    def panes(self) -> list[QWidget]:
        return self.current.panes()

    def first_focus(self) -> QWidget | None:
        return self.current.first_focus()

    def primary_button(self) -> QPushButton | None:
        return self.current.primary_button()

    def list_search(self) -> QWidget | None:
        return self.current.list_search()

    def came(self) -> None:
        self.current.came()

    def went(self) -> None:
        self.current.went()

    def save_draft(self) -> bool:
        saved = [page.save_draft() for page in self.lists.values()]
        return any(saved)

    def new_record(self) -> None:
        self.current.new_record()

    def edit_record(self) -> None:
        self.current.edit_record()

    def leave(self) -> None:
        self.current.leave()

    def undo(self) -> None:
        self.current.undo()

    def print_page(self) -> None:
        self.current.print_page()

    def step(self, by: int) -> None:
        self.current.step(by)

    def set_narrow(self, on: bool) -> None:
        for page in self.lists.values():
            page.set_narrow(on)

    def set_names_hidden(self, on: bool) -> None:
        for page in self.lists.values():
            page.set_names_hidden(on)
