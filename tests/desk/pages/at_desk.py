"""A small real book at a real worker's thread, and the pages over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre import resources
from xatre.desk.facts import SessionFacts, facts_of
from xatre.desk.page import Page
from xatre.desk.pages.lists.records_page import RecordsPage
from xatre.desk.pages.record.record_view import RecordView
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.desk.window import Window
from xatre.desk.worker import Task, Worker
from xatre.kinds import KINDS
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.work.records import save
from xatre.work.session import Session

PASSWORD = "mật khẩu thử dài"
CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


class Journey:
    """The navigator of a test: goes to pages, remembers what was told."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.told: list[Message] = []
        self.faults: list[BaseException] = []

    def open_page(self, key: str, **what: Any) -> None:
        self.window.go(key)
        page = self.window.page(key)
        if isinstance(page, RecordsPage) and what:
            page.show_what(**what)

    def tell(self, message: Message) -> None:
        self.told.append(message)

    def fault(self, error: BaseException) -> None:
        self.faults.append(error)

    def saved(self, kind: str = "") -> None: ...

    def refresh_counts(self) -> None: ...


class Desk:
    """One officer at one book: pages in a window, and the book through its worker."""

    def __init__(
        self, qtbot: Any, folder: Path, unit: str, role: str, changes: dict[str, Any]
    ) -> None:
        self.qtbot = qtbot
        self.worker = Worker()
        self.facts = self._open(folder, unit, role, changes)
        self.window = Window()
        qtbot.addWidget(self.window)
        self.journey = Journey(self.window)
        self.seat = Seat(self.worker, self.facts, self.journey)
        self.window.rows_asked.connect(lambda: self.page("child").type_rows())
        self.window.show()

    def _open(self, folder: Path, unit: str, role: str, changes: dict[str, Any]) -> SessionFacts:
        facts: list[SessionFacts] = []

        def job(task: Task) -> None:
            book, _ = Book.create(
                folder,
                unit=unit,
                role=role,
                officer_name="Lò Thị Ngọc Ưng",
                password=PASSWORD,
                cost=Cost.test(),
            )
            book.officer = replace(book.officer, **changes)
            session = Session(book, resources.codes())
            task.keep(session)
            facts.append(facts_of(session))

        self.worker.submit(job)
        self.qtbot.waitUntil(lambda: bool(facts), timeout=20_000)
        return facts[0]

    def do(self, job: Callable[[Session], Any]) -> Any:
        """Ask the book and wait."""
        return self.seat.ask_now(job)

    def _is_following(self) -> bool:
        """Whether a record beside a list waits for the list to stand still."""
        views = self.window.findChildren(RecordView)
        return any(view._soon.isActive() for view in views)

    def settle(self) -> None:
        """Wait until nothing more is asked of the book."""
        quiet = 0
        while quiet < 3:
            self.qtbot.wait(15)
            quiet = quiet + 1 if not self.worker.is_busy and not self._is_following() else 0

    def page(self, kind: str) -> RecordsPage:
        page = self.window.page(kind)
        if page is None:
            make = partial(RecordsPage, KINDS[kind], self.facts, self.worker, self.journey)
            self.window.add_page(kind, KINDS[kind].label, "users", make)
            page = self.window.page(kind)
        self.window.go(kind)
        self.settle()
        assert isinstance(page, RecordsPage)
        return page

    def add(self, kind: str, *records: dict[str, Any], draft: bool = False) -> list[str]:
        """Records straight into the book; their ids."""
        added = self.do(lambda session: save.add_records(session, kind, list(records), draft=draft))
        assert len(added.saved) == len(records), added.problems
        return list(added.saved)


def line_of(page: Page, name: str) -> QLineEdit:
    """The line in which a field of the form over the list is typed."""
    assert isinstance(page, RecordsPage)
    row = page.sheet.pane.form.row(name)
    assert row is not None
    control: QWidget = row.editor.controls()[0]
    assert isinstance(control, QLineEdit)
    return control
