"""`run`: the program's windows from start to end: unlock, the first book, the desk, the lock.

What is slow to load (database, kinds, pages) is loaded after the unlock window stands.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from xatre import resources
from xatre.desk import book_jobs, theme
from xatre.desk.display import make_application
from xatre.desk.entry.ways import Ways
from xatre.desk.entry.window import EntryWindow
from xatre.desk.glass import close_what_lies_over, show_first, stand_in
from xatre.desk.remembered import KnownBook, known, known_books
from xatre.desk.worker import Worker
from xatre.errors import XatreError
from xatre.work import nameplate

if TYPE_CHECKING:
    from xatre.desk.facts import SessionFacts
    from xatre.desk.faults import Faults
    from xatre.desk.idle import Idle
    from xatre.desk.sitting import Sitting
    from xatre.desk.widgets.dialog import Dialog

LOCK_WORDS = {
    "idle": "Sổ đã khóa vì máy để không một lúc",
    "sleep": "Sổ đã khóa vì máy vừa ngủ",
    "system": "Sổ đã khóa cùng với Windows",
    "asked": "Sổ đã khóa",
    "moved": "Sổ đã chuyển sang nơi mới",
}


class Desk(QObject):
    """Everything between start and end. One book at a time, its keys on the worker's thread."""

    ended = Signal()

    def __init__(self, app: QApplication, book: str | None = None) -> None:
        super().__init__(app)
        self.tell_fault: Callable[[Dialog], None] | None = None
        self._app, self._asked_for = app, book
        self.worker = Worker(self)
        self.entry = EntryWindow()
        self.sitting: Sitting | None = None
        self.faults: Faults | None = None
        self.idle: Idle | None = None
        self.folder = Path()
        self._page_before = ""
        self._ended = False
        self.entry.unlock.open_asked.connect(self._open)
        self.ways = Ways(self, self)
        self.entry.unlock.offered.connect(self.ways.go)
        self.entry.closing.connect(self.end)
        self.worker.fault.connect(self._job_fault)

    # start

    def start(self) -> None:
        """Show the window, then load what is slow."""
        self.choose()
        show_first(self.entry)
        QTimer.singleShot(0, self._after_first_sight)

    def choose(self) -> None:
        """The book asked for, the last one used, or the first book's pages."""
        books = known_books()
        if self._asked_for:
            self.show_book(Path(self._asked_for).expanduser().absolute())
        elif books:
            self.show_book(books[0].path, books[0])
        else:
            self.ways.begin_wizard(may_leave=False)

    def _after_first_sight(self) -> None:
        """The window stands: now what is slow."""
        self._put_door(self.entry)
        self._look_at_stick()
        self.worker.submit(book_jobs.preload)

    def _look_at_stick(self) -> None:
        """A program that runs from a stick says at once that nothing can be written there."""
        from xatre.work import installation

        try:
            installation.require_stick()
        except XatreError as fault:
            self.fault(fault)

    def show_book(self, folder: Path, book: KnownBook | None = None) -> None:
        """The unlock page of the book in `folder`, or why there is none."""
        self.folder = folder
        shown = book or known(folder)
        plate = nameplate.read(folder)
        self.entry.ui.scene.mirror(shown.at_office)
        self.entry.show_unlock()
        self.entry.unlock.show_book(shown, plate)
        if plate.moved or not plate.there:
            self.entry.unlock.show_fault(nameplate.closed_place(folder))

    # opening

    def _open(self, officer: str, password: str, take_over: bool) -> None:
        self.open_book(self.folder, officer, password, {}, take_over)

    def open_book(
        self,
        folder: Path,
        officer: str,
        password: str,
        settings: dict[str, str],
        take_over: bool = False,
    ) -> None:
        """Open a book off this thread; `settings` are kept in it."""
        self.folder = folder

        job = book_jobs.opening(folder, officer, password, settings, take_over=take_over)
        self.worker.submit(job, self._opened, self.known_or_raise(self._not_opened))

    def _not_opened(self, error: XatreError) -> None:
        if self.entry.ui.pages.currentWidget() is not self.entry.unlock:
            self.show_book(self.folder)
        self.entry.unlock.show_fault(error)

    def known_or_raise(self, show: Callable[[XatreError], None]) -> Callable[[Exception], None]:
        """Known faults are shown on the page; others go through the one door, page set free."""

        def failed(error: Exception) -> None:
            if isinstance(error, XatreError):
                show(error)
            else:
                show(XatreError())
                self.fault(error)

        return failed

    def _opened(self, facts: SessionFacts) -> None:
        from xatre.desk.idle import Idle
        from xatre.desk.sitting import Sitting

        if self.idle is None:
            self.idle = Idle(self._app, self)
            self.idle.gone.connect(self.lock)
        self.sitting = Sitting(facts, self.worker, self.fault, self._page_before)
        self.sitting.lock_asked.connect(self.lock)
        self.sitting.closing.connect(self.end)
        self.sitting.minutes_changed.connect(self.idle.set_minutes)
        self.sitting.moved.connect(self._moved)
        self.entry.unlock.ui.password.forget()
        window = self.sitting.window
        stand_in(window, self.entry)
        self.entry.hide()
        self.entry.show_unlock()
        self._put_door(window)
        self.idle.start(facts.idle_minutes, int(window.winId()))
        window.ui.rail_pages.setFocus()
        self.sitting.begin()

    # faults

    def _put_door(self, window: QWidget) -> None:
        """Faults are shown over the window that stands now."""
        from xatre import paths
        from xatre.desk.faults import Faults

        self.faults = Faults(window, self._save_drafts, paths.logs(), self.tell_fault)
        self.faults.install()

    def _job_fault(self, error: BaseException) -> None:
        """A job that nobody waited for broke. One that came after the book was closed, as from a
        file dialog left open over the lock, had no book: nothing is lost and nothing to say."""
        if self.sitting is not None or isinstance(error, XatreError):
            self.fault(error)

    def fault(self, error: BaseException) -> None:
        """The one door."""
        if self.faults is not None:
            self.faults.show(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _save_drafts(self) -> str:
        return self.sitting.save_drafts() if self.sitting is not None else "–"

    # lock and end

    def lock(self, why: str = "asked") -> None:
        """Save drafts, close the book, wipe the keys, and show the password again."""
        if self.sitting is None:
            return
        sitting, self.sitting = self.sitting, None
        close_what_lies_over()
        self._page_before = sitting.window.current_key
        if self.idle is not None:
            self.idle.stop()
        had_draft = sitting.end()
        self._put_door(self.entry)
        stand_in(self.entry, sitting.window)
        sitting.window.hide()
        self.show_book(self.folder)
        draft = "Bản nháp đã lưu. " if had_draft else ""
        words = f"{draft}Mở lại sẽ về đúng trang đang làm."
        self.entry.unlock.say("info", f"{LOCK_WORDS.get(why, LOCK_WORDS['asked'])}.", words)
        self.entry.unlock.set_busy(True, "Đang đóng sổ…")
        self.worker.submit(
            book_jobs.close,
            lambda _: self._locked(sitting),
            lambda error: self._locked(sitting, error),
        )

    def _locked(self, sitting: Sitting, error: Exception | None = None) -> None:
        sitting.forget()
        self.entry.unlock.set_busy(False)
        self.entry.unlock.take_focus()
        if error is not None:
            self.fault(error)

    def _moved(self, to: Path) -> None:
        from dataclasses import replace

        before = known(self.folder)
        self.folder = to
        self.lock("moved")
        self.show_book(to, replace(before, folder=str(to)))

    def end(self) -> None:
        """Close the book and the program."""
        if self._ended:
            return
        self._ended = True
        if self.idle is not None:
            self.idle.stop()
        if self.sitting is not None:
            self.sitting.end()
            self.sitting.window.hide()
        self.worker.close(book_jobs.close)
        self.ended.emit()


def prepare(book: str | None = None) -> tuple[QApplication, EntryWindow]:
    """The program with its unlock window made, not shown: what a start costs is measured here."""
    app, desk = make(book)
    desk.choose()
    return app, desk.entry


def run(book: str | None = None, stands: Callable[[], object] = lambda: None) -> int:
    """Run the desk until its last window is closed; the exit code. A file of ours instead of a
    book is shown in the viewer. `stands` is called once the first window does."""
    if book and Path(book).suffix == ".xatre" and not Path(book).is_dir():
        from xatre.desk.viewer import run_viewer

        app = _app()
        QTimer.singleShot(0, stands)
        return run_viewer(app, Path(book).expanduser().absolute())
    app, desk = make(book)
    desk.ended.connect(app.quit)
    desk.start()
    QTimer.singleShot(0, stands)
    return app.exec()


def make(book: str | None = None) -> tuple[QApplication, Desk]:
    """The program with nothing shown yet."""
    app = _app()
    app.setQuitOnLastWindowClosed(False)
    return app, Desk(app, book)


def _app() -> QApplication:
    app = QApplication.instance() or make_application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("xatre")
    app.setApplicationDisplayName("Xã Trẻ")
    app.setWindowIcon(QIcon(str(resources.path("program.ico"))))
    theme.apply(app)
    return app
