"""The first book, page by page: role, unit, place, officer, recovery code written and asked back.

The book is made on the worker's thread after the fourth page; from then on there is no way back,
only on to the code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xatre.desk.entry.parts import EntryPage
from xatre.desk.entry.recovery_code import AskBackPage, CodePage, NotePaper
from xatre.desk.entry.window import EntryWindow
from xatre.desk.entry.wizard_pages import FirstOfficerPage, PlacePage, RolePage, UnitPage
from xatre.desk.remembered import KnownBook, remember
from xatre.desk.worker import Task, Worker
from xatre.errors import XatreError
from xatre.reports.letterhead import Printing

PAGES = 6
ROLE = "Quản trị sổ"
UPPER_LABEL, UNIT_NAME = "desk.upper_label", "desk.unit_name"
CODE_NOT_CHECKED = "desk.code_not_checked"


@dataclass(frozen=True)
class FirstBook:
    """What the wizard made: enough to open it at once."""

    folder: Path
    officer: str
    password: str
    settings: dict[str, str]


def note_into(worker: Worker, folder: Path, officer: str, password: str) -> NotePaper:
    """Writes down in a book that is not open yet that the sheet with its code leaves."""

    def note_paper(
        file: str, take: Callable[[Printing], None], failed: Callable[[Exception], None]
    ) -> None:
        def job(task: Task) -> Printing:
            from xatre.work.papers.recovery_paper import note_recovery_sheet
            from xatre.work.session import open_session

            session = open_session(folder, password, officer)
            try:
                return note_recovery_sheet(session, file)
            finally:
                session.close()

        worker.submit(job, take, failed)

    return note_paper


class CodeSteps(QObject):
    """Code shown, then asked back; "Xem lại mã" goes back. `confirmed` when it was right."""

    confirmed = Signal()

    def __init__(
        self,
        window: EntryWindow,
        code: str,
        title: str,
        note_paper: NotePaper,
        first_step: int = 0,
    ) -> None:
        super().__init__(window)
        self._window, self._code, self._first = window, code, first_step
        self.shown = CodePage(code, title, note_paper)
        self.asked: AskBackPage | None = None
        if first_step:
            self.shown.say_step(first_step, PAGES)
        self.shown.next.clicked.connect(self._ask)
        window.show_page(self.shown)

    def _ask(self) -> None:
        self.asked = AskBackPage(self._code)
        if self._first:
            self.asked.say_step(self._first + 1, PAGES)
        self.asked.back.clicked.connect(self._again)
        self.asked.confirmed.connect(self._done)
        self._window.show_page(self.asked)

    def _again(self) -> None:
        self._window.show_page(self.shown)

    def _done(self) -> None:
        self._code = ""
        self.shown.forget()
        self.confirmed.emit()


class Wizard(QObject):
    """`finished(FirstBook)` at its end, `left` when the person went back out of it, `have_book`
    when there is a book or a backup already."""

    finished = Signal(object)
    left = Signal()
    have_book = Signal()

    def __init__(self, window: EntryWindow, worker: Worker, *, may_leave: bool) -> None:
        super().__init__(window)
        self._window, self._worker = window, worker
        self.role, self.unit = RolePage(), UnitPage()
        self.place, self.officer = PlacePage(), FirstOfficerPage()
        self.code: CodeSteps | None = None
        self.pages: list[EntryPage] = [self.role, self.unit, self.place, self.officer]
        self._role = ""
        for number, page in enumerate(self.pages, 1):
            page.say_step(number, PAGES)
            page.back.clicked.connect(self._back)
            page.next.clicked.connect(self._next)
        self.role.back.setVisible(may_leave)
        self.role.have_book.clicked.connect(self.have_book)

    def begin(self) -> None:
        """Show the first page."""
        self._window.show_page(self.role)

    def _here(self) -> int:
        return self.pages.index(self._window.ui.pages.currentWidget())  # type: ignore[arg-type]

    def _back(self) -> None:
        here = self._here()
        if here == 0:
            self.left.emit()
        else:
            self._window.show_page(self.pages[here - 1])

    def _next(self) -> None:
        page = self.pages[self._here()]
        if page is self.role:
            if self.role.role != self._role:
                self._role = self.role.role
                self.unit.set_role(self._role)
                self._window.ui.scene.mirror(self._role == "office")
        elif page is self.unit:
            if not self.unit.check():
                return
            self.place.propose(self.unit.unit.value)
        elif page is self.place:
            if not self.place.folder.check():
                return
            self.officer.password.set_portable(self.place.portable)
        else:
            if self.officer.check():
                self._make()
            return
        self._window.show_page(self.pages[self._here() + 1])

    def _make(self) -> None:
        self.officer.set_busy(True)
        self.officer.note.say("")
        folder, unit = self.place.place, self.unit.unit.value.partition("@")[0]
        officer, password = self.officer.officer, self.officer.password.password
        role, portable, demo = self._role, self.place.portable, self.role.demo.isChecked()
        name = " ".join(self.unit.name.text().split())
        title = self.unit.unit.text()
        kept = {
            UNIT_NAME if role == "office" else UPPER_LABEL: name,
            CODE_NOT_CHECKED: "yes",
        }
        known = KnownBook(
            str(folder),
            self.unit.unit.value,
            name if role == "office" and name else title.rpartition(", ")[0] or title,
            title.rpartition(", ")[2] if role == "commune" else "",
            role == "office",
            demo,
        )

        def make(task: Task) -> str:
            from xatre.work.new_book import create_book

            return create_book(
                folder,
                unit=unit,
                role=role,
                officer=officer,
                password=password,
                demo=demo,
                portable=portable,
                settings=kept,
            ).recovery_code

        def made(code: str) -> None:
            # Now already: whoever closes the program here finds the book again.
            remember(known, officer, ROLE, datetime.now(UTC))
            first = FirstBook(folder, officer, password, {CODE_NOT_CHECKED: ""})
            note = note_into(self._worker, folder, officer, password)
            steps = len(self.pages) + 1
            self.code = CodeSteps(self._window, code, f"Sổ của {title}", note, steps)
            self.code.confirmed.connect(lambda: self.finished.emit(first))

        self._worker.submit(make, made, self._not_made)

    def _not_made(self, error: Exception) -> None:
        self.officer.set_busy(False)
        if not isinstance(error, XatreError):
            raise error
        self.officer.note.say(f"{error.happened} {error.to_do} ({error.code})")
        self.officer.show_widget(self.officer.note)
